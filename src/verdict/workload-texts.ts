// Clauses about the workload, for sentences and tables.

import { exitCodeText } from "../lib/exit-code.ts";
import { bytes, integer, time } from "../lib/format.ts";
import type { Activity, StepStats, Workload } from "../model/evidence.ts";
import { isSuccessStatus } from "../model/http-status.ts";

type CommandWorkload = Extract<Workload, { readonly kind: "command" }>;

/** Sentences name at most this number of requests. */
export const maxNames = 3;

/** Describes the app during load-command, as a clause that follows "the app". Null if unknown. */
export function appText(app: Activity | null): string | null {
  if (app === null) return null;
  const without = app.idleCpuMs === null ? "" : ` (without load: ${time(app.idleCpuMs)})`;
  const parts = [
    ...(app.receivedBytes === null ? [] : [`received ${bytes(app.receivedBytes)}`]),
    ...(app.cpuMs === null ? [] : [`used ${time(app.cpuMs)} of CPU time${without}`]),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}

/** Why load-command does not count as load, as a clause that follows "the app". */
export function unnoticedText({ receivedBytes, cpuMs, idleCpuMs }: Activity): string {
  if (receivedBytes !== null) return `received only ${bytes(receivedBytes)}, less than 1 KiB a second`;
  const without = idleCpuMs === null ? "" : `, about as much as without load (${time(idleCpuMs)})`;
  return `used only ${time(cpuMs ?? 0)} of CPU time${without}`;
}

/** How load-command ended, as a clause: `ended with exit code 99 after 12 s`. */
export function commandEnd({
  exitCode,
  signal,
  durationMs,
}: Pick<CommandWorkload, "exitCode" | "signal" | "durationMs">): string {
  const after = `after ${time(durationMs)}`;
  if (signal !== null) return `was ended by ${signal} ${after}`;
  return exitCode === null
    ? `still ran ${after}, and memgate ended it`
    : `ended with exit code ${exitCodeText(exitCode)} ${after}`;
}

/** How the request failed first, as a clause: `, first with HTTP 404 instead of 201`. Empty if it never failed. */
export function firstFailureOf({ firstFailure }: Pick<StepStats, "firstFailure">): string {
  return firstFailure === null ? "" : `, first with ${firstFailure}`;
}

/** The failed requests by kind: `HTTP 404`, or with several kinds `799 × HTTP 500, 70 × no response`. */
export function failuresText(load: {
  readonly statusCodes: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly timeouts: number;
  readonly unfinished: number;
  readonly timeoutMs: number;
}): string {
  const byStatus = Object.entries(load.statusCodes)
    .filter(([status]) => !isSuccessStatus(Number(status)))
    .map(([status, count]) => ({ count, name: `HTTP ${status}` }));
  const byError = [
    { count: load.errors - load.timeouts - load.unfinished, name: "no response" },
    { count: load.timeouts, name: `timeout after ${time(load.timeoutMs)}` },
    { count: load.unfinished, name: "no response before the load ended" },
  ].filter(({ count }) => count > 0);
  const kinds = [...byStatus, ...byError];
  const [only, ...others] = kinds;
  if (only !== undefined && others.length === 0) return only.name;
  return kinds.map(({ count, name }) => `${integer(count)} × ${name}`).join(", ");
}

/** The requests of a scenario that failed most, each with its first failure. */
export function stepFailuresText(steps: readonly Pick<StepStats, "name" | "failed" | "firstFailure">[]): string {
  const failing = steps.filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const described = failing.slice(0, maxNames).map((step) => {
    return `${integer(step.failed)} × ${step.name}${firstFailureOf(step)}`;
  });
  const rest = failing.length - maxNames;
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? "request" : "requests"}`] : [];
  return [...described, ...more].join("; ");
}
