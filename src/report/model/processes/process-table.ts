// The table of the processes near the peak.
import { bytes, integer, percent, shortened, time } from "../../../lib/format.ts";
import type { Evidence } from "../../../model/evidence.ts";
import type { Processes, ProcessMemory } from "../../../model/fields/processes.ts";
import type { TextTable } from "../judged.ts";

interface ProcessTable extends TextTable {
  /** When memgate read the processes, and what the columns mean. */
  readonly meaning: string;
}

/** A reading within this time of the peak belongs to the peak's sample. */
const sameSampleMs = 5;

/**
 * The largest processes. Null if they are unknown.
 * @param maxRows the number of processes to show
 * @param maxLength the characters of a command to show
 */
export function processTableOf(
  { processes, peak }: Evidence,
  maxRows = Number.POSITIVE_INFINITY,
  maxLength = Number.POSITIVE_INFINITY,
): ProcessTable | null {
  if (processes === null || peak === null) return null;
  const { list, source, workingSetBytes, leftOut, unread } = processes;
  const isKnown = source === "proc";
  const share = (part: number) => (workingSetBytes === 0 ? "" : ` (${percent(part / workingSetBytes)})`);
  const size = (part: number | null) => (part === null ? "unknown" : bytes(part));
  const rows = list
    .slice(0, maxRows)
    .map((one) => [
      String(one.pid),
      ...(isKnown
        ? [`${size(one.anonymousBytes)}${share(one.anonymousBytes ?? 0)}`, size(one.fileBytes), size(one.sharedBytes)]
        : [size(one.rssBytes)]),
      shortened(one.command, maxLength),
    ]);
  const more = list.length - rows.length + leftOut;
  const sentences = [
    `Processes ${whenText(processes, peak)}.`,
    isKnown
      ? "Percentages are shares of the working set at that moment. Several processes may count the same pages of files and shared memory, and the pages of files may be charged to another container."
      : "The engine reports one RSS figure for each process, not its parts. The RSS includes pages of files that other processes share, so do not compare it with the working set.",
    ...(more === 0 ? [] : [`Not shown: ${count(more)}.`]),
    ...(unread === 0 ? [] : [`memgate could not read ${count(unread)}.`]),
  ];
  const sizes = isKnown ? ["Anonymous", "Mapped files", "Shared"] : ["RSS"];
  return { head: ["PID", ...sizes, "Command"], rows, meaning: sentences.join(" ") };
}

/** The largest process, for the readout of the peak. Null if it is unknown. */
export function largestProcess({ processes }: Evidence): string | null {
  const first = processes?.list[0];
  return first === undefined ? null : `${shortened(first.command, 60)} (PID ${first.pid}), ${sizeText(first)}`;
}

function sizeText({ anonymousBytes, rssBytes }: ProcessMemory): string {
  return anonymousBytes === null ? `RSS ${bytes(rssBytes)}` : `anonymous ${bytes(anonymousBytes)}`;
}

function whenText({ atMs, workingSetBytes }: Processes, peak: NonNullable<Evidence["peak"]>): string {
  const lateMs = atMs - peak.atMs;
  if (workingSetBytes === peak.workingSetBytes && Math.abs(lateMs) <= sameSampleMs) return "at the peak";
  const side = lateMs < 0 ? "before" : "after";
  return `when the working set was ${bytes(workingSetBytes)}, ${time(Math.abs(lateMs))} ${side} the peak of ${bytes(peak.workingSetBytes)}`;
}

function count(processes: number): string {
  return `${integer(processes)} ${processes === 1 ? "process" : "processes"}`;
}
