// The table under the verdict, as label and text: the same in the job summary and on the terminal.

import { bytes, bytesExactly, integer, latency, percent, printable, rate, time } from "../../lib/format.ts";
import type {
  Composition,
  Evidence,
  KilledProcess,
  LoadStage,
  LoadStats,
  StepStats,
  Witness,
} from "../../model/evidence.ts";
import { appText, commandEnd, describeFailures } from "../../verdict/workload-checks.ts";
import { partNames } from "./composition-parts.ts";
import type { Judged } from "./judged.ts";
import { limitToSet, proofSentence, suggestedLimitBytes } from "./messages.ts";

export interface Row {
  readonly label: string;
  readonly value: string;
}

const witnessNames: Readonly<Record<Witness["name"], string>> = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log",
};

export function rowsOf({ evidence, thresholds, verdict }: Judged): readonly Row[] {
  const { peak, limitBytes, kernelPeakBytes, oom, load, engine, container } = evidence;
  const isInForce = verdict.kind !== "inconclusive" || verdict.reason !== "limit-not-applied";
  const rows: Row[] = [{ label: isInForce ? "Limit" : "Limit asked for", value: bytesExactly(limitBytes) }];
  const add = (label: string, value: string) => rows.push({ label, value });
  if (peak === null) add("Peak working set", "none: no sample was taken");
  else {
    const isJudged = verdict.kind !== "inconclusive";
    const label = isJudged ? "Peak working set" : "Peak seen (not judged)";
    // What asked for more was killed before it was seen.
    const isBetween = verdict.kind === "oom-killed" && peak.workingSetBytes < limitBytes;
    const between = isBetween ? "; the kill came between two samples" : "";
    add(label, `${bytesExactly(peak.workingSetBytes)}, in ${peak.phase} at ${time(peak.atMs)}${between}`);
    if (isJudged) add("Peak ÷ limit", percent(peak.ratio));
  }
  const allowedBytes = bytes(thresholds.maxRatio * limitBytes);
  add("Highest allowed peak (max-ratio)", `${allowedBytes}, ${percent(thresholds.maxRatio)} of the limit`);
  if (peak !== null)
    add(
      "Ceiling (all file cache counted)",
      kernelPeakBytes === null
        ? `not known: ${whyNoKernelPeak(evidence)}`
        : `${bytesExactly(kernelPeakBytes)}, the kernel's own peak of usage${container?.wasRunning ? " since the container's start, before the run too" : ""}`,
    );
  if (peak !== null) add("The peak is made of", compositionText(peak.composition, peak.workingSetBytes));
  const withTransientBytes = evidence.instantPeakBytes ?? 0;
  if (peak !== null && verdict.kind === "pass" && withTransientBytes / limitBytes > thresholds.maxRatio) {
    const transient = bytes(withTransientBytes - peak.workingSetBytes);
    add("Not counted", `up to ${transient} of file cache that was active for less than 2 s, as when a file is written`);
  }
  if (oom.killed) add("OOM kill seen by", oom.witnesses.map((witness) => witnessNames[witness.name]).join(", "));
  if (oom.processes !== null && oom.processes.length > 0) add("Killed", oom.processes.map(processText).join(", "));
  if (evidence.pressure !== null && evidence.pressure.someMs >= 1)
    add("Stalled on memory", pressureText(evidence.pressure));
  if (container !== null) add("App", printable(container.image));
  add("Load", load === null ? otherLoadText(evidence) : loadText(load));
  const steps = load?.steps ?? [];
  for (const step of shownSteps(steps)) add("Request", stepText(step));
  if (steps.length > mostSteps) add("Request", `${steps.length - mostSteps} more, in report.json`);
  if (load?.stages) add("Stages", stagesText(load.stages));
  add("Sampling", proofSentence(verdict, evidence, thresholds));
  const suggested = suggestedLimitBytes(evidence, thresholds.maxRatio);
  if (suggested !== null && verdict.kind !== "inconclusive") {
    // What was killed would have gone on growing.
    const label = verdict.kind === "pass" ? "Lowest limit for this peak" : "Suggested limit";
    const how =
      verdict.kind === "oom-killed"
        ? "limit ÷ max-ratio: the app needed more than its limit"
        : "peak ÷ max-ratio, rounded up";
    add(label, `${verdict.kind === "oom-killed" ? "more than " : ""}${limitToSet(suggested)} (${how})`);
  }
  if (engine !== null) {
    add(
      "Engine",
      printable(
        `Docker ${engine.version}, API ${engine.apiVersion}, cgroup v${engine.cgroupVersion ?? "?"}, Linux ${engine.kernelVersion}`,
      ),
    );
  }
  return rows;
}

function whyNoKernelPeak({ container, sampling, engine }: Evidence): string {
  if (container?.exitedByItself) return "the container was gone before it could be read at the end";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-"))
    ? whyNotOfFiles(engine)
    : "only the container's cgroup files tell it, and they could not be read from here";
}

/** memory.peak is there since Linux 5.19. */
function whyNotOfFiles(engine: Evidence["engine"]): string {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1_000 + Number(minor) < 5_019;
  return isBefore519
    ? `Linux ${major}.${minor} does not tell it on cgroup v2 (5.19 and later do)`
    : "it could not be read at the end";
}

function processText({ pid, name, anonymousBytes }: KilledProcess): string {
  return `${printable(name)} (PID ${pid}), which held ${bytes(anonymousBytes)} of anonymous memory when it was killed`;
}

/** The parts by size, those below 0.1 MiB left out. */
function compositionText(composition: Composition, totalBytes: number): string {
  const parts = (Object.keys(partNames) as (keyof Composition)[])
    .map((name) => ({ name, bytes: composition[name] ?? 0 }))
    .filter((part) => part.bytes >= 2 ** 20 / 10)
    .sort((a, b) => b.bytes - a.bytes);
  return parts
    .map((part) => `${partNames[part.name]} ${bytes(part.bytes)} (${percent(part.bytes / totalBytes)})`)
    .join(", ");
}

function pressureText({ someMs, fullMs }: NonNullable<Evidence["pressure"]>): string {
  return `some tasks waited for memory for ${time(someMs)} in all, all tasks at once for ${time(fullMs)}`;
}

function loadText(load: LoadStats): string {
  const { latencyMs } = load;
  const times =
    latencyMs === null
      ? ""
      : `, latency p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}, max ${latency(latencyMs.max)}`;
  const failures = load.errors + load.non2xx;
  // An app that stands still, as one does that waits for its own pages at its limit, fails no request within the phase.
  const none = load.requests === 0 ? "every request was still waiting for its answer" : "no errors";
  const failed = failures === 0 ? none : `${integer(failures)} failed (${describeFailures(load)})`;
  const redirects = statusCount(load, 300, 399);
  const redirected = redirects === 0 ? "" : `, ${integer(redirects)} redirects, which are not followed`;
  const asked = load.rate === null ? "" : ` of the ${integer(load.rate)}/s asked for`;
  const described = load.steps?.length ?? 0;
  const what =
    load.steps === null ? load.method : `${integer(described)} request${described === 1 ? "" : "s"} of users, to`;
  return `${what} ${printable(load.url)}: ${integer(load.requests)} answers, ${integer(load.requestsPerSecond)}/s${asked} over ${load.connections} connections${times}; ${failed}${redirected}`;
}

/** More of them would bury the rest. */
const mostSteps = 40;

/** In the order of their file; of too many, those that went wrong before the others. */
function shownSteps(steps: readonly StepStats[]): readonly StepStats[] {
  if (steps.length <= mostSteps) return steps;
  const isWrong = ({ requests, failed }: StepStats) => failed > 0 || requests === 0;
  return steps.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a))).slice(0, mostSteps);
}

function stepText({ once, open, name, method, path, requests, failed, firstFailure, latencyMs }: StepStats): string {
  const what = name.includes(`${method} ${path}`) ? "" : ` (${method} ${path})`;
  if (requests + failed === 0) {
    const state = once ? "not in this phase" : open > 0 ? "not answered before the load ended" : "never sent";
    return printable(`${name}${what}: ${state}`);
  }
  const times = latencyMs === null ? "" : `, p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}`;
  const why = firstFailure === null ? "" : `, the first: ${firstFailure}`;
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${why}`;
  return printable(`${name}${what}: ${integer(requests)} answers${times}; ${failures}`);
}

/** Each with its planned length: `10 s: 1 → 50 connections; 5 s: 50 connections, 200/s; 5 s: pause`. */
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

function otherLoadText(evidence: Evidence): string {
  const { workload, container } = evidence;
  if (workload === null) return noLoadText(evidence);
  if (workload.kind === "command") {
    const outcome = workload.wasToEnd
      ? `was ended when its duration was over, after ${time(workload.durationMs)}`
      : commandEnd(workload);
    const app = appText(workload);
    const taken = app === null ? "what it sent is not known to memgate" : `the app ${app} meanwhile`;
    return `load-command "${printable(workload.command)}" ${outcome}; ${taken}`;
  }
  return `none: a batch job, which ran for ${time(workload.durationMs)} and ended with exit code ${container?.exitCode ?? "unknown"}`;
}

function noLoadText({ phases, outcome }: Evidence): string {
  const reached = phases.map(({ name }) => name);
  if (reached.includes("run")) {
    const isStopped = outcome.kind === "stopped" && outcome.reason === "job-unfinished";
    return isStopped ? "none: a batch job, still running when it was stopped" : "none: a batch job";
  }
  if (reached.includes("load")) return "the run ended before its figures were in";
  return reached.includes("warmup") ? "the warmup's only: the run ended in it" : "none was sent";
}

function statusCount({ statusCodes }: LoadStats, from: number, to: number): number {
  const within = Object.entries(statusCodes).filter(([status]) => Number(status) >= from && Number(status) <= to);
  return within.reduce((sum, [, count]) => sum + count, 0);
}
