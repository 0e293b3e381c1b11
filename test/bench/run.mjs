// @ts-nocheck: a separate script without type annotations
// npm run bench, after bundle.mjs and load.mjs: measures memgate's own overhead and memory.
// Compare the figures of one run with each other, not with other runs or machines.
// `npm run bench -- --seconds 300` samples longer.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.js");
const image = "memgate-bench-app:latest";

/**
 * Runs one gate. Measures its wall time beyond app start, warmup and load, and the resident memory of its processes.
 * @param {number} seconds of load
 */
async function gate(seconds, host) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-bench-"));
  const args = ["run", "--image", image, "--pull", "never", "--memory-limit", "256Mi", "--ready-path", "/healthz"];
  const times = ["--warmup", "1s", "--duration", `${seconds}s`, "--report-dir", folder];
  const fromMs = performance.now();
  const child = spawn(process.execPath, [cli, ...args, ...times], {
    stdio: "ignore",
    env: { ...process.env, DOCKER_HOST: host },
  });
  const rss = [];
  const watch = setInterval(() => rss.push(residentBytes(child.pid)), 200);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  const wallMs = performance.now() - fromMs;
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the gate ended with exit code ${code}: ${report.verdict.message}`);
  // From the start request to the app's first response.
  const start = report.phases.find(({ name }) => name === "start");
  const appMs = start.endMs - start.startMs;
  const overheadMs = wallMs - appMs - 1_000 - seconds * 1_000;
  const samples = report.sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  return { overheadMs, appMs, samples, rss };
}

/** RSS of a process and its children, in bytes. */
function residentBytes(pid) {
  const pids = [
    pid,
    ...readdirSync(`/proc/${pid}/task`).flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(" ")),
  ];
  return pids.reduce(
    (sum, one) => sum + 1024 * Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${one}/status`))?.[1] ?? 0),
    0,
  );
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended.
    return "";
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
const base = await ensureBaseImage({ host: engine.host });
const build = ["build", "--quiet", "--tag", image, "--build-arg", `BASE=${base}`, "examples/steady"];
execFileSync("docker", build, {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, DOCKER_HOST: engine.host },
});

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const short = [];
for (let round = 0; round < 3; round++) short.push(await gate(3, engine.host));
const long = await gate(Number(values.seconds), engine.host);
const half = Math.floor(long.rss.length / 2);
const rows = [
  [
    "overhead of a run: wall − app start − warmup − duration (median of 3)",
    `${median(short.map((run) => run.overheadMs)).toFixed(0)} ms`,
    "< 2000 ms",
  ],
  ["app start, including docker start", `${median(short.map((run) => run.appMs)).toFixed(0)} ms`, ""],
  [
    `memory of all processes, first half of ${values.seconds} s (peak RSS)`,
    mebibytes(Math.max(...long.rss.slice(0, half))),
    "< 150 MiB",
  ],
  [
    `the same, second half (${long.samples} samples in total)`,
    mebibytes(Math.max(...long.rss.slice(half))),
    "< 150 MiB",
  ],
];
console.log("\n| | measured | target |\n|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
