// @ts-nocheck: a separate script without type annotations
// npm run bench:peak: measures which share of known spikes each source catches, and the error of the reported peak.
// memgate gates an app with spikes of known height and length, under load. The benchmark also records the engine's 1 Hz
// stats stream in the same run. `npm run bench:peak -- --spikes 30` makes fewer spikes of each length. `--api-only` (as
// root) hides the cgroup files from memgate, as if the engine were on another machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { askEngine } from "../engines/api.mjs";
import { describeEngine, describeNone, ensureEngine } from "../engines/ensure.mjs";
import { childrenOf, cpuNs } from "./cpu.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const image = "memgate-bench-spikes:latest";
const gapMs = 250;
/** About how long the kernel takes to zero and free 100 MiB. */
const edgesMs = 60;
/** Tolerance for times: the report's time origin is in whole milliseconds, and a sample has the time of its arrival. */
const clockMs = 5;

/** Spikes of each length: enough that a missed spike shows, but so few that the benchmark takes only minutes. */
const plan = [
  { ms: 10, spikes: 100 },
  { ms: 30, spikes: 100 },
  { ms: 100, spikes: 60 },
  { ms: 300, spikes: 40 },
  { ms: 1000, spikes: 20 },
];

function buildImage(env) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-spikes-"));
  try {
    const source = join(root, "test/bench/spikes/spikes.c");
    execFileSync("gcc", ["-O2", "-static", "-pthread", "-o", join(folder, "spikes"), source], { stdio: "inherit" });
    writeFileSync(join(folder, "Dockerfile"), 'FROM scratch\nCOPY spikes /\nEXPOSE 3000\nCMD ["/spikes"]\n');
    execFileSync("docker", ["build", "--quiet", "--tag", image, folder], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs one gate over spikes of one length, and compares the app's own figures with memgate's sources and the stream. */
async function gate({ ms, spikes }, host, env, apiOnly) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-peak-"));
  const seconds = Math.ceil((spikes * (ms + gapMs + edgesMs)) / 1000) + 2;
  const app = [
    "--image",
    image,
    "--pull",
    "never",
    "--env",
    `SPIKE_MS=${ms}`,
    "--env",
    `COUNT=${spikes}`,
    "--env",
    `GAP_MS=${gapMs}`,
  ];
  const load = ["--connections", "50", "--warmup", "0s", "--duration", `${seconds}s`, "--ready-path", "/healthz"];
  const limit = ["--memory-limit", "256Mi", "--max-ratio", "1", "--report-dir", folder];
  const memgate = [process.execPath, join(root, "dist/cli.js"), "run", ...app, ...load, ...limit];
  // In its own PID namespace memgate can't find the container's process, and so not its cgroup.
  const [program, ...args] = apiOnly ? ["unshare", "--pid", "--fork", "--mount-proc", ...memgate] : memgate;
  const child = spawn(program, args, { stdio: "ignore", env });
  // For comparison: an idle Node.js process with the same timer, on the same machine at the same time.
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 9)"], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const id = await containerOf(child, env);
  const truths = [];
  const log = spawn("docker", ["logs", "--follow", id], { env, stdio: ["ignore", "pipe", "ignore"] });
  log.stdout.setEncoding("utf8").on("data", (text) => {
    for (const [, kib, from, to] of text.matchAll(/spike (\d+) ([\d.]+) ([\d.]+)\n/g)) {
      truths.push({ bytes: Number(kib) * 1024, fromMs: Number(from), toMs: Number(to) });
    }
  });
  const stream = [];
  const streaming = askEngine(host, `/containers/${id}/stats`, {
    env,
    onText: createFrameReader(stream),
  }).catch(() => {});
  await sleep(2_000);
  const pid = apiOnly ? childrenOf(child.pid)[0] : child.pid;
  const from = { memgate: cpuNs(pid), bare: cpuNs(bare.pid) };
  const fromMs = performance.now();
  await sleep((seconds - 4) * 1000);
  const shareOf = (ns) => ns / 1e6 / (performance.now() - fromMs);
  const cpu = { memgate: shareOf(cpuNs(pid) - from.memgate), bare: shareOf(cpuNs(bare.pid) - from.bare) };
  bare.kill();
  await ended;
  await streaming;
  log.kill();
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
  const rows = readFileSync(join(folder, "samples.csv"), "utf8").trim().split("\n").slice(1);
  rmSync(folder, { recursive: true });
  const truth = Math.max(...truths.map(({ bytes }) => bytes));
  const originMs = Date.parse(report.timeOrigin);
  const samplesBySource = new Map([["1 Hz stats stream, for comparison", stream]]);
  for (const row of rows) {
    const [atMs, , source, workingSetBytes] = row.split(",");
    if (!samplesBySource.has(source)) samplesBySource.set(source, []);
    samplesBySource.get(source).push({ atMs: originMs + Number(atMs), bytes: Number(workingSetBytes) });
  }
  const shares = [...samplesBySource].map(([name, samples]) => [name, caught(samples, truths) / truths.length]);
  return {
    ms,
    made: truths.length,
    shares: new Map(shares),
    errorOfPeak: report.peak.workingSetBytes / truth - 1,
    cpu,
    rate: report.load.requestsPerSecond,
  };
}

/** The number of spikes with a sample within 5% of their height. */
function caught(samples, truths) {
  return truths.filter(({ bytes, fromMs, toMs }) =>
    samples.some(
      (sample) =>
        sample.atMs >= fromMs - clockMs && sample.atMs <= toMs + clockMs && Math.abs(sample.bytes / bytes - 1) <= 0.05,
    ),
  ).length;
}

/** Returns a function that parses frames from chunks of a stream. Each sample gets the engine's time of the frame. */
function createFrameReader(stream) {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((one) => one.trim() !== "")) {
      const { read, memory_stats: memory } = JSON.parse(line);
      const inactive = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file;
      if (memory.usage === undefined || inactive === undefined) continue;
      stream.push({ atMs: Date.parse(read), bytes: memory.usage - inactive });
    }
  };
}

async function containerOf(child, env) {
  while (child.exitCode === null) {
    const id = execFileSync("docker", ["ps", "--quiet", "--no-trunc", "--filter", `ancestor=${image}`], {
      encoding: "utf8",
      env,
    }).trim();
    if (id !== "") return id.split("\n")[0];
    await sleep(20);
  }
  throw new Error("memgate ended before its container started");
}

const { values } = parseArgs({
  options: { spikes: { type: "string" }, "api-only": { type: "boolean", default: false } },
});
const engine = await ensureEngine();
if (engine.kind === "none") throw new Error(describeNone(engine));
const env = { ...process.env, DOCKER_HOST: engine.host };
buildImage(env);
const results = [];
for (const { ms, spikes } of plan) {
  results.push(await gate({ ms, spikes: Number(values.spikes ?? spikes) }, engine.host, env, values["api-only"]));
  console.error(`${ms} ms: done`);
}
const names = [...new Set(results.flatMap(({ shares }) => [...shares.keys()]))].sort();
const percent = (share) => `${(share * 100).toFixed(share === 1 ? 0 : 1)}%`;
const row = (cells) => `| ${cells.join(" | ")} |`;
console.log(
  `\n${describeEngine(engine)}; spikes of 100 MiB above 40 MiB, 50 connections, at least ${Math.round(Math.min(...results.map(({ rate }) => rate)))} requests/s\n`,
);
console.log(row(["spikes caught within 5%", ...results.map(({ ms, made }) => `${ms} ms (${made})`)]));
console.log(row(["---", ...results.map(() => "---")]));
for (const name of names) console.log(row([name, ...results.map(({ shares }) => percent(shares.get(name) ?? 0))]));
console.log(row(["error of the reported peak", ...results.map(({ errorOfPeak }) => percent(errorOfPeak))]));
console.log(row(["CPU of memgate's process, as a share of a core", ...results.map(({ cpu }) => percent(cpu.memgate))]));
console.log(
  row(["CPU of an idle Node.js process with the same timer", ...results.map(({ cpu }) => percent(cpu.bare))]),
);
