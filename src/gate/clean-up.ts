// The end of a run, whatever it was: evidence first, removal after it, for the counters and the state go with the container.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { messageOf } from "../lib/errors.ts";
import type { Adapters } from "../model/adapters.ts";
import type { KilledProcess } from "../model/evidence.ts";
import type { Run } from "./run-context.ts";
import type { StopController } from "./stop.ts";

/** A slow engine has its time for each step. A cancelled workflow has 7.5 s for all of it, the report included. */
const patientStepMs = 30_000;
const hurriedStepMs = 2_000;
const hurriedTotalMs = 5_000;
const logTailLines = 50;

/** Each step has a deadline and none depends on the one before. What could not be cleaned up is told in a notice. */
export async function cleanUp(
  { clock, target, memory }: Adapters,
  run: Run,
  stopController: StopController,
): Promise<void> {
  const step = createSteps(clock, stopController);
  const { container, sampling, loadProcess } = run;

  await step(sampling?.finalReading);
  run.collector?.endPhases();
  run.lastState = await step(container?.state).then(valueIn);
  if (run.lastState?.running === false && run.startedState !== null && run.workload?.kind !== "none") {
    stopController.stop({ reason: "app-exited", message: "the app exited" });
  }
  const exitedDependencies =
    (await step(run.startedState === null ? undefined : target.exitedDependencies).then(valueIn)) ?? [];
  if (exitedDependencies.length > 0) {
    stopController.stop({
      reason: "dependency-exited",
      message: `while the app ran, ${exitedDependencies.join("; and ")}`,
    });
  }
  run.isEnding = true;
  await Promise.all([step(loadProcess?.close), step(sampling?.close), step(container?.kill)]);
  const stopped = await step(container?.state);
  run.stoppedState = stopped.value;
  run.stateFailure = stopped.failure;
  if (run.startedState !== null && container !== null) {
    const killed = killedSince(run.killedBefore, memory.killedProcesses(container.id));
    // Where the cgroup is not found here, this may be another machine's log, which tells nothing by its silence.
    run.killedProcesses = killed?.length === 0 && sampling?.notice !== null ? null : killed;
  }
  if (container !== null && needsLog(run, stopController)) {
    run.logTail = (await step(() => container.logTail(logTailLines)).then(valueIn)) ?? [];
  }
  run.watch?.end();
  // What is not made yet can't be removed, and may be made later; one whose creation was never answered for may be there.
  const created =
    container === null ? await step(run.creating === null ? undefined : () => run.creating ?? Promise.resolve()) : null;
  const mayBeLeft = target.leftBehind();
  const removed = await step(run.engine === null ? undefined : target.tearDown, hurriedTotalMs);
  const failure = removed.failure ?? created?.failure ?? null;
  const left = removed.failure === null ? mayBeLeft : target.leftBehind();
  if (failure !== null && left !== null) {
    run.notices.push(`${left.what} may be left behind (${failure}); take it back with ${left.command}`);
  }
}

/** Without those that were there when the run began. */
function killedSince(before: readonly KilledProcess[], now: readonly KilledProcess[] | null) {
  return now?.filter(({ pid }) => !before.some((earlier) => earlier.pid === pid)) ?? null;
}

type Outcome<T> = { readonly value: T; readonly failure: null } | { readonly value: null; readonly failure: string };

function valueIn<T>({ value }: Outcome<T | null>): T | null {
  return value;
}

/**
 * Makes the function that runs a step within its deadline. From an interruption or a first late step on, the rest is
 * hurried: each step has little time, and all of them together too. What takes back all that was made may take the rest.
 */
function createSteps(clock: Clock, stopController: StopController) {
  let hurriedSinceMs: number | null = null;
  const remainingMs = (shareMs: number) => {
    const reason = stopController.stopped()?.reason;
    if (reason === "interrupted" || reason === "engine-lost") hurriedSinceMs ??= clock.nowMs();
    if (hurriedSinceMs === null) return patientStepMs;
    return Math.max(1, Math.min(shareMs, hurriedSinceMs + hurriedTotalMs - clock.nowMs()));
  };
  return async <T>(work: (() => Promise<T>) | undefined, shareMs = hurriedStepMs): Promise<Outcome<T | null>> => {
    if (work === undefined) return { value: null, failure: null };
    const failed = (failure: string): Outcome<T> => ({ value: null, failure });
    const late = () => {
      hurriedSinceMs ??= clock.nowMs();
      return failed("no answer in time");
    };
    const working = work().then(
      (value): Outcome<T> => ({ value, failure: null }),
      (error: unknown) => failed(messageOf(error)),
    );
    const patient = withDeadline(clock, remainingMs(shareMs), working, late);
    if (hurriedSinceMs !== null) return patient;
    // An interruption in the middle of a patient step cuts it short.
    const hurry = stopController.interrupted.then(() => withDeadline(clock, shareMs, working, late));
    return Promise.race([patient, hurry]);
  };
}

function needsLog({ load, workload, oomEvent, lastState, stoppedState }: Run, stopController: StopController): boolean {
  const loadFailed = load !== null && load.errors + load.non2xx > 0;
  if (workload?.kind === "command" && workload.exitCode !== 0) return true;
  if (workload?.kind === "none" && !workload.exitCodes.includes(lastState?.exitCode ?? -1)) return true;
  return stopController.stopped() !== null || oomEvent !== null || stoppedState?.oomKilled === true || loadFailed;
}
