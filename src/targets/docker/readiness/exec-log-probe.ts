// What a container itself shows: a command in it that succeeds, or a line of its log.

import { linkedSignal } from "../../../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../../../lib/clock.ts";
import { messageOf } from "../../../lib/errors.ts";
import type { TargetContainer } from "../../../model/adapters.ts";
import { type AttemptLimits, type AttemptResult, success } from "./retry.ts";

/**
 * Runs the command once. One at a time: one that hangs is waited for, and is not joined by others.
 * @param name how it is called in what was seen
 */
export function createCommandAttempt(
  container: Pick<TargetContainer, "exec">,
  command: readonly string[],
  name: string,
  { clock, signal, untilMs, hide }: AttemptLimits,
): () => Promise<AttemptResult> {
  const aborted = whenAborted(signal);
  return async () => {
    const beganMs = clock.nowMs();
    const running = container.exec(command).then(
      ({ exitCode, output }) =>
        exitCode === 0
          ? success
          : failed(`ended with exit code ${exitCode}${output === "" ? "" : `: ${hide(output)}`}`),
      (error: unknown) => failed(`could not be run (${messageOf(error)})`),
    );
    const hangs = () => failed(`was still running after ${((clock.nowMs() - beganMs) / 1000).toFixed(1)} s`);
    return withDeadline(clock, untilMs - beganMs, Promise.race([running, aborted.then(hangs)]), hangs);
  };

  function failed(observed: string): AttemptResult {
    return { ok: false, observed: `${name} ${observed}` };
  }
}

/** Reads the log until a line matches or the time is up. */
export async function awaitLine(
  container: Pick<TargetContainer, "logLines">,
  pattern: RegExp,
  { untilMs, clock, signal: outer, hide }: AttemptLimits,
): Promise<AttemptResult> {
  const end = new AbortController();
  const { signal } = linkedSignal([outer, end.signal]);
  let last: string | null = null;
  let failure: string | null = null;
  // A log ends with its container, whose end is told by the engine's event: that is waited for.
  const observed = new Promise<true>((resolve) => {
    void (async () => {
      try {
        for await (const line of container.logLines(signal)) {
          last = line;
          if (pattern.test(line)) return resolve(true);
        }
      } catch (error) {
        if (!signal.aborted) failure = messageOf(error);
      }
    })();
  });
  const isSeen = await withDeadline(
    clock,
    leftOf(untilMs, clock),
    Promise.race([observed, whenAborted(outer)]),
    () => false,
  );
  end.abort();
  if (isSeen) return success;
  if (failure !== null) return { ok: false, observed: `its log could not be read (${failure})` };
  const lines = last === null ? "it logged no line at all" : `the last one is "${hide(last)}"`;
  return { ok: false, observed: `no line of its log matched ${pattern}; ${lines}` };
}

function leftOf(untilMs: number, clock: Clock): number {
  return Math.max(1, untilMs - clock.nowMs());
}

function whenAborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener("abort", () => resolve(false), { once: true });
  });
}
