// Records samples that repeat the previous sample, several at once, because this is much faster. Most samples of an idle
// app are repeats.
import type { SourceName } from "../../model/evidence.ts";
import type { Sample, SampleSink } from "../../model/reading.ts";

/** The highest number of repeats that are stored. */
const maxRepeats = 64;

/**
 * @param record records the repeats of one sample. It receives the sample, the times at which it was read again (in order,
 *   at least one), and the latest of these times.
 * @param sink takes each repeat as a sample
 */
export function createRepeats(
  record: (sample: Sample, repeatedMs: readonly number[], lastMs: number) => void,
  sink: SampleSink,
) {
  let last: Sample | null = null;
  let repeatedMs: number[] = [];
  const flush = () => {
    const lastMs = repeatedMs.at(-1);
    if (last === null || lastMs === undefined) return;
    record(last, repeatedMs, lastMs);
    for (const atMs of repeatedMs) sink({ ...last, atMs });
    repeatedMs = [];
  };
  return {
    /** Returns true if the reading is the same object as the last one, from the same source. */
    isRepeat: (source: SourceName, reading: object): boolean =>
      last !== null && reading === last.reading && source === last.source,
    /** Stores a repeat of the last sample, to record it later. */
    keep: (atMs: number): void => {
      if (repeatedMs.push(atMs) === maxRepeats) flush();
    },
    /** Records the repeats so far. */
    flush,
    /** Sets the sample that later ones may repeat. */
    follow: (sample: Sample): void => {
      last = sample;
    },
    /** Records the repeats so far. The next sample counts as a new one: it may belong to another phase. */
    end: (): void => {
      flush();
      last = null;
    },
  };
}
