// Other workloads than plain HTTP: batch jobs, load commands, HTTPS and Unix sockets.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { ensureCompose } from "../engines/compose.mjs";
import { ensureRedisImage } from "../engines/images/redis-image.mjs";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  memgateRun,
  noCompose,
  seconds,
} from "./memgate.ts";

const root = new URL("../..", import.meta.url).pathname;
const times = ["--warmup", "0s", "--duration", seconds(1)];
const example = (name: string) => [
  ...["--build", join(root, "examples", name), "--build-args", `BASE=${engine?.base}`, "--memory-limit", "128Mi"],
];

describeDocker("a batch job", () => {
  expectNothingLeft();

  it("passes if it ends with an allowed exit code, and counts its whole run", async () => {
    const { code, report, stdout } = await memgateRun([...example("batch"), "--load", "none"]);
    expect(code, stdout).toBe(0);
    expect(report).toMatchObject({
      verdict: { kind: "pass" },
      load: null,
      workload: { kind: "none", exitCodes: [0] },
      container: { exitedByItself: true, exitCode: 0 },
      phases: [{ name: "run" }],
    });
    // The job allocates 20 MiB.
    expect(report?.peak?.workingSetBytes).toBeGreaterThan(20 * 2 ** 20);
    expect(stdout).toContain("a batch job, which ran for ");
  });

  it("is oom-killed if it exceeds its limit", async () => {
    const args = [...example("batch"), "--load", "none", "--env", "BATCH_MEBIBYTES=200"];
    const { code, report } = await memgateRun(args);
    expect(code).toBe(1);
    expect(report?.verdict.kind).toBe("oom-killed");
  });

  it("is job-failed with another exit code, and memgate prints its log", async () => {
    const { code, report, stdout } = await memgateRun(job("exit-at-start"));
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "job-failed" });
    expect(stdout).toContain("mode exit-at-start");
    expect((await memgateRun([...job("exit-at-start"), "--exit-codes", "0,1"])).code).toBe(0);
  });

  it("is job-unfinished if it still runs after duration", async () => {
    const { report } = await memgateRun([...job("ok"), "--duration", seconds(2)]);
    expect(report?.verdict).toMatchObject({ reason: "job-unfinished" });
  });
});

/** Flags that run the suite's app in a mode, without flags for HTTP load. */
function app(mode: string): readonly string[] {
  return ["--image", engine?.app ?? "", "--pull", "never", "--memory-limit", "128Mi", "--env", `MODE=${mode}`];
}

function job(mode: string): readonly string[] {
  return [...app(mode), "--load", "none"];
}

describeDocker("a load command", () => {
  expectNothingLeft();
  const ready = [...app("ok"), "--ready-path", "/healthz"];
  const script = (text: string) => ["--load-command", JSON.stringify([process.execPath, "-e", text])];
  const requests = `
    const { MEMGATE_URL: url, MEMGATE_HOST: host } = process.env;
    if (!url.startsWith("http://" + host + "/")) process.exit(9);
    for (let n = 0; n < 200; n++) if (!(await fetch(url)).ok) process.exit(8);
    console.log("200 requests sent");
    await new Promise((resolve) => setTimeout(resolve, 1_200));`;
  const asModule = (text: string) => script(`(async () => {${text}})()`);

  it("makes up the load phase, and the log contains its output", async () => {
    const { code, report, stderr } = await memgateRun([...ready, ...asModule(requests)]);
    expect(code, stderr).toBe(0);
    expect(report).toMatchObject({ load: null, workload: { kind: "command", exitCode: 0, wasToEnd: false } });
    expect(stderr).toContain("200 requests sent");
  });

  it("ends with all processes that it started, even if they ignore SIGTERM", async () => {
    const stubborn = "trap '' TERM; node -e 'setTimeout(() => {}, 123456)' & node -e 'setTimeout(() => {}, 123457)'";
    const args = ["--load-command", JSON.stringify(["sh", "-c", stubborn]), "--duration", seconds(2)];
    const { report } = await memgateRun([...ready, ...args]);
    expect(report?.workload).toMatchObject({ wasToEnd: true });
    const processes = () => execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    expect(processes()).not.toMatch(/12345[67]/);
    let isKilled = false;
    const interrupted = await memgateRun([...ready, ...args.with(-1, "60s")], {
      onProgress: (stderr, kill) => {
        if (isKilled || !stderr.includes("load:\n")) return;
        isKilled = true;
        setTimeout(() => kill("SIGTERM"), 500);
      },
    });
    expect(interrupted.report?.verdict).toMatchObject({ reason: "interrupted" });
    expect(processes()).not.toMatch(/12345[67]/);
  });

  it("that fails is load-failed", async () => {
    const { code, report } = await memgateRun([...ready, ...script("process.exit(7)")]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "load-failed", message: expect.stringContaining("exit code 7") });
  });

  it("that ends immediately is load-failed, even with exit code 0", async () => {
    const { code, report } = await memgateRun([...ready, ...script("process.exit(0)")]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "load-failed", message: expect.stringContaining("at least 1 s") });
  });

  it("that sends to another address is load-failed, even with exit code 0", async () => {
    const elsewhere =
      "for (let n = 0; n < 8; n++) { await fetch('http://127.0.0.1:9').catch(() => {}); await wait(200); }";
    const wait = "const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));";
    const { code, report, stdout } = await memgateRun([...ready, ...asModule(wait + elsewhere)]);
    expect(code, stdout).toBe(3);
    expect(report?.workload).toMatchObject({ exitCode: 0, app: { receivedBytes: expect.any(Number) } });
    expect(report?.verdict).toMatchObject({
      reason: "load-failed",
      message: expect.stringContaining("the app received only"),
    });
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Let the load command send several requests a second to the URL in MEMGATE_URL",
    );
  });

  it("that does not exist is an input error before anything starts", async () => {
    const { code, stderr } = await memgateRun([...ready, "--load-command", "no-such-program --fast"]);
    expect(code).toBe(2);
    expect(stderr).toContain('load-command begins with "no-such-program", which is not in PATH');
  });

  it("that continues only in the background is load-failed, because its duration ends with the command", async () => {
    const background = JSON.stringify(["sh", "-c", "(sleep 123458; echo late) & exit 0"]);
    const { code, report } = await memgateRun([...ready, "--load-command", background]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "load-failed", message: expect.stringContaining("at least 1 s") });
    expect(report?.notices.join()).toContain("exited before 2 of its processes");
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain("123458");
  });

  it("that a signal kills is reported with the signal", async () => {
    const { report } = await memgateRun([...ready, "--load-command", 'sh -c "sleep 1.5; kill -KILL $$"']);
    expect(report?.workload).toMatchObject({ exitCode: null, signal: "SIGKILL" });
    expect(report?.verdict.message).toContain("was ended by SIGKILL");
  });

  it("ends after duration, and on an interrupt", async () => {
    const endless = script("setInterval(() => fetch(process.env.MEMGATE_URL), 1000 / 10)");
    const { code, report } = await memgateRun([...ready, ...endless, "--duration", seconds(2)]);
    expect(code).toBe(0);
    expect(report?.workload).toMatchObject({ wasToEnd: true });
    let isKilled = false;
    const ended = await memgateRun([...ready, ...endless], {
      onProgress: (stderr, kill) => {
        if (isKilled || !stderr.includes("load:\n")) return;
        isKilled = true;
        setTimeout(() => kill("SIGINT"), 300);
      },
    });
    expect(ended.report?.verdict).toMatchObject({ reason: "interrupted" });
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain("1000 / 10)");
  });

  it("can cause an OOM kill, which fails the gate", async () => {
    const { report } = await memgateRun([
      ...[...app("grow-late"), "--ready-path", "/healthz"],
      ...asModule("await fetch(process.env.MEMGATE_URL); await new Promise((r) => setTimeout(r, 4000));"),
    ]);
    expect(report?.verdict.kind).toBe("oom-killed");
  });
});

describeDocker("a worker without a port", () => {
  const env: Record<string, string> = { BASE: engine?.base ?? "" };
  beforeEach(({ skip }) => skip(noCompose !== null, noCompose ?? ""));
  beforeAll(async () => {
    if (noCompose !== null) return;
    const surroundings = { log: console.error, env: { ...process.env, DOCKER_HOST: engine?.host ?? "" } };
    await ensureCompose(surroundings);
    env["REDIS_IMAGE"] = await ensureRedisImage({ base: engine?.base ?? "", ...surroundings });
  });
  expectNothingLeft();

  const worker = [
    ...["--compose-file", join(root, "examples/queue/compose.yaml"), "--service", "worker"],
    ...["--ready", "log:worker is ready", "--load-service", "load"],
  ];

  it("is exercised by a load command in a container of its project", async ({ skip }) => {
    skip(isElsewhere, "the script is a file of this machine, but the engine is on another machine");
    const { code, report, stderr, stdout } = await memgateRun([...worker, "--load-command", "sh /load.sh"], { env });
    expect(code, stderr + stdout).toBe(0);
    expect(stderr).toContain("the queue is empty again");
    expect(report?.workload).toMatchObject({ kind: "command", command: "sh /load.sh", exitCode: 0 });
    expect(docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project")).toBe("");
  });

  it("is load-failed if the command ends immediately, however long docker compose takes", async () => {
    const { code, report } = await memgateRun([...worker, "--load-command", "sh -c :"], { env });
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "load-failed" });
    expect(report?.verdict.message).toMatch(
      /ended with exit code 0 after [\d.]+ ms; a load phase must take at least 1 s/,
    );
  });

  it("gets the image of its load service built before the load, and the log contains no secret", async () => {
    const folder = temporaryFolder();
    const node = (script: string) => ["node", "-e", script];
    writeFileSync(join(folder, "load.env"), "PLAIN=an-ordinary-value\n");
    writeFileSync(join(folder, "Dockerfile"), `FROM ${engine?.app}\n`);
    const services = {
      app: { image: engine?.app, mem_limit: "128m" },
      load: { build: ".", profiles: ["load"], env_file: ["load.env"], environment: { K6_TOKEN: "of-the-token" } },
    };
    writeFileSync(join(folder, "compose.yaml"), JSON.stringify({ services }));
    const script = `console.log('said', process.env.PLAIN, process.env.K6_TOKEN); setTimeout(() => {}, 1500);
      for (let n = 0; n < 20; n++) fetch(process.env.MEMGATE_URL);`;
    const source = ["--compose-file", join(folder, "compose.yaml"), "--service", "app", "--load-service", "load"];
    const { code, stderr, stdout } = await memgateRun(
      [...source, "--ready", "log:listening", "--load-command", JSON.stringify(node(script))],
      { env },
    );
    expect(code, stderr + stdout).toBe(0);
    expect(stderr).toContain("said an-ordinary-value ***");
    expect(stderr + stdout).not.toMatch(/of-the-/);
    expect(stderr.indexOf("docker compose build load")).toBeGreaterThan(-1);
    expect(stderr.indexOf("docker compose build load")).toBeLessThan(stderr.indexOf("load:\n"));
    expect(docker("images", "--quiet", "--filter", "reference=memgate-*-load")).toBe("");
  });

  it("leaves nothing behind after an interrupt during the load", async () => {
    let isKilled = false;
    const { report } = await memgateRun([...worker, "--load-command", "sh -c 'while :; do :; done'"], {
      env,
      onProgress: (stderr, kill) => {
        if (isKilled || !stderr.includes("load:\n")) return;
        isKilled = true;
        setTimeout(() => kill("SIGTERM"), 1_500);
      },
    });
    expect(report?.verdict).toMatchObject({ reason: "interrupted" });
    for (const kind of [
      ["ps", "--all"],
      ["network", "ls"],
      ["volume", "ls"],
    ]) {
      expect(docker(...kind, "--quiet", "--filter", "label=com.docker.compose.project")).toBe("");
    }
  });
});

describeDocker("an app that speaks HTTP in another way", () => {
  expectNothingLeft();

  it("passes with HTTPS and its own certificate authority, which memgate checks", async ({ skip }) => {
    skip(isElsewhere, "the certificates are files of this machine, but the engine is on another machine");
    const tls = temporaryFolder();
    execFileSync("sh", [join(root, "examples/https/certificates.sh"), tls], { stdio: "ignore" });
    const https = [...example("https"), "--https", "true", "--volumes", `${tls}:/tls:ro`, ...times];
    const { code, report, stdout } = await memgateRun([...https, "--ca", join(tls, "ca.crt")]);
    expect(code, stdout).toBe(0);
    expect(report?.load).toMatchObject({ url: expect.stringMatching(/^https:/), errors: 0, non2xx: 0 });
    expect((await memgateRun([...https, "--insecure", "true"])).code).toBe(0);
    const untrusted = await memgateRun([...https, "--ready-timeout", seconds(3)]);
    expect(untrusted.report?.verdict).toMatchObject({ reason: "not-ready" });
    expect(untrusted.report?.verdict.message).toMatch(/certificate/);
    // The load checks the certificate too, not only the readiness probe.
    const unprobed = await memgateRun([...https, "--ready", "tcp"]);
    expect(unprobed.report?.verdict).toMatchObject({ reason: "load-failed" });
  });

  it("passes with a Unix socket in a volume", async ({ skip }) => {
    skip(isElsewhere, "the socket is a file of this machine, but the engine is on another machine");
    const shared = join(temporaryFolder(), "run");
    mkdirSync(shared);
    const socket = ["--volumes", `${shared}:/run/app`, "--socket", join(shared, "app.sock")];
    const { code, report, stdout } = await memgateRun([...example("socket"), ...socket, ...times]);
    expect(code, stdout).toBe(0);
    expect(report?.load).toMatchObject({ via: "unix-socket", errors: 0 });
    expect(report?.load?.requests).toBeGreaterThan(100);
    const gone = [...socket.slice(0, 3), join(shared, "other.sock"), "--ready-timeout", seconds(2)];
    expect((await memgateRun([...example("socket"), ...gone, ...times])).report?.verdict.message).toMatch(
      /other\.sock|ENOENT/,
    );
  });

  it("is container-failed if another program listens on the socket", async ({ skip }) => {
    skip(isElsewhere, "the socket is a file of this machine, but the engine is on another machine");
    const shared = temporaryFolder();
    const path = join(shared, "app.sock");
    const other = createServer((_, response) => response.end("not the app"));
    await new Promise<void>((resolve) => other.listen(path, resolve));
    onTestFinished(() => void other.close());
    const socket = ["--volumes", `${shared}:/run/app`, "--socket", path];
    const { code, report } = await memgateRun([...app("mute"), ...socket, ...times]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "container-failed" });
    expect(report?.verdict.message).toContain("another program already listens on");
  });

  it("passes with connections that close after 5 requests, and loses no request", async () => {
    const { code, report } = await memgateRun([...appIn("ok"), "--max-connection-requests", "5"]);
    expect(code).toBe(0);
    expect(report?.load).toMatchObject({ errors: 0, non2xx: 0, stalledConnections: 0 });
  });
});
