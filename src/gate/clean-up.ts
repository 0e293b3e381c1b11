// Ends a run: first reads the last evidence, because counters and state vanish with the container, then cleans up.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { messageOf } from "../lib/errors.ts";
import type { Adapters, LoggedKill } from "../model/adapters.ts";
import type { Why } from "../model/fields/why.ts";
import type { GatePlan } from "../model/plan.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import { evidenceOf } from "./build-evidence.ts";
import { restartNotice, restartsIn } from "./restart.ts";
import type { Run } from "./run-context.ts";
import { appExited, type StopController } from "./stop.ts";

/** Deadline of a step. A slow engine needs time, but a cancelled workflow leaves 7.5 s for the whole end of a run. */
const normalStepMs = 30_000;
const hurriedStepMs = 2_000;
const hurriedTotalMs = 5_000;
const logTailLines = 50;

/** Each step has its own deadline and runs even if an earlier step failed. A notice names what could not be removed. */
export async function cleanUp(
  plan: GatePlan,
  adapters: Adapters,
  run: Run,
  stopController: StopController,
): Promise<void> {
  const { clock, target } = adapters;
  const step = createSteps(clock, stopController);
  const { container } = run;

  await step(run.sampling?.finalReading);
  await step(run.processWatch?.finish);
  run.collector?.endPhases();
  run.lastState = await step(container?.state).then(valueIn);
  const restarted = restartNotice(run);
  if (restarted !== null) run.notices.push(restarted);
  const hasEnded = run.lastState?.running === false || restartsIn(run) > 0;
  if (hasEnded && run.startedState !== null && run.workload?.kind !== "none") stopController.stop(appExited(run));
  const exitedDependencies =
    (await step(run.startedState === null ? undefined : target.exitedDependencies).then(valueIn)) ?? [];
  if (exitedDependencies.length > 0) {
    const services = [...exitedDependencies];
    stopController.stop(stopReasonOf({ code: "dependency-exited/exited", data: { services } }));
  }
  run.isEnding = true;
  const { kill } = container ?? {};
  if (isWhyNeeded(plan, run, stopController, clock)) {
    await readEnd(adapters, run, stopController, step, undefined);
    if (isWhyNeeded(plan, run, stopController, clock)) {
      run.why = await step(() => askApp(plan, adapters, run, stopController.interrupted)).then(valueIn);
    }
    await step(kill);
    const finishedAt = (await step(container?.state).then(valueIn))?.finishedAt ?? null;
    run.stoppedState &&= { ...run.stoppedState, finishedAt };
  } else {
    await readEnd(adapters, run, stopController, step, kill);
  }
  // A container whose creation has not ended cannot be removed yet, and the engine may create it later.
  const created =
    container === null ? await step(run.creating === null ? undefined : () => run.creating ?? Promise.resolve()) : null;
  const mayBeLeft = target.leftBehind();
  const removed = await step(run.engine === null ? undefined : target.tearDown, hurriedTotalMs);
  const failure = removed.failure ?? created?.failure ?? null;
  const left = removed.failure === null ? mayBeLeft : target.leftBehind();
  if (failure !== null && left !== null) {
    run.notices.push(
      `${left.what} may still exist (${planRedactor(plan).message(failure)}); remove it with: ${left.command}`,
    );
  }
}

/**
 * Ends sampling and the load, and reads what belongs to the end of the run.
 * @param kill kills the container. Undefined if the app must live on
 */
async function readEnd(
  { memory }: Adapters,
  run: Run,
  stopController: StopController,
  step: Step,
  kill: (() => Promise<void>) | undefined,
): Promise<void> {
  const { container } = run;
  const ended = Promise.all([step(() => closeLoad(run)), step(run.sampling?.close), step(kill)]);
  const killing = run.startedState === null || container === null ? null : memory.killedProcesses(container.id, ended);
  await ended;
  const isRunning = (container?.isAttached === true || kill === undefined) && run.lastState?.running !== false;
  await step(() => run.logWatch?.finish(isRunning) ?? Promise.resolve());
  const stopped = await step(container?.state);
  run.stoppedState = stopped.value;
  run.isContainerGone = stopped.isNotFound;
  if (killing !== null) {
    const killed = killedSince(run.killedBefore, await killing);
    // Without the cgroup files, the engine may be on another machine. Then an empty kernel log of this machine proves
    // nothing.
    run.killedProcesses = killed?.length === 0 && run.sampling?.notice !== null ? null : killed;
  }
  if (container !== null && needsLog(run, stopController)) {
    const lines = (await step(() => container.logTail(logTailLines)).then(valueIn)) ?? [];
    // The leak check opens the inspector. So did an earlier run of a container that already ran.
    const hasInspectorLines = container.isAttached || run.liveMemory !== null;
    run.logTail = (hasInspectorLines && run.whyCode?.withoutInspector(lines)) || lines;
  }
  run.watch?.end();
}

/** True if the report should say what holds the memory, and the app can still say it. */
function isWhyNeeded(plan: GatePlan, run: Run, stopController: StopController, clock: Clock): boolean {
  const state = run.stoppedState ?? run.lastState;
  if (plan.why === "off" || state?.running !== true || stopController.stopped() !== null) return false;
  return run.whyCode?.needsWhy(evidenceOf(plan, { ...run, stoppedState: state }, null, clock), plan) === true;
}

async function askApp(plan: GatePlan, adapters: Adapters, run: Run, interrupted: Promise<void>): Promise<Why | null> {
  return run.whyCode?.askApp(plan, adapters, run, interrupted) ?? null;
}

/** Waits until the load process has started, because memgate cannot close it before. */
async function closeLoad(run: Run): Promise<void> {
  await run.openingLoad;
  await run.loadProcess?.close();
}

/** The killed processes without the processes that were killed before the run. */
function killedSince(before: readonly LoggedKill[], now: readonly LoggedKill[] | null) {
  return now?.filter(({ pid }) => !before.some((earlier) => earlier.pid === pid)) ?? null;
}

type Step = <T>(work: (() => Promise<T>) | undefined, stepMs?: number) => Promise<Outcome<T | null>>;

type Outcome<T> = (
  | { readonly value: T; readonly failure: null }
  | { readonly value: null; readonly failure: string }
) & {
  /** True if the engine responded that the container does not exist. */
  readonly isNotFound: boolean;
};

function valueIn<T>({ value }: Outcome<T | null>): T | null {
  return value;
}

/**
 * Returns the function that runs a step within its deadline. The deadlines become short after an interrupt, after the loss
 * of the engine, and after the first step that is late. From then on, each step has a short deadline, and all remaining
 * steps together have another one.
 */
function createSteps(clock: Clock, stopController: StopController): Step {
  let hurriedSinceMs: number | null = null;
  const remainingMs = (stepMs: number) => {
    const reason = stopController.stopped()?.reason;
    if (reason === "interrupted" || reason === "engine-lost") hurriedSinceMs ??= clock.nowMs();
    if (hurriedSinceMs === null) return normalStepMs;
    return Math.max(1, Math.min(stepMs, hurriedSinceMs + hurriedTotalMs - clock.nowMs()));
  };
  return async <T>(work: (() => Promise<T>) | undefined, stepMs = hurriedStepMs): Promise<Outcome<T | null>> => {
    if (work === undefined) return { value: null, failure: null, isNotFound: false };
    const failed = (failure: string, isNotFound = false): Outcome<T> => ({ value: null, failure, isNotFound });
    const late = () => {
      hurriedSinceMs ??= clock.nowMs();
      return failed("no response in time");
    };
    const working = work().then(
      (value): Outcome<T> => ({ value, failure: null, isNotFound: false }),
      (error: unknown) => failed(messageOf(error), (error as { statusCode?: unknown } | null)?.statusCode === 404),
    );
    const normal = withDeadline(clock, remainingMs(stepMs), working, late);
    if (hurriedSinceMs !== null) return normal;
    // An interrupt during a step with a long deadline shortens the deadline.
    const hurried = stopController.interrupted.then(() => withDeadline(clock, stepMs, working, late));
    return Promise.race([normal, hurried]);
  };
}

function needsLog(
  { load, workload, oomEvent, lastState, stoppedState, logWatch }: Run,
  stopController: StopController,
): boolean {
  const loadFailed = load !== null && (load.errors + load.non2xx > 0 || load.responseGapsMs > 0);
  if (workload?.kind === "command" && workload.exitCode !== 0 && !workload.wasToEnd) return true;
  if (workload?.kind === "none" && !workload.exitCodes.includes(lastState?.exitCode ?? -1)) return true;
  if ((logWatch?.found(lastState?.exitCode ?? null)?.length ?? 0) > 0) return true;
  return stopController.stopped() !== null || oomEvent !== null || stoppedState?.oomKilled === true || loadFailed;
}
