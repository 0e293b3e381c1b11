// @ts-nocheck: a separate script without type annotations
// npm run bench:load: compares the throughput of memgate's load with autocannon alone, and how well both hold a rate.
// Compare the figures of one run with each other, not with other runs or machines.
// `npm run bench:load -- --seconds 5 --rounds 5` runs longer.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const self = fileURLToPath(import.meta.url);

/** The app: responds immediately, with a token that a scenario can capture. */
function serve() {
  const times = [];
  const server = createServer((request, response) => {
    times.push(performance.now());
    request.resume();
    response.setHeader("Content-Type", "application/json").end('{"token":"0123456789abcdef","items":[1,2,3]}');
  });
  server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  process.on("message", () => {
    process.send({ times: times.splice(0) });
  });
  process.on("disconnect", () => process.exit());
}

/** Runs autocannon alone, in a process with the flags of the load process. */
async function plain() {
  const { default: autocannon } = await import("autocannon");
  process.on("message", ({ url, connections, durationMs, rate }) => {
    const options = { url, connections, duration: durationMs / 1000, ...(rate === null ? {} : { overallRate: rate }) };
    autocannon(options, (error, { statusCodeStats, duration } = {}) => {
      if (error) throw error;
      process.send({ requestsPerSecond: (statusCodeStats?.["200"]?.count ?? 0) / duration });
    });
  });
  process.on("disconnect", () => process.exit());
  process.send({ type: "warm" });
}

if (process.argv[2] === "serve") serve();
else if (process.argv[2] === "plain") await plain();
else await bench();

/** Resolves with the next message of the child that `matches` accepts. */
function next(child, matches) {
  return new Promise((resolve, reject) => {
    const onExit = (code) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once("exit", onExit);
    child.on("message", function onMessage(message) {
      if (message.type === "failed") return reject(new Error(message.message));
      if (!matches(message)) return undefined;
      child.off("message", onMessage).off("exit", onExit);
      return resolve(message);
    });
  });
}

async function scenarioReader() {
  const { build } = await import("esbuild");
  const folder = mkdtempSync(join(tmpdir(), "memgate-bench-"));
  const outfile = join(folder, "read.mjs");
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  const common = { absWorkingDir: root, bundle: true, platform: "node", format: "esm", banner, outfile };
  await build({ ...common, entryPoints: ["src/scenario/read-scenario.ts"] });
  const { readScenario } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return (text) => {
    const read = readScenario("bench.yml", text, () => "");
    if (!read.ok) throw new Error(read.problems.join("\n"));
    return read.scenario;
  };
}

async function bench() {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "5" },
      "rate-seconds": { type: "string", default: "5" },
      worker: { type: "string", default: join(root, "dist/load-worker.js") },
    },
  });
  const durationMs = Number(values.seconds) * 1_000;
  const rateSeconds = Number(values["rate-seconds"]);
  const scenarioOf = await scenarioReader();
  const server = fork(self, ["serve"]);
  const { port } = await next(server, (message) => "port" in message);
  const url = `http://127.0.0.1:${port}/`;
  const execArgv = ["--max-semi-space-size=1", "--v8-pool-size=1", "--no-memory-reducer"];
  const started = async (entry, args) => {
    const child = fork(entry, args, { execArgv });
    await next(child, ({ type }) => type === "warm");
    return child;
  };
  const autocannon = await started(self, ["plain"]);
  const worker = await started(values.worker, []);
  const common = { url, method: "GET", headers: {}, body: null, connections: 10, rate: null, requestTimeoutMs: 10_000 };
  const job = {
    ...common,
    acceptsRedirects: false,
    minRate: 0,
    requests: null,
    requestsPerConnection: null,
    socketPath: null,
    tls: null,
    scenario: null,
    secrets: [],
    durationMs,
  };
  const runAutocannon = async (overrides) => {
    autocannon.send({ url, connections: 10, durationMs, rate: null, ...overrides });
    return (await next(autocannon, (message) => "requestsPerSecond" in message && message.type === undefined))
      .requestsPerSecond;
  };
  const runMemgate = async (overrides) => {
    worker.send({ type: "run", job: { ...job, ...overrides } });
    return (await next(worker, ({ type }) => type === "done")).load.requestsPerSecond;
  };
  const one = scenarioOf("requests: [{ path: / }]");
  const four = scenarioOf(
    "requests: [{ path: /a, weight: 8 }, { path: /b, weight: 4 }, { path: /c, weight: 2 }, { path: /d }]",
  );
  const filled = scenarioOf("requests: [{ path: '/a?page={{random 1 100}}', headers: { X-Turn: '{{index}}' } }]");
  const session = scenarioOf(
    "requests: [{ steps: [{ path: /login, json: { user: '{{user}}' }, capture: { token: json $.token } }, { path: /a, headers: { Authorization: 'Bearer {{token}}' } }] }]",
  );
  // About the requests of the planned seconds, and more than enough time for them.
  const counted = { requests: 20 * durationMs, durationMs: 20 * durationMs };
  const kinds = [
    ["autocannon alone", () => runAutocannon({})],
    ["memgate, one request", () => runMemgate({})],
    ["memgate, a number of requests", () => runMemgate(counted)],
    ["memgate, scenario with one request", () => runMemgate({ scenario: one })],
    ["memgate, scenario with four weighted requests", () => runMemgate({ scenario: four })],
    ["memgate, scenario with placeholders", () => runMemgate({ scenario: filled })],
    ["memgate, scenario with login: JSON body, capture, header", () => runMemgate({ scenario: session })],
    ["memgate, the same with a number of turns", () => runMemgate({ scenario: session, ...counted })],
  ];
  const results = kinds.map(() => []);
  for (const [, run] of kinds) await run();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [at, [, run]] of kinds.entries()) results[at].push(await run());
  }
  const [base] = results.map(median);
  console.log(
    `\n| load, 10 connections, ${values.seconds} s, median of ${values.rounds} | requests/s | relative to autocannon |\n|---|---|---|`,
  );
  for (const [at, [name]] of kinds.entries()) {
    const rate = median(results[at]);
    console.log(`| ${name} | ${rate.toFixed(0)} | ${((100 * rate) / base).toFixed(0)}% |`);
  }

  console.log(
    `\n| planned rate, 10 connections, ${rateSeconds} s | autocannon alone | memgate | deviation | highest rate in 100 ms, relative to the plan: autocannon | memgate |\n|---|---|---|---|---|---|`,
  );
  for (const rate of [50, 333, 1_000]) {
    const measure = async (run) => {
      await timesOf(server);
      const perSecond = await run();
      return { perSecond, burst: burstOf(await timesOf(server), rate) };
    };
    const reference = await measure(() => runAutocannon({ rate, durationMs: rateSeconds * 1_000 }));
    const memgate = await measure(() => runMemgate({ rate, durationMs: rateSeconds * 1_000 }));
    const deviation = (100 * (memgate.perSecond - rate)) / rate;
    console.log(
      `| ${rate}/s | ${reference.perSecond.toFixed(1)} | ${memgate.perSecond.toFixed(1)} | ${deviation.toFixed(1)}% | ${reference.burst.toFixed(1)} × | ${memgate.burst.toFixed(1)} × |`,
    );
  }
  for (const child of [server, autocannon, worker]) child.disconnect();
}

async function timesOf(server) {
  server.send("times");
  return (await next(server, (message) => "times" in message)).times;
}

/** The most requests in 100 ms, divided by the number at an even rate. */
function burstOf(times, rate) {
  const counts = new Map();
  for (const time of times) counts.set(Math.floor(time / 100), (counts.get(Math.floor(time / 100)) ?? 0) + 1);
  return Math.max(...counts.values()) / (rate / 10);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
