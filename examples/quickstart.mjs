// Runs three gates on three sample apps: a pass, a peak too close to the limit, an OOM kill. Needs only Node.js.
// Exits with 0 if all three verdicts are as expected, else with 1.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram } from "../test/engines/command.mjs";
import { describeEngine, describeNone, ensureEngine } from "../test/engines/ensure.mjs";
import { ensureBaseImage } from "../test/engines/images/base-image.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "dist/cli.js");
const reports = join(root, "memgate-report");

/** A gate takes about 10 s. This limit ends a gate that hangs, so the others can run. */
const gateMs = 120_000;

/** @typedef {{ app: string, kind: string, exitCode: number, promise: string }} Gate */

/** @type {readonly Gate[]} */
const gates = [
  { app: "steady", kind: "pass", exitCode: 0, promise: "expected to pass" },
  { app: "leaky", kind: "over-ratio", exitCode: 1, promise: "expected to fail, its peak is too close to the limit" },
  { app: "spiky", kind: "oom-killed", exitCode: 1, promise: "expected to fail, it is OOM-killed" },
];

/** @returns {Promise<boolean>} true if every verdict is as expected */
async function quickstart() {
  if (!existsSync(cli)) throw new Error(`${cli} is missing: run \`npm ci && npm run build\``);
  const engine = await ensureEngine();
  if (engine.kind === "none") throw new Error(describeNone(engine));
  console.log(describeEngine(engine));
  if (!findProgram("docker", process.env)) {
    throw new Error(
      "The engine responds, but the sample apps are built by the docker CLI, which is missing: install it (Debian: docker-cli or docker.io)",
    );
  }
  const base = await ensureBaseImage({ host: engine.host });
  console.log(`The sample apps are built on ${base}`);

  const rows = [];
  for (const [index, gate] of gates.entries()) {
    console.log(`\n${index + 1}/${gates.length} ${gate.app}: ${gate.promise}`);
    const found = await runGate(gate, base, engine.host);
    rows.push({ gate, found });
    if (found.interrupted) break;
  }
  return summarize(rows);
}

/** @typedef {{ kind: string, exitCode: number | null, interrupted: boolean }} Found */

/**
 * @param {Gate} gate
 * @param {string} base
 * @param {string} host
 * @returns {Promise<Found>}
 */
async function runGate({ app }, base, host) {
  const reportDir = join(reports, app);
  // Remove the report of an earlier run, so it is not read as the result of this one.
  rmSync(reportDir, { recursive: true, force: true });
  const options = {
    "--build": `examples/${app}`,
    "--build-args": `BASE=${base}`,
    "--memory-limit": "128Mi",
    "--max-ratio": "0.8",
    "--ready-path": "/healthz",
    "--warmup": "1s",
    "--duration": "5s",
    "--report-dir": relative(root, reportDir),
  };
  const child = spawn(process.execPath, [cli, "run", ...Object.entries(options).flat()], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, DOCKER_HOST: host },
    timeout: gateMs,
  });

  let interrupted = false;
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => {
    interrupted = true;
    // The terminal sends Ctrl-C to the gate itself. The gate then cleans up, and this script waits for it.
    if (signal === "SIGTERM") child.kill(signal);
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  const exitCode = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  return { kind: readKind(join(reportDir, "report.json")), exitCode, interrupted };
}

/** @param {string} path */
function readKind(path) {
  try {
    return String(JSON.parse(readFileSync(path, "utf8")).verdict.kind);
  } catch {
    return "no report";
  }
}

/** @param {readonly { gate: Gate, found: Found }[]} rows */
function summarize(rows) {
  const describe = (/** @type {{ kind: string, exitCode: number | null }} */ { kind, exitCode }) =>
    `${kind}, exit ${exitCode ?? "by a signal"}`;
  const table = rows.map(({ gate, found }) => ({
    app: gate.app,
    expected: describe(gate),
    found: describe(found),
    ok: gate.kind === found.kind && gate.exitCode === found.exitCode,
  }));
  console.log(`\n${"app".padEnd(8)}${"expected".padEnd(22)}found`);
  for (const { app, expected, found, ok } of table) {
    console.log(`${app.padEnd(8)}${expected.padEnd(22)}${found}${ok ? "" : "   <- not as expected"}`);
  }
  const isComplete = table.length === gates.length && table.every((row) => row.ok);
  console.log(`\nThe reports are in ${relative(process.cwd(), reports) || reports}/`);
  console.log(isComplete ? "All gates came out as expected." : "Not all gates came out as expected.");
  return isComplete;
}

try {
  process.exitCode = (await quickstart()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
