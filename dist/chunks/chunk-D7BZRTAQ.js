import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/memory/runtimes/node-memory.ts
var expression = "JSON.stringify({...process.memoryUsage(),heapLimit:(process.getBuiltinModule||require)('v8').getHeapStatistics().heap_size_limit})";
async function readNodeMemory(helper, pid) {
  const params = { expression, includeCommandLineAPI: true, returnByValue: true };
  return nodeMemoryIn(await helper.call(pid, "Runtime.evaluate", params));
}
async function collectGarbage(helper, pid) {
  await helper.call(pid, "HeapProfiler.collectGarbage", {});
}
function nodeMemoryIn(reply) {
  const { result } = reply ?? {};
  const value = parsed(result?.value);
  const figure = (name) => {
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
    heapLimit: figure("heapLimit")
  };
}
function parsed(text) {
  try {
    const value = JSON.parse(String(text));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
function nodeShareOf(anonymousBytes, before, after) {
  let left = anonymousBytes;
  const take = (bytes) => {
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
    heapLimitBytes: before.heapLimit
  };
}
var littleBytes = 32 * 2 ** 20;
var garbageRatio = 0.4;
function meaningOf(anonymousBytes, parts, { external, arrayBuffers }) {
  const { liveHeapBytes, buffersBytes, garbageBytes, otherBytes } = parts;
  if (anonymousBytes < littleBytes) return "little";
  if (garbageBytes >= garbageRatio * anonymousBytes) return "garbage";
  const largest = Math.max(liveHeapBytes, buffersBytes, garbageBytes, otherBytes);
  if (largest === liveHeapBytes) return "live-heap";
  if (largest === buffersBytes) return arrayBuffers >= external / 2 ? "buffers" : "external";
  return largest === garbageBytes ? "garbage" : "other";
}

export {
  readNodeMemory,
  collectGarbage,
  nodeShareOf
};
