import { type AdapterCause, type ReasonOf, reasonOf } from "./stop-reason.ts";

/** The stage of the run at which a precondition failed. `inputs`: before memgate started a container. */
export type ErrorStage = "inputs" | "engine" | "image" | "container" | "load";

/** Bad input that memgate notices only after it has read all options. The part after the slash is the option. */
export const badInputCodes = [
  "bad-input/base-build",
  "bad-input/base-image",
  "bad-input/base-ref",
  "bad-input/baseline",
  "bad-input/compose-file",
  "bad-input/container",
  "bad-input/load-service",
  "bad-input/memory-limit",
  "bad-input/port",
  "bad-input/ready",
  "bad-input/report-dir",
  "bad-input/set-limit",
  "bad-input/write",
] as const;

export type BadInputCode = (typeof badInputCodes)[number];

const stages: Readonly<Record<ReasonOf<BadInputCode | AdapterCause["code"]>, ErrorStage>> = {
  "bad-input": "inputs",
  "engine-unavailable": "engine",
  "image-failed": "image",
  "container-failed": "container",
  "load-failed": "load",
};

/**
 * A failed precondition that stops the run. Expected results, such as an app that never becomes ready or an OOM kill,
 * are values, not errors. The message says what is wrong, the value seen and what to do. A message about bad input has
 * the names of options in backticks.
 */
export class GateError extends Error {
  readonly stage: ErrorStage;
  /** The code and its data. Bad input has no data. */
  readonly fault: BadInputCode | AdapterCause;

  constructor(fault: BadInputCode | AdapterCause, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "GateError";
    this.fault = fault;
    this.stage = stages[reasonOf(typeof fault === "string" ? fault : fault.code)];
  }
}
