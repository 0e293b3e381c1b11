import { describe, expect, it } from "vitest";
import { createProcessWatch } from "../../../../src/memory/sampling/process-watch.ts";
import type { ProcessList } from "../../../../src/model/fields/processes.ts";
import { mebibyte, processMemory } from "../../../builders.ts";

const found: ProcessList = { source: "proc", list: [processMemory()], leftOut: 0, unread: 0 };

/** A watch whose readings end when the test says so. */
function createWatch(result: () => ProcessList | null = () => found, takesMs = 0) {
  let nowMs = 1_000;
  let end = () => {};
  const readings: number[] = [];
  const watch = createProcessWatch(
    () => nowMs,
    async () => {
      readings.push(nowMs);
      if (takesMs > 0) await new Promise<void>((resolve) => (end = resolve));
      return result();
    },
  );
  return {
    ...watch,
    readings,
    /** Ends the reading in progress. */
    end: async () => {
      nowMs += takesMs;
      end();
      await settled();
    },
    /** Offers a working set some milliseconds later. */
    sample: async (mebibytes: number, afterMs = 100) => {
      nowMs += afterMs;
      watch.offer(mebibytes * mebibyte);
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

describe("the processes at the peak", () => {
  it("are read at the first sample, and again if the working set is at least 5% higher", async () => {
    const watch = createWatch();
    for (const mebibytes of [40, 41.9, 30, 42, 44, 44.1]) await watch.sample(mebibytes);
    expect(watch.readings).toEqual([1_100, 1_400, 1_600]);
    expect(watch.processes()).toMatchObject({ atMs: 1_600, durationMs: 0, workingSetBytes: 44.1 * mebibyte, ...found });
  });

  it("are read at most every 20 ms", async () => {
    const watch = createWatch();
    for (const mebibytes of [40, 50, 60, 70, 80]) await watch.sample(mebibytes, 9);
    expect(watch.readings).toEqual([1_009, 1_036]);
  });

  it("are not read again during a reading", async () => {
    const watch = createWatch(() => found, 30);
    await watch.sample(40);
    await watch.sample(80);
    expect(watch.readings).toEqual([1_100]);
    await watch.end();
    expect(watch.processes()).toMatchObject({ atMs: 1_100, durationMs: 130, workingSetBytes: 40 * mebibyte });
    await watch.sample(80);
    expect(watch.readings).toEqual([1_100, 1_330]);
  });

  it("are read again after a second if the working set is only a little higher", async () => {
    const watch = createWatch();
    await watch.sample(40);
    await watch.sample(41, 999);
    await watch.sample(41, 1);
    await watch.sample(41, 2_000);
    expect(watch.readings).toEqual([1_100, 2_100]);
  });

  it("are asked of the engine at most once a second", async () => {
    const watch = createWatch(() => ({ ...found, source: "top" }));
    for (const mebibytes of [40, 50, 60, 70]) await watch.sample(mebibytes, 500);
    expect(watch.readings).toEqual([1_500, 2_500]);
    await watch.sample(61, 4_500);
    expect(watch.readings).toEqual([1_500, 2_500, 7_500]);
  });

  it("are read once more at the end if the last working set is the highest", async () => {
    const watch = createWatch();
    await watch.sample(40);
    await watch.sample(41);
    await watch.finish();
    expect(watch.readings).toEqual([1_100, 1_200]);
    expect(watch.processes()?.workingSetBytes).toBe(41 * mebibyte);
    await watch.sample(20);
    await watch.finish();
    expect(watch.readings).toHaveLength(2);
  });

  it("are complete at the end, even during a reading", async () => {
    const watch = createWatch(() => found, 30);
    await watch.sample(40);
    const finished = watch.finish();
    expect(watch.processes()).toBeNull();
    await watch.end();
    await finished;
    expect(watch.processes()?.workingSetBytes).toBe(40 * mebibyte);
  });

  it("stay those of the last reading if the next one fails", async () => {
    let isGone = false;
    const watch = createWatch(() => (isGone ? null : found));
    await watch.sample(40);
    isGone = true;
    await watch.sample(80);
    expect(watch.readings).toHaveLength(2);
    expect(watch.processes()?.workingSetBytes).toBe(40 * mebibyte);
  });

  it("are asked for again after a second if a reading fails, and not after three failures", async () => {
    const watch = createWatch(() => null);
    for (let tenths = 0; tenths < 60; tenths += 1) await watch.sample(40 + tenths);
    await watch.finish();
    expect(watch.readings).toEqual([1_100, 2_100, 3_100]);
    expect(watch.processes()).toBeNull();
  });

  it("are unknown if the reading throws, and the run continues", async () => {
    const watch = createWatch(() => {
      throw new Error("boom");
    });
    await watch.sample(40);
    await expect(watch.finish()).resolves.toBeUndefined();
    expect(watch.processes()).toBeNull();
  });

  it("are unknown without a sample", async () => {
    const watch = createWatch();
    await watch.finish();
    expect(watch.processes()).toBeNull();
    expect(watch.readings).toEqual([]);
  });
});
