import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  headings,
  limitToSet,
  proofSentence,
  reportOf,
  suggestedLimitBytes
} from "./chunk-5EKMMQD2.js";
import {
  appText,
  commandEnd,
  commandFaultOf,
  describeFailures,
  exitCodeOf,
  loadFaultOf,
  minLoadSamples
} from "./chunk-Q7NCF3H5.js";
import {
  bytes,
  bytesExactly,
  integer,
  latency,
  percent,
  printable,
  rate,
  time
} from "./chunk-U3JDLIYU.js";

// src/report/gates.ts
function exitCodeOfRun(run) {
  const codes = run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate);
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}
function exitCodeOfGate(gate) {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}
var gravity = { pass: 0, inconclusive: 1, refused: 1, "over-ratio": 2, "oom-killed": 3 };
function gravest(gates) {
  const ratio = (gate) => gate.kind === "judged" ? gate.judged.evidence.peak?.ratio ?? 0 : 0;
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}
function byGravity(gates) {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}
function weightOf(gate) {
  return gravity[gate.kind === "judged" ? gate.judged.verdict.kind : gate.kind];
}
function shownOf(run) {
  if (run.kind === "one") return run.judged;
  const gate = gravest(run.gates);
  return gate?.kind === "judged" ? gate.judged : null;
}
function gatesHeadline(gates) {
  const count = (code) => gates.filter((gate) => exitCodeOfGate(gate) === code).length;
  const [failed, unmeasured] = [count(1), count(3)];
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  if (failed + unmeasured === 0) return `Pass: ${gates.length === 1 ? "1 gate" : `${gates.length} of ${total}`}`;
  const notMeasured = `${unmeasured === 1 ? "was" : "were"} not measured`;
  if (failed === 0) return `${unmeasured} of ${total} ${notMeasured}`;
  return `${failed} of ${total} failed${unmeasured === 0 ? "" : `, ${unmeasured} ${notMeasured}`}`;
}
function messageOfRun(run) {
  if (run.kind === "one") return run.judged.message;
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...failed.length === 0 ? [] : [failed.join("; ")]].join(": ");
}
function gateMessage(gate) {
  return `${gate.name}: ${gate.kind === "judged" ? gate.judged.message : refusal(gate)}`;
}
function refusal({ reason, why }) {
  return `${headings.inconclusive} (${reason}): ${printable(why)}`;
}
function jsonOf(run) {
  if (run.kind === "one") return reportOf(run.judged);
  const gates = run.gates.map((gate) => ({
    name: gate.name,
    refused: gate.kind === "refused" ? { reason: gate.reason, why: gate.why } : null,
    report: gate.kind === "judged" ? reportOf(gate.judged) : null
  }));
  return { schema: "memgate/run@1", gates };
}
var gatesHead = ["Gate", "Result", "Peak", "Limit", "Peak \xF7 limit", "Allowed", "Requests/s"];
function gateRow(gate) {
  if (gate.kind === "refused") return [gate.name, `${headings.inconclusive} (${gate.reason})`, "", "", "", "", ""];
  const { evidence, verdict, thresholds } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  const reason = verdict.kind === "inconclusive" ? ` (${verdict.reason})` : "";
  return [
    gate.name,
    `${headings[verdict.kind]}${reason}`,
    // What was not measured well enough has no peak to compare.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond)
  ];
}

// src/report/advice.ts
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
var ownLoad = {
  failed: "A load that failed does not count: see what load-command printed, in the log of this run (of k6, exit code 99 is a threshold that was crossed).",
  "too-short": "A load that is over at once exercises nothing: let load-command keep the app busy for longer, and wait for what it starts.",
  unnoticed: "The load came to next to nothing at the app: let load-command send to MEMGATE_URL, which is in its environment, and fail where its requests do (k6 exits with 0 whatever they come to, unless the script has thresholds)."
};
var answersOtherwise = "The app is up, but ready means a status from 200 to 399. See its last log lines: something that it needs may be missing, or needs longer than ready-timeout. Where only this path answers so, set ready-path to one that answers 200 to 399.";
var answersElse = "The app is up, but does not serve this path to GET with a status from 200 to 399. ready-path is the same as path where it is not set: correct path, or, where that needs another method or a login, set ready-path to one that answers, such as /healthz.";
var noSocket = "Check socket: the app has to make it at that path, in a folder that it shares with this machine by volumes, and to remove what an earlier one left there; see its last log lines.";
var otherNetwork = "Where memgate runs in a container itself, such as a job's (container:), the app has to be in that container's network, in a workflow job.container.network: by the network option, in a Compose file as an external network, for a running container by docker network connect. Elsewhere check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0 and not on 127.0.0.1; see its last log lines.";
var wrongProgram = "The image has no such program: correct command or entrypoint.";
var changedLimit = "Let nothing change the limits of the container during a run.";
var refusesIt = "Failed requests don't exercise the app. Check path, method, headers (some frameworks refuse an unknown Host) and body; where such answers are expected, raise max-error-rate.";
var failsItself = "The app answers that it fails or is overloaded: see its last log lines, whether what it depends on is up, and whether fewer connections or a lower rate help.";
var unanswered = "The app closed connections, or did not answer in time: see its last log lines, and whether fewer connections or a lower rate help.";
var loadAdvice = {
  unanswered,
  silent: unanswered,
  unserved: unanswered,
  "step-failed": "Failed requests don't exercise the app: see those that failed, in the table, each with its first failure. Where such an answer is right, name its status in that request's expect.",
  "step-unanswered": "Give the load longer than this request takes, or fewer connections.",
  "step-unsent": "Give the load longer, or the request more weight, so that it is part of the load; or leave it out of the scenario."
};
function adviceOnInconclusive({ reason, detail }, evidence, thresholds) {
  switch (reason) {
    case "not-ready":
      if (/ answered HTTP 4\d\d/.test(detail)) return answersElse;
      if (/ answered HTTP /.test(detail)) return answersOtherwise;
      if (/this machine's networks none has /.test(detail) && !/ the image exposes port /.test(detail)) {
        return otherNetwork;
      }
      return /its socket |connect [A-Z]+ \//.test(detail) ? noSocket : advice[reason];
    case "container-failed":
      return /executable file not found|exec [^:]*: no such file/.test(detail) ? wrongProgram : advice[reason];
    case "limit-not-applied":
      return / changed during | swap was allowed during /.test(detail) ? changedLimit : advice[reason];
    case "load-failed":
      return adviceOnLoad(evidence, thresholds);
    case "too-few-samples":
      return adviceOnSamples(evidence);
    default:
      return advice[reason];
  }
}
function adviceOnLoad(evidence, thresholds) {
  const { driven, load } = evidence;
  if (driven?.kind === "command") return ownLoad[commandFaultOf(driven) ?? "failed"];
  const fault = loadFaultOf(evidence, thresholds);
  if (fault === null || load === null || fault.kind === "none-sent") return advice["load-failed"];
  return fault.kind === "errors" ? adviceOnErrors(load) : loadAdvice[fault.kind];
}
function adviceOnErrors({ steps, errors, statusCodes }) {
  if (steps !== null) return loadAdvice["step-failed"];
  const answered = (hundred) => Object.entries(statusCodes).reduce(
    (sum, [status, count]) => Math.floor(Number(status) / 100) === hundred ? sum + count : sum,
    0
  );
  const most = Math.max(errors, answered(4), answered(5));
  return most === errors ? unanswered : most === answered(5) ? failsItself : refusesIt;
}
function adviceOnSamples({ phases, sampling, driven }) {
  const work = phases.find(({ name }) => name === "load" || name === "run");
  const isShort = work === void 0 || work.samples < minLoadSamples;
  if (isShort && driven?.kind !== "none") return advice["too-few-samples"];
  const files = sampling.sources.some(({ name }) => name.startsWith("cgroup-")) ? "" : ", and where memgate can read the container's cgroup files (memgate doctor tells)";
  return `The machine was too busy to look often enough: run where nothing else takes the CPU, with fewer connections or a lower rate${files}.`;
}
function adviceFor(verdict, evidence, thresholds) {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return "";
    case "over-ratio":
      return `${raiseOrLower(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnInconclusive(verdict, evidence, thresholds);
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
  return `The kill came at ${time(atMs)}${point === void 0 ? "" : `, at ${integer(point.requestsPerSecond)} requests/s`}. `;
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

// src/report/parts.ts
var partNames = {
  anonymous: "anonymous",
  shared: "shared (tmpfs)",
  activeFile: "active file cache (reclaimable)",
  kernel: "kernel",
  sockets: "sockets",
  other: "other"
};
var partsInOrder = ["anonymous", "shared", "kernel", "sockets", "other", "activeFile"];

// src/report/rows.ts
var witnessNames = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log"
};
function rowsOf({ evidence, thresholds, verdict }) {
  const { peak, limitBytes, ceilingBytes, oom, load, engine, container } = evidence;
  const isInForce = verdict.kind !== "inconclusive" || verdict.reason !== "limit-not-applied";
  const rows = [{ label: isInForce ? "Limit" : "Limit asked for", value: bytesExactly(limitBytes) }];
  const add = (label, value) => rows.push({ label, value });
  if (peak === null) add("Peak working set", "none: no sample was taken");
  else {
    const isJudged = verdict.kind !== "inconclusive";
    const label = isJudged ? "Peak working set" : "Peak seen (not judged)";
    const isBetween = verdict.kind === "oom-killed" && peak.workingSetBytes < limitBytes;
    const between = isBetween ? "; the kill came between two samples" : "";
    add(label, `${bytesExactly(peak.workingSetBytes)}, in ${peak.phase} at ${time(peak.atMs)}${between}`);
    if (isJudged) add("Peak \xF7 limit", percent(peak.ratio));
  }
  const allowedBytes = bytes(thresholds.maxRatio * limitBytes);
  add("Highest allowed peak (max-ratio)", `${allowedBytes}, ${percent(thresholds.maxRatio)} of the limit`);
  if (peak !== null)
    add(
      "Ceiling (all file cache counted)",
      ceilingBytes === null ? `not known: ${whyNoCeiling(evidence)}` : `${bytesExactly(ceilingBytes)}, the kernel's own peak of usage${container?.wasRunning ? " since the container's start, before the run too" : ""}`
    );
  if (peak !== null) add("The peak is made of", compositionText(peak.composition, peak.workingSetBytes));
  const withTransientBytes = evidence.instantPeakBytes ?? 0;
  if (peak !== null && verdict.kind === "pass" && withTransientBytes / limitBytes > thresholds.maxRatio) {
    const transient = bytes(withTransientBytes - peak.workingSetBytes);
    add("Not counted", `up to ${transient} of file cache that was active for less than 2 s, as when a file is written`);
  }
  if (oom.killed) add("OOM kill seen by", oom.witnesses.map((witness) => witnessNames[witness.name]).join(", "));
  if (oom.processes !== null && oom.processes.length > 0) add("Killed", oom.processes.map(processText).join(", "));
  if (evidence.stall !== null && evidence.stall.someMs >= 1) add("Stalled on memory", stallText(evidence.stall));
  if (container !== null) add("App", printable(container.image));
  add("Load", load === null ? otherLoadText(evidence) : loadText(load));
  const steps = load?.steps ?? [];
  for (const step of shownSteps(steps)) add("Request", stepText(step));
  if (steps.length > mostSteps) add("Request", `${steps.length - mostSteps} more, in report.json`);
  if (load?.stages) add("Stages", stagesText(load.stages));
  add("Sampling", proofSentence(verdict, evidence, thresholds));
  const suggested = suggestedLimitBytes(evidence, thresholds.maxRatio);
  if (suggested !== null && verdict.kind !== "inconclusive") {
    const label = verdict.kind === "pass" ? "Lowest limit for this peak" : "Suggested limit";
    const how = verdict.kind === "oom-killed" ? "limit \xF7 max-ratio: the app needed more than its limit" : "peak \xF7 max-ratio, rounded up";
    add(label, `${verdict.kind === "oom-killed" ? "more than " : ""}${limitToSet(suggested)} (${how})`);
  }
  if (engine !== null) {
    add(
      "Engine",
      printable(
        `Docker ${engine.version}, API ${engine.apiVersion}, cgroup v${engine.cgroupVersion ?? "?"}, Linux ${engine.kernelVersion}`
      )
    );
  }
  return rows;
}
function whyNoCeiling({ container, sampling, engine }) {
  if (container?.exitedByItself) return "the container was gone before it could be read at the end";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-")) ? whyNotOfFiles(engine) : "only the container's cgroup files tell it, and they could not be read from here";
}
function whyNotOfFiles(engine) {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1e3 + Number(minor) < 5019;
  return isBefore519 ? `Linux ${major}.${minor} does not tell it on cgroup v2 (5.19 and later do)` : "it could not be read at the end";
}
function processText({ pid, name, anonymousBytes }) {
  return `${printable(name)} (PID ${pid}), which held ${bytes(anonymousBytes)} of anonymous memory when it was killed`;
}
function compositionText(composition, totalBytes) {
  const parts = Object.keys(partNames).map((name) => ({ name, bytes: composition[name] ?? 0 })).filter((part) => part.bytes >= 2 ** 20 / 10).sort((a, b) => b.bytes - a.bytes);
  return parts.map((part) => `${partNames[part.name]} ${bytes(part.bytes)} (${percent(part.bytes / totalBytes)})`).join(", ");
}
function stallText({ someMs, fullMs }) {
  return `some tasks waited for memory for ${time(someMs)} in all, all tasks at once for ${time(fullMs)}`;
}
function loadText(load) {
  const { latencyMs } = load;
  const times = latencyMs === null ? "" : `, latency p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}, max ${latency(latencyMs.max)}`;
  const failures = load.errors + load.non2xx;
  const none = load.requests === 0 ? "every request was still waiting for its answer" : "no errors";
  const failed = failures === 0 ? none : `${integer(failures)} failed (${describeFailures(load)})`;
  const redirects = statusCount(load, 300, 399);
  const redirected = redirects === 0 ? "" : `, ${integer(redirects)} redirects, which are not followed`;
  const asked = load.rate === null ? "" : ` of the ${integer(load.rate)}/s asked for`;
  const described = load.steps?.length ?? 0;
  const what = load.steps === null ? load.method : `${integer(described)} request${described === 1 ? "" : "s"} of users, to`;
  return `${what} ${printable(load.url)}: ${integer(load.requests)} answers, ${integer(load.requestsPerSecond)}/s${asked} over ${load.connections} connections${times}; ${failed}${redirected}`;
}
var mostSteps = 40;
function shownSteps(steps) {
  if (steps.length <= mostSteps) return steps;
  const isWrong = ({ requests, failed }) => failed > 0 || requests === 0;
  return steps.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a))).slice(0, mostSteps);
}
function stepText({ once, open, name, method, path, requests, failed, firstFailure, latencyMs }) {
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
function stagesText(corners) {
  const stages = corners.flatMap((from, at) => {
    const to = corners[at + 1];
    return at % 2 === 0 && to !== void 0 ? [`${time(to.atMs - from.atMs)}: ${stageText(from, to)}`] : [];
  });
  return stages.join("; ");
}
function stageText(from, to) {
  if (from.rate === 0 && to.rate === 0) return "pause";
  const range = (first2, last2) => first2 === last2 ? integer(last2) : `${integer(first2)} \u2192 ${integer(last2)}`;
  const connections = `${range(from.connections, to.connections)} connection${to.connections === 1 ? "" : "s"}`;
  if (to.rate === null) return connections;
  const [first, last] = [rate(from.rate ?? to.rate), rate(to.rate)];
  return `${connections}, ${first === last ? last : `${first} \u2192 ${last}`}/s`;
}
function otherLoadText(evidence) {
  const { driven, container } = evidence;
  if (driven === null) return noLoadText(evidence);
  if (driven.kind === "command") {
    const end = driven.wasToEnd ? `was ended when its duration was over, after ${time(driven.durationMs)}` : commandEnd(driven);
    const app = appText(driven);
    const taken = app === null ? "what it sent is not known to memgate" : `the app ${app} meanwhile`;
    return `load-command "${printable(driven.command)}" ${end}; ${taken}`;
  }
  return `none: a batch job, which ran for ${time(driven.durationMs)} and ended with exit code ${container?.exitCode ?? "unknown"}`;
}
function noLoadText({ phases, end }) {
  const reached = phases.map(({ name }) => name);
  if (reached.includes("run")) {
    const isStopped = end.kind === "stopped" && end.reason === "job-unfinished";
    return isStopped ? "none: a batch job, still running when it was stopped" : "none: a batch job";
  }
  if (reached.includes("load")) return "the run ended before its figures were in";
  return reached.includes("warmup") ? "the warmup's only: the run ended in it" : "none was sent";
}
function statusCount({ statusCodes }, from, to) {
  const within = Object.entries(statusCodes).filter(([status]) => Number(status) >= from && Number(status) <= to);
  return within.reduce((sum, [, count]) => sum + count, 0);
}

// src/report/bins.ts
function binsOf(series, count) {
  const [first, last] = [series[0], series.at(-1)];
  if (first === void 0 || last === void 0) return null;
  const spanMs = last.atMs - first.atMs;
  const highest = new Array(spanMs === 0 ? 1 : count);
  for (const { atMs, workingSetBytes } of series) {
    const index = spanMs === 0 ? 0 : Math.min(count - 1, Math.floor((atMs - first.atMs) / spanMs * count));
    highest[index] = Math.max(highest[index] ?? 0, workingSetBytes);
  }
  let before = first.workingSetBytes;
  const filled = Array.from(highest, (value) => {
    before = value ?? before;
    return before;
  });
  return { fromMs: first.atMs, toMs: last.atMs, workingSetBytes: filled };
}

export {
  issuesUrl,
  adviceFor,
  exitCodeOfRun,
  exitCodeOfGate,
  gravest,
  byGravity,
  shownOf,
  gatesHeadline,
  messageOfRun,
  gateMessage,
  refusal,
  jsonOf,
  gatesHead,
  gateRow,
  binsOf,
  partNames,
  partsInOrder,
  rowsOf
};
