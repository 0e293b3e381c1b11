// Readiness probes inside the container: a command that succeeds, or a line of its log.

import { linkedSignal } from "../../../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../../../lib/clock.ts";
import { messageOf } from "../../../lib/errors.ts";
import type { TargetContainer } from "../../../model/adapters.ts";
import { type AttemptLimits, type AttemptResult, success } from "./retry.ts";

/**
 * Returns a function that runs the command once. If the command hangs, the attempt lasts until `untilMs` or the abort, so
 * that no second command starts beside it.
 * @param name names the command in `observed`
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

/** Reads the log until a line matches, the time is up or the signal aborts. */
export async function awaitLine(
  container: Pick<TargetContainer, "logLines">,
  pattern: RegExp,
  { untilMs, clock, signal: outer, hide }: AttemptLimits,
): Promise<AttemptResult> {
  const end = new AbortController();
  const { signal } = linkedSignal([outer, end.signal]);
  let last: string | null = null;
  let failure: string | null = null;
  // Never settles if the log ends: the container has exited then, and the engine's event stops the run.
  const matched = new Promise<true>((resolve) => {
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
  const isMatched = await withDeadline(
    clock,
    remainingMs(untilMs, clock),
    Promise.race([matched, whenAborted(outer)]),
    () => false,
  );
  end.abort();
  if (isMatched) return success;
  if (failure !== null) return { ok: false, observed: `its log could not be read (${failure})` };
  const detail = last === null ? "the app logged nothing" : `the last line is "${hide(last)}"`;
  return { ok: false, observed: `no log line matched ${pattern}; ${detail}` };
}

function remainingMs(untilMs: number, clock: Clock): number {
  return Math.max(1, untilMs - clock.nowMs());
}

function whenAborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener("abort", () => resolve(false), { once: true });
  });
}
