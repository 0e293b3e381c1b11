// The next step if much of the peak is reclaimable memory, or if the kernel took memory back.
import { bytes } from "../../lib/format.ts";
import type { Evidence, Peak } from "../../model/evidence.ts";
import { mark } from "../../options/mentions.ts";
import { heldBytesOf, isOverByReclaimable, reclaimableBytes, unknownKernelBytes } from "../../verdict/held-memory.ts";
import { rereadBytesOf, suggestionFor, wasAtLimit } from "../../verdict/limit-suggestion.ts";

/** The advice if the peak is above the threshold only because of memory that is, or may be, reclaimable. Null otherwise. */
export function reclaimAdvice(evidence: Evidence, maxRatio: number, isFirstRun: boolean): string | null {
  const suggestion = suggestionFor(evidence, maxRatio, "over-ratio");
  if (evidence.peak === null || suggestion.kind === "limit") return null;
  if (suggestion.reason === "kernel-memory") return unknownKernelAdvice(evidence.peak);
  return isOverByReclaimable(evidence, maxRatio) ? reclaimableAdvice(evidence, evidence.peak, isFirstRun) : null;
}

function reclaimableAdvice(evidence: Evidence, peak: Peak, isFirstRun: boolean): string {
  const { activeFile, kernelReclaimable } = peak.composition;
  const parts = [
    ...(activeFile ? [`${bytes(activeFile)} of active file cache`] : []),
    ...(kernelReclaimable
      ? [`${bytes(kernelReclaimable)} of kernel memory, such as the names and sizes of files`]
      : []),
  ];
  const held = bytes(heldBytesOf(evidence) ?? 0);
  const newImage =
    activeFile && isFirstRun
      ? "If the image was new on this machine, its own files may be in the file cache: run the gate again. "
      : "";
  return `A higher limit may not help. The peak is over the threshold only because of memory that the kernel can take back: ${parts.join(" and ")}. Such memory can grow with the limit. The app itself held at most ${held}, which is within the threshold. Reclaimable memory counts in kubectl top, and when Kubernetes evicts pods from a node. But the kernel takes it back before it OOM-kills a process. ${newImage}Find out which files the app reads or creates. If the app needs them, set a higher ${mark("max-ratio")}. A higher limit helps only if it has room for all of them.`;
}

function unknownKernelAdvice({ workingSetBytes, composition }: Peak): string {
  const unknownBytes = unknownKernelBytes(composition);
  const restBytes = workingSetBytes - unknownBytes - reclaimableBytes(composition);
  return `Do not raise the limit yet. ${bytes(unknownBytes)} of the peak may be kernel memory that the kernel can take back, such as the names and sizes of files. If all of it is reclaimable, the app itself held only ${bytes(Math.max(0, restBytes))}. Find out whether the app creates or opens many files. If it does not, this is probably memory that the kernel cannot take back, such as page tables, thread stacks and sockets: then raise the limit. To be sure, run the gate on a machine with cgroup v2, which reports how much of the kernel memory is reclaimable.`;
}

/** The addition to the advice on a pass if memory usage reached the limit. Empty if it did not. */
export function atLimitText(evidence: Evidence): string {
  if (!wasAtLimit(evidence)) return "";
  const rereadBytes = rereadBytesOf(evidence);
  const reread =
    rereadBytes === 0 ? "" : ` The app had to read ${bytes(rereadBytes)} of files again, which makes it slower.`;
  return ` Memory usage, file cache included, reached the limit, and the kernel took memory back.${reread}`;
}
