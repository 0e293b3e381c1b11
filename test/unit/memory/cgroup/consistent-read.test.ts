import { describe, expect, it } from "vitest";
import { maxRereads, movedBytes, readConsistently, readOnce } from "../../../../src/memory/cgroup/consistent-read.ts";

/** Returns the usages in turn, then the last one repeatedly. The n-th read of memory.stat returns n. */
function scriptedReads(...usages: readonly (number | null)[]) {
  let usageReads = 0;
  let stats = 0;
  return {
    usageBytes: () => usages[Math.min(usageReads++, usages.length - 1)] ?? null,
    stat: () => String(++stats),
    usageReads: () => usageReads,
  };
}

const big = 100 * movedBytes;

describe("usage and memory.stat", () => {
  it("are read once each by readOnce", () => {
    const reads = scriptedReads(big);
    expect(readOnce(reads)).toEqual({ usageBytes: big, stat: "1" });
    expect(reads.usageReads()).toBe(1);
  });

  it("return the smaller of the usages before and after", () => {
    expect(readConsistently(scriptedReads(big, big + 5))).toEqual({ usageBytes: big, stat: "1" });
    expect(readConsistently(scriptedReads(big + 5, big))).toEqual({ usageBytes: big, stat: "1" });
  });

  it("are read again until usage is stable", () => {
    expect(readConsistently(scriptedReads(big, big - movedBytes))).toMatchObject({ stat: "1" });
    const dropped = scriptedReads(big, big / 2, big / 2, big / 2);
    expect(readConsistently(dropped)).toEqual({ usageBytes: big / 2, stat: "2" });
    expect(readConsistently(scriptedReads(0, big, big, 2 * big, 2 * big, 2 * big))).toEqual({
      usageBytes: 2 * big,
      stat: "3",
    });
  });

  it("are read a limited number of times if usage is never stable", () => {
    let usage = 0;
    const reads = { usageBytes: () => (usage += big), stat: () => "" };
    expect(readConsistently(reads).usageBytes).toBe((2 * maxRereads + 1) * big);
  });

  it("have a null usage if either usage is not a number", () => {
    expect(readConsistently(scriptedReads(null, big)).usageBytes).toBeNull();
    expect(readConsistently(scriptedReads(big, null)).usageBytes).toBeNull();
  });
});
