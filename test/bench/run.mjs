// @ts-nocheck: a separate script without type annotations
// npm run bench, after bundle.mjs and load.mjs: measures memgate's own overhead, CPU time and memory.
// Compare the figures of one run with each other, not with other runs or machines.
// `npm run bench -- --seconds 300` samples longer.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeNone, ensureEngine } from "../engines/ensure.mjs";
import { ensureBaseImage } from "../engines/images/base-image.mjs";
import { childrenOf, cpuNs } from "./cpu.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.js");
const image = "memgate-bench-app:latest";

/**
 * Starts one gate.
 * @param {readonly string[]} load its warmup, duration and rate
 * @param {readonly string[]} nodeFlags flags of memgate's own process
 */
function startGate(load, host, nodeFlags = []) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-bench-"));
  const args = ["run", "--image", image, "--pull", "never", "--memory-limit", "256Mi", "--ready-path", "/healthz"];
  const child = spawn(process.execPath, [...nodeFlags, cli, ...args, ...load, "--report-dir", folder], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DOCKER_HOST: host },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  const closed = new Promise((resolve) => child.on("close", resolve));
  const ended = async () => {
    const code = await closed;
    const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    rmSync(folder, { recursive: true });
    if (code !== 0) throw new Error(`the gate ended with exit code ${code}: ${report.verdict.message}`);
    return report;
  };
  return { child, closed, ended, output: () => output };
}

/**
 * Runs one gate. Measures its wall time beyond app start, warmup and load, and the resident memory of its processes.
 * @param {number} seconds of load
 */
async function gate(seconds, host) {
  const fromMs = performance.now();
  const startedMs = Date.now();
  const load = ["--warmup", "1s", "--duration", `${seconds}s`];
  const { child, closed, ended, output } = startGate(load, host, ["--trace-gc"]);
  const rss = [];
  const watch = setInterval(() => rss.push(residentBytes(child.pid)), 200);
  await closed;
  clearInterval(watch);
  const wallMs = performance.now() - fromMs;
  const report = await ended();
  // From the start request to the app's first response.
  const start = report.phases.find(({ name }) => name === "start");
  const appMs = start.endMs - start.startMs;
  const overheadMs = wallMs - appMs - 1_000 - seconds * 1_000;
  const samples = report.sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const compactions = compactionsIn(output(), endOfLoadMs(report) - startedMs);
  return { overheadMs, appMs, samples, rss, compactions };
}

/** When the load ended, in milliseconds since 1970. */
function endOfLoadMs(report) {
  return Date.parse(report.timeOrigin) + report.phases.find(({ name }) => name === "load").endMs;
}

/** Compactions of the heap in a trace of V8. Each line has the milliseconds since the start of the process. */
function compactionsIn(trace, untilMs) {
  const times = [...trace.matchAll(/ (\d+) ms: Mark-Compact/g)].map(([, ms]) => Number(ms));
  return times.filter((ms) => ms < untilMs).length;
}

const cpuSeconds = 20;
/** The engine's start of the container, and the time in which Node.js compiles what runs often. */
const settleSeconds = 5;

/**
 * Runs one gate with 5 requests per second over an idle app. Measures the CPU time of its processes, and of an idle
 * Node.js process with the same timer in the same seconds, each as a share of a core.
 */
async function cpuShares(host) {
  const duration = `${settleSeconds + cpuSeconds + 5}s`;
  const { child, ended } = startGate(["--warmup", "0s", "--duration", duration, "--rate", "5"], host);
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 9)"], { stdio: "ignore" });
  await sleep(settleSeconds * 1_000);
  const worker = childrenOf(child.pid).find((pid) => read(`/proc/${pid}/cmdline`).includes("load-worker"));
  const pids = [child.pid, worker, bare.pid];
  const before = pids.map(cpuNs);
  const fromMs = performance.now();
  await sleep(cpuSeconds * 1_000);
  const tookMs = performance.now() - fromMs;
  const [memgate, load, idle] = pids.map((pid, index) => (cpuNs(pid) - before[index]) / 1e6 / tookMs);
  bare.kill();
  await ended();
  return { memgate, load, idle };
}

/** RSS of a process and its children, in bytes. */
function residentBytes(pid) {
  return [pid, ...childrenOrNone(pid)].reduce(
    (sum, one) => sum + 1024 * Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${one}/status`))?.[1] ?? 0),
    0,
  );
}

function childrenOrNone(pid) {
  try {
    return childrenOf(pid);
  } catch {
    // The process has ended.
    return [];
  }
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
const shares = [];
for (let round = 0; round < 3; round++) shares.push(await cpuShares(engine.host));
const long = await gate(Number(values.seconds), engine.host);
const lowest = (name) => `${(100 * Math.min(...shares.map((share) => share[name]))).toFixed(2)}%`;
const half = Math.floor(long.rss.length / 2);
const rows = [
  [
    "overhead of a run: wall − app start − warmup − duration (median of 3)",
    `${median(short.map((run) => run.overheadMs)).toFixed(0)} ms`,
    "< 600 ms",
  ],
  ["app start, including docker start", `${median(short.map((run) => run.appMs)).toFixed(0)} ms`, ""],
  [`CPU of memgate's process over ${cpuSeconds} s, as a share of a core (lowest of 3)`, lowest("memgate"), "≤ 1.5%"],
  ["CPU of the load process at 5 requests/s, in the same seconds", lowest("load"), "≤ 0.5%"],
  ["CPU of an idle Node.js process with the same timer, in the same seconds", lowest("idle"), ""],
  [`compactions of the heap of memgate's process in ${values.seconds} s of load`, `${long.compactions}`, "0"],
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
