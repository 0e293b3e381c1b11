import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  certaintyText,
  hasHeading,
  headings,
  limitBesideSizes,
  limitNameOf,
  limitToSet,
  reportOf,
  runSchemaUrl,
  samplingText,
  schemaVersion,
  suggestedLimitBytes,
  timeOriginOf,
  verdictCode
} from "./chunk-ZW43UBUL.js";
import {
  exitCodeOf
} from "./chunk-O2ZFAANL.js";
import {
  appText,
  commandEnd,
  failuresText,
  firstFailureOf
} from "./chunk-FBGNEREP.js";
import {
  bytes,
  bytesExactly,
  integer,
  latency,
  percent,
  printable,
  rate,
  time
} from "./chunk-HR62INME.js";

// src/report/model/run-result.ts
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
  const judgedWith = (code) => gates.filter((gate) => gate.kind === "judged" && exitCodeOfGate(gate) === code).length;
  const inconclusive = judgedWith(3);
  const results = [
    { count: judgedWith(1), verb: "failed" },
    { count: inconclusive, verb: `${inconclusive === 1 ? "was" : "were"} inconclusive` },
    { count: gates.filter(({ kind }) => kind === "refused").length, verb: "did not run" }
  ].filter(({ count }) => count > 0);
  const [first = { count: gates.length, verb: "passed" }, ...others] = results;
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  return [`${first.count} of ${total} ${first.verb}`, ...others.map(({ count, verb }) => `${count} ${verb}`)].join(
    ", "
  );
}
function messageOfRun(run) {
  if (run.kind === "one") return run.judged.message;
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...failed.length === 0 ? [] : [failed.join("; ")]].join(": ");
}
function gateMessage(gate) {
  return `${gate.name}: ${gate.kind === "judged" ? labelled(gate.judged) : refusal(gate)}`;
}
function labelled({ verdict, message }) {
  return hasHeading[verdict.kind] ? message : `${headings[verdict.kind]}: ${message}`;
}
var refusals = { "bad-input": "bad input", interrupted: "interrupted" };
function refusal(gate) {
  return `did not run (${refusals[gate.reason]}): ${printable(gate.why)}`;
}
function jsonOf(run) {
  if (run.kind === "one") return reportOf(run.judged);
  const gates = run.gates.map((gate) => ({
    name: gate.name,
    refused: gate.kind === "refused" ? { reason: gate.reason, code: gate.code, why: gate.why } : null,
    report: gate.kind === "judged" ? reportOf(gate.judged) : null
  }));
  return { $schema: runSchemaUrl, schemaVersion, gates };
}
var gatesHead = ["Gate", "Result", "Peak", "Limit", "Peak \xF7 limit", "Threshold", "Responses/s"];
function gateRow(gate) {
  if (gate.kind === "refused") return [gate.name, `Did not run (${gate.reason})`, "", "", "", "", ""];
  const { evidence, verdict, thresholds } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  return [
    gate.name,
    resultCell(verdict),
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond)
  ];
}
function resultCell(verdict) {
  const heading = headings[verdict.kind];
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason})`;
  return verdict.kind === "pass" && verdict.proof === "sampled" ? `${heading} (sampled)` : heading;
}

// src/report/model/stop-advice.ts
var issuesUrl = "https://github.com/memgate/memgate/issues";
var readLog = { kind: "read-log" };
var buildFailed = "Correct the build. Its output, with the error, is in the log of this run.";
var noDockerCli = "Install the docker CLI, or build the image in an earlier step and set image.";
var pullFailed = "Correct the name of the image, or log in to its registry before the run. If the image exists only on this machine, set pull to never.";
var missingImage = "Build or pull the image before the run, or correct its name.";
var otherPlatform = "Set platform to a platform that the image has, or build the image for the platform of this machine.";
var inspectFailed = "Read the engine's message. Run again; if it repeats, run memgate doctor.";
var credentialsFailed = "Correct the file, or log in again with docker login.";
var containerFailed = "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small for the container to start.";
var startEngine = "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.";
var readEngineLog = "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.";
var noLimitSupport = "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit: use another machine, or enable the support at boot. If it does not warn, run memgate doctor: it starts a container with a limit, and shows which limit was applied.";
var changedLimit = "Make sure that nothing changes the limits of the container during a run.";
var checkReady = "Check port, ready-path (memgate requests it with GET) and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1.";
var isReadyOn = "The app responds, but with an error status. It counts as ready when this path returns a status from 200 to 399.";
var notReadyStatus = [
  isReadyOn,
  readLog,
  "Something that the app needs may be missing, or it needs longer than ready-timeout. If the app responds like this only on this path, set ready-path to another path."
];
var noProtocol = "Check port and https: set https if the port speaks HTTPS, and remove it if the port speaks HTTP.";
var slowResponse = "The app accepts connections, but does not respond in time. Set a longer ready-timeout if it is still starting.";
var noLogLine = ["Check the pattern in ready, and ready-timeout.", readLog];
var commandFailed = ["Check the command of the readiness check, and ready-timeout.", readLog];
var notReadyPath = `${isReadyOn} Check the value of path, which is also the ready-path if you set none. If the path needs another method or a login, set ready-path to a path that responds to GET, such as /healthz.`;
var noSocket = [
  "Check socket: the app must create the socket at that path, in a folder that it shares with this machine through volumes, and must remove a socket that an earlier run left there.",
  readLog
];
var otherNetwork = [
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. Its name in a workflow is job.container.network. Give the name to the network option, or to an external network of the Compose file. Connect a running container to it with docker network connect. If memgate does not run in a container, check port, ready-path and ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1.",
  readLog
];
var appExited = [
  readLog,
  "The app must keep running during the gate. If it is a batch job, which ends by itself, set load: none."
];
var loadFailed = `If load-command could not be run, correct it. Otherwise run again, and report the failure at ${issuesUrl} if it repeats.`;
var tryLess = "Try fewer connections or a lower rate.";
var noResponses = ["The app closed connections or did not respond in time.", readLog, tryLess];
var clientErrors = "Failed requests do not exercise the app. Check path, method, headers and body; some frameworks reject an unknown Host header. If this status is correct, use a scenario and add the status to the request's expect.";
var serverErrors = [
  "The app fails or is overloaded.",
  readLog,
  "Check the services that it depends on. Try fewer connections or a lower rate."
];
var stepFailed = "Failed requests do not exercise the app. If this status is correct, add it to the request's expect.";
var longerDuration = "Set a longer duration, so that memgate takes more samples.";
var interrupted = "Another program ended memgate, or GitHub cancelled the workflow. Run again.";
var advice = {
  "engine-unavailable/no-response": startEngine,
  "engine-unavailable/ssh": "Run docker version with the same DOCKER_HOST or context: it must work without a prompt. memgate connects in the same way.",
  "engine-unavailable/no-access": startEngine,
  "engine-unavailable/context": startEngine,
  "engine-lost/stopped": readEngineLog,
  "engine-lost/connection": readEngineLog,
  "engine-lost/no-state": readEngineLog,
  "image-failed/build": buildFailed,
  "image-failed/build-not-run": noDockerCli,
  "image-failed/pull": pullFailed,
  "image-failed/missing": missingImage,
  "image-failed/platform": otherPlatform,
  "image-failed/inspect": inspectFailed,
  "image-failed/credentials": credentialsFailed,
  "container-failed/create": containerFailed,
  "container-failed/start": containerFailed,
  "container-failed/program-not-found": "The image has no such program. Correct the option command or entrypoint.",
  "container-failed/volumes": containerFailed,
  "container-failed/port-in-use": containerFailed,
  "container-failed/socket-in-use": containerFailed,
  "container-failed/inspect": containerFailed,
  "container-failed/set-limit": containerFailed,
  "container-failed/usage-above-limit": containerFailed,
  "container-failed/compose": containerFailed,
  "container-failed/dependency": containerFailed,
  "limit-not-applied/unknown": noLimitSupport,
  "limit-not-applied/engine": noLimitSupport,
  "limit-not-applied/swap": noLimitSupport,
  "limit-not-applied/kernel": noLimitSupport,
  "limit-not-applied/changed": changedLimit,
  "limit-not-applied/swap-allowed": changedLimit,
  "not-ready/http-4xx": notReadyPath,
  "not-ready/http-status": notReadyStatus,
  "not-ready/no-response": [slowResponse, readLog],
  "not-ready/refused": notReadyAdvice,
  "not-ready/closed": notReadyAdvice,
  "not-ready/certificate": "The app responds over HTTPS, but memgate does not accept its certificate. The message names the options to set.",
  "not-ready/protocol": [noProtocol, readLog],
  "not-ready/unreachable": notReadyAdvice,
  "not-ready/no-socket": noSocket,
  "not-ready/other-network": otherNetwork,
  "not-ready/no-address": notReadyAdvice,
  "not-ready/not-tried": notReadyAdvice,
  "not-ready/no-log-line": noLogLine,
  "not-ready/log-unreadable": "Set ready to another check, such as http or tcp, or use a log driver that the engine can read.",
  "not-ready/command-failed": commandFailed,
  "not-ready/command-not-run": "Correct the command of the readiness check: the container could not run it. The image must contain the program.",
  "not-ready/command-running": "The command of the readiness check did not end. Correct it, or set a longer ready-timeout.",
  "app-exited/exit": appExited,
  "app-exited/sigkill": appExited,
  "app-exited/removed": appExited,
  "dependency-exited/exited": "Find the cause in the log of that service and fix it; after an OOM kill, give the service more memory. Without the service, the app may do less and use less memory, so this peak does not count.",
  "load-failed/none-sent": loadFailed,
  "load-failed/command-not-run": loadFailed,
  "load-failed/load-process": loadFailed,
  "load-failed/unanswered": noResponses,
  "load-failed/errors": adviceOnErrors,
  "load-failed/scenario-errors": stepFailed,
  "load-failed/step-failed": stepFailed,
  "load-failed/step-unanswered": "Set a duration that is longer than this request takes, or fewer connections.",
  "load-failed/step-unsent": "Set a longer duration, or give the request more weight, so that memgate sends it; or remove it from the scenario.",
  "load-failed/response-gap": ["The app stopped responding for a long time.", readLog, tryLess],
  "load-failed/stalled": noResponses,
  "load-failed/command-failed": "A failed load does not count. Read the output of load-command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "load-failed/command-too-short": "A load that ends at once does not exercise the app. Let load-command keep the app busy for longer, and wait for the processes that it starts.",
  "load-failed/command-unnoticed": "The app received almost no load. Make load-command send its requests to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
  "job-failed/exit-code": [readLog, "If this exit code is a success, add it to exit-codes."],
  "job-unfinished/time-up": "Set a longer duration. If this is a server, which does not end by itself, remove load: none.",
  // A longer run helps only against too few samples, not against gaps between them. A job's duration is its own.
  "too-few-samples/none": (data) => data.phase === "run" ? busyMachine(data) : longerDuration,
  "too-few-samples/few": (data) => data.phase === "run" ? busyMachine(data) : longerDuration,
  "too-few-samples/gap": busyMachine,
  "too-few-samples/late": busyMachine,
  "interrupted/sigint": "Someone pressed Ctrl+C, or GitHub cancelled the workflow. Run again.",
  "interrupted/sigterm": interrupted,
  "interrupted/sighup": interrupted,
  "interrupted/caller-aborted": "The program that started the run ended it early. Run again.",
  "interrupted/caller-failed": "Correct the function onProgress or log, and run again.",
  "internal-error/unexpected": `This is a fault in memgate, not in your app. Please report it at ${issuesUrl} and attach report.json.`
};
function notReadyAdvice({ otherPorts }) {
  const [only, ...others] = otherPorts?.exposed ?? [];
  if (otherPorts === null || only === void 0) return [checkReady, readLog];
  const exposed = others.length === 0 ? `${only}, the port` : `one of the ports ${[only, ...others].join(", ")}`;
  return [`Set port to ${exposed} that the image exposes, or correct EXPOSE.`, checkReady, readLog];
}
function adviceOnErrors({ errors, statusCodes }) {
  const responsesOf = (hundred) => Object.entries(statusCodes).reduce(
    (sum, [status, count]) => Math.floor(Number(status) / 100) === hundred ? sum + count : sum,
    0
  );
  const most = Math.max(errors, responsesOf(4), responsesOf(5));
  if (most === errors) return noResponses;
  return most === responsesOf(5) ? serverErrors : clientErrors;
}
function busyMachine({ isFromFiles }) {
  const files = isFromFiles ? "" : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, with fewer connections or a lower rate.${files}`;
}
function adviceOnStop({ code, data }, logLines) {
  const found = advice[code];
  const sentences = typeof found === "function" ? found(data) : found;
  if (typeof sentences === "string") return sentences;
  return sentences.flatMap((sentence) => typeof sentence === "string" ? sentence : aboutLog(logLines)).join(" ");
}
function aboutLog(logLines) {
  if (logLines === null) return [];
  return [logLines > 0 ? "Read the container's last log lines." : "The container wrote nothing to its log."];
}

// src/report/model/advice.ts
function adviceFor(verdict, evidence, thresholds) {
  const { maxRatio } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return spareText(verdict.proof, evidence, maxRatio);
    case "over-ratio":
      return `${reduceOrRaise(evidence, maxRatio)}${reclaimable(evidence)}`;
    case "oom-killed":
      return `${raiseAbove(evidence, maxRatio)} ${circumstances(evidence)}${inKubernetes(evidence)}`;
    case "inconclusive":
      return adviceOnStop(verdict, evidence.container?.logTail.length ?? null);
  }
}
function spareText(proof, { peak, limitBytes }, maxRatio) {
  const spareBytes = Math.floor(maxRatio * limitBytes - (peak?.workingSetBytes ?? 0));
  const within = proof === "proven" ? "Within the threshold" : "Within the threshold in every sample";
  return spareBytes <= 0 ? `${within}, with nothing to spare: the peak is exactly at it.` : `${within}, with ${bytes(spareBytes)} to spare.`;
}
function raiseAbove(evidence, maxRatio) {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const above = suggested === null ? "" : ` above ${limitToSet(suggested)}`;
  const phase = evidence.oom.witnesses.find((witness) => witness.phase !== null)?.phase ?? null;
  const when = phase === "start" ? "to start" : "under load";
  return `Reduce the memory that the app needs ${when}, or raise the limit${above}.`;
}
function circumstances(evidence) {
  const { oom, load } = evidence;
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  const responses = point === void 0 ? "" : `, at ${integer(point.requestsPerSecond)} responses/s`;
  return `The kill came ${time(atMs)} after ${timeOriginOf(evidence)}${responses}. `;
}
var restartPolicy = "the pod's restartPolicy decides whether it restarts.";
function inKubernetes({ container, outcome, oom }) {
  if ((oom.groupKills ?? 0) > 0) {
    return "memory.oom.group was set, so the kernel killed the whole container, as it does by default in Kubernetes 1.28 and later on cgroup v2.";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost")
    return "Kubernetes would restart the container if the pod's restartPolicy says so.";
  return container?.exitedByItself ? `Kubernetes would report the container as OOMKilled; ${restartPolicy}` : `By default, Kubernetes 1.28 and later on cgroup v2 would kill the whole container; ${restartPolicy}`;
}
function reduceOrRaise(evidence, maxRatio) {
  const { outcome } = evidence;
  if (outcome.kind === "stopped") {
    return `Reduce the app's peak memory, or raise the limit. The run ended early, so the real peak may be higher: ${printable(outcome.message)}.`;
  }
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  const limit = suggested === null ? "" : ` to at least ${limitToSet(suggested)}`;
  return `Reduce the app's peak memory, or raise the limit${limit}.`;
}
function reclaimable({ peak }) {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache, which the kernel can reclaim: kubectl top and node eviction count it, but the OOM killer acts only after it is gone.`;
}

// src/report/model/phase-table.ts
var requestHead = ["Responses", "Failed", "Responses/s", "Latency p50, p99"];
function phaseTableOf(evidence) {
  const hasRequests = evidence.load !== null || evidence.warmup !== null;
  const rows = evidence.phases.map(({ name, startMs, endMs, peakBytes, samples, maxGapMs }) => [
    name,
    time(startMs),
    time(endMs - startMs),
    peakBytes === null ? "no sample" : bytes(peakBytes),
    ...hasRequests ? requestCells(name, evidence) : [],
    integer(samples),
    time(maxGapMs)
  ]);
  const requests = hasRequests ? requestHead : [];
  return { head: ["Phase", "Start", "Duration", "Peak", ...requests, "Samples", "Longest gap"], rows };
}
function requestCells(phase, { warmup, load }) {
  const sent = { warmup, load: load && { ...load, failed: load.errors + load.non2xx } };
  const stats = phase === "warmup" || phase === "load" ? sent[phase] : null;
  if (stats === null) return requestHead.map(() => "");
  const { requests, failed, requestsPerSecond, latencyMs } = stats;
  const times = latencyMs === null ? "" : `${latency(latencyMs.p50)}, ${latency(latencyMs.p99)}`;
  return [integer(requests), integer(failed), rate(requestsPerSecond), times];
}

// src/report/model/composition-parts.ts
var partNames = {
  anonymous: "anonymous",
  shared: "shared (tmpfs)",
  activeFile: "active file cache",
  kernel: "kernel",
  sockets: "sockets",
  other: "other"
};
var partsInOrder = ["anonymous", "shared", "kernel", "sockets", "other", "activeFile"];

// src/report/model/workload-rows.ts
function workloadRows(evidence) {
  const { load, container } = evidence;
  const app = container === null ? [] : [{ label: "App", value: printable(container.image) }];
  if (load === null) return [...app, { label: "Workload", value: otherWorkloadText(evidence) }];
  const steps = load.steps ?? [];
  const hidden = steps.length - maxRequestRows;
  return [
    ...app,
    { label: "Workload", value: workloadText(load) },
    ...load.stages === null ? [] : [{ label: "Stages", value: stagesText(load.stages) }],
    { label: "Requests (load phase)", value: requestsText(load) },
    ...load.latencyMs === null ? [] : [{ label: latencyLabel(load), value: latencyText(load.latencyMs) }],
    ...rankedSteps(steps).map((step) => ({ label: "Request", value: stepText(step) })),
    ...hidden > 0 ? [{ label: "Request", value: `${hidden} more, in report.json` }] : []
  ];
}
function workloadText({ method, url, connections, rate: perSecond, steps }) {
  const requests = steps === null ? method : `${countOf(steps.length, "request")} of a scenario to`;
  const pace = perSecond === null ? "" : `, at a rate of ${rate(perSecond)}/s`;
  return `${requests} ${printable(url)} over ${countOf(connections, "connection")}${pace}`;
}
function requestsText(load) {
  const failed = load.errors + load.non2xx;
  if (load.requests === 0 && failed === 0) return unansweredText;
  const kinds = load.steps === null ? `: ${failuresText(load)}` : "";
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${kinds}`;
  const redirects = statusCount(load, 300, 399);
  const redirected = redirects === 0 ? "" : `; ${countOf(redirects, "redirect")}, which memgate does not follow`;
  const responses = `${countOf(load.requests, "response")} (${integer(load.requestsPerSecond)}/s)`;
  return `${countOf(load.requests + load.errors, "request")}: ${responses}; ${failures}${redirected}`;
}
var unansweredText = "no request got a response before the phase ended";
function latencyLabel({ errors, longestResponseGapMs, latencyMs }) {
  const isPartial = errors > 0 || longestResponseGapMs > (latencyMs?.max ?? 0) + 1e3;
  return isPartial ? "Latency (responses only)" : "Latency (load phase)";
}
function latencyText({ p50, p90, p99, max }) {
  return `p50 ${latency(p50)}, p90 ${latency(p90)}, p99 ${latency(p99)}, max ${latency(max)}`;
}
function countOf(count, noun) {
  return `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;
}
var maxRequestRows = 40;
function rankedSteps(steps) {
  if (steps.length <= maxRequestRows) return steps;
  const isWrong = ({ requests, failed }) => failed > 0 || requests === 0;
  return steps.toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a))).slice(0, maxRequestRows);
}
function stepText({ once, open, name, method, path, requests, failed, firstFailure, latencyMs }) {
  const request = name.includes(`${method} ${path}`) ? name : `${name} (${method} ${path})`;
  if (requests + failed === 0) {
    const state = once ? "sent once, before the load phase" : open > 0 ? unansweredText : "never sent";
    return printable(`${request}: ${state}`);
  }
  const times = latencyMs === null ? "" : `, p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}`;
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${firstFailureOf({ firstFailure })}`;
  return printable(`${request}: ${countOf(requests, "response")}${times}; ${failures}`);
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
function otherWorkloadText(evidence) {
  const { workload, container } = evidence;
  if (workload === null) return missingWorkloadText(evidence);
  if (workload.kind === "command") {
    const end = workload.wasToEnd ? `was ended by memgate after its duration of ${time(workload.durationMs)}` : commandEnd(workload);
    const app = appText(workload.app);
    const activity = app === null ? "memgate does not know what it sent" : `meanwhile the app ${app}`;
    return `load-command "${printable(workload.command)}" ${end}; ${activity}`;
  }
  const code = container?.exitCode ?? "unknown";
  return `a batch job, which ran for ${time(workload.durationMs)} and ended with exit code ${code}`;
}
function missingWorkloadText({ phases, outcome, warmup }) {
  const reached = phases.map(({ name }) => name);
  if (reached.includes("run")) {
    const isUnfinished = outcome.kind === "stopped" && outcome.reason === "job-unfinished";
    return isUnfinished ? "a batch job; memgate stopped it at the end of its duration" : "a batch job";
  }
  if (reached.includes("load")) return "unknown: the run ended during the load, before memgate had the request figures";
  if (reached.includes("warmup") || warmup !== null) return "warmup only; the run ended during it";
  return "no load: the run ended first";
}
function statusCount({ statusCodes }, from, to) {
  const within = Object.entries(statusCodes).filter(([status]) => Number(status) >= from && Number(status) <= to);
  return within.reduce((sum, [, count]) => sum + count, 0);
}

// src/report/model/rows.ts
var witnessNames = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log"
};
function rowsOf(judged) {
  return [
    { label: "Verdict", value: verdictCode(judged.verdict) },
    ...memoryRows(judged),
    ...oomRows(judged.evidence),
    ...workloadRows(judged.evidence),
    ...measurementRows(judged),
    ...identityRow(judged.identity)
  ];
}
function identityRow({ gate, repository, commit, branch, pullRequest, runUrl }) {
  const parts = [
    ...gate === null ? [] : [`gate ${gate}`],
    ...repository === null ? [] : [repository],
    ...branch === null ? [] : [`branch ${branch}`],
    ...commit === null ? [] : [`commit ${commit}`],
    ...pullRequest === null ? [] : [`pull request ${pullRequest}`],
    ...runUrl === null ? [] : [runUrl]
  ];
  return parts.length === 0 ? [] : [{ label: "Run", value: printable(parts.join(", ")) }];
}
function memoryRows({ evidence, thresholds, verdict }) {
  const { peak, limitBytes, kernelPeakBytes, container } = evidence;
  const limitName = limitNameOf(evidence, verdict);
  const limit = { label: `${limitName.charAt(0).toUpperCase()}${limitName.slice(1)}`, value: bytesExactly(limitBytes) };
  const share = `${percent(thresholds.maxRatio)} of the ${limitName} (max-ratio)`;
  const threshold = { label: "Threshold", value: `${bytes(thresholds.maxRatio * limitBytes)}, ${share}` };
  if (peak === null) return [{ label: "Peak", value: "not available: memgate took no sample" }, limit, threshold];
  const before = container?.wasRunning ? ", since container start, so also before the run" : "";
  const kernelPeak = kernelPeakBytes === null ? `not available: ${whyNoKernelPeak(evidence)}` : `${bytesExactly(kernelPeakBytes)}, file cache included${before}`;
  return [
    peakRow(peak, evidence, verdict),
    limit,
    threshold,
    { label: "Peak breakdown", value: breakdownText(peak.composition, peak.workingSetBytes) },
    { label: "Kernel's peak usage", value: kernelPeak },
    ...transientCacheRow(peak, evidence, verdict, thresholds)
  ];
}
function peakRow(peak, evidence, verdict) {
  const isJudged = verdict.kind !== "inconclusive";
  const share = isJudged ? `, ${percent(peak.ratio)} of the limit` : "";
  const isBelow = verdict.kind === "oom-killed" && peak.workingSetBytes < evidence.limitBytes;
  const note = isBelow ? "; the memory reached the limit between two samples" : "";
  const when = `${time(peak.atMs)} after ${timeOriginOf(evidence)}, in the ${peak.phase} phase`;
  const label = isJudged ? "Peak" : "Peak (not judged)";
  return { label, value: `${bytesExactly(peak.workingSetBytes)}${share}, ${when}${note}` };
}
function transientCacheRow(peak, { instantPeakBytes, limitBytes }, verdict, { maxRatio }) {
  const withTransientBytes = instantPeakBytes ?? 0;
  if (verdict.kind !== "pass" || withTransientBytes / limitBytes <= maxRatio) return [];
  const transient = bytes(withTransientBytes - peak.workingSetBytes);
  const value = `not in the peak: up to ${transient} active for less than 2 s. kubectl top may count it.`;
  return [{ label: "Transient file cache", value }];
}
function oomRows({ oom, pressure }) {
  const witnesses = oom.witnesses.map((witness) => witnessNames[witness.name]).join(", ");
  const processes = (oom.processes ?? []).map(processText).join(", ");
  return [
    ...oom.killed ? [{ label: "OOM kill reported by", value: witnesses }] : [],
    ...processes === "" ? [] : [{ label: "Killed", value: processes }],
    ...pressure === null || pressure.someMs < 1 ? [] : [{ label: "Stalled for lack of memory", value: pressureText(pressure) }]
  ];
}
function measurementRows({ evidence, thresholds, verdict }) {
  const { engine } = evidence;
  return [
    { label: "Sampling", value: samplingText(evidence) },
    ...verdict.kind === "pass" ? [{ label: "Certainty", value: certaintyText(verdict, evidence, thresholds) }] : [],
    ...suggestionRow(evidence, thresholds, verdict),
    ...engine === null ? [] : [{ label: "Engine", value: engineText(engine) }]
  ];
}
function suggestionRow(evidence, { maxRatio }, verdict) {
  const suggested = suggestedLimitBytes(evidence, maxRatio);
  if (suggested === null || verdict.kind === "inconclusive") return [];
  if (verdict.kind === "oom-killed") {
    const needed = `The app needed more than ${bytes(evidence.limitBytes)}; how much more is unknown.`;
    const value2 = `above ${limitBesideSizes(suggested)}. ${needed}`;
    return [{ label: "Suggested limit", value: value2 }];
  }
  const value = `${limitBesideSizes(suggested)}, which is peak \xF7 max-ratio, rounded up`;
  return verdict.kind === "pass" ? [{ label: "Lowest limit for this peak", value }] : [{ label: "Suggested limit", value: `at least ${value}` }];
}
function engineText({ version, apiVersion, cgroupVersion, kernelVersion }) {
  const cgroup = cgroupVersion === null ? "unknown cgroup version" : `cgroup v${cgroupVersion}`;
  return printable(`Docker ${version}, API ${apiVersion}, ${cgroup}, Linux ${kernelVersion}`);
}
function whyNoKernelPeak({ container, sampling, engine }) {
  if (container?.exitedByItself) return "the container ended before memgate could read it";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-")) ? whyNotInFiles(engine) : "only the container's cgroup files have it, and memgate could not read them";
}
function whyNotInFiles(engine) {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1e3 + Number(minor) < 5019;
  return isBefore519 ? `Linux ${major}.${minor} does not report it on cgroup v2, only 5.19 and later do` : `memgate could not read ${kernelPeakFile(engine)} at the end of the run`;
}
function kernelPeakFile(engine) {
  const files = { "1": "memory.max_usage_in_bytes", "2": "memory.peak" };
  return engine?.cgroupVersion == null ? "it" : files[engine.cgroupVersion];
}
function processText({ pid, name, anonymousBytes }) {
  return `${printable(name)} (PID ${pid}) with ${bytes(anonymousBytes)} of anonymous memory`;
}
function breakdownText(composition, totalBytes) {
  const parts = Object.keys(partNames).map((name) => ({ name, bytes: composition[name] ?? 0 })).filter((part) => part.bytes >= 2 ** 20 / 10).sort((a, b) => b.bytes - a.bytes);
  return parts.map((part) => `${partNames[part.name]} ${bytes(part.bytes)} (${percent(part.bytes / totalBytes)})`).join(", ");
}
function pressureText({ someMs, fullMs }) {
  return `at least one process for ${time(someMs)} in total, all processes at once for ${time(fullMs)}`;
}

export {
  issuesUrl,
  adviceFor,
  requestHead,
  phaseTableOf,
  requestCells,
  partNames,
  partsInOrder,
  rowsOf,
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
  gateRow
};
