// Runs the workload: memgate's own requests, load-command, or a batch job.

import { linkedSignal } from "../lib/abort-signals.ts";
import { withDeadline } from "../lib/clock.ts";
import { integer } from "../lib/format.ts";
import type { Collector } from "../memory/sampling/collector.ts";
import type { Adapters, Address, CommandWorkloadPlan } from "../model/adapters.ts";
import type { LoadStats, PhaseName, WarmupStats } from "../model/evidence.ts";
import type { GatePlan, LoadPlan } from "../model/plan.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import { activityBetween, countersOf } from "./container-activity.ts";
import type { Run } from "./run-context.ts";
import type { StopController } from "./stop.ts";

/** The time that load-command may take to end after memgate asked it to end. */
const endingMs = 10_000;

/** Waits for the end of a batch job. */
export async function awaitEnd(
  { limitMs, exitCodes }: Extract<WorkloadPlan, { readonly kind: "none" }>,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
): Promise<void> {
  const { clock, observer } = adapters;
  const { collector } = run;
  if (collector === null) throw new Error("sampling starts before the job");
  observer.note("waiting for the job to end");
  const beganMs = collector.elapsedMs();
  const ended = await withDeadline(
    clock,
    limitMs,
    Promise.race([run.died.then(() => true), stopController.whenStopped.then(() => false)]),
    () => false,
  );
  stopController.signal.throwIfAborted();
  if (ended) {
    run.workload = { kind: "none", durationMs: collector.elapsedMs() - beganMs, exitCodes: [...exitCodes] };
    return;
  }
  stopController.stop(stopReasonOf({ code: "job-unfinished/time-up", data: { afterMs: limitMs } }));
}

interface CommandSurroundings {
  readonly stopController: StopController;
  /** Null if the app has no port, or listens on a socket. */
  readonly port: number | null;
  /** Null if the app has no address to send load to. */
  readonly address: Address | null;
}

/** Runs load-command, which takes the load phase, and then the settle phase. */
export async function runLoadCommand(
  plan: GatePlan,
  workload: CommandWorkloadPlan,
  adapters: Adapters,
  run: Run,
  { stopController, port, address }: CommandSurroundings,
): Promise<void> {
  const { clock, target } = adapters;
  const { collector, container } = run;
  if (collector === null || container === null) throw new Error("sampling starts before the load");
  const scheme = plan.load.tls === null ? "http" : "https";
  const { path, socketPath } = plan.load;
  const reach = address === null ? null : ({ address, port, scheme, path, socketPath } as const);
  const isReachedByPort = reach !== null && socketPath === null;
  const before = isReachedByPort ? await countersOf(container, clock, stopController.signal) : null;
  stopController.signal.throwIfAborted();
  beginPhase("load", collector, adapters);
  const limit = new AbortController();
  const { signal, release } = linkedSignal([stopController.signal, limit.signal]);
  const isRunOver = () => stopController.signal.aborted;
  const running = target.runLoadCommand(workload, plan.target, reach, signal, isRunOver).finally(release);
  // After a stop, nothing awaits this promise.
  running.catch(() => {});
  const first = await withDeadline(
    clock,
    workload.limitMs,
    Promise.race([running, stopController.whenStopped]),
    () => "late" as const,
  );
  stopController.signal.throwIfAborted();
  if (first === "late") limit.abort();
  const unended = { exitCode: null, signal: null, durationMs: workload.limitMs, leftBehind: 0 };
  const end = await withDeadline(
    clock,
    endingMs,
    Promise.race([running, stopController.whenStopped.then(() => unended)]),
    () => unended,
  );
  stopController.signal.throwIfAborted();
  const { exitCode, signal: killedBy, durationMs, leftBehind } = end;
  // Requested at once, awaited after the settle phase.
  const after = before === null ? null : countersOf(container, clock, stopController.signal);
  const wasToEnd = first === "late" && workload.isLimitGiven;
  const ended = {
    kind: "command",
    command: workload.command.join(" "),
    exitCode: first === "late" ? null : exitCode,
    signal: killedBy,
    durationMs,
    wasToEnd,
  } as const;
  // Stored now, because the run may stop before the counters arrive.
  run.workload = { ...ended, app: null };
  if (leftBehind > 0) run.notices.push(leftBehindText(leftBehind));
  beginPhase("settle", collector, adapters);
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
  if (before !== null && after !== null) run.workload = { ...ended, app: activityBetween(before, await after) };
}

function leftBehindText(count: number): string {
  const processes = count === 1 ? "a process" : `${count} processes`;
  return `load-command left ${processes} behind, and memgate ended them: load in the background is cut short`;
}

/** memgate must send at least this share of the requests that the rate requires. With fewer, it was not the planned load. */
const minSentRatio = 0.9;

function missedRate({ paced, connections }: LoadStats): string | null {
  // One request may still be due at the end.
  if (paced === null || paced.sent >= Math.min(paced.due * minSentRatio, paced.due - 1)) return null;
  const sent = `memgate sent only ${integer(paced.sent)} of the ${integer(paced.due)} requests that the rate requires`;
  const over = `${integer(connections)} connection${connections === 1 ? "" : "s"}`;
  return `${sent}: the app or this machine was too slow over ${over}, so the peak at the full rate is unknown`;
}

/** Runs the phases warmup, load and settle. */
export async function sendLoad(
  plan: GatePlan,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
  address: Address,
): Promise<void> {
  const { clock, observer } = adapters;
  const { loadProcess, collector } = run;
  if (loadProcess === null || collector === null) throw new Error("the load process starts before the load");
  const send = (load: LoadPlan, durationMs: number) =>
    loadProcess.run(load, address, durationMs, observer.load, stopController.signal);
  if (plan.load.warmupMs > 0) {
    beginPhase("warmup", collector, adapters);
    run.warmup = warmupOf(await send(plan.load, plan.load.warmupMs));
    stopController.signal.throwIfAborted();
  }
  beginPhase("load", collector, adapters);
  const beganMs = collector.elapsedMs();
  const load = await send(plan.load, plan.load.durationMs);
  // The load process counts time from the beginning of the load.
  const timeline = load.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs }));
  run.load = { ...load, timeline };
  const missed = missedRate(load);
  if (missed !== null) run.notices.push(missed);
  stopController.signal.throwIfAborted();
  beginPhase("settle", collector, adapters);
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
}

function warmupOf({ requests, errors, non2xx, requestsPerSecond, latencyMs }: LoadStats): WarmupStats {
  return { requests, failed: errors + non2xx, requestsPerSecond, latencyMs };
}

export function beginPhase(name: PhaseName, collector: Collector, { observer }: Adapters): void {
  collector.beginPhase(name);
  observer.phase(name);
}
