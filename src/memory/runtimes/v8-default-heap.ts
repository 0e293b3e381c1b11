const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

/**
 * V8's default limit of the old generation, which has nearly the whole heap, on a 64-bit machine: half of the memory that
 * it sees, within bounds. Node.js 12 and later sees the container's limit.
 * Source: Heap::HeapSizeFromPhysicalMemory and Heap::MaxOldGenerationSizeFromPhysicalMemory of V8.
 */
export function v8DefaultHeapBytes(containerLimitBytes: number): number {
  const highest = containerLimitBytes >= 15 * gibibyte ? 4 * gibibyte : 2 * gibibyte;
  return Math.min(Math.max(containerLimitBytes / 2, 256 * mebibyte), highest);
}
