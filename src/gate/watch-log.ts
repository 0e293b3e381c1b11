// Reads the container's whole log during the run, for the words of a runtime that ran out of memory.

import { type Clock, withDeadline } from "../lib/clock.ts";
import { createLogMatcher, type FoundWords } from "../memory/runtimes/log-matcher.ts";
import type { Collector } from "../memory/sampling/collector.ts";
import type { TargetContainer } from "../model/adapters.ts";
import type { OutOfMemory } from "../model/fields/out-of-memory.ts";

export interface LogWatch {
  /**
   * Waits until the rest of the log is read, at most until a deadline.
   * @param isRunning true if the container keeps running, so that its log has no end
   */
  readonly finish: (isRunning: boolean) => Promise<void>;
  /**
   * The words that were found, one entry for each code. Null if the log cannot be read.
   * @param exitCode of the container; null if it did not end by itself, or if unknown
   */
  readonly found: (exitCode: number | null) => OutOfMemory[] | null;
}

/** How much later than a sample the log line of the same moment may arrive. */
const recentMs = 2_000;
/** The log of an ended container ends soon. The log of a running one has no end, so memgate waits for lines on their way only. */
const endedMs = 5_000;
const runningMs = 200;

type Entry = OutOfMemory & Pick<FoundWords, "exitCodes">;

/** @param recentPeak from `createRecentPeak` */
export function watchLog(
  container: Pick<TargetContainer, "logLines" | "isAttached">,
  collector: Pick<Collector, "elapsedMs" | "currentPhase">,
  recentPeak: Pick<RecentPeak, "highest">,
  clock: Clock,
): LogWatch {
  const end = new AbortController();
  const match = createLogMatcher();
  const entries: Entry[] = [];
  let isReadable = true;
  const add = (words: FoundWords) => {
    const at = entries.findIndex(({ code, exitCodes }) => code === words.code && exitCodes === words.exitCodes);
    const before = entries[at];
    if (before !== undefined) {
      entries[at] = { ...before, count: before.count + 1 };
      return;
    }
    const atMs = collector.elapsedMs();
    entries.push({
      ...words,
      count: 1,
      atMs,
      phase: collector.currentPhase(),
      workingSetBytes: recentPeak.highest(atMs),
    });
  };
  const reading = (async () => {
    try {
      // Lines from before the run say nothing about it.
      for await (const line of container.logLines(end.signal, container.isAttached)) {
        const words = match(line);
        if (words !== null) add(words);
      }
    } catch {
      // Some log drivers cannot be read. memgate then claims nothing.
      if (!end.signal.aborted) isReadable = false;
    }
  })();
  return {
    finish: async (isRunning) => {
      await withDeadline(clock, isRunning ? runningMs : endedMs, reading, () => {});
      end.abort();
    },
    found: (exitCode) => {
      if (entries.length === 0 && !isReadable) return null;
      const certain = entries.filter(({ exitCodes }) => exitCodes === null || exitCodes.includes(exitCode ?? -1));
      const firsts = certain.filter(({ code }, at) => certain.findIndex((other) => other.code === code) === at);
      return firsts.map(({ exitCodes: _exitCodes, ...entry }) => entry);
    },
  };
}

export interface RecentPeak {
  readonly add: (atMs: number, workingSetBytes: number) => void;
  /** The highest value of the last 2 s. Null without a value in this time. */
  readonly highest: (atMs: number) => number | null;
}

export function createRecentPeak(): RecentPeak {
  /** Falls from its first value to its last one: a value with a higher one after it can never be the highest again. */
  let values: { readonly atMs: number; readonly bytes: number }[] = [];
  return {
    add: (atMs, bytes) => {
      values = values.filter((value) => value.bytes > bytes && value.atMs >= atMs - recentMs);
      values.push({ atMs, bytes });
    },
    highest: (atMs) => values.find((value) => value.atMs >= atMs - recentMs)?.bytes ?? null,
  };
}
