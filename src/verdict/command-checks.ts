// Checks that load-command put load on the app. memgate cannot see who caused the traffic and the CPU time of the app, so it
// attributes both to the command. Pure.

import type { Activity, Workload } from "../model/evidence.ts";
import type { RunCause } from "../model/stop-reason.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** A shorter load phase does not exercise the app: the command may have sent nothing. */
const minLoadMs = 1_000;

/**
 * A load below this is almost none. A request on a new connection takes about 500 B, its TCP packets included, and up to
 * twice as much with long headers.
 */
const minBytesPerSecond = 1_024;
/** An app without load uses less than this share of one CPU. */
const idleCpuRatio = 0.01;
/** With load, the CPU time is higher than without load by this share of one CPU, and by this factor. */
const loadCpuRatio = 0.02;
const loadCpuFactor = 1.5;

/** Null if the command counts as load. */
export function checkCommand({
  command,
  exitCode,
  signal,
  durationMs,
  wasToEnd,
  app,
}: CommandWorkload): RunCause | null {
  const data = { command, exitCode, signal, durationMs };
  if (exitCode !== 0 && !wasToEnd) return { code: "load-failed/command-failed", data };
  if (durationMs < minLoadMs) return { code: "load-failed/command-too-short", data: { ...data, minMs: minLoadMs } };
  if (app === null || isLoaded(app, durationMs)) return null;
  return { code: "load-failed/command-unnoticed", data: { ...data, ...app } };
}

/** The received bytes decide if they are known. If nothing is known, the command counts as load. */
function isLoaded({ receivedBytes, cpuMs, idleCpuMs }: Activity, durationMs: number): boolean {
  if (receivedBytes !== null) return receivedBytes >= (minBytesPerSecond * durationMs) / 1_000;
  if (cpuMs === null) return true;
  // Without an address for load, the app may take its work from elsewhere and be busy before the command starts. So its
  // CPU time before the command says nothing.
  if (idleCpuMs === null) return cpuMs >= idleCpuRatio * durationMs;
  return cpuMs >= loadCpuFactor * idleCpuMs && cpuMs - idleCpuMs >= loadCpuRatio * durationMs;
}
