// Points over time at even intervals. Memory is bounded, however long the run.

export const maxEvenPoints = 1_000;
const finestMs = 100;

interface EvenPoints<Value> {
  /** Adds a point if the last one is old enough. Calls `value` only then. Returns null without a new point. */
  readonly offer: (atMs: number, value: () => Value) => Value | null;
  readonly points: () => readonly (Value & { readonly atMs: number })[];
}

/** If there are too many points, every second one is dropped, and the interval doubles. */
export function createEvenPoints<Value extends object>(): EvenPoints<Value> {
  let intervalMs = finestMs;
  let dueMs = 0;
  let points: (Value & { readonly atMs: number })[] = [];
  return {
    offer: (atMs, value) => {
      if (atMs < dueMs) return null;
      dueMs = atMs + intervalMs;
      const added = value();
      points.push({ ...added, atMs });
      if (points.length <= maxEvenPoints) return added;
      points = points.filter((_, index) => index % 2 === 0);
      intervalMs *= 2;
      dueMs = (points.at(-1)?.atMs ?? 0) + intervalMs;
      return added;
    },
    points: () => points,
  };
}
