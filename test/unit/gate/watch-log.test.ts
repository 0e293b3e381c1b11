import { describe, expect, it } from "vitest";
import { createRecentPeak, watchLog } from "../../../src/gate/watch-log.ts";
import type { PhaseName } from "../../../src/model/evidence.ts";
import { createFakeClock, never } from "../../fakes.ts";

const heap = "java.lang.OutOfMemoryError: Java heap space";
const collector = { elapsedMs: () => 5_000, currentPhase: (): PhaseName => "load" };
const peak = { highest: () => 1_000 };

interface Log {
  readonly lines: readonly string[];
  readonly end: "ends" | "hangs" | "fails";
  readonly isAttached?: boolean;
  readonly isRunning?: boolean;
}

/** The words that the watch found, and the time that it took to finish. */
async function watched({ lines, end, isAttached = false, isRunning = false }: Log, exitCode: number | null = null) {
  const clock = createFakeClock(0);
  let onlyNew: boolean | undefined;
  let wasAborted = false;
  async function* logLines(signal: AbortSignal, isOnlyNew?: boolean): AsyncGenerator<string> {
    onlyNew = isOnlyNew;
    signal.addEventListener("abort", () => {
      wasAborted = true;
    });
    yield* lines;
    if (end === "fails") throw new Error("configured logging driver does not support reading");
    if (end === "hangs") await never();
  }
  const watch = watchLog({ logLines, isAttached }, collector, peak, clock);
  await clock.finish(watch.finish(isRunning));
  return { found: watch.found(exitCode), tookMs: clock.nowMs(), onlyNew, wasAborted };
}

describe("the watched log", () => {
  it("has one entry for each code, with the first line and the number of lines", async () => {
    const { found } = await watched({
      lines: [heap, "x", `Caused by: ${heap}`, "memory allocation of 9 bytes failed"],
      end: "ends",
    });
    expect(found).toEqual([
      { code: "jvm/heap", line: heap, count: 2, atMs: 5_000, phase: "load", workingSetBytes: 1_000, statedBytes: null },
      expect.objectContaining({ code: "rust/system", count: 1 }),
    ]);
  });

  it("is read from the beginning, or only from now on if the container already ran", async () => {
    expect((await watched({ lines: [], end: "ends" })).onlyNew).toBe(false);
    expect((await watched({ lines: [], end: "ends", isAttached: true })).onlyNew).toBe(true);
  });

  it("is null if it cannot be read, but keeps what was found before", async () => {
    expect((await watched({ lines: [], end: "fails" })).found).toBeNull();
    expect((await watched({ lines: [heap], end: "fails" })).found).toMatchObject([{ code: "jvm/heap" }]);
    expect((await watched({ lines: [], end: "ends" })).found).toEqual([]);
  });

  it("ends with the container, and does not wait for the log of one that keeps running", async () => {
    expect(await watched({ lines: [], end: "ends" })).toMatchObject({ tookMs: 0, wasAborted: true });
    expect(await watched({ lines: [], end: "hangs" })).toMatchObject({ tookMs: 5_000, wasAborted: true });
    expect(await watched({ lines: [], end: "hangs", isAttached: true })).toMatchObject({ tookMs: 5_000 });
    expect(await watched({ lines: [heap], end: "hangs", isAttached: true, isRunning: true })).toMatchObject({
      tookMs: 200,
      found: [{ code: "jvm/heap" }],
    });
  });

  it.each([
    [1, 1],
    [0, 0],
    [null, 0],
  ])("with words that need an exit code and the exit code %j has %d entries", async (exitCode, count) => {
    expect((await watched({ lines: ["MemoryError"], end: "ends" }, exitCode)).found).toHaveLength(count);
  });
});

describe("the recent peak", () => {
  it("is the highest value of the last 2 s", () => {
    const recent = createRecentPeak();
    expect(recent.highest(0)).toBeNull();
    for (const [atMs, bytes] of [
      [0, 90],
      [1_000, 50],
      [1_500, 70],
      [1_900, 20],
    ] as const)
      recent.add(atMs, bytes);
    expect(recent.highest(1_900)).toBe(90);
    expect(recent.highest(2_500)).toBe(70);
    expect(recent.highest(3_700)).toBe(20);
    expect(recent.highest(9_000)).toBeNull();
  });
});
