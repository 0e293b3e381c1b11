// What became of each request of a scenario, over all virtual users.
import type { StepStats } from "../../model/evidence.ts";
import { type Scenario, type Step, stepsOf } from "../../model/scenario.ts";
import { createLatencies, type Latencies } from "./latency-histogram.ts";

/** Running figures of one step. */
export interface StepTally {
  readonly step: Step;
  readonly latencies: Latencies;
  requests: number;
  failed: number;
  /** Begun, whether it was answered since or not. */
  sent: number;
  /** The part of failed that had no answer. */
  unanswered: number;
  captureFailures: number;
  firstFailure: string | null;
}

export function createTallies(scenario: Scenario): ReadonlyMap<Step, StepTally> {
  const none = { sent: 0, requests: 0, failed: 0, unanswered: 0, captureFailures: 0, firstFailure: null };
  return new Map(stepsOf(scenario).map((step) => [step, { step, latencies: createLatencies(), ...none }]));
}

export function figuresOf(scenario: Scenario, tallies: ReadonlyMap<Step, StepTally>): StepStats[] {
  const once = new Set(scenario.once);
  return [...tallies.values()].map(
    ({ step, latencies, sent, requests, failed, unanswered, captureFailures, firstFailure }) => ({
      once: once.has(step),
      name: step.name,
      line: step.line,
      method: step.method,
      path: step.shownPath,
      requests,
      failed,
      errors: unanswered,
      open: Math.max(0, sent - requests - unanswered),
      captureFailures,
      latencyMs: latencies.figures(),
      firstFailure,
    }),
  );
}

/** Answers that were not as expected. */
export function unexpectedOf(tallies: ReadonlyMap<Step, StepTally>): number {
  return [...tallies.values()].reduce((sum, { failed, unanswered }) => sum + failed - unanswered, 0);
}
