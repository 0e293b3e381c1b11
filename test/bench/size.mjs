// @ts-nocheck: a separate script without type annotations
// npm run bench:size: searches the limit of seven apps, and runs each app ten times more under the limit that memgate
// confirmed. Prints the table that docs/size.md quotes. `--only REGEXP` selects apps by name. It takes about half an hour.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";
import { makeRuntimeImage, missingRuntime } from "../engines/images/runtime-image.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const furtherRuns = 10;
const steadyLoad = ["--rate", "50", "--requests", "600"];
const job = { load: ["--load", "none"], isJob: true };

const apps = [
  { id: "little", name: "Node.js server that holds little", limit: "128Mi", example: "steady" },
  { id: "garbage", name: "Node.js server that holds 160 MiB, with garbage", limit: "1Gi", env: ["MODE=garbage"] },
  { id: "batch", name: "Node.js batch job", limit: "256Mi", example: "batch", ...job },
  {
    id: "spikes",
    name: "Node.js server with spikes of 64 MiB",
    limit: "512Mi",
    example: "spiky",
    env: ["SPIKE_MIB=64"],
  },
  {
    id: "java",
    name: "Java server that holds an array of 90 MiB",
    limit: "2Gi",
    runtime: "java",
    command: "jre/bin/java App",
  },
  { id: "leaky", name: "Node.js server that leaks", limit: "256Mi", example: "leaky", env: ["LEAK_CAP_MIB=400"] },
  { id: "mapped", name: "C program that maps 200 MiB of files", limit: "128Mi", env: ["MODE=mapped-again"] },
];

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
console.error(describeEngine(engine));
const { host } = engine;
const env = { ...process.env, DOCKER_HOST: host };
const base = await ensureBaseImage({ host });
const folder = mkdtempSync(join(tmpdir(), "memgate-size-bench-"));
const made = [];

/** Makes the image of an app, and returns its reference. */
function imageOf({ id, example, runtime }) {
  const image = `memgate-size-${id}:latest`;
  if (runtime === undefined) {
    const context = join(folder, id);
    if (example === undefined) layOut(id, context);
    else cpSync(join(root, "examples", example), context, { recursive: true });
    // The legacy builder refuses a build argument that the Dockerfile does not have.
    const buildArgs = id === "garbage" ? [] : ["--build-arg", `BASE=${base}`];
    const args = ["build", "--quiet", ...buildArgs, "--tag", image, context];
    execFileSync("docker", args, { env, stdio: ["ignore", "ignore", "inherit"] });
  } else {
    makeRuntimeImage(runtime, { sources: join(root, "test/truth/apps"), image, host });
  }
  made.push(image);
  return image;
}

/** The folder of an app that is not an example. */
function layOut(id, context) {
  if (id === "mapped") {
    cpSync(join(root, "test/docker/app"), context, { recursive: true });
    execFileSync("gcc", ["-O1", "-static", "-o", join(context, "mapped"), join(context, "mapped.c")]);
    return;
  }
  mkdirSync(context);
  cpSync(join(root, "test/truth/apps/server.js"), join(context, "server.mjs"));
  const lines = [`FROM ${base}`, "WORKDIR /app", "COPY server.mjs ./", "EXPOSE 3000"];
  writeFileSync(join(context, "Dockerfile"), [...lines, 'CMD ["node", "server.mjs"]', ""].join("\n"));
}

/** Runs memgate, and returns the file that it wrote. */
function memgate(command, file, args) {
  const report = join(folder, command);
  rmSync(report, { recursive: true, force: true });
  const all = [join(root, "dist/cli.js"), command, "--report-dir", report, ...args];
  const { status, stderr } = spawnSync(process.execPath, all, { env, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status === 2) throw new Error(`memgate ended with 2:\n${stderr.slice(-2_000)}`);
  return JSON.parse(readFileSync(join(report, file), "utf8"));
}

/** Searches the limit of an app, and runs it under the confirmed limit. */
function rowOf(app) {
  const image = imageOf(app);
  const given = (app.env ?? []).flatMap((each) => ["--env", each]);
  const load = app.isJob ? app.load : ["--ready-path", "/healthz", "--warmup", "0s", ...steadyLoad];
  const command = app.command === undefined ? [] : ["--command", app.command];
  const args = ["--image", image, "--pull", "never", ...given, ...command, ...load];
  const { result, runs } = memgate("size", "size.json", ["--memory-limit", app.limit, ...args]);
  const tried = [app.name, app.limit, String(runs.length)];
  if (result.kind !== "found") return [...tried, `${result.kind}: ${result.message}`, ""];
  const confirmed = `${result.confirmedLimitBytes / 2 ** 20} MiB; the peak was ${(result.peakBytes / 2 ** 20).toFixed(1)} MiB`;
  console.error(`${app.name}: ${confirmed}`);
  const limit = ["--memory-limit", String(result.confirmedLimitBytes), "--max-ratio", "1"];
  const { set } = memgate("run", "report.json", ["--repeat", String(furtherRuns), ...limit, ...args]);
  const survived = set.runs.filter(({ verdict }) => verdict === "pass").length;
  for (const { verdict, message } of set.runs) if (verdict !== "pass") console.error(message);
  return [...tried, confirmed, `${survived} of ${furtherRuns}`];
}

try {
  const rows = [];
  for (const app of apps.filter(({ name }) => new RegExp(values.only).test(name))) {
    const missing = app.runtime === undefined ? null : missingRuntime(app.runtime);
    if (missing === null) rows.push(rowOf(app));
    else console.error(`${app.name} is left out: ${missing}`);
  }
  const head = ["app", "present limit", "runs", "result", "ten further runs"];
  for (const cells of [head, head.map(() => "---"), ...rows]) console.log(`| ${cells.join(" | ")} |`);
} finally {
  for (const image of made) execFileSync("docker", ["rmi", image], { env, stdio: "ignore" });
  rmSync(folder, { recursive: true });
}
