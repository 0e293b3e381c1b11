import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judge,
  minLoadSamples
} from "./chunk-MF2Q6HY3.js";
import {
  bytes,
  integer,
  peakAgainst,
  percent,
  printable,
  time
} from "./chunk-UY7GIDJY.js";

// src/report/wording.ts
var headings = {
  pass: "Pass",
  "over-ratio": "Over",
  "oom-killed": "OOM-killed",
  inconclusive: "Not measured"
};
function messageOf(verdict, evidence, { maxRatio }) {
  const { peak, limitBytes } = evidence;
  const stands = peak === null ? "no sample was taken" : peakAgainst(peak.workingSetBytes, limitBytes, maxRatio);
  const heading = headings[verdict.kind];
  if (verdict.kind === "oom-killed") return `${heading}: ${oomSentence(evidence)}`;
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason}): ${printable(verdict.detail)}`;
  return `${heading}: ${stands}`;
}
function headlineOf({ verdict, message }) {
  return verdict.kind === "inconclusive" ? { headline: `${headings.inconclusive} (${verdict.reason})`, detail: verdict.detail } : { headline: message, detail: null };
}
function aftermath(end, container) {
  if (container?.exitedByItself) return "; the container ended";
  return end.kind === "stopped" && end.reason === "engine-lost" ? "" : "; the container's first process lived on";
}
function oomSentence({ oom, container, end, limitBytes }) {
  const phase = oom.witnesses.find((witness) => witness.phase !== null)?.phase;
  const when = phase === null || phase === void 0 ? "" : ` in the ${phase} phase`;
  return `the kernel killed ${victims(oom)}${when} at the ${bytes(limitBytes)} limit${aftermath(end, container)}`;
}
function victims({ processes, processKills }) {
  const [only, ...others] = processes ?? [];
  if (only !== void 0 && others.length === 0 && (processKills ?? 1) <= 1) {
    return `the process ${printable(only.name)} (PID ${only.pid})`;
  }
  const count = Math.max(processKills ?? 0, processes?.length ?? 0);
  const names = [...new Set(processes?.map((killed) => printable(killed.name)))];
  const named = names.length === 0 || names.length > 3 ? "" : ` (${names.join(", ")})`;
  return count > 1 ? `${count} processes${named}` : "a process in the container";
}
var mebibyte = 2 ** 20;
function suggestedLimitBytes({ peak, oom, end, limitBytes: limit }, maxRatio) {
  if (peak === null || end.kind === "stopped" && !oom.killed) return null;
  const peakBytes = oom.killed ? Math.max(peak.workingSetBytes, limit) : peak.workingSetBytes;
  const passes = (limitBytes) => peakBytes / limitBytes <= maxRatio;
  const nearBytes = Math.floor(peakBytes / maxRatio / mebibyte) * mebibyte;
  const candidates = [nearBytes, nearBytes + mebibyte];
  return candidates.find((limitBytes) => limitBytes > 0 && passes(limitBytes)) ?? nearBytes + 2 * mebibyte;
}
var meaning = "Working set: the memory in use, without file cache that the kernel can drop at once. Anonymous memory: heap and stacks.";
function limitToSet(limitBytes) {
  return `${limitBytes / mebibyte}Mi`;
}
function apiOnlyNote(why) {
  return `Sampled through the Docker stats API only, so that spikes between two of its samples may have been missed: ${printable(why)}. memgate doctor tells more.`;
}
var unproven = "a spike shorter than the gaps may have been missed";
function proofSentence(verdict, { ceilingBytes, limitBytes, sampling, phases, peak, container }, { maxRatio }) {
  const finest = sampling.sources.toSorted((a, b) => a.intervalMs - b.intervalMs)[0];
  if (finest === void 0 || peak === null) return "nothing was sampled";
  const gapMs = Math.max(0, ...phases.map((phase) => phase.maxGapMs));
  const fromMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  const begin = container?.wasRunning ? "the run's beginning" : "the container's start";
  const from = sampling.firstSampleMs === null ? "" : ` from ${time(Math.max(0, fromMs))} after ${begin} on`;
  const sampled = `sampled every ${time(finest.intervalMs)}${from}, longest gap ${time(gapMs)}`;
  if (verdict.kind !== "pass") return sampled;
  if (ceilingBytes === null) return `${sampled}; no ceiling is known: ${unproven}`;
  const ceiling = `${sampled}; the kernel's ceiling is ${bytes(ceilingBytes)}`;
  return verdict.proof === "ceiling" ? `${ceiling}: the pass is proven, no moment was above ${percent(maxRatio)}` : `${ceiling}, above the ${bytes(maxRatio * limitBytes)} allowed; it counts file cache that can be dropped, so it is no breach, nor a proof of the pass: ${unproven}`;
}
var issuesUrl = "https://github.com/memgate/memgate/issues";
var advice = {
  "engine-unavailable": "Start the Docker Engine, or point DOCKER_HOST at one; memgate doctor shows what it finds.",
  "engine-lost": "See the Docker Engine's log for why it stopped or restarted, then run again.",
  "image-failed": "Build or pull the image before the run, or correct its name.",
  "container-failed": "See the engine's message: usually a wrong command, a network that does not exist, or a limit too small to start in.",
  "limit-not-applied": "Run docker info: a warning such as 'No memory limit support' or 'No swap limit support' means that this machine can't hold a limit; use another runner, or switch it on when the machine boots.",
  "not-ready": "Check port and ready-path (it is asked with GET), that the app listens on 0.0.0.0 and not on 127.0.0.1, and ready-timeout; see its last log lines.",
  "app-exited": "See the app's last log lines for why it ended: it must keep running as long as the gate takes. A batch job, which is meant to end, is gated with load: none.",
  "dependency-exited": "Mend or enlarge that service. Without it the app may do less and take less memory, so this peak does not count.",
  "load-failed": "Failed requests don't exercise the app: see its last log lines, and whether it can serve this many connections.",
  "job-failed": "See the job's last log lines for why it failed; where this exit code is a success, name it in exit-codes.",
  "job-unfinished": "Set duration to more than that. If this is a server, which does not end by itself, remove load: none.",
  "too-few-samples": "Run it with a longer duration.",
  interrupted: "The run was cut short, so nothing is known of the rest of it: run it again.",
  "internal-error": `This is a fault of memgate, not of your app: please report it at ${issuesUrl}, with this report.`
};
var ownLoadFailed = "A load that failed does not count: see what load-command printed, in the log of this run (of k6, exit code 99 is a threshold that was crossed).";
var ownLoadTooShort = "A load that is over at once exercises nothing: let load-command keep the app busy for longer, and wait for what it starts.";
var answersOtherwise = "The app is up, but ready means a status from 200 to 399. See its last log lines: something that it needs may be missing, or needs longer than ready-timeout. Where only this path answers so, set ready-path to one that answers 200 to 399.";
var noSocket = "Check socket: the app has to make it at that path, in a folder that it shares with this machine by volumes, and to remove what an earlier one left there; see its last log lines.";
var wrongProgram = "The image has no such program: correct command or entrypoint.";
var changedLimit = "Let nothing change the limits of the container during a run.";
var neverSent = "Give the load longer, or the request more weight, so that it is part of the load; or leave it out of the scenario.";
var failedMostly = {
  client: "Failed requests don't exercise the app. Check path, method, headers (some frameworks refuse an unknown Host) and body; where such answers are expected, raise max-error-rate.",
  server: "The app answers that it fails or is overloaded: see its last log lines, whether what it depends on is up, and whether fewer connections or a lower rate help.",
  none: "The app closed connections, or did not answer in time: see its last log lines, and whether fewer connections or a lower rate help.",
  steps: "Failed requests don't exercise the app: see those that failed, in the table, each with what was wrong first. Where such an answer is right, name its status in that request's expect."
};
function adviceOnInconclusive({ reason, detail }, evidence) {
  switch (reason) {
    case "not-ready":
      if (/ answered HTTP /.test(detail)) return answersOtherwise;
      return /its socket |connect [A-Z]+ \//.test(detail) ? noSocket : advice[reason];
    case "container-failed":
      return /executable file not found|no such file or directory/.test(detail) ? wrongProgram : advice[reason];
    case "limit-not-applied":
      return / changed /.test(detail) ? changedLimit : advice[reason];
    case "load-failed":
      return adviceOnLoad(evidence);
    case "too-few-samples":
      return adviceOnSamples(evidence);
    default:
      return advice[reason];
  }
}
function adviceOnLoad({ driven, load }) {
  if (driven?.kind === "command") return driven.exitCode === 0 ? ownLoadTooShort : ownLoadFailed;
  if (load === null) return advice["load-failed"];
  if (load.steps !== null) return load.steps.some(({ failed }) => failed > 0) ? failedMostly.steps : neverSent;
  const answered = (from) => Object.entries(load.statusCodes).reduce(
    (sum, [status, count]) => Math.floor(Number(status) / 100) * 100 === from ? sum + count : sum,
    0
  );
  if (load.errors + load.non2xx === 0) return advice["load-failed"];
  const most = Math.max(load.errors, answered(400), answered(500));
  return most === load.errors ? failedMostly.none : most === answered(500) ? failedMostly.server : failedMostly.client;
}
function adviceOnSamples({ phases, sampling, driven }) {
  const work = phases.find(({ name }) => name === "load" || name === "run");
  const isShort = work === void 0 || work.samples < minLoadSamples;
  if (isShort && driven?.kind !== "none") return advice["too-few-samples"];
  const files = sampling.sources.some(({ name }) => name.startsWith("cgroup-")) ? "" : ", and where memgate can read the container's cgroup files (memgate doctor tells)";
  return `The machine was too busy to look often enough: run where nothing else takes the CPU, with fewer connections or a lower rate${files}.`;
}
function adviceFor(verdict, evidence, { maxRatio }) {
  switch (verdict.kind) {
    case "pass":
      return "";
    case "over-ratio":
      return `${raiseOrLower(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnInconclusive(verdict, evidence);
  }
}
function raiseAbove(evidence, maxRatio) {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const above = suggested === null ? "" : ` above ${limitToSet(suggested)}`;
  return `Lower what the app holds under load, or raise the limit${above}.`;
}
function circumstances({ oom, load }) {
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  return `The kill came ${time(atMs)} after the start${point === void 0 ? "" : `, at ${integer(point.requestsPerSecond)} requests/s`}. `;
}
function inKubernetes({ container, end, oom }) {
  if ((oom.groupKills ?? 0) > 0) {
    return "memory.oom.group was set, so the kernel killed all of the container together, as Kubernetes (1.28 and later, on cgroup v2) has it.";
  }
  if (end.kind === "stopped" && end.reason === "engine-lost") return "In Kubernetes its container would be restarted.";
  return container?.exitedByItself ? "In Kubernetes this is a container that ends as OOMKilled and is restarted." : "Here the app carried on; Kubernetes (1.28 and later, on cgroup v2) kills all processes of the container together and restarts the container.";
}
function raiseOrLower(evidence, maxRatio) {
  if (evidence.end.kind === "stopped") {
    return `The run was cut short (${evidence.end.reason}), so that the real peak may well be higher than this one.`;
  }
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  return suggested === null ? "" : `Lower what the app holds at its peak, or raise the limit to ${limitToSet(suggested)}, where this peak would pass.`;
}
function reclaimable({ peak }) {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache, which the kernel can reclaim under pressure: kubectl top and node eviction count it, the OOM killer comes only after it is gone.`;
}

// src/report/report.ts
function judged(evidence, thresholds) {
  const verdict = judge(evidence, thresholds);
  return { evidence, thresholds, verdict, message: messageOf(verdict, evidence, thresholds) };
}
function reportOf({ evidence, thresholds, verdict, message }) {
  return {
    schema: "memgate/report@1",
    verdict: {
      kind: verdict.kind,
      reason: verdict.kind === "inconclusive" ? verdict.reason : null,
      proof: verdict.kind === "pass" ? verdict.proof : null,
      message
    },
    maxRatio: thresholds.maxRatio,
    maxErrorRate: thresholds.maxErrorRate,
    // A peak of a run that proves nothing is no peak to set a limit by.
    suggestedLimitBytes: verdict.kind === "inconclusive" ? null : suggestedLimitBytes(evidence, thresholds.maxRatio),
    ...evidence
  };
}
function evidenceIn(report) {
  const {
    schema: _schema,
    verdict: _verdict,
    suggestedLimitBytes: _suggested,
    maxRatio,
    maxErrorRate,
    ...evidence
  } = report;
  return { evidence, thresholds: { maxRatio, maxErrorRate } };
}

export {
  headings,
  headlineOf,
  suggestedLimitBytes,
  meaning,
  limitToSet,
  apiOnlyNote,
  proofSentence,
  issuesUrl,
  adviceFor,
  judged,
  reportOf,
  evidenceIn
};
