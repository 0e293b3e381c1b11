// Checks that the workload was the planned one: a pass is only valid for that workload. Pure.

import { unreachable } from "../lib/errors.ts";
import type { Evidence, Workload } from "../model/evidence.ts";
import type { RunCause } from "../model/stop-reason.ts";
import type { Thresholds } from "../model/verdict.ts";
import { checkCommand } from "./command-checks.ts";
import { checkLoad } from "./load-checks.ts";

/** Returns the reason why the workload was not the planned one, or null. */
export function checkWorkload(evidence: Evidence, thresholds: Thresholds): RunCause | null {
  const { workload, container } = evidence;
  switch (workload?.kind) {
    case undefined:
      return checkLoad(evidence, thresholds);
    case "command":
      return checkCommand(workload);
    case "none":
      return checkJob(workload, container?.exitCode ?? null);
    default:
      return unreachable(workload);
  }
}

function checkJob({ exitCodes }: Extract<Workload, { kind: "none" }>, exitCode: number | null): RunCause | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  return { code: "job-failed/exit-code", data: { exitCode, expected: exitCodes } };
}
