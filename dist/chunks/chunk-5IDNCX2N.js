import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  folderOf,
  readReport,
  readRun
} from "./chunk-MZZ3FBWK.js";
import {
  adviceOnCgroups,
  certaintyText,
  evidenceIn,
  exitCodeOf,
  growthOf,
  hasHeading,
  headings,
  heldBytesOf,
  isAtContainerLimit,
  isLarge,
  isOverByReclaimable,
  judged,
  killPhaseOf,
  lastLines,
  limitBesideSizes,
  limitNameOf,
  limitToSet,
  notesOf,
  oomCgroupRow,
  outOfMemoryAdvice,
  outOfMemoryRows,
  reclaimableBytes,
  reportOf,
  rereadBytesOf,
  runSchemaUrl,
  samplingText,
  schemaVersion,
  suggestionFor,
  timeOriginOf,
  unknownKernelBytes,
  verdictCode,
  wasAtLimit
} from "./chunk-OJRVFJ26.js";
import {
  maxErrorRate,
  maxRatio
} from "./chunk-KIGM3ZUQ.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-P55TP6VD.js";
import {
  appText,
  commandEnd,
  exitCodeText,
  failuresText,
  firstFailureOf,
  signalOf
} from "./chunk-YSMH25AF.js";
import {
  bytes,
  bytesExactly,
  integer,
  isRedirect,
  latency,
  messageOf,
  percent,
  printable,
  rate,
  time
} from "./chunk-H6BKDPII.js";

// src/cli/commands/saved-report.ts
import { writeFileSync } from "node:fs";

// src/report/advice/reclaim-advice.ts
function reclaimAdvice(evidence, maxRatio2) {
  const suggestion = suggestionFor(evidence, maxRatio2, "over-ratio");
  if (evidence.peak === null || suggestion.kind === "limit") return null;
  if (suggestion.reason === "kernel-memory") return unknownKernelAdvice(evidence.peak);
  return isOverByReclaimable(evidence, maxRatio2) ? reclaimableAdvice(evidence, evidence.peak) : null;
}
function reclaimableAdvice(evidence, peak) {
  const { activeFile, kernelReclaimable } = peak.composition;
  const parts = [
    ...activeFile ? [`${bytes(activeFile)} of active file cache`] : [],
    ...kernelReclaimable ? [`${bytes(kernelReclaimable)} of kernel memory, such as the names and sizes of files`] : []
  ];
  const held = bytes(heldBytesOf(evidence) ?? 0);
  return `A higher limit does not help. The peak is over the threshold only because of memory that the kernel can take back: ${parts.join(", and ")}. It can grow up to any limit. The app itself held at most ${held}, which is within the threshold. kubectl top and node eviction count reclaimable memory, but the kernel takes it back before it OOM-kills a process. Find out which files the app reads or creates, and whether it needs them. If it does, set a higher max-ratio.`;
}
function unknownKernelAdvice({ workingSetBytes, composition }) {
  const unknownBytes = unknownKernelBytes(composition);
  const restBytes = workingSetBytes - unknownBytes - reclaimableBytes(composition);
  return `Do not raise the limit yet. ${bytes(unknownBytes)} of the peak may be kernel memory that the kernel can take back, such as the names and sizes of files. Without such memory and active file cache, the peak is ${bytes(Math.max(0, restBytes))}. Find out whether the app creates or opens many files. Run the gate on a machine with cgroup v2, which reports how much of the kernel memory is reclaimable.`;
}
function atLimitText(evidence) {
  if (!wasAtLimit(evidence)) return "";
  const rereadBytes = rereadBytesOf(evidence);
  const reread = rereadBytes === 0 ? "" : ` The app had to read ${bytes(rereadBytes)} of files again, which makes it slower.`;
  return ` Memory usage reached the limit, and the kernel took memory back, such as file cache.${reread}`;
}

// src/report/advice/advice-sentence.ts
var readLog = { kind: "read-log" };

// src/report/advice/load-advice.ts
var tryLess = "Try fewer connections or a lower rate.";
var noResponses = [
  "The app closed connections or did not respond in time.",
  readLog,
  tryLess
];
var serverErrors = [
  "The app fails or is overloaded.",
  readLog,
  "Check the services that it depends on. Try fewer connections or a lower rate."
];
var clientErrors = "Failed requests do not exercise the app. Check path, method, headers and body.";
var isCorrect = "If this status is correct, use a scenario, and list the status in the expect field of the request.";
var hostHeader = "Some frameworks reject a Host header that they do not know: set headers to a Host that the app accepts, such as Host: localhost.";
var tooManyRequests = "The app limits the rate of requests. Set rate below its limit, or turn its limit off for this run.";
var streams = "The responses began but did not end: they are streams, such as server-sent events. memgate counts complete responses only. Choose a path whose responses end, or set load-command to a client that reads streams.";
var noResources = {
  EMFILE: "memgate could not open more connections: its process may open no more files. Raise the maximum (ulimit -n), or set fewer connections.",
  ENFILE: "memgate could not open more connections: this machine may open no more files. Raise fs.file-max, or set fewer connections.",
  EADDRNOTAVAIL: "This machine has no free port left for new connections. Set fewer connections or a lower rate, remove max-connection-requests, or let the app keep connections open.",
  ENOBUFS: "This machine has no memory left for sockets. Set fewer connections."
};
function adviceOnMissingResponses({ errors, lastError, streams: begun, timeouts, unfinished }) {
  if (begun > 0 && begun >= errors / 2) return [streams];
  const machine = noResources[lastError ?? ""];
  if (machine !== void 0) return [machine];
  const isLate = timeouts + unfinished > 0 && timeouts + unfinished >= errors / 2;
  return [...noResponses, ...isLate ? ["If the app needs longer, set a longer request-timeout."] : []];
}
function adviceOnErrors(data) {
  const { errors, statusCodes } = data;
  const countOf2 = (matches) => Object.entries(statusCodes).reduce((sum, [status, count]) => matches(Number(status)) ? sum + count : sum, 0);
  const ofClient = countOf2((status) => Math.floor(status / 100) === 4);
  const ofServer = countOf2((status) => Math.floor(status / 100) === 5);
  const most = Math.max(errors, ofClient, ofServer);
  if (most === errors) return adviceOnMissingResponses(data);
  if (most === ofServer) return serverErrors;
  if (countOf2((status) => status === 429) >= ofClient / 2) return [tooManyRequests];
  const mayBeHost = countOf2((status) => hostStatuses.includes(status)) > 0;
  return [clientErrors, ...mayBeHost ? [hostHeader] : [], isCorrect];
}
var hostStatuses = [400, 403, 404, 421];
var acceptRedirects = "If redirects are the real work of the app, set accept-redirects: true.";
function adviceOnRedirects({ url, location }) {
  return [causeOfRedirect(url, location), acceptRedirects];
}
function causeOfRedirect(url, location) {
  const [from, to] = [parsed(url), location === null ? null : parsed(location, url)];
  if (from === null || to === null) return "Set path to a path that responds with 200.";
  if (from.protocol === "http:" && to.protocol === "https:" && samePath(from, to)) {
    return "The app redirects HTTP to HTTPS. Set headers to X-Forwarded-Proto: https, as a proxy in production would, or set https: true if this port speaks HTTPS.";
  }
  if (from.pathname === to.pathname && from.search === to.search && from.host !== to.host) {
    return `The app redirects to another host. Set headers to Host: ${to.host}.`;
  }
  if (samePath(from, to)) return `Only the slash at the end differs. Set path to ${to.pathname}${to.search}.`;
  if (/log-?in|sign-?in|auth|sso|oauth/i.test(to.pathname)) {
    return "The app redirects to a login. Set headers to a valid session or token, or use a scenario that logs in.";
  }
  return `Set path to a path that responds with 200, such as the target of the redirect.`;
}
function parsed(url, base) {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}
function samePath(from, to) {
  const plain = ({ pathname, search }) => pathname.replace(/\/$/, "") + search;
  return plain(from) === plain(to);
}

// src/report/advice/start-advice.ts
var checkReady = "Check port, ready-path (memgate requests it with GET) and ready-timeout. Check that the app listens on 0.0.0.0, not on 127.0.0.1.";
var isReadyOn = "The app responds, but with an error status. It counts as ready when this path returns a status from 200 to 399.";
var checkPath = "Check ready-path. If you did not set it, check path: the readiness check then uses path. If the path needs another method or a login, set ready-path to a path that responds to GET, such as /healthz.";
var tooManyChecks = "The app limits the rate of requests, and memgate's readiness check exceeds it. Set ready-path to a path without this limit, set ready to tcp, or turn the limit off for this run.";
var http2Only = "The requests of memgate use HTTP/1.1. Let the app accept HTTP/1.1 too. Otherwise set ready to tcp, and load-command to a client that speaks HTTP/2, such as h2load, ghz or k6.";
var ipv6Only = "The networks of most containers use IPv4, and so does memgate. Let the app listen on 0.0.0.0, or on :: without the option for IPv6 only.";
var mustKeepRunning = "The app must keep running during the gate. If it is a batch job, which ends by itself, set load: none.";
var background = "A container ends with its first process. If the app goes into the background, let it run in the foreground, for example with the option --nodaemon or daemon off.";
var standardInput = "If the app ends with its standard input, let it run without one: it is empty here, as in a pod. If the app is a batch job, set load: none.";
function adviceOnClientError({ place, status }) {
  if (status === 429) return [tooManyChecks];
  const host = [400, 403, 421].includes(status) ? [hostHeader] : [];
  const https = status === 400 ? ["If the port speaks HTTPS, set https: true."] : [];
  return [isReadyOn, ...host, ...https, place === null ? checkPath : `Check the path of ${probeAt(place)}.`];
}
var endedBySignal = [
  readLog,
  "A signal ended the app. SIGSEGV, SIGBUS, SIGILL and SIGABRT come from a fault in the app or in its runtime. SIGTERM, SIGINT and SIGKILL come from another program."
];
function adviceOnExit({ exitCode, phase }) {
  if (signalOf(exitCode ?? 0) !== null) return endedBySignal;
  return exitCode === 0 && (phase === "start" || phase === "warmup") ? [readLog, background, standardInput] : [readLog, mustKeepRunning];
}
function adviceOnLoopback({ listeners, place }) {
  const at = place === null ? "" : ` memgate used ${probeAt(place)}.`;
  const addresses = [...new Set(listeners?.map(({ address }) => address))].join(" and ");
  return [
    `The app listens only on ${addresses}, which nothing outside its container reaches. Let it listen on 0.0.0.0.${at}`
  ];
}
function adviceOnRefused({ otherPorts, place, listeners }) {
  const [only, ...others] = otherPorts?.exposed ?? [];
  const reachable = listeners?.find(({ address }) => address === "0.0.0.0" || address === "::");
  if (reachable !== void 0 && place === null)
    return [`The app listens on another port: set port to ${reachable.port}.`];
  if (listeners?.length === 0 && otherPorts === null) {
    return ["The app does not listen on any port yet. Set a longer ready-timeout if it is still starting.", readLog];
  }
  if (place !== null) {
    return [`Check ${probeAt(place)}, ready-timeout, and that the app listens on 0.0.0.0, not on 127.0.0.1.`, readLog];
  }
  if (otherPorts === null || only === void 0) return [checkReady, readLog];
  const exposed = others.length === 0 ? `${only}, the port` : `one of the ports ${[only, ...others].join(", ")}`;
  return [`Set port to ${exposed} that the image exposes, or correct EXPOSE.`, checkReady, readLog];
}
function probeAt({ file, line }) {
  return `the probe at ${file}${line === null ? "" : `:${line}`}`;
}

// src/report/advice/stop-advice.ts
var issuesUrl = "https://github.com/memgate/memgate/issues";
var buildFailed = "Correct the build. Its output, with the error, is in the log of this run.";
var noDockerCli = "Install the docker CLI, or build the image in an earlier step and set image.";
var pullFailed = "Correct the name of the image, or log in to its registry before the run. If the image exists only on this machine, set pull to never.";
var missingImage = "Build or pull the image before the run, or correct its name.";
var otherPlatform = "Set platform to a platform that the image has, or build the image for the platform of this machine.";
var tryAgain = "Read the engine's message. Run again; if it repeats, run memgate doctor.";
var credentialsFailed = "Correct the file, or log in again with docker login.";
var containerFailed = "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small for the container to start.";
var startEngine = "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.";
var readEngineLog = "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.";
var noLimitSupport = "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit. Use another machine, or enable the support at boot. Without these warnings, run memgate doctor. It shows which limit the kernel applied to a test container.";
var changedLimit = "Make sure that nothing changes the limits of the container during a run.";
var notReadyStatus = [
  isReadyOn,
  readLog,
  "Something that the app needs may be missing, or the app needs longer than ready-timeout. If the app responds like this only on this path, set ready-path to another path."
];
var noProtocol = "Check port and https: set https if the port speaks HTTPS, and remove it if the port speaks HTTP.";
var slowResponse = "The app accepts connections, but does not respond in time. Set a longer ready-timeout if it is still starting.";
var noLogLine = ["Check the pattern in ready, and ready-timeout.", readLog];
var commandFailed = ["Check the command of the readiness check, and ready-timeout.", readLog];
var noSocket = [
  "Check socket: the app must create the socket at that path, in a folder that it shares with this machine through volumes, and must remove a socket that an earlier run left there.",
  readLog
];
var otherNetwork = [
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. Its name in a workflow is job.container.network. Give the name to the network option, or to an external network of the Compose file. Connect a running container to it with docker network connect. If memgate does not run in a container, check port, ready-path and ready-timeout. Check that the app listens on 0.0.0.0, not on 127.0.0.1.",
  readLog
];
var loadFailed = `Run again, and report the failure at ${issuesUrl} if it repeats.`;
var stepFailed = "Failed requests do not exercise the app. If this status is correct, list it in the expect field of the request.";
var stoppedResponding = ["The app stopped responding for a long time.", readLog, tryLess];
var longerDuration = "Set a longer duration, so that memgate takes more samples.";
var interrupted = "Another program ended memgate, or GitHub cancelled the workflow. Run again.";
var advice = {
  "engine-unavailable/no-response": startEngine,
  "engine-unavailable/ssh": "Run docker version with the same DOCKER_HOST or context: it must work without a prompt. memgate connects in the same way.",
  "engine-unavailable/no-access": "Add this user to the docker group and log in again, or run memgate as a user who has access to the socket.",
  "engine-unavailable/context": "Set DOCKER_HOST to the engine to use, or choose another context with docker context use.",
  "engine-lost/stopped": readEngineLog,
  "engine-lost/connection": readEngineLog,
  "engine-lost/no-state": readEngineLog,
  "image-failed/build": buildFailed,
  "image-failed/build-not-run": noDockerCli,
  "image-failed/pull": pullFailed,
  "image-failed/missing": missingImage,
  "image-failed/platform": otherPlatform,
  "image-failed/inspect": tryAgain,
  "image-failed/credentials": credentialsFailed,
  "container-failed/create": containerFailed,
  "container-failed/start": containerFailed,
  "container-failed/no-command": "The image does not say which program to run. Set command, or add CMD or ENTRYPOINT to the Dockerfile.",
  "container-failed/program-not-found": "The image has no such program. Correct command or entrypoint, or if the run sets neither, CMD or ENTRYPOINT in the Dockerfile.",
  "container-failed/unknown-user": "The image has no such user or group. Set user to a name in the image's /etc/passwd or to a number such as 1000, or add the user to the image.",
  "container-failed/volumes": tryAgain,
  "container-failed/port-in-use": "Stop the program that listens on the port, or run the app on another network than host.",
  "container-failed/socket-in-use": "Stop the program that listens on the socket, or set socket to another path.",
  "container-failed/inspect": "Make sure that the container keeps running until the end of the run.",
  "container-failed/set-limit": "Read the engine's message. If the engine cannot change the limit of a running container, start the container with the limit, and remove set-limit.",
  "container-failed/usage-above-limit": "Restart the container before the run, or set a higher memory-limit.",
  "container-failed/compose": "Read the message of docker compose, and correct the Compose file. docker compose up shows the same error.",
  "container-failed/dependency": "Find the cause in the output of that service, which the message shows, and fix it. docker compose up shows the same error.",
  "limit-not-applied/unknown": noLimitSupport,
  "limit-not-applied/engine": noLimitSupport,
  "limit-not-applied/swap": noLimitSupport,
  "limit-not-applied/kernel": noLimitSupport,
  "limit-not-applied/changed": changedLimit,
  "limit-not-applied/swap-allowed": changedLimit,
  "not-ready/http-4xx": adviceOnClientError,
  "not-ready/http-status": notReadyStatus,
  "not-ready/no-response": [slowResponse, readLog],
  "not-ready/refused": adviceOnRefused,
  "not-ready/loopback-only": adviceOnLoopback,
  "not-ready/ipv6-only": ipv6Only,
  "not-ready/closed": adviceOnRefused,
  "not-ready/certificate": "The app responds over HTTPS, but memgate does not accept its certificate. The message names the options to set.",
  "not-ready/http2": http2Only,
  "not-ready/protocol": [noProtocol, readLog],
  "not-ready/unreachable": adviceOnRefused,
  "not-ready/no-socket": noSocket,
  "not-ready/other-network": otherNetwork,
  "not-ready/no-address": adviceOnRefused,
  "not-ready/not-tried": adviceOnRefused,
  "not-ready/no-log-line": noLogLine,
  "not-ready/pattern-too-slow": "Simplify the pattern in ready: a repeated group in a repeated group, such as (a+)+, takes exponential time. A plain part of the line is enough.",
  "not-ready/log-unreadable": "Set ready to another check, such as http or tcp, or use a log driver that the engine can read.",
  "not-ready/command-failed": commandFailed,
  "not-ready/command-not-run": "Correct the command of the readiness check: the container could not run it. The image must contain the program.",
  "not-ready/command-running": "The command of the readiness check did not end. Correct it, or set a longer ready-timeout.",
  "app-exited/exit": adviceOnExit,
  "app-exited/sigkill": endedBySignal,
  "app-exited/removed": "Make sure that nothing removes containers during a run, such as docker system prune or another job on this machine.",
  "dependency-exited/exited": "Read the log of that service and fix the cause. If the service was OOM-killed, give it more memory. Without the service, the app may do less and use less memory, so this peak does not count.",
  "load-failed/none-sent": loadFailed,
  "load-failed/command-not-run": "Correct load-command, or install its program in an earlier step. Its first word must be a program.",
  "load-failed/machine-too-slow": "This is not about the app. Set fewer connections, or a rate that this machine can send; a scenario with fewer users helps too. Use a faster machine, or one that does nothing else.",
  "load-failed/load-process": loadFailed,
  "load-failed/unanswered": adviceOnMissingResponses,
  "load-failed/errors": adviceOnErrors,
  "load-failed/scenario-errors": stepFailed,
  "load-failed/step-failed": stepFailed,
  "load-failed/step-unanswered": "Set a duration that is longer than this request takes, or fewer connections.",
  "load-failed/step-unsent": "Set a longer duration, or give the request more weight. If you do not need the request, remove it from the scenario.",
  "load-failed/response-gap": stoppedResponding,
  "load-failed/response-gaps": stoppedResponding,
  "load-failed/silent-end": stoppedResponding,
  "load-failed/silent-after-load": stoppedResponding,
  "load-failed/stalled": noResponses,
  "load-failed/redirects": adviceOnRedirects,
  "load-failed/rate-missed": "The app or this machine was too slow for the rate, so the peak at this rate is unknown. Set a lower rate or more connections, or use a faster machine. To judge the run all the same, set min-rate to a lower share.",
  "load-failed/command-failed": "A failed load does not count. Read the output of load-command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "load-failed/command-too-short": "A load that ends at once does not exercise the app. load-command must keep the app busy for longer, and must not exit before the processes that it starts.",
  "load-failed/command-unnoticed": "The app received almost no load. Make load-command send several requests a second to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
  "job-failed/exit-code": [readLog, "If this exit code means success, add it to exit-codes."],
  "job-unfinished/time-up": "Set a longer duration. If this is a server, which does not end by itself, remove load: none.",
  // A longer run gives more samples, but does not shorten the gaps between them. A batch job ends by itself, so a
  // longer duration does not help.
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
function busyMachine({ isFromFiles }) {
  const files = isFromFiles ? "" : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, or use fewer connections or a lower rate.${files}`;
}
function adviceOnStop({ code, data }, logLines2) {
  const found = advice[code];
  const sentences = typeof found === "function" ? found(data) : found;
  if (typeof sentences === "string") return sentences;
  return sentences.flatMap((sentence) => typeof sentence === "string" ? sentence : aboutLog(logLines2)).join(" ");
}
function aboutLog(logLines2) {
  if (logLines2 === null) return [];
  return [logLines2 > 0 ? "Read the container's last log lines." : "The container wrote nothing to its log."];
}

// src/report/advice/advice.ts
function adviceFor(verdict, evidence, thresholds) {
  return `${adviceOn(verdict, evidence, thresholds)}${earlyEnd(verdict, evidence)}`;
}
function earlyEnd({ kind }, { outcome }) {
  if (kind === "inconclusive" || outcome.kind === "completed") return "";
  const consequence = kind === "over-ratio" ? ", so the real peak may be higher" : "";
  return ` The run ended early${consequence}: ${printable(outcome.message)}.`;
}
function adviceOn(verdict, evidence, thresholds) {
  const { maxRatio: maxRatio2 } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return `${spareText(verdict.proof, evidence, maxRatio2)}${atLimitText(evidence)}`;
    case "over-ratio":
      return reclaimAdvice(evidence, maxRatio2) ?? `${reduceOrRaise(evidence, maxRatio2)}${reclaimable(evidence)}`;
    case "oom-killed":
      return isAtContainerLimit(evidence) ? `${raiseAbove(evidence, maxRatio2)} ${circumstances(evidence)}${inKubernetes(evidence)}` : `${adviceOnCgroups(evidence)} ${circumstances(evidence)}`.trim();
    case "out-of-memory":
      return outOfMemoryAdvice(evidence);
    case "inconclusive":
      return adviceOnStop(verdict, evidence.container?.logTail.length ?? null);
  }
}
function spareText(proof, evidence, maxRatio2) {
  const growth = growthOf(evidence);
  if (growth?.isRising) return risingText(growth);
  const { peak, limitBytes } = evidence;
  const spareBytes = Math.floor(maxRatio2 * limitBytes - (peak?.workingSetBytes ?? 0));
  const within = proof === "proven" ? "Within the threshold" : "Within the threshold in every sample";
  return spareBytes <= 0 ? `${within}, with nothing to spare: the peak is exactly at it.` : `${within}, with ${bytes(spareBytes)} to spare.`;
}
function risingText({ bytesPerSecond, bytesPerRequest, msToLimit }) {
  const perRequest = bytesPerRequest === null ? "" : `, which is ${bytes(Math.round(bytesPerRequest))} per request`;
  const reached = msToLimit === null ? "" : ` At this rate memory reaches the limit after another ${time(msToLimit)} of load.`;
  return `Memory was still rising when the load ended: by ${bytes(bytesPerSecond)} per second${perRequest}.${reached} Set a longer duration. If memory keeps rising, look for a leak or a cache without a maximum size.`;
}
function raiseAbove(evidence, maxRatio2) {
  const suggestion = suggestionFor(evidence, maxRatio2, "oom-killed");
  const above = suggestion.kind === "none" ? "" : ` above ${limitToSet(suggestion.bytes)}`;
  const when = killPhaseOf(evidence.oom) === "start" ? "to start" : "under load";
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
  if ((oom.groupKills ?? 0) > 0 && container?.exitedByItself !== false) {
    return "memory.oom.group was set, so the kernel killed the whole container. On cgroup v2, Kubernetes 1.28 and later sets it by default.";
  }
  if (outcome.kind === "stopped" && outcome.reason === "engine-lost")
    return "Kubernetes would restart the container if the pod's restartPolicy says so.";
  return container?.exitedByItself ? `Kubernetes would report the container as OOMKilled; ${restartPolicy}` : `On cgroup v2, Kubernetes 1.28 and later would by default kill the whole container; ${restartPolicy}`;
}
function reduceOrRaise(evidence, maxRatio2) {
  if (evidence.outcome.kind === "stopped") return "Reduce the app's peak memory, or raise the limit.";
  const growth = growthOf(evidence);
  if (growth?.isRising) return `A higher limit may not be enough. ${risingText(growth)}`;
  const suggestion = suggestionFor(evidence, maxRatio2, "over-ratio");
  const limit = suggestion.kind === "none" ? "" : ` to at least ${limitToSet(suggestion.bytes)}`;
  return `Reduce the app's peak memory, or raise the limit${limit}.`;
}
function reclaimable({ peak }) {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache. kubectl top and node eviction count it, but the kernel reclaims it before it OOM-kills a process.`;
}

// src/report/model/phase-table.ts
var requestHead = ["Responses", "Failed", "Responses/s", "Latency p50, p99"];
function phaseTableOf(evidence) {
  const hasRequests = evidence.load !== null || evidence.warmup !== null;
  const rows2 = evidence.phases.map(({ name, startMs, endMs, peakBytes, samples, maxGapMs }) => [
    name,
    time(startMs),
    time(endMs - startMs),
    peakBytes === null ? "no sample" : bytes(peakBytes),
    ...hasRequests ? requestCells(name, evidence) : [],
    integer(samples),
    time(maxGapMs)
  ]);
  const requests = hasRequests ? requestHead : [];
  return { head: ["Phase", "Start", "Duration", "Peak", ...requests, "Samples", "Longest gap"], rows: rows2 };
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

// src/report/model/breakdown-text.ts
var shownBytes = 2 ** 20 / 10;
function heldRow(evidence) {
  const { peak, limitBytes } = evidence;
  const held = heldBytesOf(evidence) ?? 0;
  const isUnknown = peak !== null && isLarge(unknownKernelBytes(peak.composition), peak.workingSetBytes);
  const kernel = isUnknown ? "without active file cache; memgate cannot tell how much of the kernel memory is reclaimable, so all of it counts" : "without active file cache and reclaimable kernel memory";
  return {
    label: "Held by the app",
    value: `at most ${bytes(held)}, ${percent(held / limitBytes)} of the limit: ${kernel}`
  };
}
function breakdownText(composition, totalBytes) {
  const parts = Object.keys(partNames).map((name) => ({ name, bytes: composition[name] ?? 0 })).filter((part) => part.bytes >= shownBytes).sort((a, b) => b.bytes - a.bytes);
  return parts.map(({ name, bytes: part }) => {
    const share = `${percent(part / totalBytes)}${detailOf(name, composition, totalBytes)}`;
    return `${partNames[name]} ${bytes(part)} (${share})`;
  }).join(", ");
}
function detailOf(name, { kernelReclaimable, other }, totalBytes) {
  if (name === "kernel" && (kernelReclaimable ?? 0) >= shownBytes) {
    return `; reclaimable: ${bytes(kernelReclaimable ?? 0)}`;
  }
  return name === "other" && isLarge(other, totalBytes) ? "; charged, but not yet told apart: growth in the last 2 s, or parts of huge pages that the app gave back" : "";
}

// src/report/model/suggestion-text.ts
function suggestionRow({ evidence, thresholds: { maxRatio: maxRatio2 }, verdict }) {
  const suggestion = suggestionFor(evidence, maxRatio2, verdict.kind);
  if (evidence.peak === null) return [];
  const label = verdict.kind === "pass" ? "Lowest limit for this peak" : "Suggested limit";
  if (suggestion.kind === "none") return [{ label, value: `none: ${whyNone[suggestion.reason](evidence)}` }];
  if (verdict.kind === "oom-killed") {
    const needed = `The app needed more than ${bytes(evidence.limitBytes)}; how much more is unknown.`;
    return [{ label, value: `above ${limitBesideSizes(suggestion.bytes)}. ${needed}` }];
  }
  const atLeast = verdict.kind === "pass" ? "" : "at least ";
  return [{ label, value: `${atLeast}${limitBesideSizes(suggestion.bytes)}, which is peak \xF7 max-ratio, rounded up` }];
}
var whyNone = {
  "no-peak": () => "memgate took no sample",
  inconclusive: () => "the run is inconclusive, so its peak does not show what the app needs",
  "ended-early": () => "the run ended early, so the real peak may be higher",
  reclaimable: ({ peak }) => `the kernel can take back ${bytes(peak === null ? 0 : reclaimableBytes(peak.composition))} of the peak. Such memory can grow up to any limit, so the peak does not show what the app needs`,
  "kernel-memory": ({ peak }) => `${bytes(peak === null ? 0 : unknownKernelBytes(peak.composition))} of the peak may be reclaimable kernel memory, such as the names and sizes of files. It can grow up to any limit, so the peak does not show what the app needs`,
  "file-cache": (evidence) => wasAtLimit(evidence) && rereadBytesOf(evidence) > 0 ? `file cache filled the limit, and the app had to read ${bytes(rereadBytesOf(evidence))} of files again. With another limit it would use another amount of memory, so the peak does not show what the app needs` : `the app maps ${bytes(evidence.reclaim?.mappedFileBytes ?? 0)} of files into its memory. A limit from this peak would have no room for them, and the app would read them again and again`,
  rising: () => "memory was still rising when the load ended",
  "out-of-memory": () => "a process ran out of memory at the limit of its runtime, so the real peak may be higher",
  "cgroup-limit": () => "the OOM kills were at limits inside the container, and say nothing about the container's limit"
};

// src/report/model/workload-rows.ts
function workloadRows(evidence) {
  const { load, container } = evidence;
  const app = container === null ? [] : [{ label: "App", value: container.image }];
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
  return `${requests} ${url} over ${countOf(connections, "connection")}${pace}`;
}
function requestsText(load) {
  const failed = load.errors + load.non2xx;
  if (load.requests === 0 && failed === 0) return unansweredText;
  const kinds = load.steps === null ? `: ${failuresText({ ...load, timeoutMs: load.requestTimeoutMs })}` : "";
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${kinds}`;
  const redirects = Object.entries(load.statusCodes).reduce(
    (sum, [status, count]) => isRedirect(Number(status)) ? sum + count : sum,
    0
  );
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
    return `${request}: ${state}`;
  }
  const times = latencyMs === null ? "" : `, p50 ${latency(latencyMs.p50)}, p99 ${latency(latencyMs.p99)}`;
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${firstFailureOf({ firstFailure })}`;
  return `${request}: ${countOf(requests, "response")}${times}; ${failures}`;
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
    return `load-command "${workload.command}" ${end}; ${activity}`;
  }
  const code = container?.exitCode == null ? "unknown" : exitCodeText(container.exitCode);
  return `a batch job, which ran for ${time(workload.durationMs)} and ended with exit code ${code}`;
}
function missingWorkloadText({ phases, outcome, warmup }) {
  const reached = phases.map(({ name }) => name);
  if (reached.includes("run")) {
    const isUnfinished = outcome.kind === "stopped" && outcome.reason === "job-unfinished";
    return isUnfinished ? "a batch job; memgate stopped it at the end of its duration" : "a batch job";
  }
  if (reached.includes("load")) return "unknown: the run ended during the load, before memgate had the request figures";
  if (reached.includes("warmup") || warmup !== null) return "warmup only: the run ended during the warmup";
  return "no load: the run ended first";
}

// src/report/model/rows.ts
var witnessNames = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log"
};
function rowsOf(judged2) {
  const rows2 = [
    { label: "Verdict", value: verdictCode(judged2.verdict) },
    ...memoryRows(judged2),
    ...oomRows(judged2.evidence),
    ...outOfMemoryRows(judged2.evidence),
    ...workloadRows(judged2.evidence),
    ...measurementRows(judged2),
    ...identityRow(judged2.identity)
  ];
  return rows2.map(({ label, value }) => ({ label, value: printable(value) }));
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
  return parts.length === 0 ? [] : [{ label: "Run", value: parts.join(", ") }];
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
    heldRow(evidence),
    { label: "Peak breakdown", value: breakdownText(peak.composition, peak.workingSetBytes) },
    { label: "Kernel's peak usage", value: kernelPeak },
    ...growthRow(evidence),
    ...transientCacheRow(peak, evidence, verdict, thresholds)
  ];
}
function peakRow(peak, evidence, verdict) {
  const isJudged = verdict.kind !== "inconclusive";
  const share = isJudged ? `, ${percent(peak.ratio)} of the limit` : "";
  const isBelow = verdict.kind === "oom-killed" && isAtContainerLimit(evidence) && peak.workingSetBytes < evidence.limitBytes;
  const note = isBelow ? "; the memory reached the limit between two samples" : "";
  const when = `${time(peak.atMs)} after ${timeOriginOf(evidence)}, in the ${peak.phase} phase`;
  const label = isJudged ? "Peak" : "Peak (not judged)";
  return { label, value: `${bytesExactly(peak.workingSetBytes)}${share}, ${when}${note}` };
}
function growthRow(evidence) {
  const growth = growthOf(evidence);
  if (growth === null) return [];
  const half = `in the last ${time(growth.windowMs)} of the load phase`;
  const value = growth.isRising ? `at least ${bytes(growth.bytesPerSecond)} per second of anonymous memory ${half}; memory was still rising` : `none that was steady ${half}`;
  return [{ label: "Growth under load", value }];
}
function transientCacheRow(peak, { instantPeakBytes, limitBytes }, verdict, { maxRatio: maxRatio2 }) {
  const withTransientBytes = instantPeakBytes ?? 0;
  if (verdict.kind !== "pass" || withTransientBytes / limitBytes <= maxRatio2) return [];
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
    ...oomCgroupRow(oom),
    ...pressure === null || pressure.someMs < 1 ? [] : [{ label: "Stalled for lack of memory", value: pressureText(pressure) }]
  ];
}
function measurementRows(judged2) {
  const { evidence, thresholds, verdict } = judged2;
  const { engine } = evidence;
  return [
    { label: "Sampling", value: samplingText(evidence) },
    ...verdict.kind === "pass" ? [{ label: "Certainty", value: certaintyText(verdict, evidence, thresholds) }] : [],
    ...suggestionRow(judged2),
    ...engine === null ? [] : [{ label: "Engine", value: engineText(engine) }]
  ];
}
function engineText({ version, apiVersion, cgroupVersion, kernelVersion }) {
  const cgroup = cgroupVersion === null ? "unknown cgroup version" : `cgroup v${cgroupVersion}`;
  return `Docker ${version}, API ${apiVersion}, ${cgroup}, Linux ${kernelVersion}`;
}
function whyNoKernelPeak({ container, sampling, engine }) {
  if (container?.exitedByItself) return "the container ended before memgate could read it";
  return sampling.sources.some(({ name }) => name.startsWith("cgroup-")) ? whyNotInFiles(engine) : "only the container's cgroup files have it, and memgate could not read them";
}
function whyNotInFiles(engine) {
  const [version, major, minor] = /^(\d+)\.(\d+)/.exec(engine?.kernelVersion ?? "") ?? [];
  const isBefore519 = engine?.cgroupVersion === "2" && Number(major) * 1e3 + Number(minor) < 5019;
  return isBefore519 ? `Linux ${version} does not report it on cgroup v2, only 5.19 and later do` : `memgate could not read ${kernelPeakFile(engine)} at the end of the run`;
}
function kernelPeakFile(engine) {
  const files = { "1": "memory.max_usage_in_bytes", "2": "memory.peak" };
  return engine?.cgroupVersion == null ? "it" : files[engine.cgroupVersion];
}
function processText({ pid, name, anonymousBytes }) {
  return `${name} (PID ${pid}) with ${bytes(anonymousBytes)} of anonymous memory`;
}
function pressureText({ someMs, fullMs }) {
  return `at least one process for ${time(someMs)} in total, all processes at once for ${time(fullMs)}`;
}

// src/report/model/run-result.ts
function exitCodeOfRun(run) {
  const codes = run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate);
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}
function exitCodeOfGate(gate) {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}
var gravity = { pass: 0, inconclusive: 1, refused: 1, "over-ratio": 2, "out-of-memory": 3, "oom-killed": 4 };
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
function refusal(gate) {
  return `did not run (${gate.reason}): ${printable(gate.why)}`;
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
    resultCell(verdict, growthOf(evidence)?.isRising === true),
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond)
  ];
}
function resultCell(verdict, isRising) {
  const heading = headings[verdict.kind];
  if (verdict.kind === "inconclusive") return `${heading} (${verdict.reason})`;
  if (verdict.kind !== "pass") return heading;
  const additions = [...verdict.proof === "sampled" ? ["sampled"] : [], ...isRising ? ["memory still rising"] : []];
  return additions.length === 0 ? heading : `${heading} (${additions.join(", ")})`;
}
function warningsOf(run) {
  const gates = run.kind === "one" ? [{ prefix: "", judged: run.judged }] : run.gates.flatMap(named);
  return gates.filter(({ judged: { verdict, evidence } }) => verdict.kind === "pass" && growthOf(evidence)?.isRising).map(({ prefix, judged: judged2 }) => prefix + judged2.message);
}
function named(gate) {
  return gate.kind === "judged" ? [{ prefix: `${gate.name}: `, judged: gate.judged }] : [];
}

// src/report/text/chart-bins.ts
function binsOf(series, count) {
  const last = series.at(-1);
  if (last === void 0) return null;
  const toMs = last.atMs;
  const highest = new Array(toMs === 0 ? 1 : count);
  for (const { atMs, workingSetBytes } of series) {
    const index = toMs === 0 ? 0 : Math.min(count - 1, Math.floor(atMs / toMs * count));
    highest[index] = Math.max(highest[index] ?? 0, workingSetBytes);
  }
  let previous = null;
  const filled = Array.from(highest, (value) => {
    previous = value ?? previous;
    return previous;
  });
  return { fromMs: 0, toMs, workingSetBytes: filled };
}

// src/report/text/block-chart.ts
var rows = 6;
var blocks = [" ", "\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"];
function textChart({ evidence, thresholds }, width) {
  const { series, peak, limitBytes } = evidence;
  const topBytes = Math.max(limitBytes, peak?.workingSetBytes ?? 0);
  const labels = [bytes(topBytes), percent(thresholds.maxRatio), "0"];
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = Math.min(100, width - labelWidth - 2);
  const bins = columns < 20 ? null : binsOf(series, columns);
  if (bins === null) return [];
  const values = Array.from({ length: columns }, (_, column) => {
    const count = bins.workingSetBytes.length;
    return bins.workingSetBytes[Math.floor(column * count / columns)] ?? null;
  });
  const thresholdRow = rowOf(thresholds.maxRatio * limitBytes, topBytes);
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const empty = row === thresholdRow ? "\u2504" : " ";
    const cells = values.map((value) => {
      const eighths = value === null ? 0 : Math.round(value / topBytes * rows * 8) - row * 8;
      return eighths <= 0 ? empty : blocks[Math.min(8, eighths)] ?? empty;
    });
    const label = index === 0 ? labels[0] : row === thresholdRow ? labels[1] : row === 0 ? labels[2] : "";
    return `${(label ?? "").padStart(labelWidth)} \u2595${cells.join("")}`.trimEnd();
  });
  const [from, to] = [time(bins.fromMs), time(bins.toMs)];
  const axis = `${" ".repeat(labelWidth + 2)}${from}${to.padStart(Math.max(1, columns - from.length))}`;
  return [...lines, axis];
}
function rowOf(value, topBytes) {
  return Math.min(rows - 1, Math.floor(value / topBytes * rows));
}

// src/report/text/report-pointer.ts
import { dirname, join, relative } from "node:path";
var inArtifact = "in the run's artifacts, if the workflow uploads this folder";
function reportLine(run, reportDir) {
  if (run.kind === "one") {
    return `Full report${hasSamples(run.judged) ? " with every sample" : ""}: ${join(reportDir, "report.html")}`;
  }
  const judged2 = run.gates.filter((gate) => gate.kind === "judged");
  if (judged2.length === 0) return `List of the gates: ${join(reportDir, "gates.json")}`;
  const samples = judged2.some((gate) => hasSamples(gate.judged)) ? ", with every sample" : "";
  return `Full report of each gate${samples}: ${gateReportPath("GATE", reportDir)}`;
}
function gateReportPath(name, reportDir) {
  return join(reportDir, name, "report.html");
}
function hasSamples({ evidence }) {
  return evidence.peak !== null;
}
function reportLineInWorkflow(run, reportDir) {
  return `${reportLine(run, reportDir)} (${inArtifact})`;
}
function reportDirOf(reportPath, cwd) {
  const folder = dirname(reportPath);
  const path = relative(cwd, folder);
  return path.startsWith("..") ? folder : path;
}

// src/report/text/terminal.ts
var colours = { 0: "32", 1: "31", 3: "33" };
var marks = { 0: "\u2713", 1: "\u2717", 3: "?" };
var maxLogLines = 10;
function terminalText(judged2, { colour, width, place = null }) {
  const { evidence, verdict, message } = judged2;
  const code = exitCodeOf(verdict.kind);
  const headline = placed(printable(message), code, place);
  const sections = [
    textChart(judged2, width),
    figureLines(judged2, width),
    phaseLines(evidence, width),
    noteLines(evidence, width),
    logLines(evidence.container?.logTail ?? [], width),
    [colour ? coloured(headline, code) : headline, ...wrapped(nextStep(judged2), width)]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function figureLines(judged2, width) {
  const rows2 = rowsOf(judged2);
  const labelWidth = Math.max(...rows2.map((row) => row.label.length));
  return rows2.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapped(value, Math.max(20, width - labelWidth - 2));
    return [`${label.padEnd(labelWidth)}  ${first}`, ...rest.map((line) => `${" ".repeat(labelWidth)}  ${line}`)];
  });
}
var sparePhaseColumns = ["Start", "Samples", "Longest gap", "Failed", "Responses/s"];
function phaseLines(evidence, width) {
  const { head, rows: rows2 } = phaseTableOf(evidence);
  return rows2.length === 0 ? [] : tableWithin([head, ...rows2], sparePhaseColumns, width);
}
function noteLines(evidence, width) {
  return notesOf(evidence).flatMap((note) => wrapped(`Note: ${printable(note)}`, width));
}
function logLines(log, width) {
  if (log.length === 0) return [];
  const lines = log.slice(-maxLogLines);
  const more = lines.length < log.length ? ` (report.html has ${log.length})` : "";
  return [`${lastLines(lines.length)}${more}:`, ...lines.map((line) => cutTo(width, `| ${printable(line)}`))];
}
function cutTo(width, line) {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join("")}\u2026`;
}
function nextStep({ verdict, evidence, thresholds }) {
  const advice2 = adviceFor(verdict, evidence, thresholds);
  return verdict.kind === "pass" ? advice2 : `What to do: ${advice2}`;
}
function coloured(text, code) {
  return `\x1B[1;${colours[code]}m${text}\x1B[0m`;
}
function runText(run, options) {
  return run.kind === "one" ? terminalText(run.judged, options) : gatesText(run.gates, options);
}
function gateText(gate, options) {
  const text = gate.kind === "judged" ? terminalText(gate.judged, options) : refusedText(gate, options.width);
  return `
== ${gate.name}

${text}`;
}
function gatesText(gates, options) {
  const { colour, width, place = null, reportDir = null } = options;
  const table = tableWithin([gatesHead, ...gates.map(gateRow)], spareGateColumns, width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).flatMap((gate) => [
    ...wrapped(gateMessage(gate), width),
    ...detailsOfGate(gate, width - 2, reportDir).map(indented),
    ""
  ]);
  const headline = placed(gatesHeadline(gates), code, place);
  return [...table, "", ...failed, colour ? coloured(headline, code) : headline, ""].join("\n");
}
function refusedText(gate, width) {
  return `${wrapped(`${marks[3]} ${gate.name} ${refusal(gate)}`, width).join("\n")}
`;
}
var spareGateColumns = ["Responses/s", "Threshold", "Limit"];
function tableWithin(rows2, spareColumns, width) {
  const head = rows2[0] ?? [];
  const widths = head.map((_, column) => Math.max(...rows2.map((row) => (row[column] ?? "").length)));
  const columns = new Set(widths.keys());
  const needed = () => [...columns].reduce((sum, column) => sum + (widths[column] ?? 0) + 2, -2);
  for (const name of spareColumns) if (needed() > width) columns.delete(head.indexOf(name));
  return rows2.map(
    (row) => [...columns].map((column) => (row[column] ?? "").padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
}
function detailsOfGate(gate, width, reportDir) {
  if (gate.kind === "refused") return [];
  return [
    ...wrapped(nextStep(gate.judged), width),
    ...logLines(gate.judged.evidence.container?.logTail ?? [], width),
    ...reportDir === null ? [] : [`Full report: ${gateReportPath(gate.name, reportDir)}`]
  ];
}
function indented(line) {
  return `  ${line}`.trimEnd();
}
function placed(headline, code, place) {
  const marked = `${marks[code]} ${headline}`;
  return place === null || code === 0 ? marked : `${printable(place)}: ${marked}`;
}
var wordEnd = / (?!(?:B|[KMGT]iB|ms|s|min)(?!\w)|\s*::)/;
function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(wordEnd)) {
    const last = lines.at(-1);
    if (word === "") continue;
    if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// src/cli/console/only-report.ts
function onlyReport(positionals) {
  const [path, ...more] = positionals;
  return path !== void 0 && more.length === 0 ? { path, problem: null } : {
    path: null,
    problem: `expected one report, such as memgate-report/report.json; got ${positionals.length}`
  };
}

// src/cli/commands/saved-report.ts
function judgeReport(line, io) {
  const problems = [...line.problems];
  const threshold = (name, parse) => {
    const texts = line.values.get(name) ?? [];
    if (texts.length > 1) problems.push(`--${name} is given ${texts.length} times; expected once`);
    const [text] = texts;
    if (text === void 0) return null;
    const parsed2 = parse(text);
    if (parsed2.ok) return parsed2.value;
    problems.push(`--${name} "${text}" is not accepted; expected ${parsed2.accepted}`);
    return null;
  };
  const ratio = threshold("max-ratio", maxRatio);
  const errorRate = threshold("max-error-rate", maxErrorRate);
  const { path, problem } = onlyReport(line.positionals);
  if (problem !== null) problems.push(problem);
  const read = path === null ? null : readReport(path);
  if (read !== null && !read.ok) problems.push(...read.problems);
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "judge", problems);
  const { evidence, thresholds, identity } = evidenceIn(read.report);
  const changed = {
    maxRatio: ratio ?? thresholds.maxRatio,
    maxErrorRate: errorRate ?? thresholds.maxErrorRate
  };
  const result = judged(evidence, changed, identity);
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}
`);
  else io.stdout.write(terminalText(result, textOptions(io)));
  return exitCodeOf(result.verdict.kind);
}
var fileKinds = ["html", "summary", "junit"];
async function showReport(line, io) {
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readRun(path);
  const targets = fileKinds.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...problem === null ? [] : [problem],
    ...read !== null && !read.ok ? read.problems : [],
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`)
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);
  const { run } = read;
  for (const { name, file } of targets) {
    try {
      const { renderings } = await import("./report-files-XCNWE345.js");
      const text = renderings[name](run, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  if (run.kind === "several") for (const gate of run.gates) io.stdout.write(gateText(gate, textOptions(io)));
  io.stdout.write(
    `${run.kind === "several" ? "\n" : ""}${runText(run, { ...textOptions(io), reportDir: folderOf(path ?? "") })}`
  );
  return processExitCodes.pass;
}

export {
  reportLine,
  reportLineInWorkflow,
  reportDirOf,
  issuesUrl,
  adviceFor,
  requestHead,
  phaseTableOf,
  requestCells,
  partNames,
  partsInOrder,
  rowsOf,
  exitCodeOfRun,
  gravest,
  byGravity,
  shownOf,
  gatesHeadline,
  messageOfRun,
  refusal,
  jsonOf,
  gatesHead,
  gateRow,
  warningsOf,
  binsOf,
  terminalText,
  runText,
  gateText,
  judgeReport,
  showReport
};
