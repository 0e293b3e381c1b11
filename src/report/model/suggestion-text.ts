// The row of the suggested limit: the limit, or the reason for its absence.
import { bytes, time } from "../../lib/format.ts";
import { isLarge } from "../../memory/large-part.ts";
import type { Evidence, Peak } from "../../model/evidence.ts";
import type { NoSuggestion } from "../../model/fields/reclaim.ts";
import { reclaimableBytes, unknownKernelBytes } from "../../verdict/held-memory.ts";
import { rereadBytesOf, stalledMsOf, suggestionFor, wasAtLimit } from "../../verdict/limit-suggestion.ts";
import type { Judged } from "./judged.ts";
import { limitBesideSizes } from "./messages.ts";
import type { Row } from "./row.ts";

/** Returns no row without a peak. */
export function suggestionRow({ evidence, thresholds: { maxRatio }, verdict, set }: Judged): readonly Row[] {
  const suggestion = suggestionFor(evidence, maxRatio, verdict.kind);
  if (evidence.peak === null) return [];
  const isWithin = verdict.kind === "pass" || verdict.kind === "increased";
  const label = isWithin ? "Lowest limit for this peak" : "Suggested limit";
  if (suggestion.kind === "none") return [{ label, value: `none: ${whyNone[suggestion.reason](evidence)}` }];
  if (verdict.kind === "oom-killed") {
    const needed = `The app needed more than ${bytes(evidence.limitBytes)}; how much more is unknown.`;
    return [{ label, value: `above ${limitBesideSizes(suggestion.bytes)}. ${needed}` }];
  }
  const atLeast = isWithin ? "" : "at least ";
  const limit = `${atLeast}${limitBesideSizes(suggestion.bytes)}, which is peak ÷ max-ratio, rounded up`;
  return [{ label, value: `${limit}${activeFileText(evidence.peak, set === null || set.facts.shown === 1)}` }];
}

/** Another run may have less active file cache. Empty if there is too little of it to matter. */
function activeFileText({ composition, workingSetBytes }: Peak, isFirstRun: boolean): string {
  const cacheBytes = composition.activeFile ?? 0;
  if (!isLarge(cacheBytes, workingSetBytes)) return "";
  const cache = `. ${bytes(cacheBytes)} of the peak is active file cache`;
  // The image of a later run of a set was not new.
  if (!isFirstRun) return cache;
  return `${cache}. If the image was new on this machine, its own files may be in it, and the next run may need less`;
}

function cacheEffect(evidence: Evidence): string {
  const rereadBytes = rereadBytesOf(evidence);
  return rereadBytes > 0
    ? `the app had to read ${bytes(rereadBytes)} of files again`
    : `the app waited ${time(stalledMsOf(evidence))} for memory`;
}

const whyNone: Readonly<Record<NoSuggestion, (evidence: Evidence) => string>> = {
  "no-peak": () => "memgate took no sample",
  inconclusive: () => "the run is inconclusive, so its peak does not show what the app needs",
  "ended-early": () => "the run ended early, so the real peak may be higher",
  reclaimable: ({ peak }) =>
    `the kernel can take back ${bytes(peak === null ? 0 : reclaimableBytes(peak.composition))} of the peak. Such memory can grow with the limit, so the peak does not show what the app needs`,
  "kernel-memory": ({ peak }) =>
    `${bytes(peak === null ? 0 : unknownKernelBytes(peak.composition))} of the peak may be reclaimable kernel memory, such as the names and sizes of files. Such memory can grow with the limit, so the peak does not show what the app needs`,
  "file-cache": (evidence) =>
    wasAtLimit(evidence) && rereadBytesOf(evidence) + stalledMsOf(evidence) > 0
      ? `file cache filled the limit, and ${cacheEffect(evidence)}. With another limit it would use another amount of memory, so the peak does not show what the app needs`
      : `the app maps ${bytes(evidence.reclaim?.mappedFileBytes ?? 0)} of files, such as its own program, into its memory. A limit from this peak would have no room for them, and the app would read them again and again`,
  rising: () => "memory was still rising when the load ended",
  "out-of-memory": () => "a process ran out of memory at the limit of its runtime, so the real peak may be higher",
  "leak-check": () =>
    "the leak check forces garbage collections, which lower the peak. Run memgate without the leak check to see what the app needs",
  "cgroup-limit": () =>
    "the OOM kills were at limits inside the container, and say nothing about the container's limit",
};
