// The texts about a search for the right limit that its renderings share.
import { join } from "node:path";
import { bytes, integer, latency, percent, rate, time } from "../../lib/format.ts";
import { placeText } from "../../lib/place-text.ts";
import { confirmingRuns } from "../../model/size/run-counts.ts";
import type { SizeLimit, SizeRefusal } from "../../model/size/search.ts";
import { limitBesideSizes, limitToSet } from "../model/messages.ts";
import type { Row } from "../model/row.ts";
import type { SizeReport } from "../model/size/size-schema.ts";

export interface SizeView {
  readonly report: SizeReport;
  /** The folder of size.json. */
  readonly reportDir: string;
}

/** The exit code, if the gate is enforced. */
export function sizeExitCode({ result }: SizeReport): 0 | 1 | 3 {
  if (result.kind === "found") return 0;
  return result.kind === "refused" && result.isBreach ? 1 : 3;
}

/** The result in one sentence, without a full stop. */
export function sizeHeadline({ result, limits, maxRatio, presentLimitBytes, runs, maxRuns }: SizeReport): string {
  if (result.kind === "refused") return `No limit found: ${result.message}`;
  if (result.kind === "unfinished")
    return `The search is not finished (${runs.length} of at most ${maxRuns} runs): ${result.message.replace(/\.$/, "")}`;
  const { confirmedLimitBytes, suggestedLimitBytes } = result;
  const tried = limits.find(({ limitBytes }) => limitBytes === confirmedLimitBytes);
  const survived = `the app survived ${tried?.survived ?? confirmingRuns} of ${tried?.runs ?? confirmingRuns} runs`;
  const present = confirmedLimitBytes === presentLimitBytes ? ", the present limit" : "";
  const room =
    suggestedLimitBytes === confirmedLimitBytes
      ? `The highest peak is at most ${percent(maxRatio)} of it (max-ratio)`
      : `The suggested limit is ${limitBesideSizes(suggestedLimitBytes)}: the highest peak is at most ${percent(maxRatio)} of it (max-ratio)`;
  return `Under ${limitText(confirmedLimitBytes)}${present}, ${survived}. ${room}`;
}

/** The present limit may not be a whole number of MiB. */
function limitText(limitBytes: number): string {
  return Number.isInteger(limitBytes / 2 ** 20)
    ? limitBesideSizes(limitBytes)
    : `${bytes(limitBytes)} (${integer(limitBytes)} B)`;
}

/** As the table in docs/size.md. */
const refusalAdvice: Readonly<Record<SizeRefusal, string>> = {
  "gate-failed": "Raise the limit until the gate passes, then search again.",
  inconclusive: "Remove the cause, then search again.",
  rising: "Set no limit from this search: memory that keeps rising reaches every limit.",
  reclaimable: "Keep the present limit.",
  "kernel-memory": "Keep the present limit.",
  "file-cache": "Choose the limit by the latency that you accept.",
  slower: "Keep the present limit, or set a rate of requests and search again.",
  unstable: "Raise the limit, then search again.",
  "too-few-runs": "Begin with a limit nearer to the peak, or use a quieter machine.",
};

/** The advice, in one to three sentences. */
export function sizeAdvice({ result, presentLimitBytes, written }: SizeReport): string {
  if (result.kind === "unfinished") return "Run the same command again to continue the search.";
  if (result.kind === "refused") {
    const advice = result.isBreach ? refusalAdvice["gate-failed"] : refusalAdvice[result.code];
    return `${advice} The report of each run has the details.`;
  }
  if (written?.kind === "changed") return `${placeText(written)} now has ${written.to} instead of ${written.from}.`;
  if (written?.kind === "unchanged") return `memgate did not write the limit: ${written.why}.`;
  if (result.suggestedLimitBytes === presentLimitBytes)
    return "The present limit is right for this load: nothing to change.";
  const other = result.suggestedLimitBytes > presentLimitBytes ? "above" : "below";
  if (result.suggestedLimitBytes === result.confirmedLimitBytes)
    return `The suggested limit is ${other} the present one: set it.`;
  return `The suggested limit is ${other} the present one. Set it, and run the gate under it: memgate computed it and did not try it.`;
}

/** Names the report files, without a full stop. */
export function sizeReportLine(reportDir: string): string {
  return `Report of the search: ${join(reportDir, "size.json")}; of each run: ${join(reportDir, "run-N", "report.html")}`;
}

/** As `sizeReportLine`, for a person who reads the log or the summary of a workflow run. */
export function sizeReportLineInWorkflow(reportDir: string): string {
  return `${sizeReportLine(reportDir)} (in the run's artifacts, if the workflow uploads this folder)`;
}

export function sizeRows({ result, presentLimitBytes, runs, maxRuns, maxRatio }: SizeReport): readonly Row[] {
  const count = { label: "Runs", value: `${runs.length} of at most ${maxRuns}` };
  const present = { label: "Present limit", value: limitText(presentLimitBytes) };
  if (result.kind !== "found") return [present, count];
  const { confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes } = result;
  const ratio = percent(peakBytes / confirmedLimitBytes);
  return [
    {
      label: "Confirmed limit",
      value: `${limitText(confirmedLimitBytes)}; highest peak under it: ${bytes(peakBytes)} (${ratio})`,
    },
    {
      label: "Suggested limit",
      value:
        suggestedLimitBytes === confirmedLimitBytes
          ? `${limitText(suggestedLimitBytes)}, the confirmed limit: ${bytes(peakBytes)} ÷ ${percent(maxRatio)} is not more`
          : `${limitText(suggestedLimitBytes)}: ${bytes(peakBytes)} ÷ max-ratio (${percent(maxRatio)}), rounded up; not tried`,
    },
    {
      label: "Request",
      value: `${limitToSet(requestBytes)}: the working set exceeded it for at most 5% of each confirming run`,
    },
    present,
    count,
  ];
}

const sizeHead = ["Limit", "Survived", "Peak", "p99", "Responses/s", "Time", "Result"] as const;

/** A row for each limit that memgate tried, the highest first. Columns without any value are left out. */
export function sizeTable({ limits, result, presentLimitBytes }: SizeReport): readonly (readonly string[])[] {
  const lowestBytes = limits.findLast(({ rejected }) => rejected === null)?.limitBytes ?? null;
  const rows = limits.map((limit) => [
    limitText(limit.limitBytes),
    `${limit.survived} of ${limit.runs}`,
    limit.peakBytes === null ? "" : bytes(limit.peakBytes),
    limit.p99Ms === null ? "" : latency(limit.p99Ms),
    limit.requestsPerSecond === null ? "" : rate(limit.requestsPerSecond),
    limit.workMs === null ? "" : time(limit.workMs),
    resultOf(limit, result, presentLimitBytes, lowestBytes),
  ]);
  const columns = sizeHead.flatMap((_, column) => (rows.some((row) => row[column] !== "") ? [column] : []));
  return [[...sizeHead], ...rows].map((row) => columns.map((column) => row[column] ?? ""));
}

function resultOf(
  { limitBytes, rejected }: SizeLimit,
  result: SizeReport["result"],
  presentLimitBytes: number,
  lowestBytes: number | null,
): string {
  if (result.kind === "found" && limitBytes === result.confirmedLimitBytes) return "confirmed";
  if (rejected !== null) return rejections[rejected];
  if (limitBytes === presentLimitBytes) return "present limit";
  return limitBytes === lowestBytes ? "not confirmed" : "a lower one was tried";
}

const rejections: Readonly<Record<NonNullable<SizeLimit["rejected"]>, string>> = {
  killed: "OOM-killed",
  "out-of-memory": "out of memory",
  failed: "failed",
  edge: "too close to the limit",
  slower: "slower",
  rising: "memory still rising",
};

/** Why memgate rejected limits, a sentence for each. */
export function rejectionTexts({ limits }: SizeReport): readonly string[] {
  return limits.flatMap(({ limitBytes, why }) => (why === null ? [] : [`${limitText(limitBytes)}: ${why}.`]));
}
