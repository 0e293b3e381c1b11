// The result of a gate in which memgate failed unexpectedly. Loaded only after such an error.

import { traceOf } from "../lib/errors.ts";
import { redactorOf } from "../redaction/redactor.ts";
import type { GateResult } from "../report/model/run-result.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";

/** @param secrets the secrets of the gate, which the message of the error may quote */
export function brokenBy(error: unknown, name: string, secrets: readonly string[]): GateResult {
  const trace = redactorOf(secrets, []).output(traceOf(error));
  const { code, message } = stopReasonOf({ code: "internal-error/unexpected", data: { error: trace } });
  return { kind: "refused", name, reason: "internal-error", code, why: message };
}
