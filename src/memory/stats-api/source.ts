// Samples memory through the Docker stats API. Polls if the engine responds at once, else streams at 1 Hz.

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
  /**
   * The limit in the first usable frame, in bytes. Waits for a streamed frame for at most 1.5 intervals. Null if no
   * usable frame came, or if the frame has no limit.
   */
  readonly firstLimitBytes: () => Promise<number | null>;
  readonly finalReading: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const streamIntervalMs = 1_000;
/** memgate aborts a poll that takes longer: the next one may succeed. */
const pollTimeoutMs = 5_000;

type StatsOf = Pick<TargetContainer, "statsOnce" | "statsStream">;

/**
 * Polls if the engine responds to two one-shot requests in time, else streams. One request is not enough. Engines
 * before 23.0.8, 24.0.7 and 25.0 respond only once a second, so the first request may get its response at once, but not
 * the second.
 */
export async function openStats(
  container: StatsOf,
  plan: Pick<SamplingPlan, "oneShotIntervalMs" | "oneShotTimeoutMs">,
  clock: Clock,
  onReading: OnReading,
): Promise<StatsSource> {
  const end = new AbortController();
  const responses: StatsResponse[] = [];
  for (let call = 0; call < 2; call++) {
    const request = new AbortController();
    const response = await withDeadline(
      clock,
      plan.oneShotTimeoutMs,
      settled(container.statsOnce(request.signal)),
      () => null,
    );
    if (response === null) {
      request.abort();
      return streamed(container, clock, onReading, end);
    }
    responses.push(response);
  }
  return polled(container, plan.oneShotIntervalMs, clock, { onReading, end, first: responses });
}

type StatsResponse = { readonly frame: unknown } | Missed;

function settled(request: Promise<unknown>): Promise<StatsResponse> {
  return request.then(
    (frame) => ({ frame }),
    (error: unknown) => ({ missed: messageOf(error) }),
  );
}

interface Polling {
  readonly onReading: OnReading;
  /** Ends the polling. */
  readonly end: AbortController;
  /** Responses that came before polling began. */
  readonly first: readonly StatsResponse[];
}

function polled(container: StatsOf, intervalMs: number, clock: Clock, { onReading, end, first }: Polling): StatsSource {
  const name = "stats-oneshot";
  const read = createFrameReader();
  const poll = async () => {
    const { signal, release } = linkedSignal([end.signal], pollTimeoutMs);
    const response = await settled(container.statsOnce(signal)).finally(release);
    if (!end.signal.aborted) onReading(name, read(response));
  };
  const firstReadings = first.map(read);
  for (const reading of firstReadings) onReading(name, reading);
  const loop = (async () => {
    for (
      let dueMs = clock.nowMs() + intervalMs;
      !end.signal.aborted;
      dueMs = Math.max(dueMs + intervalMs, clock.nowMs())
    ) {
      await clock.sleep(dueMs - clock.nowMs(), end.signal);
      if (!end.signal.aborted) await poll();
    }
  })();
  return {
    name,
    intervalMs,
    firstLimitBytes: async () =>
      firstReadings.flatMap((reading) => ("missed" in reading ? [] : reading.limitBytes))[0] ?? null,
    finalReading: poll,
    close: () => {
      end.abort();
      return loop;
    },
  };
}

function streamed(container: StatsOf, clock: Clock, onReading: OnReading, end: AbortController): StatsSource {
  const name = "stats-stream";
  const read = createFrameReader();
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
        const reading = read({ frame });
        if (!("missed" in reading)) firstLimitBytes ??= reading.limitBytes;
        onReading(name, reading);
        onFrame();
      }
    } catch (error) {
      if (!end.signal.aborted) onReading(name, { missed: messageOf(error) });
    }
    onFrame();
  })();
  // Frames come at 1 Hz. Waiting for one and a half intervals is enough.
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

/** Reads frames in order. A frame with the time of the previous one is a repetition, not a sample. */
function createFrameReader(): (response: StatsResponse) => Reading | Missed {
  let lastReadAt = "";
  return (response) => {
    if ("missed" in response) return response;
    const frame = readFrame(response.frame);
    if ("missed" in frame) return frame;
    if (frame.readAt === lastReadAt) return { missed: "a repeated frame" };
    lastReadAt = frame.readAt;
    return frame.reading;
  };
}
