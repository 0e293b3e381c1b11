import { describe, expect, it } from "vitest";
import { mostRereads, movedBytes, readOnce, readTogether } from "../../../../src/memory/cgroup/consistent-read.ts";

/** Reads that give these usages in turn, the last one from then on; the n-th memory.stat reads as n. */
function script(...usages: readonly (number | null)[]) {
  let asked = 0;
  let stats = 0;
  return {
    usageBytes: () => usages[Math.min(asked++, usages.length - 1)] ?? null,
    statText: () => String(++stats),
    asked: () => asked,
  };
}

const big = 100 * movedBytes;

describe("usage and memory.stat", () => {
  it("are read once each where nothing hangs on them", () => {
    const reads = script(big);
    expect(readOnce(reads)).toEqual({ usageBytes: big, statText: "1" });
    expect(reads.asked()).toBe(1);
  });

  it("give the smaller usage of before and after, whichever way it moved", () => {
    expect(readTogether(script(big, big + 5))).toEqual({ usageBytes: big, statText: "1" });
    expect(readTogether(script(big + 5, big))).toEqual({ usageBytes: big, statText: "1" });
  });

  it("are read again where usage moved by much, until it stands still", () => {
    expect(readTogether(script(big, big - movedBytes))).toMatchObject({ statText: "1" });
    const dropped = script(big, big / 2, big / 2, big / 2);
    expect(readTogether(dropped)).toEqual({ usageBytes: big / 2, statText: "2" });
    expect(readTogether(script(0, big, big, 2 * big, 2 * big, 2 * big))).toEqual({
      usageBytes: 2 * big,
      statText: "3",
    });
  });

  it("are not read for ever where it never does", () => {
    let usage = 0;
    const reads = { usageBytes: () => (usage += big), statText: () => "" };
    expect(readTogether(reads).usageBytes).toBe((2 * mostRereads + 1) * big);
  });

  it("are no reading where usage is no number, before or after", () => {
    expect(readTogether(script(null, big)).usageBytes).toBeNull();
    expect(readTogether(script(big, null)).usageBytes).toBeNull();
  });
});
