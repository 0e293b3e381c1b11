// The row of the suggested limit: the limit, or the reason for its absence.
import { bytes } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { NoSuggestion } from "../../model/fields/reclaim.ts";
import { reclaimableBytes, unknownKernelBytes } from "../../verdict/held-memory.ts";
import { rereadBytesOf, suggestionFor, wasAtLimit } from "../../verdict/limit-suggestion.ts";
import type { Judged } from "./judged.ts";
import { limitBesideSizes } from "./messages.ts";
import type { Row } from "./row.ts";

/** Returns no row without a peak. */
export function suggestionRow({ evidence, thresholds: { maxRatio }, verdict }: Judged): readonly Row[] {
  const suggestion = suggestionFor(evidence, maxRatio, verdict.kind);
  if (evidence.peak === null) return [];
  const label = verdict.kind === "pass" ? "Lowest limit for this peak" : "Suggested limit";
  if (suggestion.kind === "none") return [{ label, value: `none: ${whyNone[suggestion.reason](evidence)}` }];
  if (verdict.kind === "oom-killed") {
    const needed = `The app needed more than ${bytes(evidence.limitBytes)}; how much more is unknown.`;
    return [{ label, value: `above ${limitBesideSizes(suggestion.bytes)}. ${needed}` }];
  }
  const atLeast = verdict.kind === "pass" ? "" : "at least ";
  return [{ label, value: `${atLeast}${limitBesideSizes(suggestion.bytes)}, which is peak ÷ max-ratio, rounded up` }];
}

const whyNone: Readonly<Record<NoSuggestion, (evidence: Evidence) => string>> = {
  "no-peak": () => "memgate took no sample",
  inconclusive: () => "the run is inconclusive, so its peak does not show what the app needs",
  "ended-early": () => "the run ended early, so the real peak may be higher",
  reclaimable: ({ peak }) =>
    `the kernel can take back ${bytes(peak === null ? 0 : reclaimableBytes(peak.composition))} of the peak. Such memory can grow up to any limit, so the peak does not show what the app needs`,
  "kernel-memory": ({ peak }) =>
    `${bytes(peak === null ? 0 : unknownKernelBytes(peak.composition))} of the peak may be reclaimable kernel memory, such as the names and sizes of files. It can grow up to any limit, so the peak does not show what the app needs`,
  "file-cache": (evidence) =>
    wasAtLimit(evidence) && rereadBytesOf(evidence) > 0
      ? `file cache filled the limit, and the app had to read ${bytes(rereadBytesOf(evidence))} of files again. With another limit it would use another amount of memory, so the peak does not show what the app needs`
      : `the app maps ${bytes(evidence.reclaim?.mappedFileBytes ?? 0)} of files into its memory. A limit from this peak would have no room for them, and the app would read them again and again`,
  rising: () => "memory was still rising when the load ended",
  "out-of-memory": () => "a process ran out of memory at the limit of its runtime, so the real peak may be higher",
  "cgroup-limit": () =>
    "the OOM kills were at limits inside the container, and say nothing about the container's limit",
};
