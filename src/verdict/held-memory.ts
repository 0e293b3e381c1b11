// Computes the memory that an app holds: the working set without the memory that the kernel can take back. Pure.
import type { Composition, Evidence, Peak } from "../model/evidence.ts";

/** The part of a peak that the kernel can take back: active file cache and reclaimable kernel memory. */
export function reclaimableBytes({ activeFile, kernelReclaimable }: Composition): number {
  return (activeFile ?? 0) + (kernelReclaimable ?? 0);
}

/**
 * The part of a peak that may be reclaimable: the kernel memory on cgroup v1. The Docker stats API does not report it, so
 * it is in `other` there.
 */
export function unknownKernelBytes({ kernel, kernelReclaimable, other }: Composition): number {
  return kernelReclaimable === null ? (kernel ?? other) : 0;
}

/**
 * The most memory that the app held at the peak or at any point of the breakdown over time: working set − active file
 * cache − reclaimable kernel memory. Kernel memory of an unknown kind counts in full. Null without a sample.
 */
export function heldBytesOf({ peak, compositions }: Pick<Evidence, "peak" | "compositions">): number | null {
  if (peak === null) return null;
  const highest = compositions.reduce((most, point) => Math.max(most, heldIn(point)), heldAt(peak));
  // The counters of memory.stat lag behind usage, so the sum of the parts may be too high.
  return Math.min(highest, peak.workingSetBytes);
}

function heldAt({ workingSetBytes, composition }: Peak): number {
  return Math.max(0, workingSetBytes - reclaimableBytes(composition));
}

function heldIn({ anonymous, shared, kernel, kernelReclaimable, sockets, other }: Composition): number {
  const parts = [anonymous, shared, kernel, sockets, other];
  return Math.max(0, parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) - (kernelReclaimable ?? 0));
}

/** True if the peak is over the threshold only because of memory that the kernel can take back. */
export function isOverByReclaimable(evidence: Evidence, maxRatio: number): boolean {
  const { peak, limitBytes } = evidence;
  if (peak === null || peak.workingSetBytes / limitBytes <= maxRatio) return false;
  return (heldBytesOf(evidence) ?? 0) / limitBytes <= maxRatio;
}
