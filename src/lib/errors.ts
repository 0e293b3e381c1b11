/** Where in the pipeline a precondition broke. `inputs` means that no container was started. */
export type ErrorStage = "inputs" | "engine" | "image" | "container" | "load";

/**
 * A broken precondition: something without which the run can't go on. Expected results (an app that never became
 * ready, an OOM kill) are values, not errors. The message says what was wrong, the value seen and what to do.
 */
export class GateError extends Error {
  readonly stage: ErrorStage;

  constructor(stage: ErrorStage, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "GateError";
    this.stage = stage;
  }
}

/** The message of whatever was thrown, on one line. Never empty. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === "") return thrown.errors.map(messageOf).join("; ");
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.replace(/\s+/g, " ").trim() || "unknown error";
}

/** The message of what nobody foresaw, and where it was thrown, on one line. */
export function traceOf(thrown: unknown): string {
  const where = thrown instanceof Error ? /\n\s+at (.+)/.exec(thrown.stack ?? "")?.[1] : undefined;
  return where === undefined ? messageOf(thrown) : `${messageOf(thrown)} (at ${where})`;
}

/** For the `default` of a switch over a closed union: the compiler refuses it while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
