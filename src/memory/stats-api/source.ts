// The Docker stats API as a source: polled where the engine answers at once, streamed at its 1 Hz where it does not.

import { linkedSignal } from "../../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../../lib/clock.ts";
import { messageOf } from "../../lib/errors.ts";
import type { OnReading, TargetContainer } from "../../model/adapters.ts";
import type { SamplingPlan } from "../../model/plan.ts";
import type { Missed, Reading } from "../../model/reading.ts";
import { readFrame } from "./frame.ts";

export interface StatsSource {
  readonly name: "stats-oneshot" | "stats-stream";
  readonly intervalMs: number;
  /** Of the first usable frame; waits for it as long as a frame may take. */
  readonly firstLimitBytes: () => Promise<number | null>;
  readonly finalReading: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const streamIntervalMs = 1_000;
/** A poll that takes longer is given up: the next one may be answered. */
const pollTimeoutMs = 5_000;

type StatsOf = Pick<TargetContainer, "statsOnce" | "statsStream">;

/**
 * Times the engine's one-shot answers, and polls or streams by them. Two in a row: an engine that answers at its next
 * 1 s tick (before 23.0.8, 24.0.7 and 25.0) may do so at once the first time, but never the second.
 */
export async function openStats(
  container: StatsOf,
  plan: Pick<SamplingPlan, "oneShotIntervalMs" | "oneShotTimeoutMs">,
  clock: Clock,
  onReading: OnReading,
): Promise<StatsSource> {
  const end = new AbortController();
  const answers: Answer[] = [];
  for (let call = 0; call < 2; call++) {
    const late = new AbortController();
    const answer = await withDeadline(
      clock,
      plan.oneShotTimeoutMs,
      settled(container.statsOnce(late.signal)),
      () => null,
    );
    if (answer === null) {
      late.abort();
      return streamed(container, clock, onReading, end);
    }
    answers.push(answer);
  }
  return polled(container, plan.oneShotIntervalMs, clock, onReading, end, answers);
}

type Answer = { readonly frame: unknown } | Missed;

function settled(asking: Promise<unknown>): Promise<Answer> {
  return asking.then(
    (frame) => ({ frame }),
    (error: unknown) => ({ missed: messageOf(error) }),
  );
}

function polled(
  container: StatsOf,
  intervalMs: number,
  clock: Clock,
  onReading: OnReading,
  end: AbortController,
  first: readonly Answer[],
): StatsSource {
  const name = "stats-oneshot";
  const look = createFrameLook();
  const ask = async () => {
    const { signal, release } = linkedSignal([end.signal], pollTimeoutMs);
    const answer = await settled(container.statsOnce(signal)).finally(release);
    if (!end.signal.aborted) onReading(name, look(answer));
  };
  const firstLooks = first.map(look);
  for (const firstLook of firstLooks) onReading(name, firstLook);
  const loop = (async () => {
    for (
      let dueMs = clock.nowMs() + intervalMs;
      !end.signal.aborted;
      dueMs = Math.max(dueMs + intervalMs, clock.nowMs())
    ) {
      await clock.sleep(dueMs - clock.nowMs(), end.signal);
      if (!end.signal.aborted) await ask();
    }
  })();
  return {
    name,
    intervalMs,
    firstLimitBytes: async () =>
      firstLooks.flatMap((firstLook) => ("missed" in firstLook ? [] : firstLook.limitBytes))[0] ?? null,
    finalReading: ask,
    close: () => {
      end.abort();
      return loop;
    },
  };
}

function streamed(container: StatsOf, clock: Clock, onReading: OnReading, end: AbortController): StatsSource {
  const name = "stats-stream";
  const look = createFrameLook();
  let onFrame = () => {};
  const nextFrame = () =>
    new Promise<void>((resolve) => {
      onFrame = resolve;
    });
  let firstLimitBytes: number | null = null;
  const first = nextFrame();
  const loop = (async () => {
    try {
      for await (const frame of container.statsStream(end.signal)) {
        const looked = look({ frame });
        if (!("missed" in looked)) firstLimitBytes ??= looked.limitBytes;
        onReading(name, looked);
        onFrame();
      }
    } catch (error) {
      if (!end.signal.aborted) onReading(name, { missed: messageOf(error) });
    }
    onFrame();
  })();
  // Frames come at 1 Hz: one and a half periods are enough for one that comes at all.
  const awaitFrame = (frame: Promise<void>) => withDeadline(clock, streamIntervalMs * 1.5, frame, () => {});
  return {
    name,
    intervalMs: streamIntervalMs,
    firstLimitBytes: async () => {
      await awaitFrame(first);
      return firstLimitBytes;
    },
    finalReading: () => awaitFrame(nextFrame()),
    close: () => {
      end.abort();
      return loop;
    },
  };
}

/** Reads frames; one with the time of the frame before is a repetition, not a sample. */
function createFrameLook(): (answer: Answer) => Reading | Missed {
  let lastReadAt = "";
  return (answer) => {
    if ("missed" in answer) return answer;
    const frame = readFrame(answer.frame);
    if ("missed" in frame) return frame;
    if (frame.readAt === lastReadAt) return { missed: "a repeated frame" };
    lastReadAt = frame.readAt;
    return frame.reading;
  };
}
