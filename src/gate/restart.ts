// A container that ended during the run and runs again, by its restart policy or because someone started it.

import type { Run } from "./run-context.ts";

type States = Pick<Run, "startedState" | "lastState" | "ending">;

/** How often the container was started again during the run. */
export function restartsIn({ startedState, lastState, ending }: States): number {
  if (startedState === null || lastState === null || !lastState.running) return 0;
  const isOtherStart = lastState.startedAt !== startedState.startedAt;
  const counted = Math.max(0, lastState.restarts - startedState.restarts);
  // While the engine waits before it restarts a container, the time of the start is still the old one.
  return isOtherStart || ending !== null ? Math.max(1, counted) : counted;
}

/** The notice about the time that the figures cover after a restart. Null without a restart. */
export function restartNotice(run: States & Pick<Run, "container">): string | null {
  const restarts = restartsIn(run);
  if (restarts === 0) return null;
  const who =
    (run.lastState?.restarts ?? 0) > (run.startedState?.restarts ?? 0)
      ? "its restart policy started it again"
      : "something started it again";
  const covered =
    run.ending === null
      ? "memgate did not see when, so the figures are from before and after the restart"
      : "the figures are from before the restart";
  return `container ${run.container?.name} ended during the run, and ${who}; ${covered}`;
}
