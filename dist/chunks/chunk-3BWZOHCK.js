import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  confirmingRuns
} from "./chunk-JDZXGMCR.js";
import {
  limitBesideSizes,
  limitToSet
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  integer,
  latency,
  percent,
  placeText,
  rate,
  time
} from "./chunk-TGGWKTGO.js";

// src/report/size/size-text.ts
import { join } from "node:path";
function sizeExitCode({ result }) {
  if (result.kind === "found") return 0;
  return result.kind === "refused" && result.isBreach ? 1 : 3;
}
function sizeHeadline({ result, limits, maxRatio, presentLimitBytes, runs, maxRuns }) {
  if (result.kind === "refused") return `No limit found: ${result.message}`;
  if (result.kind === "unfinished")
    return `The search is not finished (${runs.length} of at most ${maxRuns} runs): ${result.message.replace(/\.$/, "")}`;
  const { confirmedLimitBytes, suggestedLimitBytes } = result;
  const tried = limits.find(({ limitBytes }) => limitBytes === confirmedLimitBytes);
  const survived = `the app survived ${tried?.survived ?? confirmingRuns} of ${tried?.runs ?? confirmingRuns} runs`;
  const present = confirmedLimitBytes === presentLimitBytes ? ", the present limit" : "";
  const room = suggestedLimitBytes === confirmedLimitBytes ? `The highest peak is at most ${percent(maxRatio)} of it (max-ratio)` : `The suggested limit is ${limitBesideSizes(suggestedLimitBytes)}: the highest peak is at most ${percent(maxRatio)} of it (max-ratio)`;
  return `Under ${limitText(confirmedLimitBytes)}${present}, ${survived}. ${room}`;
}
function limitText(limitBytes) {
  return Number.isInteger(limitBytes / 2 ** 20) ? limitBesideSizes(limitBytes) : `${bytes(limitBytes)} (${integer(limitBytes)} B)`;
}
var refusalAdvice = {
  "gate-failed": "Raise the limit until the gate passes, then search again.",
  inconclusive: "Remove the cause, then search again.",
  rising: "Set no limit from this search: memory that keeps rising reaches every limit.",
  reclaimable: "Keep the present limit.",
  "kernel-memory": "Keep the present limit.",
  "file-cache": "Choose the limit by the latency that you accept.",
  slower: "Keep the present limit, or set a rate of requests and search again.",
  unstable: "Raise the limit, then search again.",
  "too-few-runs": "Begin with a limit nearer to the peak, or use a quieter machine."
};
function sizeAdvice({ result, presentLimitBytes, written }) {
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
function sizeReportLine(reportDir) {
  return `Report of the search: ${join(reportDir, "size.json")}; of each run: ${join(reportDir, "run-N", "report.html")}`;
}
function sizeReportLineInWorkflow(reportDir) {
  return `${sizeReportLine(reportDir)} (in the run's artifacts, if the workflow uploads this folder)`;
}
function sizeRows({ result, presentLimitBytes, runs, maxRuns, maxRatio }) {
  const count = { label: "Runs", value: `${runs.length} of at most ${maxRuns}` };
  const present = { label: "Present limit", value: limitText(presentLimitBytes) };
  if (result.kind !== "found") return [present, count];
  const { confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes } = result;
  const ratio = percent(peakBytes / confirmedLimitBytes);
  return [
    {
      label: "Confirmed limit",
      value: `${limitText(confirmedLimitBytes)}; highest peak under it: ${bytes(peakBytes)} (${ratio})`
    },
    {
      label: "Suggested limit",
      value: suggestedLimitBytes === confirmedLimitBytes ? `${limitText(suggestedLimitBytes)}, the confirmed limit: ${bytes(peakBytes)} \xF7 ${percent(maxRatio)} is not more` : `${limitText(suggestedLimitBytes)}: ${bytes(peakBytes)} \xF7 max-ratio (${percent(maxRatio)}), rounded up; not tried`
    },
    {
      label: "Request",
      value: `${limitToSet(requestBytes)}: the working set exceeded it for at most 5% of each confirming run`
    },
    present,
    count
  ];
}
var sizeHead = ["Limit", "Survived", "Peak", "p99", "Responses/s", "Time", "Result"];
function sizeTable({ limits, result, presentLimitBytes }) {
  const lowestBytes = limits.findLast(({ rejected }) => rejected === null)?.limitBytes ?? null;
  const rows = limits.map((limit) => [
    limitText(limit.limitBytes),
    `${limit.survived} of ${limit.runs}`,
    limit.peakBytes === null ? "" : bytes(limit.peakBytes),
    limit.p99Ms === null ? "" : latency(limit.p99Ms),
    limit.requestsPerSecond === null ? "" : rate(limit.requestsPerSecond),
    limit.workMs === null ? "" : time(limit.workMs),
    resultOf(limit, result, presentLimitBytes, lowestBytes)
  ]);
  const columns = sizeHead.flatMap((_, column) => rows.some((row) => row[column] !== "") ? [column] : []);
  return [[...sizeHead], ...rows].map((row) => columns.map((column) => row[column] ?? ""));
}
function resultOf({ limitBytes, rejected }, result, presentLimitBytes, lowestBytes) {
  if (result.kind === "found" && limitBytes === result.confirmedLimitBytes) return "confirmed";
  if (rejected !== null) return rejections[rejected];
  if (limitBytes === presentLimitBytes) return "present limit";
  return limitBytes === lowestBytes ? "not confirmed" : "a lower one was tried";
}
var rejections = {
  killed: "OOM-killed",
  "out-of-memory": "out of memory",
  failed: "failed",
  edge: "too close to the limit",
  slower: "slower",
  rising: "memory still rising"
};
function rejectionTexts({ limits }) {
  return limits.flatMap(({ limitBytes, why }) => why === null ? [] : [`${limitText(limitBytes)}: ${why}.`]);
}

export {
  sizeExitCode,
  sizeHeadline,
  sizeAdvice,
  sizeReportLine,
  sizeReportLineInWorkflow,
  sizeRows,
  sizeTable,
  rejectionTexts
};
