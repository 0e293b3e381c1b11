// Starts and removes Compose projects on a real engine, even while the user's own project of the same files runs.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { at, mapOf, servicesOf } from "../../src/compose/model.ts";
import { messageOf } from "../../src/lib/errors.ts";
import { placeText } from "../../src/lib/place-text.ts";
import { GateError } from "../../src/model/gate-error.ts";
import { runCompose } from "../../src/targets/docker/compose/cli.ts";
import { composeConfig } from "../../src/targets/docker/compose/config.ts";
import { overrideOf } from "../../src/targets/docker/compose/override-file.ts";
import { projectName } from "../../src/targets/docker/compose/project.ts";
import { projectArgs, resolveCompose } from "../../src/targets/docker/compose/resolve.ts";
import { bringUp, type StartedProject, tearDown } from "../../src/targets/docker/compose/up.ts";
import { connectEngine, type Engine } from "../../src/targets/docker/engine/connect.ts";
import { ensureCompose } from "../engines/compose.mjs";
import { temporaryFolder } from "../temporary-folder.ts";
import { caseName, composeCases, fieldOf } from "../unit/compose/cases.ts";
import { describeDocker, docker, engine, isElsewhere, noCompose, noPublishedPort, slowness } from "./memgate.ts";

const env = { ...process.env, DOCKER_HOST: engine?.host ?? "", MEMGATE_TEST_KEY: "key-of-the-environment" };
const mebibyte = 2 ** 20;

beforeAll(async () => {
  if (engine !== null) await ensureCompose({ env });
}, 300_000);

describeDocker("Compose files that docker compose resolves", () => {
  const folder = fileURLToPath(new URL("../fixtures/compose", import.meta.url));
  const cases = composeCases.filter(({ problems }) => problems === undefined);

  const resolutions = new Map<unknown, ReturnType<typeof resolveCompose>>();
  /** Resolves the files of a case once, for both tests of the case. */
  function resolved(one: (typeof cases)[number]) {
    const files = one.files.map((file) => join(folder, file));
    const known =
      resolutions.get(one) ?? resolveCompose({ files, service: one.service, allowUnset: [], envFiles: [] }, env);
    resolutions.set(one, known);
    return known;
  }

  // At the same time: docker compose only reads files here.
  it.concurrent.each(cases.map((one) => [caseName(one), one] as const))("%s", async (_name, one) => {
    const inFolder = (text: string) => text.replaceAll(`${folder}/`, "");
    if (one.refused !== undefined) {
      const refusal: unknown = await resolved(one).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ stage: "inputs" });
      const message = inFolder(messageOf(refusal));
      expect(message).toContain(one.refused);
      return expect(message).not.toMatch(/hunter2|secret-in-a-bad-line/);
    }
    const resolvedCompose = await resolved(one);
    expect(resolvedCompose.limitBytes).toBe(one.limit);
    const { limitPlace } = resolvedCompose;
    expect(limitPlace === null ? null : inFolder(placeText(limitPlace))).toBe(one.limitAt);
    const fields = resolvedCompose.notices.map((notice) => fieldOf(inFolder(notice), one.files[0] ?? ""));
    const expected = [...(one.notices ?? []), ...(one.moreNotices ?? [])];
    // The files and the resolved model may differ in the order of services, and so in the service before "(also in …)".
    if (!expected.join().includes("(also in")) expect(fields.toSorted()).toEqual(expected.toSorted());
    expect(fields).toHaveLength(expected.length);
    for (const secret of ["example-password", "secret-of-app-env", "from-the-env-file", "key-of-the-environment"]) {
      expect(resolvedCompose.notices.join()).not.toContain(secret);
    }
  });

  it.each([
    ["COUNT", "seven7"],
    ["COUNT_KEY", "***"],
  ])("give an error with the value of an ordinary variable, without that of a secret: %s", async (name, shown) => {
    const folder = temporaryFolder();
    const file = join(folder, "compose.yaml");
    writeFileSync(join(folder, ".env"), `${name}=seven7\n`);
    writeFileSync(file, `services:\n  api:\n    image: a\n    deploy: {replicas: $${name}}\n`);
    const refusal: unknown = await resolveCompose(
      { files: [file], service: "api", allowUnset: [], envFiles: [] },
      env,
    ).catch((error) => error);
    expect(messageOf(refusal)).toMatch(/compose\.yaml:4:14: .*services\.api\.deploy\.replicas/);
    expect(messageOf(refusal)).toContain(`parsing "${shown}":`);
  });

  it("accept unset variables that `allowUnset` names, with a notice", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "compose.yaml");
    writeFileSync(file, "services:\n  api:\n    image: a\n    environment: {A: $UNSET_A, B: $UNSET_B}\n");
    const source = { files: [file], service: "api", envFiles: [] };
    const accepting = await resolveCompose({ ...source, allowUnset: ["UNSET_A", "UNSET_B", "UNUSED"] }, env);
    expect(accepting.notices.map((notice) => notice.split(" ")[0])).toEqual(["UNSET_A", "UNSET_B"]);
    expect(at(servicesOf(accepting.model), "api", "environment")).toEqual({ A: "", B: "" });
    const refusal: unknown = await resolveCompose({ ...source, allowUnset: ["UNSET_B"] }, env).catch((error) => error);
    expect(messageOf(refusal)).toMatch(/services\.api uses variables that are not set: UNSET_A \(line 4\);/);
  });

  it("take values from env-file, which override .env, and are overridden by memgate's environment", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "compose.yaml");
    const envFiles = ["a.env", "b.env"].map((name) => join(folder, name));
    writeFileSync(join(folder, ".env"), "UNSET_A=of-env\nUNSET_B=of-env\n");
    writeFileSync(envFiles[0] ?? "", 'UNSET_B="of a"\nUNSET_C=of-a\nUNSET_D=of-a\n');
    writeFileSync(envFiles[1] ?? "", "export UNSET_C=of-b\nUNSET_D=of-b\n");
    const values = "{A: $UNSET_A, B: $UNSET_B, C: $UNSET_C, D: $UNSET_D}";
    writeFileSync(file, `services:\n  api:\n    image: a\n    environment: ${values}\n`);
    const source = { files: [file], service: "api", allowUnset: [], envFiles };
    const { model, notices } = await resolveCompose(source, { ...env, UNSET_D: "own" });
    expect(at(servicesOf(model), "api", "environment")).toEqual({ A: "of-env", B: "of a", C: "of-b", D: "own" });
    expect(notices).toEqual([]);
  });

  const accepted = cases.filter(({ limit }) => limit !== undefined);
  const overrides = mkdtempSync(join(tmpdir(), "memgate-test-"));
  afterAll(() => rmSync(overrides, { recursive: true }));
  it.concurrent.each(accepted.map((one, index) => [caseName(one), one, index] as const))(
    "accept memgate's override file: %s",
    async (_name, one, index) => {
      const { compose, files, model, service } = await resolved(one);
      const override = join(overrides, `override-${index}.yaml`);
      const limitBytes = 20 * mebibyte;
      const plan = { project: "memgate-test", runId: "test", service, limitBytes, publish: [], publishAt: "" };
      writeFileSync(override, overrideOf(model, { ...plan, exposedVariables: ["MEMGATE_TEST_KEY"] }));
      const project = projectArgs("memgate-test", [...files, override]);
      const run = (args: readonly string[]) => runCompose(compose, [...project, ...args], env, null, null);
      const { model: merged, stderr } = await composeConfig(run, [service]);
      expect(merged, stderr).not.toBeNull();
      const tested = servicesOf(merged)[service];
      const limits = { mem_limit: String(limitBytes), memswap_limit: String(limitBytes), restart: "no" };
      expect(tested).toMatchObject({ ...limits, labels: { "memgate.run": "test" }, healthcheck: { disable: true } });
      expect(tested).toMatchObject({ logging: { driver: "json-file", options: { "max-size": "10m" } } });
      expect(mapOf(tested)["oom_kill_disable"] ?? false).toBe(false);
      expect(Number(mapOf(tested)["mem_reservation"] ?? 0)).toBeLessThanOrEqual(limitBytes);
      for (const one of Object.values(servicesOf(merged))) {
        expect(one).not.toHaveProperty("ports");
        expect(one).not.toHaveProperty("container_name");
      }
      for (const section of ["volumes", "networks"]) {
        for (const [key, one] of Object.entries(mapOf(at(merged, section)))) {
          if (mapOf(one)["external"] !== true) expect(one).toMatchObject({ name: `memgate-test_${key}` });
        }
      }
      expect(at(merged, "x-memgate")).toEqual({ MEMGATE_TEST_KEY: "key-of-the-environment" });
    },
  );
});

interface Shape {
  /** True if the database becomes healthy. */
  readonly isHealthy?: boolean;
  readonly buildSeconds?: number;
}

const database = `
const fs = require("node:fs");
fs.appendFileSync("/var/db/log", "started\\n");
console.log("database says hello");
process.on("SIGTERM", () => process.exit());
setInterval(() => {}, 1000);
`;

const app = `
const fs = require("node:fs");
const dns = require("node:dns").promises;
const read = (path) => { try { return fs.readFileSync(path, "utf8").trim(); } catch (error) { return error.code; } };
const rights = (path) => { const { uid, gid, mode } = fs.statSync(path); return [uid, gid, (mode & 0o777).toString(8)].join(" "); };
(async () => {
  const found = await Promise.all(["db", "memgate-test-db"].map((name) => dns.lookup(name).then(() => true, () => false)));
  console.log(JSON.stringify([found, read("/run/secrets/key"), read("/etc/settings.ini"), process.env.TOKEN, read("/seeded/file"), rights("/run/secrets/key"), rights("/etc/settings.ini")]));
  setInterval(() => {}, 1000);
})();
`;

/** Creates a folder with a project: an app, a database, and a service that fills a volume. */
function projectFolder({ isHealthy = true, buildSeconds = 0 }: Shape = {}): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "app"));
  writeFileSync(join(folder, "app/app.js"), app);
  const wait = JSON.stringify(["node", "-e", `console.log("building"); setTimeout(() => {}, ${buildSeconds * 1000})`]);
  const build = ["ARG BASE", "FROM $BASE", "COPY app.js /app.js", `LABEL nonce=${Math.random()}`, `RUN ${wait}`];
  writeFileSync(
    join(folder, "app/Dockerfile"),
    `${build.join("\n")}\nEXPOSE 3000\nVOLUME /anonymous\nCMD ["node", "/app.js"]\n`,
  );
  writeFileSync(join(folder, "app.env"), "TOKEN=token-of-the-env-file\n");
  const check = isHealthy ? "process.exit(0)" : "console.log('no table yet'); process.exit(3)";
  const node = (script: string) => JSON.stringify(["node", "-e", script.replaceAll("$", "$$$$")]);
  // The ports are below ip_local_port_range: the system may give a port in that range to a connection.
  writeFileSync(
    join(folder, "compose.yaml"),
    `name: memgate-test-shop
services:
  api:
    image: memgate-test-shop/api
    build: {context: app, args: {BASE: "${engine?.base}"}}
    container_name: memgate-test-api
    mem_limit: 64m
    restart: always
    env_file: app.env
    ports: ["127.0.0.1:19471:3000"]
    networks: [default, front]
    volumes: ["seeded:/seeded:ro"]
    secrets: [{source: key, target: key, uid: "1000", gid: "1001", mode: 0440}]
    configs: [{source: settings, target: /etc/settings.ini}]
    healthcheck: {test: "exit 0", interval: 1s}
    depends_on:
      db: {condition: service_healthy}
      seed: {condition: service_completed_successfully}
      absent: {condition: service_started, required: false}
  seed:
    image: ${engine?.base}
    command: ${node('require("node:fs").writeFileSync("/seeded/file", "seeded")')}
    volumes: ["seeded:/seeded"]
  db:
    image: ${engine?.base}
    container_name: memgate-test-db
    command: ${node(database)}
    ports: ["127.0.0.1:19472:5432"]
    volumes: ["database:/var/db"]
    healthcheck: {test: ["CMD", "node", "-e", "${check}"], interval: 1s, timeout: 30s, retries: 2}
  absent: {image: memgate-test-nothing, profiles: [never]}
volumes:
  seeded: {}
  database: {name: memgate-test-shop-data}
networks:
  front: {name: memgate-test-shop-front}
secrets:
  key: {environment: MEMGATE_TEST_KEY}
configs:
  settings: {content: "mode = test"}
`,
  );
  return folder;
}

/** A run of the project in a folder. The test removes the project at its end, even if it fails. */
async function run(folder: string) {
  const connected = await connectEngine({ url: engine?.host ?? "", from: "the test" });
  const runId = `test${Math.random().toString(16).slice(2, 10)}`;
  const resolvedCompose = await resolveCompose(
    { files: [join(folder, "compose.yaml")], service: "api", allowUnset: [], envFiles: [] },
    env,
  );
  const output: string[] = [];
  const abort = new AbortController();
  const group = (title: string) => {
    output.push(title);
    const out = new PassThrough().on("data", (data) => output.push(String(data)));
    return { out, end: () => {} };
  };
  const unmasked = (text: string) => text;
  const line = (text: string) => void output.push(text);
  const log = { line, group, addSecrets: () => {}, output: unmasked, message: unmasked };
  onTestFinished(() => tearDown(connected, runId));
  return {
    runId,
    connected,
    abort: () => abort.abort(),
    output: () => output.join("\n"),
    up: (changes: Partial<Engine> = {}, port: number | null = null): Promise<StartedProject> =>
      bringUp(
        { engine: { ...connected, ...changes }, resolved: resolvedCompose, limitBytes: 48 * mebibyte, runId, log },
        abort.signal,
        port,
      ),
    down: () => tearDown(connected, runId),
    left: () => leftOf(runId),
  };
}

function foldersNow(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("memgate-compose-"));
}

/** Folders that an earlier, killed run has left. */
const foldersBefore = foldersNow();

function leftOf(runId: string): string {
  const label = ["--filter", `label=com.docker.compose.project=${projectName(runId)}`];
  const found = [
    docker("ps", "--all", "--quiet", ...label),
    docker("network", "ls", "--quiet", ...label),
    docker("volume", "ls", "--quiet", ...label),
    docker("images", "--quiet", "--filter", `reference=${projectName(runId)}-*`),
    ...foldersNow().filter((name) => !foldersBefore.includes(name)),
  ];
  return found.filter((text) => text !== "").join("\n");
}

function inspect(id: string) {
  return JSON.parse(docker("inspect", id))[0];
}

async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 300 * slowness && !condition(); attempt++) await sleep(50);
  expect(condition()).toBe(true);
}

describeDocker("the Compose project of a run", () => {
  beforeEach(({ skip }) => skip(noCompose !== null, noCompose ?? ""));

  it("creates the service under its limit, waits for its dependencies, and leaves nothing behind", async () => {
    const project = await run(projectFolder());
    const up = await project.up();
    expect(up).toMatchObject({ exposedPorts: ["3000/tcp"], healthcheck: ["/bin/sh", "-c", "exit 0"] });
    expect(up.name).toMatch(/^service api of \S+compose\.yaml$/);
    const { State, HostConfig, Config, Name, Mounts } = inspect(up.containerId);
    expect(State.Status).toBe("created");
    expect(HostConfig).toMatchObject({ Memory: 48 * mebibyte, MemorySwap: 48 * mebibyte });
    expect(HostConfig).toMatchObject({ RestartPolicy: { Name: "no" }, LogConfig: { Type: "json-file" } });
    expect(Config).toMatchObject({ Healthcheck: { Test: ["NONE"] }, Labels: { "memgate.run": project.runId } });
    expect(Name).not.toBe("/memgate-test-api");
    const label = `label=com.docker.compose.project=${projectName(project.runId)}`;
    expect(docker("ps", "--all", "--format", "{{.Ports}}", "--filter", label)).not.toMatch(/->/);
    expect(docker("images", "--quiet", "--filter", "reference=memgate-test-shop/api")).toBe("");

    docker("start", up.containerId);
    await until(() => docker("logs", up.containerId).includes("\n") || docker("logs", up.containerId).endsWith("]"));
    expect(JSON.parse(docker("logs", up.containerId))).toEqual([
      [true, true],
      "key-of-the-environment",
      "mode = test",
      "token-of-the-env-file",
      "seeded",
      "1000 1001 440",
      "0 0 444",
    ]);
    expect(inspect(up.containerId).State.Health).toBeUndefined();
    expect(project.output()).toContain("waiting for db to become healthy");
    expect(project.output()).not.toMatch(/key-of-the-environment|token-of-the-env-file/);

    const anonymous = Mounts.find((mount: { Destination: string }) => mount.Destination === "/anonymous").Name;
    const beganMs = Date.now();
    await project.down();
    expect(Date.now() - beganMs).toBeLessThan(4_000 * slowness);
    expect(project.left()).toBe("");
    expect(docker("volume", "ls", "--quiet", "--filter", `name=${anonymous}`)).toBe("");
    await project.down();
  });

  it("publishes the app's port if the engine is on another machine", async ({ skip }) => {
    skip(noPublishedPort !== null, noPublishedPort ?? "");
    const project = await run(projectFolder());
    const { containerId } = await project.up({ isLocal: false }, 3000);
    const HostIp = isElsewhere ? "" : "127.0.0.1";
    expect(inspect(containerId).HostConfig.PortBindings["3000/tcp"]).toMatchObject([{ HostIp }]);
    await project.down();
    expect(project.left()).toBe("");
  });

  it("does not change a running project of the same files", async () => {
    const folder = projectFolder();
    const file = join(folder, "compose.yaml");
    const compose = (...args: string[]) => runUser(["--file", file, ...args]);
    onTestFinished(async () => {
      await compose("down", "--volumes", "--timeout", "0");
      docker("rmi", "memgate-test-shop/api");
    });
    await compose("up", "--detach", "--build");
    const seen = () => ["memgate-test-api", "memgate-test-db"].map((name) => inspect(name).State.StartedAt);
    const image = docker("images", "--quiet", "--filter", "reference=memgate-test-shop/api");
    const before = seen();
    const project = await run(folder);
    await project.up();
    await project.down();
    expect(project.left()).toBe("");
    expect(seen()).toEqual(before);
    expect(docker("exec", "memgate-test-db", "node", "-p", "fs.readFileSync('/var/db/log', 'utf8')")).toBe("started");
    expect(docker("images", "--quiet", "--filter", "reference=memgate-test-shop/api")).toBe(image);
  });

  it("fails with the output of the healthcheck and the log if the database is unhealthy", async () => {
    const project = await run(projectFolder({ isHealthy: false }));
    const failure: unknown = await project.up().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GateError);
    expect(failure).toMatchObject({ stage: "container" });
    expect(messageOf(failure)).toContain("the service db must become healthy, but is unhealthy");
    expect(messageOf(failure)).toContain("its healthcheck printed: no table yet");
    expect(messageOf(failure)).toContain("its log ends with: database says hello");
    await project.down();
    expect(project.left()).toBe("");
  });

  it("fails with the build log if the build fails", async () => {
    const folder = projectFolder();
    const fail = JSON.stringify(["node", "-e", "console.log('no such thing'); process.exit(9)"]);
    writeFileSync(join(folder, "app/Dockerfile"), `FROM ${engine?.base}\nRUN ${fail}\n`);
    const project = await run(folder);
    const failure: unknown = await project.up().catch((error: unknown) => error);
    expect(failure).toMatchObject({ stage: "image" });
    expect(messageOf(failure)).toContain("docker compose build api failed with exit code");
    expect(project.output()).toContain("no such thing");
    await project.down();
    expect(project.left()).toBe("");
  });
});

describeDocker("an interrupted Compose project", () => {
  beforeEach(({ skip }) => skip(noCompose !== null, noCompose ?? ""));

  it.each([
    ["during the build", { buildSeconds: 30 }, (output: string) => output.includes("building")],
    ["during creation", {}, (_output: string, networks: number) => networks > 0],
    ["during the wait for its database", { isHealthy: false }, (output: string) => output.includes("waiting for db")],
  ] as const)("leaves nothing behind if interrupted %s", async (_when, shape, isThere) => {
    const project = await run(projectFolder(shape));
    const up = project.up().then(
      () => "up",
      () => "ended",
    );
    const filters = { label: [`com.docker.compose.project=${projectName(project.runId)}`] };
    while (!isThere(project.output(), (await project.connected.docker.listNetworks({ filters })).length))
      await sleep(5);
    project.abort();
    const beganMs = Date.now();
    await project.down();
    expect(Date.now() - beganMs).toBeLessThan(4_000 * slowness);
    expect(project.left()).toBe("");
    expect(await up).toBe("ended");
    await sleep(1_000);
    expect(project.left()).toBe("");
  });

  it("leaves nothing behind if it is removed during the start", async () => {
    const project = await run(projectFolder({ isHealthy: false }));
    const up = project.up().then(
      () => "up",
      () => "ended",
    );
    await until(() => project.output().includes("starting"));
    await project.down();
    expect(project.left()).toBe("");
    expect(await up).toBe("ended");
  });
});

/** Runs docker compose the way a user does. */
async function runUser(args: readonly string[]): Promise<void> {
  const program = JSON.parse(docker("info", "--format", "{{json .ClientInfo.Plugins}}"));
  const { Path } = program.find(({ Name }: { Name: string }) => Name === "compose");
  const { code, stderr } = await runCompose({ program: Path, version: "" }, args, env, null, null);
  expect(code, stderr).toBe(0);
}
