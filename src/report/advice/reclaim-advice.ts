// The next step where the kernel can take back much of the memory, or took it back.
import { bytes } from "../../lib/format.ts";
import type { Evidence, Peak } from "../../model/evidence.ts";
import { heldBytesOf, isOverByReclaimable, reclaimableBytes, unknownKernelBytes } from "../../verdict/held-memory.ts";
import { rereadBytesOf, suggestionFor, wasAtLimit } from "../../verdict/limit-suggestion.ts";

/** The advice if memory that the kernel can take back, or may take back, brought the peak above the threshold. Else null. */
export function reclaimAdvice(evidence: Evidence, maxRatio: number): string | null {
  const suggestion = suggestionFor(evidence, maxRatio, "over-ratio");
  if (evidence.peak === null || suggestion.kind === "limit") return null;
  if (suggestion.reason === "kernel-memory") return unknownKernelAdvice(evidence.peak);
  return isOverByReclaimable(evidence, maxRatio) ? reclaimableAdvice(evidence, evidence.peak) : null;
}

function reclaimableAdvice(evidence: Evidence, peak: Peak): string {
  const { activeFile, kernelReclaimable } = peak.composition;
  const parts = [
    ...(activeFile ? [`${bytes(activeFile)} of active file cache`] : []),
    ...(kernelReclaimable
      ? [`${bytes(kernelReclaimable)} of kernel memory, such as the names and sizes of files`]
      : []),
  ];
  const held = bytes(heldBytesOf(evidence) ?? 0);
  return `A higher limit does not help. The peak is over the threshold only because of memory that the kernel can take back: ${parts.join(", and ")}. It can grow up to any limit. The app itself held at most ${held}, which is within the threshold. kubectl top and node eviction count reclaimable memory, but the kernel takes it back before it OOM-kills a process. Find out which files the app reads or creates, and whether it needs them. If it does, set a higher max-ratio.`;
}

function unknownKernelAdvice({ workingSetBytes, composition }: Peak): string {
  const unknownBytes = unknownKernelBytes(composition);
  const restBytes = workingSetBytes - unknownBytes - reclaimableBytes(composition);
  return `Do not raise the limit yet. ${bytes(unknownBytes)} of the peak may be kernel memory that the kernel can take back, such as the names and sizes of files. Without such memory and active file cache, the peak is ${bytes(Math.max(0, restBytes))}. Find out whether the app creates or opens many files. Run the gate on a machine with cgroup v2, which reports how much of the kernel memory is reclaimable.`;
}

/** Says of a pass that memory usage reached the limit. Empty if it did not. */
export function atLimitText(evidence: Evidence): string {
  if (!wasAtLimit(evidence)) return "";
  const rereadBytes = rereadBytesOf(evidence);
  const reread =
    rereadBytes === 0 ? "" : ` The app had to read ${bytes(rereadBytes)} of files again, which makes it slower.`;
  return ` Memory usage reached the limit, and the kernel took memory back, such as file cache.${reread}`;
}
