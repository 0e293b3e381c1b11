// Finds out whether live memory grows from block to block. Pure.
import type { Evidence } from "../model/evidence.ts";
import type { Leak, LeakResult, LiveBlock } from "../model/fields/leak.ts";

/** The blocks after the warm-up that memgate judges first. */
export const firstBlocks = 8;
/** The blocks after which memgate says that the app leaks. A cache that fills slowly looks like a leak before. */
export const allBlocks = 12;
/** Mann–Kendall: the share of rising pairs of points less the share of falling pairs. */
const minTau = 0.8;
/** Growth counts as noise if it is below this number of bytes, or below this share of live memory. */
const noiseBytes = 2 ** 18;
const noiseRatio = 0.02;
/** Live memory counts as steady if it changes by less than this number times the noise. */
const variesFrom = 4;
/** If growth is steady, the second half has half of it. If a cache is nearly full, the second half has less than this share. */
const minShareOfGrowth = 0.3;

type Point = Pick<LiveBlock, "requests" | "liveBytes">;

interface Trend {
  readonly result: Exclude<LeakResult, "unknown" | "suspected">;
  readonly grownBytes: number;
  readonly overRequests: number;
}

/** Null without the leak check. */
export function leakOf({
  liveMemory,
  limitBytes,
  peak,
}: Pick<Evidence, "liveMemory" | "limitBytes" | "peak">): Leak | null {
  // A program may pass the evidence of an earlier version, which has no live memory.
  if (liveMemory == null) return null;
  const { blocks, problem } = liveMemory;
  const liveBytes = blocks.at(-1)?.liveBytes ?? null;
  const unknown = { result: "unknown", liveBytes, ...noTrend, ...noEstimate } as const;
  const trend = problem === null ? trendOf(blocks) : null;
  if (trend === null) return unknown;
  const { result, grownBytes, overRequests } = trend;
  if (result !== "leaks") return { result, liveBytes, grownBytes, overRequests, ...noEstimate };
  const bytesPerRequest = grownBytes / overRequests;
  const leftBytes = Math.max(0, limitBytes - (peak?.workingSetBytes ?? 0));
  return {
    result: blocks.length > allBlocks ? "leaks" : "suspected",
    liveBytes,
    grownBytes,
    overRequests,
    bytesPerRequest,
    requestsToLimit: Math.floor(leftBytes / bytesPerRequest),
  };
}

const noTrend = { grownBytes: null, overRequests: null };
const noEstimate = { bytesPerRequest: null, requestsToLimit: null };

/**
 * The trend of the second half of the blocks. With 8 blocks after the warm-up these are the points after the blocks 4 to 8.
 * @param points after the warm-up and after each block
 * @returns null with fewer than 8 blocks after the warm-up
 */
export function trendOf(points: readonly Point[]): Trend | null {
  const half = points.slice(Math.floor((points.length - 1) / 2));
  const [first, from, last] = [points[0], half[0], half.at(-1)];
  if (points.length <= firstBlocks || first === undefined || from === undefined || last === undefined) return null;
  if (last.requests <= from.requests) return null;
  const grownBytes = last.liveBytes - from.liveBytes;
  const allGrownBytes = last.liveBytes - first.liveBytes;
  const minBytes = Math.max(noiseBytes, noiseRatio * last.liveBytes);
  const isRising = tauOf(half) >= minTau;
  const isSlowing = allGrownBytes > 0 && grownBytes / allGrownBytes < minShareOfGrowth;
  // The first half of a leak rises too. Memory that fell there is a sawtooth with teeth as long as the second half.
  const hasFallen = allGrownBytes < grownBytes - minBytes;
  const resultOf = () => {
    if (isRising && grownBytes >= minBytes && !hasFallen) return isSlowing ? "levelled-off" : "leaks";
    const live = half.map((point) => point.liveBytes);
    if (Math.max(...live) - Math.min(...live) >= variesFrom * minBytes) return "varies";
    return allGrownBytes >= minBytes && isSlowing ? "levelled-off" : "steady";
  };
  return { result: resultOf(), grownBytes, overRequests: last.requests - from.requests };
}

function tauOf(points: readonly Point[]): number {
  const pairs = points.flatMap((from, index) => points.slice(index + 1).map((to) => to.liveBytes - from.liveBytes));
  return pairs.reduce((sum, difference) => sum + Math.sign(difference), 0) / pairs.length;
}
