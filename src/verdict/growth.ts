// Finds out whether memory was still rising when the load ended. Pure.
import type { CompositionPoint, Evidence, LoadPoint } from "../model/evidence.ts";
import type { Growth } from "../model/fields/growth.ts";

/** In a shorter load phase, the second half is too short to distinguish growth from noise. */
export const minGrowthLoadMs = 10_000;
const minPoints = 5;
/**
 * The shortest time between two points whose slope counts. On cgroup v2 the kernel may update its counters only every
 * 2 s.
 */
const minDistanceMs = 2_000;
/**
 * The reported growth is the slope at this quantile: 5% of all slopes are below it. If a garbage collection frees memory,
 * more than 5% of the slopes are negative. Memory then does not count as rising.
 */
const quantile = 0.05;
/**
 * Growth in the second half counts as noise if it is below this number of bytes, or below this share of the memory.
 */
const noiseBytes = 2 ** 20;
const noiseRatio = 0.02;

/** Keeps results: evidence does not change, and several texts need the same result. */
const known = new WeakMap<Evidence, Growth | null>();

/**
 * The growth of anonymous and shared memory in the second half of the load phase. Shared memory is mostly tmpfs: the kernel
 * cannot take it back without swap. Null if the run does not show it.
 */
export function growthOf(evidence: Evidence): Growth | null {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const growth = measureGrowth(evidence);
  known.set(evidence, growth);
  return growth;
}

/** True if the load phase was too short to show growth. */
export function isTooShortForGrowth({ phases }: Pick<Evidence, "phases">): boolean {
  const phase = phases.find(({ name }) => name === "load");
  return phase !== undefined && phase.endMs - phase.startMs < minGrowthLoadMs;
}

function measureGrowth({ phases, compositions, load, limitBytes }: Evidence): Growth | null {
  const phase = phases.find(({ name }) => name === "load");
  if (phase === undefined || phase.endMs - phase.startMs < minGrowthLoadMs) return null;
  const startMs = (phase.startMs + phase.endMs) / 2;
  const windowMs = phase.endMs - startMs;
  const points = compositions.filter(({ atMs }) => atMs >= startMs && atMs <= phase.endMs);
  const slopes = slopesBetween(points);
  const [last] = points.slice(-1);
  if (last === undefined || points.length < minPoints || slopes.length === 0) return null;
  const bytesPerSecond = slopes[Math.floor(slopes.length * quantile)] ?? 0;
  const grownBytes = (bytesPerSecond * windowMs) / 1_000;
  const isRising = grownBytes >= Math.max(noiseBytes, noiseRatio * (keptIn(last) ?? 0));
  if (!isRising) return { isRising, bytesPerSecond, bytesPerRequest: null, msToLimit: null, windowMs };
  const perSecond = responsesPerSecond(load?.timeline ?? [], startMs);
  const leftBytes = Math.max(0, limitBytes - totalOf(last));
  return {
    isRising,
    bytesPerSecond,
    bytesPerRequest: perSecond > 0 ? bytesPerSecond / perSecond : null,
    msToLimit: (leftBytes / bytesPerSecond) * 1_000,
    windowMs,
  };
}

/** The memory that only the app can free. Null if the source does not report anonymous memory. */
function keptIn({ anonymous, shared }: CompositionPoint): number | null {
  return anonymous === null ? null : anonymous + (shared ?? 0);
}

/** The slopes in bytes per second, from the lowest to the highest. */
function slopesBetween(points: readonly CompositionPoint[]): Float64Array {
  const values = points.map((point) => ({ atMs: point.atMs, bytes: keptIn(point) }));
  const slopes: number[] = [];
  for (const [index, from] of values.entries()) {
    for (const to of values.slice(index + 1)) {
      const distanceMs = to.atMs - from.atMs;
      if (distanceMs < minDistanceMs || from.bytes === null || to.bytes === null) continue;
      slopes.push(((to.bytes - from.bytes) / distanceMs) * 1_000);
    }
  }
  return Float64Array.from(slopes).sort();
}

function responsesPerSecond(timeline: readonly LoadPoint[], startMs: number): number {
  const rates = timeline.filter(({ atMs }) => atMs > startMs).map(({ requestsPerSecond }) => requestsPerSecond);
  return rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
}

function totalOf({ anonymous, shared, activeFile, kernel, sockets, other }: CompositionPoint): number {
  return [anonymous, shared, activeFile, kernel, sockets, other].reduce<number>((sum, part) => sum + (part ?? 0), 0);
}
