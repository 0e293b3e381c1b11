// Asks a Node.js process about its memory, and divides the kernel's figure by it.
import type { AppHelper } from "../../model/adapters.ts";
import type { NodeShare } from "../../model/fields/why.ts";
import type { NodeMeaning } from "../../model/fields/why-codes.ts";

/** The figures of process.memoryUsage(), and V8's limit of the heap. In bytes. */
export interface NodeMemory {
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
  readonly heapLimit: number;
}

const expression =
  "JSON.stringify({...process.memoryUsage(),heapLimit:(process.getBuiltinModule||require)('v8').getHeapStatistics().heap_size_limit})";

/** The process must be open. Rejects as `AppHelper.call` does, and with `no-response` if the reply is not complete. */
export async function readNodeMemory(helper: Pick<AppHelper, "call">, pid: number): Promise<NodeMemory> {
  // The command line API has `require`, also in an app without CommonJS.
  const params = { expression, includeCommandLineAPI: true, returnByValue: true };
  return nodeMemoryIn(await helper.call(pid, "Runtime.evaluate", params));
}

/** Frees what no object uses. The process must be open. */
export async function collectGarbage(helper: Pick<AppHelper, "call">, pid: number): Promise<void> {
  await helper.call(pid, "HeapProfiler.collectGarbage", {});
}

/** @throws Error with the code `no-response` if the reply lacks a figure: an app may replace process.memoryUsage. */
function nodeMemoryIn(reply: unknown): NodeMemory {
  const { result } = (reply ?? {}) as { readonly result?: { readonly value?: unknown } };
  const value = parsed(result?.value);
  const figure = (name: keyof NodeMemory) => {
    const number = value[name];
    if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
    throw Object.assign(new Error(`process.memoryUsage() has no ${name}`), { code: "no-response" });
  };
  return {
    rss: figure("rss"),
    heapTotal: figure("heapTotal"),
    heapUsed: figure("heapUsed"),
    external: figure("external"),
    arrayBuffers: figure("arrayBuffers"),
    heapLimit: figure("heapLimit"),
  };
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Divides the anonymous memory of a process. The four parts add up to it.
 * @param before the figures before a garbage collection
 * @param after the figures after it
 */
export function nodeShareOf(anonymousBytes: number, before: NodeMemory, after: NodeMemory): NodeShare {
  let left = anonymousBytes;
  // A part may be larger than what is left: the kernel does not count memory to which the process never wrote.
  const take = (bytes: number) => {
    const part = Math.max(0, Math.min(left, bytes));
    left -= part;
    return part;
  };
  const liveHeapBytes = take(after.heapUsed);
  const buffersBytes = take(after.external);
  const garbageBytes = take(before.heapTotal - after.heapUsed + Math.max(0, before.external - after.external));
  const parts = { liveHeapBytes, buffersBytes, garbageBytes, otherBytes: left };
  return {
    ...parts,
    meaning: meaningOf(anonymousBytes, parts, after),
    heapUsedBytes: before.heapUsed,
    heapTotalBytes: before.heapTotal,
    externalBytes: before.external,
    arrayBuffersBytes: before.arrayBuffers,
    arrayBuffersAfterBytes: after.arrayBuffers,
    rssBytes: before.rss,
    heapLimitBytes: before.heapLimit,
  };
}

type Parts = Pick<NodeShare, "liveHeapBytes" | "buffersBytes" | "garbageBytes" | "otherBytes">;

/** Node.js itself, with a small app, takes up to about this much. */
const littleBytes = 32 * 2 ** 20;
/** With this share of garbage, the memory is the price of few garbage collections. */
const garbageRatio = 0.4;

function meaningOf(anonymousBytes: number, parts: Parts, { external, arrayBuffers }: NodeMemory): NodeMeaning {
  const { liveHeapBytes, buffersBytes, garbageBytes, otherBytes } = parts;
  if (anonymousBytes < littleBytes) return "little";
  if (garbageBytes >= garbageRatio * anonymousBytes) return "garbage";
  const largest = Math.max(liveHeapBytes, buffersBytes, garbageBytes, otherBytes);
  if (largest === liveHeapBytes) return "live-heap";
  if (largest === buffersBytes) return arrayBuffers >= external / 2 ? "buffers" : "external";
  return largest === garbageBytes ? "garbage" : "other";
}
