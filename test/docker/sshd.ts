// A real SSH server on the loopback interface, and an ssh program that uses only the files of the test.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asRoot, findProgram, lastLines } from "../engines/command.mjs";
import { installPackages, isDebianLike } from "../engines/packages/apt.mjs";

export interface SshServer {
  /** Such as `root@127.0.0.1:40022`. */
  readonly address: string;
  /** A folder with a program `ssh`, to put before the others on PATH. */
  readonly bin: string;
  /** Sets the key of the server that ssh knows: the right key, another key, or no key. */
  readonly setKnownKey: (key: "right" | "another" | "none") => void;
  /** Sets whether the server accepts the user's key. */
  readonly setLogin: (isAccepted: boolean) => void;
  /** The number of ssh processes that were started since the last call. */
  readonly connections: () => number;
  /** The ssh processes that still run, each with its process group. */
  readonly running: () => readonly { readonly group: number; readonly command: string }[];
  readonly stop: () => void;
}

/**
 * Finds sshd, or installs it. Never on a machine with systemd: the package would start an SSH server at each boot.
 * @returns the path of the program, or a sentence that says why there is none
 */
export async function findSshd(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const { env } = process;
  const sshd = findProgram("sshd", env);
  if (sshd !== undefined) return { path: sshd };
  const root = await asRoot(env);
  if (!isDebianLike() || root === undefined || existsSync("/run/systemd/system")) {
    return { missing: "sshd is not installed; install openssh-server to run the tests over SSH" };
  }
  const result = await installPackages(["openssh-server", "openssh-client"], root, { log: console.error, env });
  const installed = findProgram("sshd", env);
  return installed === undefined
    ? { missing: `openssh-server could not be installed:\n${lastLines(result.output)}` }
    : { path: installed };
}

/** @param dockerHost the engine that `docker` uses in a session of the server */
export async function startSshd(sshd: string, dockerHost: string): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), "memgate-ssh-"));
  const at = (name: string) => join(folder, name);
  for (const key of ["host", "another", "user"]) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", at(key)]);
  }
  const port = await freePort();
  const user = userInfo().username;
  writeFileSync(at("sshd_config"), serverConfig(folder, port, dockerHost));
  writeFileSync(at("config"), clientConfig(folder));
  mkdirSync(at("bin"));
  const ssh = findProgram("ssh", process.env);
  writeFileSync(at("bin/ssh"), `#!/bin/sh\necho >>"${at("log")}"\nexec "${ssh}" -F "${at("config")}" "$@"\n`);
  chmodSync(at("bin/ssh"), 0o755);
  // As root, sshd requires this folder, which the service of the package creates.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const server = spawn(sshd, ["-D", "-e", "-f", at("sshd_config")], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  await untilOpen(port, () => (server.exitCode === null ? null : `sshd ended: ${log}`));
  const keyOf = (name: string) => readFileSync(at(`${name}.pub`), "utf8");
  return {
    address: `${user}@127.0.0.1:${port}`,
    bin: at("bin"),
    setKnownKey: (key) => {
      const known = { right: "host", another: "another", none: null }[key];
      writeFileSync(at("known_hosts"), known === null ? "" : `[127.0.0.1]:${port} ${keyOf(known)}`);
    },
    setLogin: (isAccepted) => writeFileSync(at("authorized_keys"), isAccepted ? keyOf("user") : ""),
    connections: () => {
      const lines = existsSync(at("log")) ? readFileSync(at("log"), "utf8").length : 0;
      rmSync(at("log"), { force: true });
      return lines;
    },
    running: () => {
      const lines = execFileSync("ps", ["-eo", "pgid=,args="], { encoding: "utf8" }).trim().split("\n");
      const processes = lines.map((line) => ({ group: Number.parseInt(line, 10), command: line.trim() }));
      return processes.filter(({ command }) => command.includes(`-F ${at("config")}`));
    },
    stop: () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverConfig(folder: string, port: number, dockerHost: string): string {
  const path = process.env["PATH"] ?? "";
  return `ListenAddress 127.0.0.1:${port}
HostKey ${folder}/host
PidFile none
AuthorizedKeysFile ${folder}/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
SetEnv DOCKER_HOST=${dockerHost} PATH=${path}
`;
}

function clientConfig(folder: string): string {
  return `UserKnownHostsFile ${folder}/known_hosts
GlobalKnownHostsFile /dev/null
IdentityFile ${folder}/user
IdentitiesOnly yes
IdentityAgent none
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function untilOpen(port: number, problem: () => string | null): Promise<void> {
  for (;;) {
    const why = problem();
    if (why !== null) throw new Error(why);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      }).on("error", () => resolve(false));
    });
    if (isOpen) return;
    await sleep(50);
  }
}
