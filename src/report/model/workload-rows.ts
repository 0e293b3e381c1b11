// The rows of the table of figures about the workload: requests, load command, or batch job.

import { exitCodeText } from "../../lib/exit-code.ts";
import { integer, latency, rate, time } from "../../lib/format.ts";
import type { Evidence, LoadStage, LoadStats, StepStats } from "../../model/evidence.ts";
import { isRedirect } from "../../model/http-status.ts";
import { appText, commandEnd, failuresText, firstFailureOf } from "../../verdict/workload-texts.ts";
import type { Row } from "./row.ts";

export function workloadRows(evidence: Evidence): readonly Row[] {
  const { load, container } = evidence;
  const app = container === null ? [] : [{ label: "App", value: container.image }];
  if (load === null) return [...app, { label: "Workload", value: otherWorkloadText(evidence) }];
  const steps = load.steps ?? [];
  const hidden = steps.length - maxRequestRows;
  return [
    ...app,
    { label: "Workload", value: workloadText(load) },
    ...(load.stages === null ? [] : [{ label: "Stages", value: stagesText(load.stages) }]),
    { label: "Requests (load phase)", value: requestsText(load) },
    ...(load.latencyMs === null ? [] : [{ label: latencyLabel(load), value: latencyText(load.latencyMs) }]),
    ...rankedSteps(steps).map((step) => ({ label: "Request", value: stepText(step) })),
    ...(hidden > 0 ? [{ label: "Request", value: `${hidden} more, in report.json` }] : []),
  ];
}

function workloadText({ method, url, connections, rate: perSecond, steps }: LoadStats): string {
  const requests = steps === null ? method : `${countOf(steps.length, "request")} of a scenario to`;
  const pace = perSecond === null ? "" : `, at a rate of ${rate(perSecond)}/s`;
  return `${requests} ${url} over ${countOf(connections, "connection")}${pace}`;
}

function requestsText(load: LoadStats): string {
  const failed = load.errors + load.non2xx;
  // If the app hangs for the whole phase, its requests have neither failed yet nor got a response.
  if (load.requests === 0 && failed === 0) return noResponseText;
  // The rows of a scenario's requests give their failures.
  const kinds = load.steps === null ? `: ${failuresText({ ...load, timeoutMs: load.requestTimeoutMs })}` : "";
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${kinds}`;
  const redirects = Object.entries(load.statusCodes).reduce(
    (sum, [status, count]) => (isRedirect(Number(status)) ? sum + count : sum),
    0,
  );
  const redirected = redirects === 0 ? "" : `; ${countOf(redirects, "redirect")}, which memgate does not follow`;
  const responses = `${countOf(load.requests, "response")} (${integer(load.requestsPerSecond)}/s)`;
  const open = load.planned?.open ?? 0;
  const unended = open === 0 ? "" : `; ${integer(open)} of the ${integer(load.planned?.sent ?? 0)} had not ended`;
  return `${sentText(load)}: ${responses}; ${failures}${redirected}${unended}`;
}

/** `5,000 requests in 12.3 s`, `3,120 of 5,000 requests in 30 s`. Without a planned number: `5,000 requests`. */
export function sentText({ requests, errors, planned, durationMs }: LoadStats): string {
  const ended = countOf(requests + errors, "request");
  if (planned === null) return ended;
  const share = planned.endedLoad ? "" : `${integer(planned.sent)} of `;
  const turns = planned.unit === "turn" ? `, ${ended}` : "";
  return `${share}${countOf(planned.requests, planned.unit)}${turns} in ${time(durationMs)}`;
}

const noResponseText = "no request got a response before the phase ended";

/** Says `responses only` if requests without a response waited longer: the latency does not include them. */
function latencyLabel({ errors, longestResponseGapMs, latencyMs }: LoadStats): string {
  // The tolerance covers the different rounding of the two figures.
  const isPartial = errors > 0 || longestResponseGapMs > (latencyMs?.max ?? 0) + 1_000;
  return isPartial ? "Latency (responses only)" : "Latency (load phase)";
}

function latencyText({ p50, p90, p99, max }: NonNullable<LoadStats["latencyMs"]>): string {
  return `p50 ${latency(p50)}, p90 ${latency(p90)}, p99 ${latency(p99)}, max ${latency(max)}`;
}

/** `1 request`, `2 requests`. */
function countOf(count: number, noun: string): string {
  return `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const maxRequestRows = 40;

/** The steps in the order of their file. If there are too many, the failed ones come first and the rest is left out. */
function rankedSteps(steps: readonly StepStats[]): readonly StepStats[] {
  if (steps.length <= maxRequestRows) return steps;
  const isWrong = ({ requests, failed }: StepStats) => failed > 0 || requests === 0;
  return steps.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a))).slice(0, maxRequestRows);
}

function stepText({ once, open, name, method, path, requests, failed, firstFailure, latencyMs }: StepStats): string {
  const request = name.includes(`${method} ${path}`) ? name : `${name} (${method} ${path})`;
  if (requests + failed === 0) {
    const state = once ? "sent once, before the load phase" : open > 0 ? noResponseText : "never sent";
    return `${request}: ${state}`;
  }
  const times = latencyMs === null ? "" : `, p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}`;
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${firstFailureOf({ firstFailure })}`;
  return `${request}: ${countOf(requests, "response")}${times}; ${failures}`;
}

/** Each stage with its planned length: `10 s: 1 → 50 connections; 5 s: 50 connections, 200/s; 5 s: pause`. */
function stagesText(corners: NonNullable<LoadStats["stages"]>): string {
  const stages = corners.flatMap((from, at) => {
    const to = corners[at + 1];
    return at % 2 === 0 && to !== undefined ? [`${time(to.atMs - from.atMs)}: ${stageText(from, to)}`] : [];
  });
  return stages.join("; ");
}

function stageText(from: LoadStage, to: LoadStage): string {
  if (from.rate === 0 && to.rate === 0) return "pause";
  const range = (first: number, last: number) =>
    first === last ? integer(last) : `${integer(first)} → ${integer(last)}`;
  const connections = `${range(from.connections, to.connections)} connection${to.connections === 1 ? "" : "s"}`;
  if (to.rate === null) return connections;
  const [first, last] = [rate(from.rate ?? to.rate), rate(to.rate)];
  return `${connections}, ${first === last ? last : `${first} → ${last}`}/s`;
}

function otherWorkloadText(evidence: Evidence): string {
  const { workload, container } = evidence;
  if (workload === null) return missingWorkloadText(evidence);
  if (workload.kind === "command") {
    const end = workload.wasToEnd
      ? `was ended by memgate after its duration of ${time(workload.durationMs)}`
      : commandEnd(workload);
    const app = appText(workload.app);
    const activity = app === null ? "memgate does not know what it sent" : `meanwhile the app ${app}`;
    return `load command "${workload.command}" ${end}; ${activity}`;
  }
  const code = container?.exitCode == null ? "unknown" : exitCodeText(container.exitCode);
  return `a batch job, which ran for ${time(workload.durationMs)} and ended with exit code ${code}`;
}

function missingWorkloadText({ phases, outcome, warmup }: Evidence): string {
  const reached = phases.map(({ name }) => name);
  if (reached.includes("run")) {
    const isUnfinished = outcome.kind === "stopped" && outcome.reason === "job-unfinished";
    return isUnfinished ? "a batch job; memgate stopped it at the end of its duration" : "a batch job";
  }
  if (reached.includes("load")) return "unknown: the run ended during the load, before memgate had the request figures";
  if (reached.includes("warmup") || warmup !== null) return "warmup only: the run ended during the warmup";
  return "no load: the run ended before the load began";
}
