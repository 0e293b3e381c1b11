// Gates a service of a Compose project with the command line and the Action.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { ensureCompose } from "../engines/compose.mjs";
import { ensureRedisImage } from "../engines/images/redis-image.mjs";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  memgateRun,
  noCompose,
  type RunOptions,
  runAction,
  seconds,
  slowness,
} from "./memgate.ts";
import { createProxy } from "./proxy.ts";

const root = new URL("../..", import.meta.url).pathname;
const file = join(root, "examples/compose/compose.yaml");
const api = ["--compose-file", file, "--service", "api", "--warmup", "0s", "--duration", seconds(2)];
const env: Record<string, string> = { BASE: engine?.base ?? "" };
const run = (args: readonly string[], options: RunOptions = {}) => memgateRun(args, { env, ...options });

/** The IDs of everything that matches the filter, by type. */
function resourcesWith(filter: string): Readonly<Record<string, string>> {
  return {
    containers: docker("ps", "--all", "--quiet", "--filter", filter),
    networks: docker("network", "ls", "--quiet", "--filter", filter),
    volumes: docker("volume", "ls", "--quiet", "--filter", filter),
    images: docker("images", "--quiet", "--filter", "reference=memgate-*-api"),
  };
}
const label = "label=com.docker.compose.project";
const nothing = { containers: "", networks: "", volumes: "", images: "" };

describeDocker("a service of a Compose project", () => {
  beforeEach(({ skip }) => skip(noCompose !== null, noCompose ?? ""));
  beforeAll(async () => {
    if (noCompose !== null) return;
    const surroundings = { log: console.error, env: { ...process.env, DOCKER_HOST: engine?.host ?? "" } };
    await ensureCompose(surroundings);
    env["REDIS_IMAGE"] = await ensureRedisImage({ base: engine?.base ?? "", ...surroundings });
  });
  expectNothingLeft();
  afterAll(() => {
    expect(resourcesWith(label)).toEqual(nothing);
  });

  it("is run several times with one build of its image, and leaves nothing behind", async () => {
    const { code, report, stderr } = await run([...api, "--repeat", "2"]);
    expect(code, stderr).toBe(0);
    expect(stderr.match(/^docker compose build /gm)).toHaveLength(1);
    expect(report?.set?.runs.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
    expect(resourcesWith(label)).toEqual(nothing);
  });

  it("is gated by its own limit with its database running, and leaves nothing behind", async () => {
    const { code, report, stdout, stderr } = await run(api);
    expect(code, stdout + stderr).toBe(0);
    expect(report).toMatchObject({
      requestedLimitBytes: 128 * 2 ** 20,
      verdict: { kind: "pass" },
      container: { image: expect.stringMatching(/^service api of .*compose\.yaml$/), wasRunning: false },
      load: { non2xx: 0, errors: 0 },
    });
    expect(report?.container?.memorySwapBytes).toBe(128 * 2 ** 20);
    expect(report?.notices).toEqual([
      expect.stringMatching(/compose\.yaml:\d+:\d+: services\.api\.ports is not applied/),
    ]);
    expect(resourcesWith(label)).toEqual(nothing);
  });

  it("fails the check at the line of its limit", async () => {
    const line = readFileSync(file, "utf8")
      .split("\n")
      .findIndex((text) => text.includes("mem_limit"));
    Object.assign(process.env, env);
    onTestFinished(() => {
      for (const name of Object.keys(env)) delete process.env[name];
    });
    const inputs = { "compose-file": file, service: "api", duration: seconds(2), warmup: "0s", "max-ratio": "0.01" };
    const { code, log } = await runAction(inputs);
    expect(code).toBe(1);
    expect(log).toMatch(
      new RegExp(
        `::error title=memgate%3A over the memory threshold,file=[^:]*compose\\.yaml,line=${line + 1},col=5::Memory peaked at `,
      ),
    );
  });

  it("runs under memory-limit instead of its own limit", async () => {
    const { report } = await run([...api, "--memory-limit", "96Mi"]);
    expect(report?.container).toMatchObject({ memoryBytes: 96 * 2 ** 20, memorySwapBytes: 96 * 2 ** 20 });
  });

  it("is rejected together with other sources or container options, and if the file does not have it", async () => {
    const { code, stderr } = await run([...api.with(3, "apy"), "--env", "A=1", "--build", "."]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--build is given together with --compose-file/);
    const other = await run([...api.with(3, "apy"), "--env", "A=1"]);
    expect(other.stderr).toMatch(/--env cannot be used with --compose-file/);
    expect(other.stderr).toMatch(/compose\.yaml:\d+:\d+: .*"apy".*did you mean api/);
  });

  it("is inconclusive if its database exits during the run", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "compose.yaml");
    // The app itself keeps running without the database.
    const service = (command: string) => ({ image: engine?.app, command: ["node", "-e", command] });
    const services = {
      app: { image: engine?.app, mem_limit: "128m", ports: ["3000"], depends_on: ["db"] },
      db: service("setTimeout(() => { console.log('out of disk'); process.exit(1) }, 3000)"),
    };
    writeFileSync(path, JSON.stringify({ services }));
    const args = ["--service", "app", "--ready-path", "/healthz", "--warmup", "0s", "--duration", seconds(5)];
    const { code, report } = await run(["--compose-file", path, ...args]);
    expect(code).toBe(3);
    expect(report?.verdict).toMatchObject({ reason: "dependency-exited" });
    expect(report?.verdict.message).toMatch(/the service db exited with exit code 1; its log ends with: out of disk/);
  });

  it("has no secret in logs and reports, even if the app logs them", async () => {
    const folder = temporaryFolder();
    const secrets = { KEY: "key-of-a-file", API_TOKEN: "from-the-env-file" };
    writeFileSync(join(folder, "app.env"), `API_TOKEN=${secrets.API_TOKEN}\nMODE=log-env\nPLAIN=an-ordinary-value\n`);
    writeFileSync(join(folder, "key.txt"), `${secrets.KEY}\n`);
    const app = {
      image: engine?.app,
      command: [
        "node",
        "-e",
        "process.env.KEY = fs.readFileSync('/run/secrets/key', 'utf8').trim(); import('/app/server.js')",
      ],
      ...{ mem_limit: "128m", ports: ["3000"], env_file: ["app.env"], secrets: ["key"] },
    };
    const path = join(folder, "compose.yaml");
    // An engine on another machine cannot read a file of this machine.
    const key = isElsewhere ? { environment: "MEMGATE_TEST_KEY" } : { file: "key.txt" };
    vi.stubEnv("MEMGATE_TEST_KEY", secrets.KEY);
    onTestFinished(() => void vi.unstubAllEnvs());
    writeFileSync(path, JSON.stringify({ services: { app }, secrets: { key } }));
    const { log, masks, summary, reports } = await runAction({
      ...{ "compose-file": path, service: "app", "ready-path": "/healthz", path: "/fails" },
      ...{ duration: seconds(2), warmup: "0s", "max-error-rate": "0" },
    });
    const forms = ["report.json", "report.html", "junit.xml"].map((name) => readFileSync(join(reports, name), "utf8"));
    expect(forms[0]).toMatch(/log-env KEY=\*\*\* API_TOKEN=\*\*\* PLAIN=an-ordinary-value Basic \w+\*\*\*/);
    for (const form of [log, summary, ...forms]) {
      for (const secret of Object.values(secrets)) expect(form).not.toContain(secret);
    }
    expect(masks).toEqual(expect.arrayContaining(Object.values(secrets)));
  });

  it("keeps names that equal a password, and masks the password in the log of a service", async () => {
    const path = join(temporaryFolder(), "postgres.yaml");
    const database =
      "setTimeout(() => { console.error('FATAL: role postgres does not exist'); process.exit(1) }, 3000)";
    const services = {
      orders: {
        ...{ image: engine?.app, mem_limit: "128m", ports: ["3000"], depends_on: ["postgres"] },
        environment: { DATABASE_URL: "postgres://orders:orders@postgres/orders" },
      },
      postgres: {
        ...{ image: engine?.app, command: ["node", "-e", database] },
        environment: { POSTGRES_PASSWORD: "postgres" },
      },
    };
    writeFileSync(path, JSON.stringify({ services }));
    const args = ["--compose-file", path, "--service", "orders", "--ready-path", "/healthz", "--warmup", "0s"];
    const { report, stderr, stdout } = await run([...args, "--duration", seconds(5)]);
    expect(report?.container?.image).toBe(`service orders of ${path}`);
    expect(report?.verdict.message).toMatch(
      /the service postgres exited with exit code 1; its log ends with: FATAL: role \*\*\* does not exist$/,
    );
    expect(stderr).toContain("starting postgres");
    expect(stderr + stdout).not.toMatch(/service \*\*\*|role postgres/);
  });

  it("does not change a running project of the same file", async () => {
    const compose = (...args: readonly string[]) =>
      execFileSync("docker", ["compose", "--file", file, "--project-name", "compose-test-own", ...args], {
        env: { ...process.env, DOCKER_HOST: engine?.host ?? "", ...env },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    onTestFinished(() => void compose("down", "--volumes", "--rmi", "local", "--timeout", "0"));
    compose("up", "--detach", "--wait");
    compose("exec", "-T", "db", "redis-cli", "SET", "mine", "kept");
    const before = docker("ps", "--quiet", "--no-trunc");
    expect((await run(api)).code).toBe(0);
    expect(docker("ps", "--quiet", "--no-trunc")).toBe(before);
    expect(compose("exec", "-T", "db", "redis-cli", "GET", "mine").trim()).toBe("kept");
  });

  const moments = ["docker compose build", "starting db", "waiting for db", "start:\n", "load:\n"];
  it.each(moments.flatMap((moment) => (["SIGINT", "SIGTERM"] as const).map((signal) => ({ moment, signal }))))(
    "leaves nothing behind after $signal at $moment",
    async ({ moment, signal }) => {
      let isKilled = false;
      const { code, stderr, report } = await run(api.with(-1, "60s"), {
        onProgress: (text, kill) => {
          if (isKilled || !text.includes(moment)) return;
          isKilled = true;
          kill(signal);
        },
      });
      expect(isKilled, stderr).toBe(true);
      expect(code).toBe(3);
      expect(report?.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
      // On an emulated machine the cleanup may outlast the report, which then lists what is left.
      const isNoted = report?.notices.join("\n").includes("may still exist");
      if (slowness > 1 && isNoted) expect(stderr).toMatch(/\nmemgate removed it\n$/);
      else expect(isNoted).toBe(false);
      expect(resourcesWith(label)).toEqual(nothing);
    },
  );

  it("finishes the cleanup after the report if the engine is slow, and reports what is left until then", async () => {
    const proxy = await createProxy(engine?.host ?? "");
    let isKilled = false;
    const { code, stderr, report } = await run(api.with(-1, "60s"), {
      env: { ...env, DOCKER_HOST: proxy.host },
      onProgress: (text, kill) => {
        if (isKilled || !text.includes("load:\n")) return;
        isKilled = true;
        proxy.slow(1_500);
        kill("SIGTERM");
      },
    });
    expect(code).toBe(3);
    expect(report?.notices.join("\n")).toContain("may still exist");
    expect(stderr).toMatch(/memgate is still removing what the run created.*\nmemgate removed it\n$/);
    expect(resourcesWith(label)).toEqual(nothing);
  });
});
