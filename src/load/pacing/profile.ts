// How many connections and requests a job wants over its time; null where neither changes and nothing is held back.
import { type Aim, aimAt, type Corner, cornersOf, mostConnectionsOf } from "../../model/stages.ts";
import type { LoadJob } from "../protocol.ts";

export interface Shape {
  /** The most at a time. */
  readonly connections: number;
  readonly aimAt: (atMs: number) => Aim;
  /** Null without stages. */
  readonly corners: readonly Corner[] | null;
}

export function shapeOf({ scenario, connections, rate }: LoadJob): Shape | null {
  if (scenario !== null && scenario.stages !== null) {
    const corners = cornersOf(scenario.stages, connections);
    const most = mostConnectionsOf(scenario.stages, connections);
    return { connections: most, aimAt: (atMs) => aimAt(corners, atMs), corners };
  }
  if (rate === null) return null;
  const aim: Aim = { connections, rate, isPaused: false };
  return { connections, aimAt: () => aim, corners: null };
}
