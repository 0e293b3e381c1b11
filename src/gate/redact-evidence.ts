// Masks secrets in evidence. Masks only text from the app, from other programs, from requests and from commands. memgate
// makes its own sentences again from the masked data, so it does not mask the words and names in them.

import type { Evidence, LoadStats } from "../model/evidence.ts";
import type { StopReason } from "../model/stop-reason.ts";
import type { Redactor } from "../redaction/redactor.ts";
import { isRunCause, stopReasonOf } from "../verdict/stop-sentences.ts";

/** Does not mask the cleanup's notices and the commands of processes, because their text is already masked. */
export function redactEvidence(evidence: Evidence, redactor: Redactor): Evidence {
  const { container, outcome, load, workload, outOfMemory } = evidence;
  return {
    ...evidence,
    container: container && { ...container, logTail: container.logTail.map(redactor.output) },
    outcome: outcome.kind === "completed" ? outcome : { ...redactStop(outcome, redactor), kind: outcome.kind },
    load: load && redactLoad(load, redactor),
    outOfMemory: outOfMemory?.map((one) => ({ ...one, line: redactor.output(one.line) })) ?? null,
    workload: workload?.kind === "command" ? { ...workload, command: redactor.message(workload.command) } : workload,
  };
}

function redactLoad(load: LoadStats, { message, query }: Redactor): LoadStats {
  const { url, lastError, steps, redirect } = load;
  // The first failure of a step may quote names from a response. The load process has masked them.
  const masked = steps?.map((step) => ({ ...step, name: query(step.name), path: query(step.path) }));
  return {
    ...load,
    url: query(url),
    lastError: lastError && message(lastError),
    redirect: redirect && {
      ...redirect,
      location: redirect.location && query(redirect.location),
      request: redirect.request && query(redirect.request),
    },
    steps: masked ?? null,
  };
}

/**
 * How the texts in the data of a stop reason are masked, by field. Fields that are not listed hold names that the user
 * gave, and texts of memgate.
 */
export const maskedFields: Readonly<Record<string, Exclude<keyof Redactor, "longest">>> = {
  command: "message",
  error: "message",
  healthcheckOutput: "output",
  lastError: "message",
  lastLine: "output",
  location: "query",
  log: "output",
  output: "output",
  path: "query",
  places: "query",
  request: "query",
  url: "query",
  why: "message",
};

export function redactStop(stop: StopReason, redactor: Redactor): StopReason {
  const data = maskTexts(stop.data, redactor);
  if (JSON.stringify(data) === JSON.stringify(stop.data)) return stop;
  const cause = { code: stop.code, data } as Pick<StopReason, "code" | "data">;
  if (isRunCause(cause)) return stopReasonOf(cause);
  // The message is from an adapter, and quotes the error.
  const [error, maskedError] = [errorIn(stop.data), errorIn(data)];
  const message =
    error === null || maskedError === null ? stop.message : stop.message.replaceAll(error, () => maskedError);
  return { ...stop, data, message } as StopReason;
}

function errorIn(data: StopReason["data"]): string | null {
  return "error" in data && data.error !== "" ? data.error : null;
}

function maskTexts<Value>(value: Value, redactor: Redactor): Value {
  /** @param name the innermost field that holds the value; null for the data itself */
  const masked = (inner: unknown, name: string | null): unknown => {
    const kind = name === null ? undefined : maskedFields[name];
    if (typeof inner === "string") return kind === undefined ? inner : redactor[kind](inner);
    if (Array.isArray(inner)) return inner.map((item) => masked(item, name));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, text]) => [key, masked(text, key)]));
  };
  return masked(value, null) as Value;
}
