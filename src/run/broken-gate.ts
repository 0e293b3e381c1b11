// The result of a gate in which memgate failed unexpectedly. Loaded only after such an error.

import { faultAdvice, messageOf, traceOf } from "../lib/errors.ts";
import { redactorOf } from "../redaction/redactor.ts";
import type { GateResult } from "../report/model/run-result.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import type { GatePosition, RunSurroundings } from "./run-one.ts";

/**
 * Writes the stack of the error to the log of the gate.
 * @param secrets the secrets of the gate, which the error may quote
 */
export function brokenBy(
  error: unknown,
  gate: Omit<GatePosition, "run"> & { readonly name: string },
  secrets: readonly string[],
  begin: RunSurroundings["begin"],
): GateResult {
  const { output } = redactorOf(secrets, []);
  const isLogged = logStack(output(stackOf(error)), gate, begin);
  const trace = output(traceOf(error));
  const { code, message } = stopReasonOf({ code: "internal-error/unexpected", data: { error: trace } });
  const attached = isLogged ? " and attach the stack in the log of this run" : "";
  return {
    kind: "refused",
    name: gate.name,
    reason: "internal-error",
    code,
    why: `${message}. ${faultAdvice}${attached}`,
  };
}

function stackOf(error: unknown): string {
  return (error instanceof Error ? error.stack : undefined) ?? messageOf(error);
}

/** False if there is no log, for example because the error came from it. */
function logStack(stack: string, gate: Omit<GatePosition, "run">, begin: RunSurroundings["begin"]): boolean {
  try {
    const { log, end } = begin({ ...gate, run: null });
    for (const line of stack.split("\n")) log.line(line);
    end();
    return true;
  } catch {
    return false;
  }
}
