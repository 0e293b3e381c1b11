import { describe, expect, it } from "vitest";
import {
  collectGarbage,
  type NodeMemory,
  nodeShareOf,
  readNodeMemory,
} from "../../../../src/memory/runtimes/node-memory.ts";
import { mebibyte } from "../../../builders.ts";

const MiB = (figures: Partial<NodeMemory> = {}): NodeMemory => {
  const all = { rss: 200, heapTotal: 44, heapUsed: 40, external: 61, arrayBuffers: 60, heapLimit: 259, ...figures };
  const bytes = Object.entries(all).map(([name, value]) => [name, value * mebibyte]);
  return Object.fromEntries(bytes) as NodeMemory;
};

describe("the parts of a Node.js process", () => {
  it.each([
    // anonymous, before, after, live heap, Buffers, garbage, other, meaning
    [107, {}, { heapUsed: 16 }, [16, 61, 28, 2], "buffers"],
    [107, { external: 20 }, { heapUsed: 60, external: 20 }, [60, 20, 0, 27], "live-heap"],
    // Dead Buffers count as garbage.
    [120, { external: 61 }, { heapUsed: 20, external: 1 }, [20, 1, 84, 15], "garbage"],
    [100, {}, { heapUsed: 12, external: 60, arrayBuffers: 10 }, [12, 60, 28, 0], "external"],
    [300, {}, { heapUsed: 12 }, [12, 61, 32, 195], "other"],
    [20, {}, { heapUsed: 4 }, [4, 16, 0, 0], "little"],
    // 40% is garbage.
    [100, { heapTotal: 52, external: 5 }, { heapUsed: 12, external: 5 }, [12, 5, 40, 43], "garbage"],
    [101, { heapTotal: 52, external: 5 }, { heapUsed: 12, external: 5 }, [12, 5, 40, 44], "other"],
  ])("of %d MiB with %o before and %o after the collection", (anonymous, before, after, parts, meaning) => {
    const share = nodeShareOf(anonymous * mebibyte, MiB(before), MiB(after));
    const { liveHeapBytes, buffersBytes, garbageBytes, otherBytes } = share;
    expect([liveHeapBytes, buffersBytes, garbageBytes, otherBytes].map((bytes) => bytes / mebibyte)).toEqual(parts);
    expect(liveHeapBytes + buffersBytes + garbageBytes + otherBytes).toBe(anonymous * mebibyte);
    expect(share.meaning).toBe(meaning);
  });

  it("has the figures from before the collection, and the ArrayBuffers from after it", () => {
    expect(
      nodeShareOf(107 * mebibyte, MiB(), MiB({ rss: 1, heapUsed: 2, arrayBuffers: 3, external: 4 })),
    ).toMatchObject({
      rssBytes: 200 * mebibyte,
      heapUsedBytes: 40 * mebibyte,
      heapTotalBytes: 44 * mebibyte,
      externalBytes: 61 * mebibyte,
      arrayBuffersBytes: 60 * mebibyte,
      arrayBuffersAfterBytes: 3 * mebibyte,
      heapLimitBytes: 259 * mebibyte,
    });
  });
});

describe("a Node.js process", () => {
  const replying = (value: unknown) => ({ call: async () => ({ result: { type: "string", value } }) });

  it("reports its figures", async () => {
    expect(await readNodeMemory(replying(JSON.stringify(MiB())), 1)).toEqual(MiB());
  });

  it.each([
    undefined,
    "x",
    "null",
    "{}",
    JSON.stringify({ ...MiB(), external: "1" }),
    JSON.stringify({ ...MiB(), rss: -1 }),
  ])("has no figures if it replies %o", async (value) => {
    await expect(readNodeMemory(replying(value), 1)).rejects.toMatchObject({ code: "no-response" });
  });

  it("runs a garbage collection", async () => {
    const calls: unknown[] = [];
    await collectGarbage({ call: async (...call) => void calls.push(call) }, 7);
    expect(calls).toEqual([[7, "HeapProfiler.collectGarbage", {}]]);
  });
});
