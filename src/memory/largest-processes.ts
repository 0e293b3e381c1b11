// Limits a list of processes to the largest ones.
import type { ProcessList, ProcessMemory } from "../model/fields/processes.ts";

const maxProcesses = 50;

/** @param more the number of processes that are not in `processes` */
export function largestOf(processes: readonly ProcessMemory[], more: number): Pick<ProcessList, "list" | "leftOut"> {
  const size = ({ anonymousBytes, rssBytes }: ProcessMemory) => anonymousBytes ?? rssBytes;
  const sorted = processes.toSorted((a, b) => size(b) - size(a) || b.rssBytes - a.rssBytes);
  return { list: sorted.slice(0, maxProcesses), leftOut: more + Math.max(0, sorted.length - maxProcesses) };
}
