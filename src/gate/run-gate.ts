// Runs a gate: starts the target, samples it through the phases, collects the evidence, and always cleans up. It does
// not judge.

import { withDeadline } from "../lib/clock.ts";
import { unreachable } from "../lib/errors.ts";
import { once } from "../lib/once.ts";
import { createCollector } from "../memory/sampling/collector.ts";
import { createProcessWatch } from "../memory/sampling/process-watch.ts";
import type { Adapters, ContainerEvent, ReadyRedirect, TargetContainer } from "../model/adapters.ts";
import type { Evidence } from "../model/evidence.ts";
import type { RuntimeLimit } from "../model/fields/out-of-memory.ts";
import type { GatePlan, ReadyProbe } from "../model/plan.ts";
import { mark } from "../options/mentions.ts";
import { assertHealthcheck, portToRequest } from "../plan/plan.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import type { Redactor } from "../redaction/redactor.ts";
import { limitMismatch } from "../verdict/judge.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import { evidenceOf } from "./build-evidence.ts";
import { cleanUp } from "./clean-up.ts";
import { noteLimits } from "./limit-change.ts";
import { newRun, type Run } from "./run-context.ts";
import { appExited, createStopController, lostCause, type StopController } from "./stop.ts";
import { createRecentPeak, watchLog } from "./watch-log.ts";
import { awaitEnd, beginPhase, runLoadCommand, sendLoad } from "./workload.ts";

/** The time that a step may take to end when the run stops. An engine that hangs must not delay the end of the run. */
const windDownMs = 1_000;

/**
 * Runs the gate and returns its evidence, however the run ends. Removes everything that the run created. If the engine no
 * longer responds, a notice names what remains.
 * @param interrupt ends the run early when aborted, with a `StopReason` as its reason
 * @throws GateError `inputs` if bad input showed only in the image
 */
export async function runGatePlan(plan: GatePlan, adapters: Adapters, interrupt: AbortSignal): Promise<Evidence> {
  const stopController = createStopController(interrupt);
  const run = newRun(plan, adapters);
  const phases = runPhases(plan, adapters, run, stopController).catch((error: unknown) => {
    // After a stop, the interrupted step may throw too. The reason of the stop counts.
    if (!stopController.signal.aborted) stopController.stopFor(error);
  });
  await Promise.race([phases, stopDeadline(phases, adapters, stopController)]);
  await cleanUp(plan, adapters, run, stopController);
  stopController.release();
  const refusal = stopController.refusal();
  if (refusal !== null) throw refusal;
  return evidenceOf(plan, run, stopController.stopped(), adapters.clock);
}

/** Resolves after a stop, when the current step has ended or `windDownMs` have passed. */
async function stopDeadline(phases: Promise<void>, { clock }: Adapters, stopController: StopController): Promise<void> {
  await stopController.whenStopped;
  await withDeadline(clock, windDownMs, phases, () => {});
}

async function runPhases(plan: GatePlan, adapters: Adapters, run: Run, stopController: StopController): Promise<void> {
  const { target, observer } = adapters;
  run.engine = await target.connect();
  stopController.signal.throwIfAborted();
  run.image = await target.prepareImage(plan.target, stopController.signal);
  stopController.signal.throwIfAborted();
  const port = portToRequest(plan, run.image.exposedPorts);
  assertHealthcheck(plan.readiness, run.image.healthcheck);
  const creating = createContainer(plan, adapters, run, port);
  if (plan.workload.kind === "http") openLoad(adapters.load, run, stopController);
  await creating;
  stopController.signal.throwIfAborted();
  const container = await startContainer(plan, adapters, run, stopController);
  stopController.signal.throwIfAborted();
  if (plan.workload.kind === "none") return awaitEnd(plan.workload, adapters, run, stopController);

  const waiting = plan.readiness.steps.map(({ probe }) => waitingFor(probe, planRedactor(plan)));
  observer.note(`waiting for ${waiting.join(", then for ")}`);
  const readiness = await target.awaitReady(container, run.image.healthcheck, plan.readiness, stopController.signal);
  stopController.signal.throwIfAborted();
  if (!readiness.ready) {
    const { exposedPorts } = run.image;
    const listeners = target.listeners(container.id, run.startedState?.pid ?? null);
    const { notReadyCause } = await import("./not-ready.ts");
    const cause = notReadyCause(readiness, { timeoutMs: plan.readiness.timeoutMs, port, exposedPorts, listeners });
    return stopController.stop(stopReasonOf(cause));
  }
  if (readiness.redirect !== null) run.notices.push(redirectNotice(readiness.redirect, planRedactor(plan)));
  run.runtimeLimit = runtimeLimitOf(plan, adapters, run);
  if (plan.workload.kind === "command") {
    const { address, isListening } = readiness;
    return runLoadCommand(plan, plan.workload, adapters, run, { stopController, port, address, isListening });
  }
  if (readiness.address === null) throw new Error("an app without a port cannot receive requests");
  await run.openingLoad;
  stopController.signal.throwIfAborted();
  await sendLoad(plan, adapters, run, stopController, readiness.address);
}

function redirectNotice({ path, status, location }: ReadyRedirect, { query }: Redactor): string {
  const target = location === null ? "" : ` to ${query(location)}`;
  return `the app counted as ready because GET ${query(path)} returned HTTP ${status}${target}; if the app is not ready then, set ${mark("ready-path")} to a path that returns 200`;
}

/** Null if the container's processes are not on this machine. */
function runtimeLimitOf(plan: GatePlan, { memory }: Adapters, { sampling, startedState }: Run): RuntimeLimit | null {
  const pid = sampling?.notice === null ? startedState?.pid : null;
  return pid == null ? null : memory.runtimeLimit(pid, plan.target.limitBytes);
}

function waitingFor(probe: ReadyProbe, { message, query }: Redactor): string {
  switch (probe.kind) {
    case "http":
      return `a response from ${query(probe.path)}${probe.port === null ? "" : ` at port ${probe.port}`}`;
    case "tcp":
      return `connections to ${probe.port === null ? "the app's port" : `port ${probe.port}`}`;
    case "healthcheck":
      return "the HEALTHCHECK to succeed";
    case "log":
      return `a log line that matches ${probe.pattern}`;
    case "exec":
      return `${message(probe.command.join(" "))} to succeed in the container`;
    default:
      return unreachable(probe);
  }
}

/**
 * Starts the load process without waiting for it. The process loads its code while the engine creates and starts the
 * container. If the process fails to start, the run stops.
 */
function openLoad(load: Adapters["load"], run: Run, stopController: StopController): void {
  const opening = async () => {
    run.loadProcess = await load.open();
  };
  run.openingLoad = opening().catch(stopController.stopFor);
}

async function createContainer(plan: GatePlan, { target }: Adapters, run: Run, port: number | null): Promise<void> {
  const image = run.image;
  if (image === null) throw new Error("the image must be prepared before the container is created");
  const creating = target.createContainer(plan.target, image, port).then((container) => {
    run.container = container;
  });
  run.creating = creating.catch(() => {});
  await creating;
}

/** Starts the container, watches its events, starts sampling, and reads back the limit. */
async function startContainer(
  plan: GatePlan,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
): Promise<TargetContainer> {
  const { clock, observer, memory, samples } = adapters;
  const container = run.container;
  if (container === null) throw new Error("the container must be created before it is started");
  const collector = createCollector(clock, samples, container.isAttached);
  run.collector = collector;
  if (container.isAttached) run.killedBefore = (await memory.killedProcesses(container.id, Promise.resolve())) ?? [];
  const isJob = plan.workload.kind === "none";
  run.watch = await container.watch((event) => onEvent(event, isJob, run, stopController));
  // The clean-up does not wait for a slow engine, so it may be over when the engine responds.
  if (run.isEnding) run.watch.end();
  stopController.signal.throwIfAborted();
  beginPhase(isJob ? "run" : "start", run, adapters);
  // Loaded while the engine starts the container: memgate takes no samples yet.
  // The leak check needs this code for the log, even with `why: off`.
  if ((plan.why === "auto" && !isJob) || plan.checksLeak) prepareWhy(run).catch(() => {});
  await container.start();
  const recentPeak = createRecentPeak();
  if (!run.isEnding) run.logWatch = watchLog(container, collector, recentPeak, clock);
  run.startedMs = collector.elapsedMs();
  run.startedState = await container.state();
  const { message } = planRedactor(plan);
  const processWatch = createProcessWatch(
    collector.elapsedMs,
    async () => run.sampling?.readProcesses(message) ?? null,
  );
  run.processWatch = processWatch;
  run.sampling = await memory.open(container, run.startedState.pid, plan.sampling, (source, reading) => {
    const workingSetBytes = collector.record(source, reading);
    if (workingSetBytes === null) return;
    recentPeak.add(collector.elapsedMs(), workingSetBytes);
    if (run.sampling !== null) processWatch.offer(workingSetBytes);
    observer.sample(workingSetBytes, plan.target.limitBytes);
  });
  if (run.isEnding) await run.sampling.close();
  stopController.signal.throwIfAborted();
  const { memoryBytes, memorySwapBytes } = run.startedState;
  // If the limit is above the machine's memory, the stats API reports the machine's memory instead of the limit.
  const apiIsCapped = run.sampling.notice !== null && plan.target.limitBytes > (run.engine?.memoryBytes ?? 0);
  run.cgroupLimitBytes = apiIsCapped ? null : run.sampling.limitBytes;
  const readBack = { memoryBytes, memorySwapBytes, cgroupLimitBytes: run.cgroupLimitBytes };
  const mismatch = limitMismatch(readBack, plan.target.limitBytes);
  if (mismatch !== null) stopController.stop(stopReasonOf(mismatch));
  return container;
}

const loadWhy = once(() => import("./ask-why.ts"));

async function prepareWhy(run: Run): Promise<void> {
  run.whyCode = await loadWhy();
}

function onEvent(event: ContainerEvent, isJob: boolean, run: Run, stopController: StopController): void {
  const { collector } = run;
  if (event.kind === "oom" && collector !== null) {
    run.oomEvent ??= { atMs: collector.elapsedMs(), phase: collector.currentPhase() };
  }
  const lost = event.kind === "lost" ? lostCause(event.error) : null;
  if (lost !== null) run.lost = lost;
  if (event.kind === "update") void noteLimits(run);
  if (run.isEnding) return;
  // Read the exit code later: the event comes before the engine has updated the container's state.
  if (event.kind === "die") {
    run.ending ??= { exitCode: event.exitCode };
    run.die();
    if (!isJob) stopController.stop(appExited(run));
  }
  if (lost !== null) stopController.stop(stopReasonOf(lost));
}
