// Starts an installed dockerd: with systemd if it manages Docker, else as a daemon.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awaitEngine } from "./await-engine.mjs";
import { asRoot, lastLines, readTail, run, systemPath } from "./command.mjs";
import { defaultHost, probeOnce, ready, refusal } from "./find.mjs";

/** @typedef {import("./find.mjs").Ready} Ready */
/** @typedef {import("./find.mjs").None} None */
/** @typedef {{ log: (line: string) => void, env: NodeJS.ProcessEnv }} Surroundings */

const startMs = 60_000;

/**
 * @param {string} dockerd full path
 * @param {Surroundings} surroundings
 * @returns {Promise<Ready | None>}
 */
export async function startEngine(dockerd, { log, env }) {
  const root = await asRoot(env);
  if (!root) {
    return {
      kind: "none",
      why: "a Docker Engine is installed but not running, and only root can start it",
      advice: "run this as root or with a working sudo, or start the engine yourself: `sudo systemctl start docker`",
    };
  }
  const outcome = (await isSystemdUnit(env))
    ? await startUnit(root, { log, env })
    : await startDaemon(dockerd, root, { log, env });
  if (outcome.state === "failed") {
    return {
      kind: "none",
      why: outcome.why,
      advice: "remove the cause that the log lines above show, and run this again",
    };
  }
  return outcome.state === "denied" ? grantSocketAccess(root, { log, env }) : ready(defaultHost, outcome, "started");
}

/** @typedef {import("./await-engine.mjs").WaitResult} Started */

/** @param {NodeJS.ProcessEnv} env */
async function isSystemdUnit(env) {
  if (readFileSync("/proc/1/comm", "utf8").trim() !== "systemd") return false;
  return (await run(["systemctl", "cat", "docker.service"], { env })).ok;
}

/**
 * @param {readonly string[]} root
 * @param {Surroundings} surroundings
 * @returns {Promise<Started>}
 */
async function startUnit(root, { log, env }) {
  log("starting the installed engine: systemctl start docker");
  const { ok, output } = await run([...root, "systemctl", "start", "docker"], { env, timeoutMs: 2 * startMs });
  if (ok) return awaitEngine(defaultHost, startMs, env, () => undefined);
  const journal = await run([...root, "journalctl", "--no-pager", "-n", "12", "-u", "docker"], { env });
  return { state: "failed", why: `systemctl start docker failed:\n${lastLines(`${output}\n${journal.output}`, 16)}` };
}

/**
 * @param {string} dockerd
 * @param {readonly string[]} root
 * @param {Surroundings} surroundings
 * @returns {Promise<Started>}
 */
async function startDaemon(dockerd, root, { log, env }) {
  const running = runningDaemon();
  if (running !== undefined) {
    log(`dockerd (pid ${running}) is running but does not respond; waiting for it`);
    const outcome = await awaitEngine(defaultHost, startMs, env, () =>
      isAlive(running) ? undefined : `dockerd (pid ${running}) ended`,
    );
    // If it was about to stop, a new daemon can be started.
    if (outcome.state !== "failed" || isAlive(running)) return outcome;
  }

  const logFile = join(mkdtempSync(join(tmpdir(), "memgate-dockerd-")), "dockerd.log");
  writeFileSync(logFile, "");
  log(`starting the installed engine: ${dockerd}, log in ${logFile}`);
  // setsid: neither Ctrl-C nor the end of this terminal reaches the daemon. The shell itself runs in the foreground,
  // because sudo may ask for a password. PATH is for programs that dockerd calls: iptables, containerd.
  const script = 'PATH=$3; export PATH; setsid "$1" >>"$2" 2>&1 </dev/null & echo "pid $!"';
  const launch = await run([...root, "sh", "-c", script, "sh", dockerd, logFile, systemPath(env)], { env });
  const pid = Number(/^pid (\d+)$/m.exec(launch.output)?.[1]);
  if (!launch.ok || !pid) return { state: "failed", why: `dockerd could not be started:\n${lastLines(launch.output)}` };
  return awaitEngine(defaultHost, startMs, env, () =>
    isAlive(pid) ? undefined : `dockerd ended immediately; the end of ${logFile}:\n${lastLines(readTail(logFile))}`,
  );
}

/**
 * Makes the user the owner of the engine's socket, which only root and the docker group can use. This lasts until the
 * engine restarts. Adding the user to the group would be permanent, and effective only after the next login.
 * @param {readonly string[]} root
 * @param {Surroundings} surroundings
 * @returns {Promise<Ready | None>}
 */
async function grantSocketAccess(root, { log, env }) {
  const socket = defaultHost.replace("unix://", "");
  log(
    `giving you access to ${socket} until the engine restarts (for permanent access: sudo usermod -aG docker "$USER")`,
  );
  await run([...root, "chown", String(process.getuid?.()), socket], { env });
  const probe = await probeOnce(defaultHost, env);
  return probe.state === "ready" ? ready(defaultHost, probe, "started") : refusal(defaultHost, probe);
}

/** The pid of a running dockerd that does not respond yet, from its pid file; undefined if there is no such process. */
function runningDaemon() {
  try {
    const pid = Number(readFileSync("/var/run/docker.pid", "utf8"));
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "dockerd" ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * False also for a zombie: in many containers PID 1 does not reap a dockerd that has ended.
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
