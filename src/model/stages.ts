// The planned load over time: connections and requests per second.
import type { Stage } from "./scenario.ts";

/** The planned load at one moment. */
export interface Aim {
  /** Number of active connections. In a pause it is the number before the pause. */
  readonly connections: number;
  /** Requests per second. Null if memgate sends as fast as the app responds. */
  readonly rate: number | null;
  readonly isPaused: boolean;
}

/** A corner of the planned load. Between two corners the load changes linearly. */
export interface Corner extends Aim {
  readonly atMs: number;
}

/**
 * Two corners per stage: its beginning and its end. A ramp begins with the values at the end of the stage before it. A
 * ramp in the first stage begins with 1 connection and a rate of 0.
 * @param defaultConnections applies until a stage sets `connections`
 */
export function cornersOf(stages: readonly Stage[], defaultConnections: number): readonly Corner[] {
  const corners: Corner[] = [];
  let atMs = 0;
  let connections: number | null = null;
  let rate: number | null = 0;
  for (const { durationMs, isPause, isRamp, ...stage } of stages) {
    const to: number = stage.connections ?? connections ?? defaultConnections;
    const from: number = isRamp && stage.connections !== null ? (connections ?? 1) : to;
    // A stage without a rate has no value from which a ramp could begin.
    const rateFrom = isRamp && stage.rate !== null ? (rate ?? stage.rate) : stage.rate;
    const [first, last] = isPause
      ? ([
          { connections: to, rate: 0 },
          { connections: to, rate: 0 },
        ] as const)
      : ([
          { connections: from, rate: rateFrom },
          { connections: to, rate: stage.rate },
        ] as const);
    corners.push({ atMs, ...first, isPaused: isPause });
    atMs += durationMs;
    corners.push({ atMs, ...last, isPaused: isPause });
    if (!isPause) [connections, rate] = [to, stage.rate];
  }
  return corners;
}

/** The planned load at a time. After the last stage it is the load at the end of that stage. */
export function aimAt(corners: readonly Corner[], atMs: number): Aim {
  for (let index = 0; index + 1 < corners.length; index += 2) {
    const [from, to] = [corners[index], corners[index + 1]];
    if (from === undefined || to === undefined || (atMs >= to.atMs && index + 2 < corners.length)) continue;
    const share = to.atMs === from.atMs ? 1 : Math.min(1, Math.max(0, (atMs - from.atMs) / (to.atMs - from.atMs)));
    const between = (a: number, b: number) => a + (b - a) * share;
    return {
      connections: Math.max(1, Math.round(between(from.connections, to.connections))),
      rate: from.rate === null || to.rate === null ? to.rate : between(from.rate, to.rate),
      isPaused: to.isPaused,
    };
  }
  return { connections: 1, rate: null, isPaused: false };
}

/** The time until which the planned load stays the same. Returns `atMs` in a ramp. */
export function steadyUntilMs(corners: readonly Corner[], atMs: number): number {
  const end = corners.findIndex((corner, index) => index % 2 === 1 && atMs < corner.atMs);
  const [from, to] = [corners[end - 1], corners[end]];
  // After the last stage.
  if (from === undefined || to === undefined) return Number.POSITIVE_INFINITY;
  const isSteady = from.connections === to.connections && from.rate === to.rate;
  return isSteady ? to.atMs : atMs;
}

export function durationOfStages(stages: readonly Stage[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** The total length of pauses from the beginning until `untilMs`. */
export function pausedMsOf(stages: readonly Stage[], untilMs: number): number {
  let atMs = 0;
  let pausedMs = 0;
  for (const { durationMs, isPause } of stages) {
    if (isPause) pausedMs += Math.min(durationMs, Math.max(0, untilMs - atMs));
    atMs += durationMs;
  }
  return pausedMs;
}

/** The highest number of connections of any stage that is not a pause. */
export function mostConnectionsOf(stages: readonly Stage[], defaultConnections: number): number {
  const corners = cornersOf(stages, defaultConnections).filter(({ isPaused }) => !isPaused);
  return Math.max(1, ...corners.map(({ connections }) => connections));
}

/** The number of requests that the rates of the stages require. Infinity if a stage that is not a pause has no rate. */
export function mostRequestsOf(stages: readonly Stage[]): number {
  const corners = cornersOf(stages, 1);
  return corners.reduce((sum, to, at) => {
    const from = corners[at - 1];
    if (at % 2 === 0 || from === undefined) return sum;
    const rate = ((from.rate ?? Number.POSITIVE_INFINITY) + (to.rate ?? Number.POSITIVE_INFINITY)) / 2;
    return sum + (rate * (to.atMs - from.atMs)) / 1_000;
  }, 0);
}
