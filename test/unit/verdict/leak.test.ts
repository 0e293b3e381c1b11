import { describe, expect, it } from "vitest";
import type { LiveMemory } from "../../../src/model/fields/leak.ts";
import { allBlocks, firstBlocks, leakOf, trendOf } from "../../../src/verdict/leak.ts";
import { evidence, mebibyte, peak } from "../../builders.ts";

const requestsPerBlock = 200;

/** Points after the warm-up and after each block. */
function points(liveAt: (block: number) => number, blocks = firstBlocks) {
  return Array.from({ length: blocks + 1 }, (_, block) => ({
    block,
    atMs: 5_000 + block * 4_000,
    requests: block * requestsPerBlock,
    liveBytes: Math.round(liveAt(block)),
    processes: 1,
  }));
}

function leakIn(liveAt: (block: number) => number, blocks: number, overrides: Partial<LiveMemory> = {}) {
  const liveMemory = { requestsPerBlock, unit: "request", problem: null, blocks: points(liveAt, blocks) } as const;
  return leakOf(
    evidence({ peak: peak({ workingSetBytes: 40 * mebibyte }), liveMemory: { ...liveMemory, ...overrides } }),
  );
}

/** Live memory of an app that keeps these bytes of every request. */
const leak = (bytes: number) => (block: number) => 5 * mebibyte + block * requestsPerBlock * bytes;
/** The noise of live memory after a garbage collection. */
const noise = (block: number) => Math.sin(block * 7.3) * 20_000;

describe("the trend of live memory", () => {
  it.each([
    ["a leak of 2 KiB per request", leak(2_048)],
    ["a leak of 50 KiB per request", leak(51_200)],
    ["a leak of 2 KiB per request with noise", (block: number) => leak(2_048)(block) + noise(block)],
    [
      "a leak with one fall in the second half",
      (block: number) => leak(2_048)(block) - (block === 6 ? mebibyte / 2 : 0),
    ],
  ])("rises with %s", (_, liveAt) => {
    expect(trendOf(points(liveAt))?.result).toBe("leaks");
    expect(trendOf(points(liveAt, allBlocks))?.result).toBe("leaks");
  });

  it.each([
    ["steady", "a flat app", () => 5 * mebibyte],
    ["steady", "a flat app with noise", (block: number) => 5 * mebibyte + noise(block)],
    ["steady", "growth of 200 KiB in total", (block: number) => 5 * mebibyte + block * 25_600],
    ["steady", "growth of 1.5% of a large heap", (block: number) => 100 * mebibyte + block * 0.3 * mebibyte],
    ["varies", "an app that gives memory back", (block: number) => 20 * mebibyte - block * mebibyte],
    ["varies", "a sawtooth", (block: number) => 5 * mebibyte + (block % 3) * 2 * mebibyte],
    ["varies", "a sawtooth whose tooth begins with the second half", (block: number) => ((block + 4) % 9) * mebibyte],
    ["levelled-off", "a cache that is full", (block: number) => Math.min(block, 3) * 4 * mebibyte],
    ["levelled-off", "a cache that is nearly full", (block: number) => 20 * mebibyte * (1 - Math.exp(-block / 3))],
  ])("is %s for %s", (result, _, liveAt) => {
    expect(trendOf(points(liveAt))?.result).toBe(result);
    expect(trendOf(points(liveAt, allBlocks))?.result).toBe(result);
  });

  it("takes a slowly filling cache for a leak after 8 blocks, and clears it after 12", () => {
    const cache = (block: number) => 30 * mebibyte * (1 - Math.exp(-block / 5));
    expect(trendOf(points(cache))?.result).toBe("leaks");
    expect(trendOf(points(cache, allBlocks))?.result).toBe("levelled-off");
  });

  it("does not count two falls among the last five points as rising", () => {
    const twice = (block: number) => leak(2_048)(block) - (block === 6 || block === 8 ? mebibyte : 0);
    expect(trendOf(points(twice))?.result).not.toBe("leaks");
  });

  it("is null with fewer than 8 blocks", () => {
    expect(trendOf(points(leak(2_048), firstBlocks - 1))).toBeNull();
    expect(trendOf([])).toBeNull();
  });

  it("is null if no request was sent", () => {
    expect(trendOf(points(leak(2_048)).map((point) => ({ ...point, requests: 0 })))).toBeNull();
  });
});

describe("the leak check", () => {
  it("estimates the growth per request, and the requests up to the limit", () => {
    const found = leakIn(leak(2_048), allBlocks);
    expect(found).toEqual({
      result: "leaks",
      liveBytes: 5 * mebibyte + 12 * 200 * 2_048,
      grownBytes: 6 * 200 * 2_048,
      overRequests: 1_200,
      bytesPerRequest: 2_048,
      // The limit is 100 MiB, the peak 40 MiB.
      requestsToLimit: (60 * mebibyte) / 2_048,
    });
  });

  it("does not confirm a leak before all 12 blocks", () => {
    expect(leakIn(leak(2_048), firstBlocks)).toMatchObject({ result: "suspected", bytesPerRequest: 2_048 });
    expect(leakIn(leak(2_048), allBlocks - 1)).toMatchObject({ result: "suspected" });
  });

  it("has no estimate without a leak", () => {
    const found = leakIn(() => 5 * mebibyte, firstBlocks);
    expect(found).toMatchObject({ result: "steady", grownBytes: 0, bytesPerRequest: null, requestsToLimit: null });
  });

  it("is unknown if memgate could not measure live memory to the end", () => {
    expect(leakIn(leak(2_048), allBlocks, { problem: "processes-changed" })).toMatchObject({ result: "unknown" });
    expect(leakIn(leak(2_048), 3)).toMatchObject({ result: "unknown", liveBytes: 5 * mebibyte + 600 * 2_048 });
    expect(leakIn(leak(2_048), 0, { blocks: [], problem: "no-node" })).toMatchObject({ liveBytes: null });
  });

  it("is null without the option", () => {
    expect(leakOf(evidence())).toBeNull();
  });
});
