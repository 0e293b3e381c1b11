// The composition of the working set over time, at even intervals. Memory is bounded, however long the run.
import type { Composition, CompositionPoint } from "../../model/evidence.ts";

export const maxCompositions = 1_000;
const finestMs = 100;

export interface Compositions {
  /** Adds a point if the last one is old enough. Calls `composition` only then. Returns null without a new point. */
  readonly offer: (atMs: number, composition: () => Composition) => Composition | null;
  readonly points: () => readonly CompositionPoint[];
}

export function createCompositions(): Compositions {
  let intervalMs = finestMs;
  let dueMs = 0;
  let points: CompositionPoint[] = [];
  return {
    offer: (atMs, composition) => {
      if (atMs < dueMs) return null;
      dueMs = atMs + intervalMs;
      const added = composition();
      points.push({ atMs, ...added });
      if (points.length <= maxCompositions) return added;
      points = points.filter((_, index) => index % 2 === 0);
      intervalMs *= 2;
      dueMs = (points.at(-1)?.atMs ?? 0) + intervalMs;
      return added;
    },
    points: () => points,
  };
}
