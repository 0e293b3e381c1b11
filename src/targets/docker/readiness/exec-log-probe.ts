// Readiness probes inside the container: a command that succeeds, or a line of its log.

import { linkedSignal } from "../../../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../../../lib/clock.ts";
import { messageOf } from "../../../lib/errors.ts";
import type { TargetContainer } from "../../../model/adapters.ts";
import type { Observation } from "../../../model/observation.ts";
import { type AttemptLimits, type AttemptResult, success } from "./retry.ts";

/**
 * Returns a function that runs the command once. If the command hangs, the attempt lasts until `untilMs` or the abort,
 * so that no second command starts beside it.
 * @param name the words of the command, for messages; null for the HEALTHCHECK
 */
export function createCommandAttempt(
  container: Pick<TargetContainer, "exec">,
  command: readonly string[],
  name: string | null,
  { clock, signal, untilMs }: AttemptLimits,
): () => Promise<AttemptResult<Observation>> {
  const aborted = whenAborted(signal);
  return async () => {
    const beganMs = clock.nowMs();
    const running = container.exec(command).then(
      ({ exitCode, output }) =>
        exitCode === 0 ? success : failed({ kind: "command-exit", command: name, exitCode, output }),
      (error: unknown) => failed({ kind: "command-error", command: name, error: messageOf(error) }),
    );
    const hangs = () => failed({ kind: "command-running", command: name, afterMs: clock.nowMs() - beganMs });
    return withDeadline(clock, untilMs - beganMs, Promise.race([running, aborted.then(hangs)]), hangs);
  };
}

function failed(observed: Observation): AttemptResult<Observation> {
  return { ok: false, observed };
}

/** Reads the log until a line matches, the time is up or the signal aborts. */
export async function awaitLine(
  container: Pick<TargetContainer, "logLines">,
  pattern: RegExp,
  { untilMs, clock, signal: outer }: AttemptLimits,
): Promise<AttemptResult<Observation>> {
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
  if (failure !== null) return failed({ kind: "log-unreadable", error: failure });
  return failed({ kind: "log", pattern: String(pattern), lastLine: last });
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
