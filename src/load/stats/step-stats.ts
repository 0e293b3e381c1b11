// Statistics of each step of a scenario, over all virtual users.
import type { StepStats } from "../../model/evidence.ts";
import { type Scenario, type Step, stepsOf } from "../../model/scenario.ts";
import { createLatencies, type Latencies } from "./latency-histogram.ts";

/** Running counts of one step. */
export interface StepTally {
  readonly step: Step;
  readonly latencies: Latencies;
  /** Responses received. */
  requests: number;
  /** Unexpected responses, and requests without a response. */
  failed: number;
  /** Requests that the users started, with or without a response. */
  sent: number;
  /** The part of `failed` that got no response. */
  withoutResponse: number;
  captureFailures: number;
  /** Redirects, if the step lists no statuses in `expect`. */
  redirects: number;
  /** The part of `redirects` that is the usual response to a form. */
  formRedirects: number;
  firstFailure: string | null;
}

export function createTallies(scenario: Scenario): ReadonlyMap<Step, StepTally> {
  const zeros = { sent: 0, requests: 0, failed: 0, withoutResponse: 0, captureFailures: 0 };
  const none = { ...zeros, redirects: 0, formRedirects: 0, firstFailure: null };
  return new Map(stepsOf(scenario).map((step) => [step, { step, latencies: createLatencies(), ...none }]));
}

export function stepStatsOf(scenario: Scenario, tallies: ReadonlyMap<Step, StepTally>): StepStats[] {
  const once = new Set(scenario.once);
  return [...tallies.values()].map(
    ({ step, latencies, sent, requests, failed, withoutResponse, captureFailures, firstFailure }) => ({
      once: once.has(step),
      name: step.name,
      line: step.line,
      method: step.method,
      path: step.shownPath,
      requests,
      failed,
      errors: withoutResponse,
      open: Math.max(0, sent - requests - withoutResponse),
      captureFailures,
      latencyMs: latencies.stats(),
      firstFailure,
    }),
  );
}

/** The number of unexpected responses, over all steps. */
export function unexpectedOf(tallies: ReadonlyMap<Step, StepTally>): number {
  return [...tallies.values()].reduce((sum, { failed, withoutResponse }) => sum + failed - withoutResponse, 0);
}
