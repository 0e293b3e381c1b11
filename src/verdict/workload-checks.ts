// Checks that the workload was the planned one: a pass is only valid for that workload. Pure.

import { unreachable } from "../lib/errors.ts";
import type { Evidence, Workload } from "../model/evidence.ts";
import type { RunCause } from "../model/stop-reason.ts";
import type { Thresholds } from "../model/verdict.ts";
import { checkLoad } from "./load-checks.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** A shorter load phase does not exercise the app: the command may have sent nothing. */
const minLoadMs = 1_000;

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

/** About the size of two requests on two connections. An idle container receives half as much from its network. */
const unnoticedBytes = 1_024;
/** An idle app uses less than this share of one CPU, and less than this CPU time. One request may use more. */
const idleCpuRatio = 0.01;
const idleCpuMs = 100;

/**
 * Null if the command counts as load. memgate cannot see what caused the CPU time and the traffic of the app, so it
 * attributes both to the command.
 */
function checkCommand({ command, exitCode, signal, durationMs, wasToEnd, app }: CommandWorkload): RunCause | null {
  const data = { command, exitCode, signal, durationMs };
  if (exitCode !== 0 && !wasToEnd) return { code: "load-failed/command-failed", data };
  if (durationMs < minLoadMs) return { code: "load-failed/command-too-short", data: { ...data, minMs: minLoadMs } };
  const { receivedBytes = null, cpuMs = null } = app ?? {};
  if (receivedBytes === null || cpuMs === null) return null;
  return receivedBytes < unnoticedBytes && cpuMs < Math.min(idleCpuMs, durationMs * idleCpuRatio)
    ? { code: "load-failed/command-unnoticed", data: { ...data, receivedBytes, cpuMs } }
    : null;
}

function checkJob({ exitCodes }: Extract<Workload, { kind: "none" }>, exitCode: number | null): RunCause | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  return { code: "job-failed/exit-code", data: { exitCode, expected: exitCodes } };
}
