// The planned connections and request rate of a job over time.
import { type Aim, aimAt, type Corner, cornersOf, mostConnectionsOf, steadyUntilMs } from "../../model/stages.ts";
import type { LoadJob } from "../protocol.ts";

export interface Shape {
  /** The highest number of concurrent connections. */
  readonly connections: number;
  readonly aimAt: (atMs: number) => Aim;
  /** The time after `atMs` at which the plan changes next. In a ramp, which changes all the time, `atMs` itself. */
  readonly steadyUntilMs: (atMs: number) => number;
  /** Null without stages. */
  readonly corners: readonly Corner[] | null;
}

/** Null if the job has neither stages nor a rate: every connection then sends as fast as the app responds. */
export function shapeOf({ scenario, connections, rate }: LoadJob): Shape | null {
  if (scenario !== null && scenario.stages !== null) {
    const corners = cornersOf(scenario.stages, connections);
    const maxConnections = mostConnectionsOf(scenario.stages, connections);
    return {
      connections: maxConnections,
      aimAt: (atMs) => aimAt(corners, atMs),
      steadyUntilMs: (atMs) => steadyUntilMs(corners, atMs),
      corners,
    };
  }
  if (rate === null) return null;
  const aim: Aim = { connections, rate, isPaused: false };
  return { connections, aimAt: () => aim, steadyUntilMs: () => Number.POSITIVE_INFINITY, corners: null };
}
