// Runs the workload: memgate's own requests, load-command, or a batch job.

import { linkedSignal } from "../lib/abort-signals.ts";
import { withDeadline } from "../lib/clock.ts";
import type { Adapters, Address, CommandWorkloadPlan } from "../model/adapters.ts";
import type { PhaseName } from "../model/evidence.ts";
import type { Observation } from "../model/observation.ts";
import type { GatePlan, LoadPlan } from "../model/plan.ts";
import type { WorkloadPlan } from "../model/workload.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import type { Run } from "./run-context.ts";
import type { StopController } from "./stop.ts";
import { warmupOf } from "./warmup.ts";

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
  if (collector === null) throw new Error("sampling must start before the job");
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
  /** True if the app accepts connections at the address. */
  readonly isListening: boolean;
}

/** How long memgate measures the CPU time of the idle app before it starts load-command. */
const idleMs = 250;

/** Runs load-command as the load phase, then the settle phase. */
export async function runLoadCommand(
  plan: GatePlan,
  workload: CommandWorkloadPlan,
  adapters: Adapters,
  run: Run,
  { stopController, port, address, isListening }: CommandSurroundings,
): Promise<void> {
  const { clock, target } = adapters;
  const { collector, container } = run;
  if (collector === null || container === null) throw new Error("sampling must start before the load");
  const scheme = plan.load.tls === null ? "http" : "https";
  const { path, socketPath } = plan.load;
  const reach = address === null ? null : ({ address, port, scheme, path, socketPath } as const);
  const load = !isListening || reach === null ? "none" : socketPath === null ? "port" : "socket";
  const counting = { container, clock, signal: stopController.signal };
  const { activityBefore, activitySince } = await import("./container-activity.ts");
  const before = await activityBefore(counting, load, idleMs);
  stopController.signal.throwIfAborted();
  beginPhase("load", run, adapters);
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
  const app = activitySince(before, counting, durationMs);
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
  await settle(plan, adapters, run, stopController, app);
  run.workload = { ...ended, app: await app };
}

function leftBehindText(count: number): string {
  const rest = count === 1 ? "memgate ended it, so its load ended" : "memgate ended them, so their load ended";
  return `the load command exited before ${count} of its processes; ${rest} early`;
}

/** Runs the phases warmup, load and settle. */
export async function sendLoad(
  plan: GatePlan,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
  address: Address,
): Promise<void> {
  const { observer } = adapters;
  const { loadProcess, collector } = run;
  if (loadProcess === null || collector === null) throw new Error("the load process must start before the load");
  const send = (load: LoadPlan, durationMs: number) =>
    loadProcess.run(load, address, durationMs, observer.load, stopController.signal);
  if (plan.checksLeak) {
    const { sendBlocks } = await import("./leak-check.ts");
    const { signal } = stopController;
    const begin = (phase: PhaseName) => beginPhase(phase, run, adapters);
    const peakBytes = () => collector.collected().peak?.workingSetBytes ?? 0;
    await sendBlocks({ plan, adapters, run, signal, send, elapsedMs: collector.elapsedMs, peakBytes, begin });
    return settle(plan, adapters, run, stopController);
  }
  if (plan.load.warmupMs > 0) {
    beginPhase("warmup", run, adapters);
    run.warmup = warmupOf(await send({ ...plan.load, requests: null }, plan.load.warmupMs));
    stopController.signal.throwIfAborted();
  }
  beginPhase("load", run, adapters);
  const beganMs = collector.elapsedMs();
  const load = await send(plan.load, plan.load.durationMs);
  // The load process counts time from the beginning of the load.
  const timeline = load.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs }));
  run.load = { ...load, timeline };
  stopController.signal.throwIfAborted();
  await settle(plan, adapters, run, stopController);
}

/**
 * Samples for a moment after the load, and meanwhile checks that the app still responds.
 * @param counted resolves when the traffic of the load is counted: the check must not add to it
 */
async function settle(
  plan: GatePlan,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
  counted: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const { clock } = adapters;
  beginPhase("settle", run, adapters);
  const probing = counted.then(() => observeUnresponsive(plan, adapters, run, stopController.signal));
  // After a stop, nothing awaits this promise.
  probing.catch(() => {});
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
  stopController.signal.throwIfAborted();
  const observed = await probing;
  stopController.signal.throwIfAborted();
  if (observed === null) return;
  stopController.stop(stopReasonOf({ code: "load-failed/silent-after-load", data: { observed } }));
}

/** Repeats the readiness check of the app's port. Null if the app responds, with any status, or has no such check. */
async function observeUnresponsive(
  { readiness, load }: GatePlan,
  { target }: Adapters,
  { container, image }: Run,
  signal: AbortSignal,
): Promise<Observation | null> {
  const step = readiness.steps.find(({ probe }) => probe.kind === "http" || probe.kind === "tcp");
  if (step === undefined || container === null || image === null) return null;
  // A slow app may need as long for this response as for a response to the load.
  const once = { ...readiness, steps: [{ ...step, successes: 1 }], timeoutMs: load.requestTimeoutMs };
  const result = await target.awaitReady(container, image.healthcheck, once, signal);
  if (result.ready || signal.aborted || !("failures" in result.observed)) return null;
  const hasResponded = result.observed.failures.some(({ attempt }) => attempt.kind === "http-status");
  return hasResponded || !result.observed.isTried ? null : result.observed;
}

/** Reads the counters at the boundary between two phases, so that each phase gets its own share of them. */
export function beginPhase(name: PhaseName, { collector, sampling }: Run, { observer }: Adapters): void {
  sampling?.readNow();
  collector?.beginPhase(name);
  observer.phase(name);
}
