// The load of the leak check: a warm-up and equal blocks of requests, with a garbage collection after each. Loaded only for
// a run with the leak check.

import { joinedLoad } from "../load/stats/joined-load.ts";
import type { Adapters } from "../model/adapters.ts";
import type { LoadStats } from "../model/evidence.ts";
import type { LiveMemory } from "../model/fields/leak.ts";
import type { LeakProblem } from "../model/fields/leak-problems.ts";
import type { GatePlan, LoadPlan } from "../model/plan.ts";
import { allBlocks, firstBlocks, trendOf } from "../verdict/leak.ts";
import { leakNotice, lowerPeakNotice } from "../verdict/leak-notices.ts";
import { createLiveMemoryReader, type LiveMemoryReader } from "./live-memory.ts";
import type { Run } from "./run-context.ts";
import { warmupOf } from "./warmup.ts";

/** The time that the requests of a block should take. */
const blockMs = 4_000;
const minRequests = 200;
/** The part of the warm-up that measures how fast the app responds. */
const paceMs = 2_000;
/** All blocks together should fill at most this share of the free memory: a leak must show before an OOM kill. */
const fillRatio = 0.5;
/** The length of the load without live memory: then only the growth of memory shows a leak. */
const plainMs = 60_000;

export interface LeakSurroundings {
  readonly plan: GatePlan;
  readonly adapters: Adapters;
  readonly run: Run;
  readonly signal: AbortSignal;
  /** Sends load. Resolves early if the signal aborts. */
  readonly send: (load: LoadPlan, durationMs: number, onOver?: () => void) => Promise<LoadStats>;
  /** Milliseconds after container start. */
  readonly elapsedMs: () => number;
  /** The highest working set so far. */
  readonly peakBytes: () => number;
  readonly begin: (phase: "warmup" | "load") => void;
  /** Begins the phase settle, once. */
  readonly beginSettle: () => void;
}

/** Sends the load in blocks, and stores its figures and the live memory in the run. */
export async function sendBlocks(check: LeakSurroundings): Promise<void> {
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

/** The number of requests in each block. Null if live memory cannot be measured. */
async function warmUp(check: LeakSurroundings, reader: LiveMemoryReader): Promise<number | null> {
  const { plan, run } = check;
  const { requests, rate, scenario, durationMs } = plan.load;
  const idle = await measure(check, reader);
  if (idle === null) return null;
  const first = await sendCounted(check, requests ?? minRequests, durationMs);
  run.warmup = warmupOf(first);
  check.signal.throwIfAborted();
  if (requests !== null) return (await addBlock(check, reader, 0)) === null ? null : requests;
  const warm = await measure(check, reader);
  if (warm === null) return null;
  // The first requests are slow, because the app compiles its code. So memgate measures the pace of the next requests.
  const most = roomFor(check, warm - idle, sentIn(first)) * allBlocks;
  const pace = await sendCounted(check, Math.max(minRequests, most), paceMs);
  run.warmup = warmupOf(joinedLoad([first, pace]));
  check.signal.throwIfAborted();
  const paced = await addBlock(check, reader, 0);
  if (paced === null) return null;
  // A rate counts requests, and a block of a scenario counts turns.
  const perSecond = rate !== null && scenario === null ? rate : (sentIn(pace) * 1_000) / pace.durationMs;
  const inTime = Math.ceil((perSecond * blockMs) / 1_000);
  return Math.max(minRequests, Math.min(inTime, roomFor(check, paced - warm, sentIn(pace))));
}

function sentIn({ planned, requests }: LoadStats): number {
  return Math.max(1, planned?.sent ?? requests);
}

/** The highest number of requests in each block: all blocks together then fill `fillRatio` of the free memory. */
function roomFor({ plan, peakBytes }: LeakSurroundings, grownBytes: number, requests: number): number {
  const leftBytes = Math.max(0, plan.target.limitBytes - peakBytes());
  const bytesPerRequest = Math.max(1, grownBytes) / requests;
  return Math.floor((fillRatio * leftBytes) / bytesPerRequest / allBlocks);
}

function sendCounted({ plan, send }: LeakSurroundings, requests: number, durationMs: number): Promise<LoadStats> {
  return send({ ...plan.load, requests }, durationMs);
}

async function sendAll(check: LeakSurroundings, reader: LiveMemoryReader, requestsPerBlock: number): Promise<void> {
  const { plan, run, signal, adapters } = check;
  run.liveMemory = { ...liveMemoryOf(run), requestsPerBlock };
  const loads: LoadStats[] = [];
  for (let block = 1; block <= allBlocks; block += 1) {
    // A leak in the first blocks may be a cache that fills.
    if (block === firstBlocks + 1 && trendOf(liveMemoryOf(run).blocks)?.result !== "leaks") return;
    adapters.observer.note(`block ${block} of ${block > firstBlocks ? allBlocks : firstBlocks}`);
    const load = await sendTimed(check, { ...plan.load, requests: requestsPerBlock }, plan.load.durationMs);
    loads.push(load);
    const [first, ...others] = loads;
    if (first !== undefined) run.load = joinedLoad([first, ...others]);
    signal.throwIfAborted();
    if (load.planned?.endedLoad !== true) return;
    if ((await addBlock(check, reader, block)) === null) return;
  }
}

/** If memgate cannot check for a leak, only the growth of memory in this load can show one. */
async function sendPlain(check: LeakSurroundings): Promise<void> {
  check.run.load = await sendTimed(check, { ...check.plan.load, requests: null }, plainMs, check.beginSettle);
  check.signal.throwIfAborted();
}

/** Sends load. The load process counts time from the beginning of the load, and the timeline from container start. */
async function sendTimed(
  check: LeakSurroundings,
  load: LoadPlan,
  durationMs: number,
  onOver?: () => void,
): Promise<LoadStats> {
  const beganMs = check.elapsedMs();
  const sent = await check.send(load, durationMs, onOver);
  return { ...sent, timeline: sent.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs })) };
}

/** Stores the live memory after a block. Null if it cannot be measured. */
async function addBlock(check: LeakSurroundings, reader: LiveMemoryReader, block: number): Promise<number | null> {
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

async function measure(check: LeakSurroundings, reader: LiveMemoryReader): Promise<number | null> {
  const reading = await reader.read();
  check.signal.throwIfAborted();
  return reading.ok ? reading.liveBytes : stopMeasuring(check, reading.problem);
}

function stopMeasuring({ run }: LeakSurroundings, problem: LeakProblem): null {
  run.liveMemory = { ...liveMemoryOf(run), problem };
  run.notices.push(leakNotice(problem));
  return null;
}

function liveMemoryOf({ liveMemory }: Run): LiveMemory {
  if (liveMemory === null) throw new Error("the run must be a leak check");
  return liveMemory;
}
