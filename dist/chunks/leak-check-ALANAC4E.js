import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  collectGarbage,
  readNodeMemory
} from "./chunk-D7BZRTAQ.js";
import {
  allBlocks,
  firstBlocks,
  trendOf
} from "./chunk-YFKQQEYQ.js";
import {
  inPairs,
  maxPoints
} from "./chunk-MTTRMKDK.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  warmupOf
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  withDeadline
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  mark
} from "./chunk-HWK6PRBH.js";
import {
  errorCodeOf,
  errorRateOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/load/stats/joined-load.ts
function joinedLoad(loads) {
  const [first] = loads;
  const last = loads.at(-1) ?? first;
  const sum = (of) => loads.reduce((total, load) => total + of(load), 0);
  const most = (of) => Math.max(...loads.map(of));
  const durationMs = sum((load) => load.durationMs);
  const requests = sum((load) => load.requests);
  const errors = sum((load) => load.errors);
  const non2xx = sum((load) => load.non2xx);
  return {
    ...first,
    planned: joinedPlan(loads),
    durationMs,
    pausedMs: sum((load) => load.pausedMs),
    requests,
    errors,
    timeouts: sum((load) => load.timeouts),
    unfinished: sum((load) => load.unfinished),
    streams: sum((load) => load.streams),
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: requests * 1e3 / durationMs,
    paced: first.paced === null ? null : { due: sum((load) => load.paced?.due ?? 0), sent: sum((load) => load.paced?.sent ?? 0) },
    statusCodes: joinedCounts(loads.map(({ statusCodes }) => statusCodes)),
    acceptsRedirects: loads.every(({ acceptsRedirects }) => acceptsRedirects),
    redirect: loads.find(({ redirect }) => redirect !== null)?.redirect ?? null,
    stalledConnections: most((load) => load.stalledConnections),
    longestResponseGapMs: most((load) => load.longestResponseGapMs),
    responseGapsMs: sum((load) => load.responseGapsMs),
    finalResponseGapMs: last.finalResponseGapMs,
    latencyMs: highestLatencies(loads.map(({ latencyMs }) => latencyMs)),
    lastError: loads.findLast(({ lastError }) => lastError !== null)?.lastError ?? null,
    timeline: joinedTimeline(loads),
    steps: joinedSteps(loads)
  };
}
function joinedPlan(loads) {
  const plans = loads.flatMap(({ planned }) => planned === null ? [] : [planned]);
  const [first] = plans;
  if (first === void 0) return null;
  const sum = (of) => plans.reduce((total, plan) => total + of(plan), 0);
  return {
    unit: first.unit,
    requests: sum(({ requests }) => requests),
    sent: sum(({ sent }) => sent),
    open: sum(({ open }) => open),
    endedLoad: plans.length === loads.length && plans.every(({ endedLoad }) => endedLoad)
  };
}
function joinedCounts(all) {
  const joined = {};
  for (const [status, count] of all.flatMap(Object.entries)) joined[status] = (joined[status] ?? 0) + count;
  return joined;
}
function highestLatencies(all) {
  return all.reduce((a, b) => {
    if (a === null || b === null) return a ?? b;
    const most = (name) => Math.max(a[name], b[name]);
    return { p50: most("p50"), p90: most("p90"), p99: most("p99"), max: most("max") };
  }, null);
}
function joinedTimeline(loads) {
  let points = loads.flatMap(({ timeline }) => timeline);
  while (points.length > maxPoints) points = inPairs(points);
  return points;
}
function joinedSteps(loads) {
  const [first, ...others] = loads;
  if (first?.steps == null) return null;
  return first.steps.map((step, index) => {
    const all = [step, ...others.flatMap(({ steps }) => steps?.[index] ?? [])];
    const sum = (of) => all.reduce((total, one) => total + of(one), 0);
    return {
      ...step,
      requests: sum(({ requests }) => requests),
      failed: sum(({ failed }) => failed),
      errors: sum(({ errors }) => errors),
      open: sum(({ open }) => open),
      captureFailures: sum(({ captureFailures }) => captureFailures),
      latencyMs: highestLatencies(all.map(({ latencyMs }) => latencyMs)),
      firstFailure: all.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null
    };
  });
}

// src/verdict/leak-notices.ts
var reasons = {
  "no-node": "the container has no Node.js process",
  "processes-changed": "the number of Node.js processes changed, so their memory cannot be compared",
  "app-ended": "a Node.js process ended",
  "own-handler": "no inspector opened after SIGUSR1: the app handles this signal itself, or port 9229 is taken",
  "sigusr1-disabled": "the app runs with --disable-sigusr1",
  "permission-model": "the app runs with the permission model of Node.js, which forbids the inspector",
  "signal-not-caught": "a Node.js process does not handle SIGUSR1",
  "other-user": "a process has more rights than memgate's helper, so memgate may not ask it",
  "no-response": "a Node.js process did not respond",
  "helper-refused": "the engine did not start the container that asks the app",
  "helper-ended": "the container that asks the app ended",
  failed: "a Node.js process refused a request of memgate"
};
function leakNotice(problem) {
  return `memgate could not check for a leak: ${reasons[problem]}. Without the check, only the row Growth under load can show a leak. That row does not change the verdict.`;
}
var lowerPeakNotice = `The leak check forced garbage collections, which lower the peak: a run without ${mark("leak")} may have a higher one.`;

// src/model/fields/leak-problems.ts
var leakProblems = [
  "no-node",
  "processes-changed",
  "app-ended",
  "own-handler",
  "sigusr1-disabled",
  "permission-model",
  "signal-not-caught",
  "other-user",
  "no-response",
  "helper-refused",
  "helper-ended",
  "failed"
];

// src/gate/live-memory.ts
var responseMs = 2e4;
var endMs = 5e3;
var collections = 2;
function createLiveMemoryReader(target, containerId, clock, signal) {
  const helpers = /* @__PURE__ */ new Map();
  const helperOf = async (user) => {
    const known = helpers.get(user ?? "");
    if (known !== void 0) return known;
    const helper = await target.openHelper(containerId, user, signal);
    helpers.set(user ?? "", helper);
    return helper;
  };
  const read = async () => {
    const first = await helperOf(null);
    const asked = [];
    const seen = await first.list();
    const users = new Set(seen.filter(({ exe }) => exe === null).map(({ uid, gid }) => `${uid}:${gid}`));
    asked.push(...seen.filter(isNode).map(({ pid }) => ({ helper: first, pid })));
    let unreadable = 0;
    for (const user of users) {
      const helper = await helperOf(user);
      const own = (await helper.list()).filter(({ uid, gid }) => `${uid}:${gid}` === user);
      unreadable += own.filter(({ exe }) => exe === null).length;
      asked.push(...own.filter(isNode).map(({ pid }) => ({ helper, pid })));
    }
    if (asked.length === 0) return { ok: false, problem: unreadable > 0 ? "other-user" : "no-node" };
    let liveBytes = 0;
    for (const { helper, pid } of asked) liveBytes += await liveBytesOf(helper, pid);
    return { ok: true, liveBytes, processes: asked.length };
  };
  return {
    read: () => withDeadline(
      clock,
      responseMs,
      read().catch((error) => ({ ok: false, problem: problemOf(error) })),
      () => ({ ok: false, problem: "no-response" })
    ),
    end: async () => {
      const ending = Promise.all([...helpers.values()].map((helper) => helper.end()));
      await withDeadline(clock, endMs, ending, () => {
      });
    }
  };
}
function isNode({ exe }) {
  return exe !== null && /(^|\/)(node|nodejs)( \(deleted\))?$/.test(exe);
}
async function liveBytesOf(helper, pid) {
  await helper.open(pid);
  try {
    for (let index = 0; index < collections; index += 1) await collectGarbage(helper, pid);
    const { heapUsed, external } = await readNodeMemory(helper, pid);
    return heapUsed + external;
  } finally {
    await helper.close(pid).catch(() => {
    });
  }
}
function problemOf(error) {
  const code = errorCodeOf(error);
  if (code === "node-missing") return "no-node";
  return leakProblems.find((known) => known === code) ?? "failed";
}

// src/gate/leak-check.ts
var blockMs = 4e3;
var minRequests = 200;
var paceMs = 2e3;
var fillRatio = 0.5;
var plainMs = 6e4;
async function sendBlocks(check) {
  const { adapters, run, signal, begin } = check;
  if (run.container === null) throw new Error("the container must run before the leak check");
  const reader = createLiveMemoryReader(adapters.target, run.container.id, adapters.clock, signal);
  try {
    begin("warmup");
    const requestsPerBlock = await warmUp(check, reader);
    begin("load");
    if (requestsPerBlock === null) return await sendPlain(check);
    run.notices.push(lowerPeakNotice);
    await sendAll(check, reader, requestsPerBlock);
  } finally {
    await reader.end();
  }
}
async function warmUp(check, reader) {
  const { plan, run } = check;
  const { requests, rate, scenario, durationMs } = plan.load;
  const idle = await measure(check, reader);
  if (idle === null) return null;
  const first = await sendCounted(check, requests ?? minRequests, durationMs);
  run.warmup = warmupOf(first);
  check.signal.throwIfAborted();
  if (requests !== null) return await addBlock(check, reader, 0) === null ? null : requests;
  const warm = await measure(check, reader);
  if (warm === null) return null;
  const most = roomFor(check, warm - idle, sentIn(first)) * allBlocks;
  const pace = await sendCounted(check, Math.max(minRequests, most), paceMs);
  run.warmup = warmupOf(joinedLoad([first, pace]));
  check.signal.throwIfAborted();
  const paced = await addBlock(check, reader, 0);
  if (paced === null) return null;
  const perSecond = rate !== null && scenario === null ? rate : sentIn(pace) * 1e3 / pace.durationMs;
  const inTime = Math.ceil(perSecond * blockMs / 1e3);
  return Math.max(minRequests, Math.min(inTime, roomFor(check, paced - warm, sentIn(pace))));
}
function sentIn({ planned, requests }) {
  return Math.max(1, planned?.sent ?? requests);
}
function roomFor({ plan, peakBytes }, grownBytes, requests) {
  const leftBytes = Math.max(0, plan.target.limitBytes - peakBytes());
  const bytesPerRequest = Math.max(1, grownBytes) / requests;
  return Math.floor(fillRatio * leftBytes / bytesPerRequest / allBlocks);
}
function sendCounted({ plan, send }, requests, durationMs) {
  return send({ ...plan.load, requests }, durationMs);
}
async function sendAll(check, reader, requestsPerBlock) {
  const { plan, run, signal, adapters } = check;
  run.liveMemory = { ...liveMemoryOf(run), requestsPerBlock };
  const loads = [];
  for (let block = 1; block <= allBlocks; block += 1) {
    if (block === firstBlocks + 1 && trendOf(liveMemoryOf(run).blocks)?.result !== "leaks") return;
    adapters.observer.note(`block ${block} of ${block > firstBlocks ? allBlocks : firstBlocks}`);
    const load = await sendTimed(check, { ...plan.load, requests: requestsPerBlock }, plan.load.durationMs);
    loads.push(load);
    const [first, ...others] = loads;
    if (first !== void 0) run.load = joinedLoad([first, ...others]);
    signal.throwIfAborted();
    if (load.planned?.endedLoad !== true) return;
    if (await addBlock(check, reader, block) === null) return;
  }
}
async function sendPlain(check) {
  check.run.load = await sendTimed(check, { ...check.plan.load, requests: null }, plainMs, check.beginSettle);
  check.signal.throwIfAborted();
}
async function sendTimed(check, load, durationMs, onOver) {
  const beganMs = check.elapsedMs();
  const sent = await check.send(load, durationMs, onOver);
  return { ...sent, timeline: sent.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs })) };
}
async function addBlock(check, reader, block) {
  const { run, elapsedMs } = check;
  const reading = await reader.read();
  check.signal.throwIfAborted();
  if (!reading.ok) return stopMeasuring(check, reading.problem);
  const { blocks, requestsPerBlock } = liveMemoryOf(run);
  const { liveBytes, processes } = reading;
  if (blocks.some((before) => before.processes !== processes)) return stopMeasuring(check, "processes-changed");
  const requests = block * (requestsPerBlock ?? 0);
  const added = { block, atMs: elapsedMs(), requests, liveBytes, processes };
  run.liveMemory = { ...liveMemoryOf(run), blocks: [...blocks, added] };
  return liveBytes;
}
async function measure(check, reader) {
  const reading = await reader.read();
  check.signal.throwIfAborted();
  return reading.ok ? reading.liveBytes : stopMeasuring(check, reading.problem);
}
function stopMeasuring({ run }, problem) {
  run.liveMemory = { ...liveMemoryOf(run), problem };
  run.notices.push(leakNotice(problem));
  return null;
}
function liveMemoryOf({ liveMemory }) {
  if (liveMemory === null) throw new Error("the run must be a leak check");
  return liveMemory;
}
export {
  sendBlocks
};
