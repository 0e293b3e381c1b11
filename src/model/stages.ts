// The shape of a load over time: how many connections are at work, and how many requests a second are due.
import type { Stage } from "./scenario.ts";

/** What is aimed at, at one moment. */
export interface Aim {
  /** How many may be at work; in a pause as many as before it. */
  readonly connections: number;
  /** Requests a second; null: as fast as the app answers. */
  readonly rate: number | null;
  readonly isPaused: boolean;
}

/** A corner of the planned shape: between two of them it is a straight line. */
export interface Corner extends Aim {
  readonly atMs: number;
}

/**
 * The corners, two a stage: at its beginning and its end. A ramp goes from where the stage before it ended, the first
 * one from 1 connection and a rate of 0.
 * @param usual connections where no stage before says how many
 */
export function cornersOf(stages: readonly Stage[], usual: number): readonly Corner[] {
  const corners: Corner[] = [];
  let atMs = 0;
  let connections: number | null = null;
  let rate: number | null = 0;
  for (const { durationMs, isPause, isRamp, ...stage } of stages) {
    const to: number = stage.connections ?? connections ?? usual;
    const from: number = isRamp && stage.connections !== null ? (connections ?? 1) : to;
    // From a stage as fast as it goes no line leads to a rate.
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

/** The aim at a time; after the end that of the end. */
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

/** The duration of a load with stages. */
export function durationOfStages(stages: readonly Stage[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** How much of a time from the beginning was pause. */
export function pausedMsOf(stages: readonly Stage[], untilMs: number): number {
  let atMs = 0;
  let pausedMs = 0;
  for (const { durationMs, isPause } of stages) {
    if (isPause) pausedMs += Math.min(durationMs, Math.max(0, untilMs - atMs));
    atMs += durationMs;
  }
  return pausedMs;
}

/** The most connections at a time. */
export function mostConnectionsOf(stages: readonly Stage[], usual: number): number {
  const corners = cornersOf(stages, usual).filter(({ isPaused }) => !isPaused);
  return Math.max(1, ...corners.map(({ connections }) => connections));
}
