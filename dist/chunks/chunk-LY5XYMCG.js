import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceOnCgroups,
  certaintyText,
  cpuRow,
  folderOf,
  growthOf,
  hasHeading,
  headings,
  headroomText,
  heldBytesOf,
  increaseOf,
  isAboveWarnRatio,
  isAtContainerLimit,
  isOverByReclaimable,
  isTooShortForGrowth,
  killCount,
  killPhaseOf,
  lastLines,
  limitBesideSizes,
  limitNameOf,
  limitToSet,
  minGrowthLoadMs,
  notEnforced,
  noticesOf,
  oomCgroupRow,
  outOfMemoryAdvice,
  outOfMemoryRows,
  readJudged,
  readSaved,
  reclaimableBytes,
  reportOf,
  rereadBytesOf,
  samplingText,
  stalledMsOf,
  suggestionFor,
  timeOriginOf,
  unknownKernelBytes,
  verdictCode,
  wasAtLimit
} from "./chunk-LAKQRFLF.js";
import {
  exitCodeOf,
  isLarge,
  runSchemaUrl,
  schemaVersion
} from "./chunk-NQGW7FTA.js";
import {
  boolean,
  maxErrorRate,
  maxIncrease,
  maxRatio,
  notBelowMaxRatio,
  warnRatio
} from "./chunk-Q3G4CNF7.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-NGW5RHMD.js";
import {
  appText,
  commandEnd,
  exitCodeText,
  failuresText,
  firstFailureOf,
  mark,
  markedStyle,
  protocolFaultOf,
  signalOf,
  styled
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  bytesExactly,
  faultAdvice,
  integer,
  isRedirect,
  issuesUrl,
  latency,
  messageOf,
  percent,
  placeText,
  printable,
  rate,
  shortened,
  time
} from "./chunk-TGGWKTGO.js";

// src/cli/commands/saved-report.ts
import { writeFileSync } from "node:fs";

// src/verdict/gravity.ts
var gravity = {
  pass: 0,
  inconclusive: 1,
  increased: 2,
  "over-ratio": 3,
  leaks: 4,
  "out-of-memory": 5,
  "oom-killed": 6
};
var worstGravity = Math.max(...Object.values(gravity));
function gravityOf(kind) {
  return gravity[kind];
}

// src/report/model/run-result.ts
function exitCodeOfRun(run) {
  return gravestCode(run.kind === "one" ? [exitCodeOf(run.judged.verdict.kind)] : run.gates.map(exitCodeOfGate));
}
function enforcedExitCode(run) {
  return gravestCode(run.kind === "one" ? [enforcedCode(run.judged)] : run.gates.map(enforcedCodeOfGate));
}
function gravestCode(codes) {
  return codes.includes(1) ? 1 : codes.includes(3) || codes.length === 0 ? 3 : 0;
}
function enforcedCode({ verdict, thresholds }) {
  return thresholds.isEnforced ? exitCodeOf(verdict.kind) : 0;
}
function enforcedCodeOfGate(gate) {
  return gate.kind === "refused" ? 3 : enforcedCode(gate.judged);
}
function isExcused(gate) {
  return exitCodeOfGate(gate) !== 0 && enforcedCodeOfGate(gate) === 0;
}
function exitCodeOfGate(gate) {
  return gate.kind === "refused" ? 3 : exitCodeOf(gate.judged.verdict.kind);
}
function gravest(gates) {
  const ratio = (gate) => gate.kind === "judged" ? gate.judged.evidence.peak?.ratio ?? 0 : 0;
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a) || ratio(b) - ratio(a))[0] ?? null;
}
function byGravity(gates) {
  return gates.toSorted((a, b) => weightOf(b) - weightOf(a));
}
function weightOf(gate) {
  const weight = gravityOf(gate.kind === "judged" ? gate.judged.verdict.kind : "inconclusive");
  return enforcedCodeOfGate(gate) === 0 ? weight : weight + worstGravity + 1;
}
function shownOf(run) {
  if (run.kind === "one") return run.judged;
  const gate = gravest(run.gates);
  return gate?.kind === "judged" ? gate.judged : null;
}
function gatesHeadline(gates) {
  const judgedWith = (code) => gates.filter((gate) => gate.kind === "judged" && exitCodeOfGate(gate) === code).length;
  const inconclusive = judgedWith(3);
  const refused = gates.filter((gate) => gate.kind === "refused");
  const broken = refused.filter(({ reason }) => reason === "internal-error").length;
  const results = [
    { count: judgedWith(1), verb: "failed" },
    { count: inconclusive, verb: `${inconclusive === 1 ? "was" : "were"} inconclusive` },
    { count: broken, verb: "ended without a report" },
    { count: refused.length - broken, verb: "did not run" }
  ].filter(({ count: count2 }) => count2 > 0);
  const [first = { count: gates.length, verb: "passed" }, ...others] = results;
  const total = `${gates.length} ${gates.length === 1 ? "gate" : "gates"}`;
  const headline = [`${first.count} of ${total} ${first.verb}`, ...others.map(({ count: count2, verb }) => `${count2} ${verb}`)];
  return `${headline.join(", ")}${excusedText(gates)}`;
}
function excusedText(gates) {
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).length;
  const excused = gates.filter(isExcused).length;
  if (excused === 0) return "";
  return excused === failed ? " (not enforced)" : ` (${excused} of them not enforced)`;
}
function messageOfRun(run) {
  if (run.kind === "one") {
    const { verdict, thresholds, message } = run.judged;
    const excuse = notEnforced(verdict, thresholds);
    return excuse === null ? message : `${withoutEnd(message)}. ${excuse}`;
  }
  const failed = run.gates.filter((gate) => exitCodeOfGate(gate) !== 0).map(gateMessage);
  return [gatesHeadline(run.gates), ...failed.length === 0 ? [] : [failed.join("; ")]].join(": ");
}
function gateMessage(gate) {
  return `${gate.name}${isExcused(gate) ? " (not enforced)" : ""}: ${gate.kind === "judged" ? labelled(gate.judged) : refusal(gate)}`;
}
function labelled({ verdict, message, set }) {
  const text = withoutEnd(message);
  return hasHeading[verdict.kind] || set !== null ? text : `${headings[verdict.kind]}: ${text}`;
}
function withoutEnd(message) {
  return message.replace(/\.$/, "");
}
function refusal(gate) {
  return `${refusalHeading(gate)}: ${printable(gate.why)}`;
}
function refusalHeading({ reason }) {
  return `${reason === "internal-error" ? "ended without a report" : "did not run"} (${reason})`;
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
  if (gate.kind === "refused") {
    const heading = refusalHeading(gate);
    return [gate.name, heading.charAt(0).toUpperCase() + heading.slice(1), "", "", "", "", ""];
  }
  const { evidence, verdict, thresholds, set } = gate.judged;
  const { peak, load, limitBytes } = evidence;
  const runs = set === null ? "" : ` (${set.count})`;
  return [
    gate.name,
    `${resultCell(gate.judged)}${runs}`,
    // The peak of an inconclusive run must not be compared with the threshold.
    peak === null || verdict.kind === "inconclusive" ? "" : bytes(peak.workingSetBytes),
    bytes(limitBytes),
    peak === null || verdict.kind === "inconclusive" ? "" : percent(peak.ratio),
    percent(thresholds.maxRatio),
    load === null ? "" : integer(load.requestsPerSecond)
  ];
}
function resultCell(judged) {
  const { verdict, thresholds } = judged;
  const additions = [
    ...verdict.kind === "inconclusive" ? [verdict.reason] : [],
    ...verdict.kind === "pass" && verdict.proof === "sampled" ? ["sampled"] : [],
    ...passWarnings(judged).map(({ cell }) => cell),
    ...notEnforced(verdict, thresholds) === null ? [] : ["not enforced"]
  ];
  const heading = headings[verdict.kind];
  return additions.length === 0 ? heading : `${heading} (${additions.join(", ")})`;
}
function passWarnings(judged) {
  const isRising = judged.verdict.kind === "pass" && (judged.set?.facts.runs.some((run) => run.isRising) || growthOf(judged.evidence)?.isRising === true);
  return [
    ...isAboveWarnRatio(judged) ? [{ cell: "above the warning level", title: "memory peaked above the warning level" }] : [],
    ...judged.verdict.kind === "pass" ? increaseWarnings(judged) : [],
    ...isRising ? [{ cell: "memory still rising", title: "memory was still rising" }] : [],
    ...judged.verdict.kind === "pass" && judged.leak?.facts.result === "unknown" ? [{ cell: "leak not checked", title: "the leak check was not possible" }] : []
  ];
}
function increaseWarnings(judged) {
  const increase = increaseOf(judged);
  const against = judged.comparison === null ? "the baseline" : "the base";
  if (increase?.result === "unclear") {
    return [{ cell: "comparison unclear", title: `the comparison with ${against} is unclear` }];
  }
  return increase?.result === null ? [{ cell: "increase not judged", title: `the increase against ${against} was not judged` }] : [];
}
function warningsOf(run) {
  const gates = run.kind === "one" ? [{ prefix: "", judged: run.judged }] : run.gates.flatMap(named);
  return gates.flatMap(({ prefix, judged }) => {
    const warnings = passWarnings(judged);
    const title = `memgate: ${warnings.map((warning) => warning.title).join(", and ")}`;
    return warnings.length === 0 ? [] : [{ title, message: prefix + judged.message }];
  });
}
function named(gate) {
  return gate.kind === "judged" ? [{ prefix: `${gate.name}: `, judged: gate.judged }] : [];
}

// src/report/advice/reclaim-advice.ts
function reclaimAdvice(evidence, maxRatio2, isFirstRun) {
  const suggestion = suggestionFor(evidence, maxRatio2, "over-ratio");
  if (evidence.peak === null || suggestion.kind === "limit") return null;
  if (suggestion.reason === "kernel-memory") return unknownKernelAdvice(evidence.peak);
  return isOverByReclaimable(evidence, maxRatio2) ? reclaimableAdvice(evidence, evidence.peak, isFirstRun) : null;
}
function reclaimableAdvice(evidence, peak, isFirstRun) {
  const { activeFile, kernelReclaimable } = peak.composition;
  const parts = [
    ...activeFile ? [`${bytes(activeFile)} of active file cache`] : [],
    ...kernelReclaimable ? [`${bytes(kernelReclaimable)} of kernel memory, such as the names and sizes of files`] : []
  ];
  const held = bytes(heldBytesOf(evidence) ?? 0);
  const newImage = activeFile && isFirstRun ? "If the image was new on this machine, its own files may be in the file cache: run the gate again. " : "";
  return `A higher limit may not help. The peak is over the threshold only because of memory that the kernel can take back: ${parts.join(" and ")}. Such memory can grow with the limit. The app itself held at most ${held}, which is within the threshold. Reclaimable memory counts in kubectl top, and when Kubernetes evicts pods from a node. But the kernel takes it back before it OOM-kills a process. ${newImage}Find out which files the app reads or creates. If the app needs them, set a higher ${mark("max-ratio")}. A higher limit helps only if it has room for all of them.`;
}
function unknownKernelAdvice({ workingSetBytes, composition }) {
  const unknownBytes = unknownKernelBytes(composition);
  const restBytes = workingSetBytes - unknownBytes - reclaimableBytes(composition);
  return `Do not raise the limit yet. ${bytes(unknownBytes)} of the peak may be kernel memory that the kernel can take back, such as the names and sizes of files. If all of it is reclaimable, the app itself held only ${bytes(Math.max(0, restBytes))}. Find out whether the app creates or opens many files. If it does not, this is probably memory that the kernel cannot take back, such as page tables, thread stacks and sockets: then raise the limit. To be sure, run the gate on a machine with cgroup v2, which reports how much of the kernel memory is reclaimable.`;
}
function atLimitText(evidence) {
  if (!wasAtLimit(evidence)) return "";
  const rereadBytes = rereadBytesOf(evidence);
  const reread = rereadBytes === 0 ? "" : ` The app had to read ${bytes(rereadBytes)} of files again, which makes it slower.`;
  return ` Memory usage, file cache included, reached the limit, and the kernel took memory back.${reread}`;
}

// src/report/advice/advice-sentence.ts
var readLog = { kind: "read-log" };

// src/report/advice/load-advice.ts
var tryLess = "Set a lower `connections`, or a `rate`.";
var noResponses = [
  "The app closed connections or did not respond in time.",
  readLog,
  tryLess
];
var serverErrors = [
  "The app fails or is overloaded.",
  readLog,
  "Check the services that it depends on. Set a lower `connections`, or a `rate`."
];
var clientErrors = "Failed requests do not exercise the app. Check `path`, `method`, `headers` and `body`.";
var isCorrect = "If this status is correct, use `scenario`, and list the status in the expect field of the request.";
var hostHeader = "Some frameworks reject a Host header that they do not know: set `headers` to a Host that the app accepts, such as Host: localhost.";
var http2Only = "The requests of memgate use HTTP/1.1. Let the app accept HTTP/1.1 too. Otherwise set `ready: tcp`, and `load-command` to a client that speaks HTTP/2, such as h2load, ghz or k6.";
var refusedCertificate = "memgate does not accept the app's certificate. Set `ca` to its certificate authority, set a Host header with a name in the certificate, or set `insecure: true`.";
var tooManyRequests = "The app limits the rate of requests. Set `rate` below its limit, or turn its limit off for this run.";
var streams = "The responses began but did not end in time. memgate counts complete responses only. If they are streams, such as server-sent events, set `path` to a path whose responses end, or `load-command` to a client that reads streams.";
var longerTimeout = "If the app needs longer for a response, set a longer `request-timeout`, and a `duration` of several times that length.";
var timeoutOnly = "If the app needs longer for a response, set a longer `request-timeout`.";
var longerDuration = "If the app needs longer for a response, set a longer `duration`.";
var noResources = {
  EMFILE: "memgate could not open more connections: its process has reached the maximum number of open files. Raise the maximum (ulimit -n), or set a lower `connections`.",
  ENFILE: "memgate could not open more connections: this machine has reached the maximum number of open files. Raise fs.file-max, or set a lower `connections`.",
  EADDRNOTAVAIL: "This machine has no free port left for new connections. Set a lower `connections`, or a `rate`, remove `max-connection-requests`, or let the app keep connections open.",
  ENOBUFS: "This machine has no memory left for sockets. Set a lower `connections`."
};
function adviceOnNoResponse(data, checksLeak) {
  switch (protocolFaultOf(data.lastError, data.url.startsWith("https:") ? data.url : null)) {
    case "http2":
      return [http2Only];
    case "https":
      return ["The requests used HTTP, but the port speaks HTTPS: set `https: true`."];
    case "not-https":
      return ["The requests used HTTPS. If the port speaks HTTP, remove `https`."];
    case "certificate":
    case "certificate-name":
      return [refusedCertificate];
    default:
      return adviceOnMissingResponses(data, checksLeak);
  }
}
function adviceOnMissingResponses({ errors, lastError, streams: begun, timeouts, unfinished }, checksLeak) {
  const longer2 = checksLeak ? timeoutOnly : timeouts > 0 ? longerTimeout : longerDuration;
  if (begun > 0 && begun >= errors / 2) return [streams, longer2];
  const machine = noResources[lastError ?? ""];
  if (machine !== void 0) return [machine];
  const isLate = timeouts + unfinished > 0 && timeouts + unfinished >= errors / 2;
  return isLate ? [...noResponses, longer2] : noResponses;
}
function adviceOnErrors(data, checksLeak) {
  const { errors, statusCodes } = data;
  const countOf2 = (matches) => Object.entries(statusCodes).reduce((sum, [status, count2]) => matches(Number(status)) ? sum + count2 : sum, 0);
  const ofClient = countOf2((status) => Math.floor(status / 100) === 4);
  const ofServer = countOf2((status) => Math.floor(status / 100) === 5);
  const most = Math.max(errors, ofClient, ofServer);
  if (most === errors) return adviceOnMissingResponses(data, checksLeak);
  if (most === ofServer) return serverErrors;
  if (countOf2((status) => status === 429) >= ofClient / 2) return [tooManyRequests];
  const mayBeHost = countOf2((status) => hostStatuses.includes(status)) > 0;
  return [clientErrors, ...mayBeHost ? [hostHeader] : [], isCorrect];
}
var hostStatuses = [400, 403, 404, 421];
var toHttps = "The app redirects HTTP to HTTPS. Set `headers` to X-Forwarded-Proto: https, as a proxy in production would, or set `https: true` if this port speaks HTTPS.";
var toLogin = "The app redirects to a login. Set `headers` to a valid session or token, or set `scenario` to one that logs in.";
var acceptRedirects = "If redirects are the real work of the app, set `accept-redirects: true`.";
function adviceOnRedirects(data) {
  const { url, location, request } = data;
  return request === null ? [causeOfRedirect(url, location), acceptRedirects] : [causeInScenario(data), listRedirects];
}
var listRedirects = "If a redirect is correct, list its status in the expect field of the request.";
function causeInScenario({ url, location }) {
  return url.startsWith("http:") && location?.startsWith("https:") ? toHttps : "In the scenario, correct the path, the headers or the session of the request.";
}
function causeOfRedirect(url, location) {
  const [from, to] = [parsed(url), location === null ? null : parsed(location, url)];
  if (from === null || to === null) return "Set `path` to a path that responds with 200.";
  if (from.protocol === "http:" && to.protocol === "https:" && samePath(from, to)) {
    return toHttps;
  }
  const isOtherHost = from.host !== to.host;
  if (isOtherHost && isOfLogin(to.hostname)) return toLogin;
  if (from.pathname === to.pathname && from.search === to.search && isOtherHost) {
    return `The app redirects to another host. Set ${mark("headers")} to Host: ${to.host}.`;
  }
  if (samePath(from, to))
    return `Only the slash at the end differs. Set ${mark("path")} to ${to.pathname}${to.search}.`;
  if (isOfLogin(to.pathname)) return toLogin;
  return "Set `path` to a path that responds with 200, such as the target of the redirect.";
}
function isOfLogin(text) {
  return /(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|auth(?:n|enticate|entication|orize|orization)?|sso|oauth2?|oidc|saml2?)(?:$|[/._-])/i.test(
    text
  );
}
function parsed(url, base) {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}
function samePath(from, to) {
  const plain = ({ pathname, search }) => pathname.replace(/\/$/, "") + search;
  return plain(from) === plain(to);
}

// src/report/advice/start-advice.ts
var checkReady = "Check `port`, `ready-path` (memgate requests it with GET) and `ready-timeout`. Check that the app listens on 0.0.0.0, not on 127.0.0.1.";
var isReadyOn = "The app responds, but with an error status. memgate waits for a status from 200 to 399.";
var checkPath = "Check `ready-path`, or `path` if you did not set `ready-path`. If this path needs another method or a login, set `ready-path` to a path that needs neither, such as /healthz.";
var tooManyChecks = "The app limits the rate of requests, and memgate's readiness check exceeds it. Set `ready-path` to a path without this limit, set `ready: tcp`, or turn the limit off for this run.";
var ipv6Only = "The app accepts IPv6 connections only. The networks of most containers use IPv4, and so does memgate. Let the app listen on 0.0.0.0, or on :: for both IPv4 and IPv6.";
var mustKeepRunning = "The app must keep running during the gate. If it is a batch job, which ends by itself, set `load: none`.";
var endedWithError = "The app must keep running during the gate, but it ended with an error. Find the cause in its log, and fix it.";
var background = "A container ends with its first process. If the app goes into the background, let it run in the foreground, for example with nginx -g 'daemon off;'.";
var interpreter = "If the command is only an interpreter, such as node or sh, set `command` to your program.";
var standardInput = "Standard input is empty here, as in a pod. If the app stops at the end of its standard input, start it in a mode that does not read it. If the app is a batch job, set `load: none`.";
function adviceOnClientError({ place, status }) {
  if (status === 429) return [tooManyChecks];
  const path = place === null ? checkPath : `Check the path of ${probeAt(place)}.`;
  if (status === 404) return [isReadyOn, path, hostHeader];
  const host = [400, 403, 421].includes(status) ? [hostHeader] : [];
  const https = status === 400 ? ["If the port speaks HTTPS, set `https: true`."] : [];
  return [isReadyOn, ...host, ...https, path];
}
var endedBySignal = [
  readLog,
  "A signal ended the app. SIGSEGV, SIGBUS, SIGILL and SIGABRT come from a fault in the app or in its runtime. SIGTERM, SIGINT and SIGKILL usually come from another program."
];
function adviceOnExit({ exitCode, phase }) {
  if (signalOf(exitCode ?? 0) !== null) return endedBySignal;
  if (exitCode !== null && exitCode !== 0) return [readLog, endedWithError];
  return exitCode === 0 && (phase === "start" || phase === "warmup") ? [readLog, background, interpreter, standardInput] : [readLog, mustKeepRunning];
}
function adviceOnLoopback({ listeners, place }) {
  const at = place === null ? "" : ` The readiness check is ${probeAt(place)}.`;
  const addresses = [...new Set(listeners?.map(({ address }) => address))].join(" and ");
  return [
    `The app listens only on ${addresses}, which nothing outside its container can reach. Let it listen on 0.0.0.0.${at}`
  ];
}
function adviceOnRefused({ otherPorts, place, listeners }) {
  const [only, ...others] = otherPorts?.exposed ?? [];
  const reachable = listeners?.find(({ address }) => address === "0.0.0.0" || address === "::");
  if (reachable !== void 0 && place === null)
    return [`The app listens on another port: set ${mark("port", reachable.port)}.`];
  if (listeners?.length === 0 && otherPorts === null) {
    return ["The app does not listen on any port yet. Set a longer `ready-timeout` if it is still starting.", readLog];
  }
  if (place !== null) {
    return [
      `Check ${probeAt(place)}, ${mark("ready-timeout")}, and that the app listens on 0.0.0.0, not on 127.0.0.1.`,
      readLog
    ];
  }
  if (otherPorts === null || only === void 0) return [checkReady, readLog];
  const exposed = others.length === 0 ? `${only}, the port` : `one of the ports ${[only, ...others].join(", ")}`;
  return [
    `Set ${mark("port")} to ${exposed} that the image exposes, or correct EXPOSE in the Dockerfile.`,
    checkReady,
    readLog
  ];
}
function adviceOnClosed(data) {
  const { observed } = data;
  const mayBeHttps = observed.kind === "http" && observed.serverName === null;
  return [...adviceOnRefused(data), ...mayBeHttps ? ["If the app speaks HTTPS, set `https: true`."] : []];
}
function probeAt(place) {
  return `the probe at ${placeText(place)}`;
}

// src/report/advice/stop-advice.ts
var buildFailed = "Correct the build. Its output, with the error, is in the log of this run.";
var noDockerCli = "Install the docker CLI, or build the image in an earlier step and set `image`.";
var pullFailed = "Correct the name of the image, or log in to its registry before the run. If the image exists only on this machine, set `pull: never`.";
var missingImage = "Build or pull the image before the run, correct its name, or set `pull: missing`.";
var otherPlatform = "Set `platform` to a platform that the image has, or build the image for the platform that you need. With `pull: never`, pull it for that platform before the run.";
var tryAgain = "Read the engine's message, and run again. If the failure repeats, run memgate doctor.";
var credentialsFailed = "Correct the file, or log in again with docker login.";
var containerFailed = "Read the engine's message. The usual causes are a wrong command, a missing network, or a limit that is too small for the container to start.";
var startEngine = "Start the Docker Engine, or set DOCKER_HOST to a running one. memgate doctor shows which engine memgate uses.";
var readEngineLog = "Read the log of the Docker Engine to find out why it stopped or restarted, then run again.";
var noLimitSupport = "Run docker info. If it warns 'No memory limit support' or 'No swap limit support', this machine cannot apply the limit. Use another machine, or enable the support at boot with the kernel parameters cgroup_enable=memory swapaccount=1. If it shows neither warning, run memgate doctor. It shows which limit the kernel applied to a test container.";
var changedLimit = "Make sure that nothing changes the limits of the container during a run.";
var notReadyStatus = [
  isReadyOn,
  readLog,
  "Something that the app needs may be missing, or the app needs longer than `ready-timeout`. If only this path responds like this, set `ready-path` to another path."
];
var noProtocol = "Check `port` and `https`: set `https: true` if the port speaks HTTPS, and remove it if the port speaks HTTP.";
var slowResponse = "The app accepts connections, but does not respond in time. Set a longer `ready-timeout` if it is still starting.";
var noLogLine = ["Check the pattern in `ready`, and `ready-timeout`.", readLog];
var commandFailed = ["Check the command of the readiness check, and `ready-timeout`.", readLog];
var noSocket = [
  "Check `socket`: the app must create the socket at that path, in a folder that it shares with this machine through `volumes`, and must remove a socket that an earlier run left there.",
  readLog
];
var otherNetwork = [
  "If memgate itself runs in a container, such as in a job with container:, the app must join the network of that container. In a workflow, set `network` to the value of job.container.network. In a Compose file, declare that network as external. Connect a running container to it with docker network connect. If memgate does not run in a container, check `port`, `ready-path` and `ready-timeout`. Check that the app listens on 0.0.0.0, not on 127.0.0.1.",
  readLog
];
var noAddress = [
  "Let the app join a Docker network that this machine can reach, for example with `network`.",
  readLog
];
var loadFailed = `Run again, and report the failure at ${issuesUrl} if it repeats.`;
var stepFailed = "Failed requests do not exercise the app. If the status of a failed request is correct, list it in the expect field of the request.";
var stoppedResponding = ["The app stopped responding.", readLog, tryLess];
var longer = "{longer}";
var slowResponses = `If a normal response takes this long, ${longer}.`;
var moreSamples = `To let memgate take more samples, ${longer}.`;
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
  "container-failed/no-command": "The image does not say which program to run. Set `command`, or add CMD or ENTRYPOINT to the Dockerfile.",
  "container-failed/program-not-found": "The image has no such program. Change `command` or `entrypoint`. If you set neither, change CMD or ENTRYPOINT in the Dockerfile.",
  "container-failed/unknown-user": "The image has no such user or group. Set `user` to a name in the image's /etc/passwd or to a number such as 1000, or add the user to the image.",
  "container-failed/volumes": tryAgain,
  "container-failed/port-in-use": "Stop the program that listens on the port, or run the app on a network other than host.",
  "container-failed/socket-in-use": "Stop the program that listens on the socket, or set `socket` to another path.",
  "container-failed/inspect": "Make sure that the container keeps running until the end of the run.",
  "container-failed/set-limit": "Read the engine's message. If the engine cannot change the limit of a running container, start the container with the limit, and remove `set-limit`.",
  "container-failed/usage-above-limit": "Restart the container before the run, or set a higher `memory-limit`.",
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
  "not-ready/closed": adviceOnClosed,
  "not-ready/certificate": "The app's certificate is not valid for memgate. Set `ca` to its certificate authority, or set `insecure: true`. If only the name is wrong, set `headers` to a Host with a name in the certificate.",
  "not-ready/http2": http2Only,
  "not-ready/protocol": [noProtocol, readLog],
  "not-ready/unreachable": adviceOnRefused,
  "not-ready/no-socket": noSocket,
  "not-ready/other-network": otherNetwork,
  "not-ready/no-address": noAddress,
  "not-ready/not-tried": adviceOnRefused,
  "not-ready/no-log-line": noLogLine,
  "not-ready/pattern-too-slow": "Simplify the pattern in `ready`: a repeated group in a repeated group, such as (a+)+, takes exponential time. A plain part of the line is enough.",
  "not-ready/log-unreadable": "Set `ready` to another check, such as http or tcp, or use a log driver that the engine can read.",
  "not-ready/command-failed": commandFailed,
  "not-ready/command-not-run": "Correct the command of the readiness check: the container could not run it. The image must contain the program.",
  "not-ready/command-running": "The command of the readiness check did not end. Correct it, or set a longer `ready-timeout`.",
  "app-exited/exit": adviceOnExit,
  "app-exited/sigkill": endedBySignal,
  "app-exited/removed": "Make sure that nothing removes containers during a run, such as docker system prune or another job on this machine.",
  "dependency-exited/exited": "Read the log of that service and fix the cause. If the service was OOM-killed, give it more memory. Without the service, the app may do less and use less memory, so this peak does not count.",
  "load-failed/none-sent": loadFailed,
  "load-failed/command-not-run": "Correct `load-command`, or install its program in an earlier step. Its first word must be a program.",
  "load-failed/machine-too-slow": "The app is not the cause. Set a lower `connections`, or a `rate` that this machine can send. If `scenario` has stages, set them there. Use a faster machine, or one that does nothing else.",
  "load-failed/load-process": loadFailed,
  "load-failed/no-response": adviceOnNoResponse,
  "load-failed/errors": adviceOnErrors,
  "load-failed/scenario-errors": stepFailed,
  "load-failed/step-failed": stepFailed,
  "load-failed/step-no-response": (_, checksLeak) => checksLeak ? "Set a lower `connections`." : "Set a `duration` that is longer than this request takes, or a lower `connections`.",
  "load-failed/step-unsent": `To send the request, give it more weight, or ${longer}. If you do not need the request, remove it from the scenario.`,
  "load-failed/response-gap": [...stoppedResponding, slowResponses],
  "load-failed/response-gaps": stoppedResponding,
  "load-failed/silent-end": stoppedResponding,
  "load-failed/silent-after-load": stoppedResponding,
  "load-failed/stalled": [...noResponses, slowResponses],
  "load-failed/redirects": adviceOnRedirects,
  "load-failed/rate-missed": "The app or this machine was too slow for the rate, so the peak at this rate is unknown. Set a lower `rate` or a higher `connections`, or use a faster machine. To accept the run anyway, set `min-rate` to a lower share.",
  "load-failed/requests-missed": ({ requests }, checksLeak, { liveMemory }) => checksLeak ? `The app was too slow for a block of the leak check, which may take at most 10 minutes. Set ${mark("requests")} to fewer than ${integer(liveMemory?.requestsPerBlock ?? requests)}, or set a higher ${mark("rate")} if you set one.` : "The run did less work than you asked for, so its peak may be too low. Set a longer `duration` or fewer `requests`. In a comparison without `requests`, memgate took the number of requests from the first run.",
  "load-failed/command-failed": "A failed load does not count. Read the output of the load command in the log of this run. k6 exits with 99 if one of the k6 thresholds in its script fails.",
  "load-failed/command-too-short": "A load that ends at once does not exercise the app. The load command must keep the app busy for longer, and must not exit before the processes that it starts.",
  "load-failed/command-unnoticed": "The app received almost no load. Let the load command send several requests a second to the URL in MEMGATE_URL and exit with a code other than 0 if they fail. k6 exits with 0 even if all requests fail, unless its script sets k6 thresholds.",
  "job-failed/exit-code": [readLog, "If this exit code means success, add it to `exit-codes`."],
  "job-unfinished/time-up": "Set a longer `duration`. If this is a server, which does not end by itself, remove `load: none`.",
  // A longer run gives more samples, but does not shorten the gaps between them. A batch job ends by itself, so a
  // longer duration does not help.
  "too-few-samples/none": (data) => data.phase === "run" ? busyMachine(data) : moreSamples,
  "too-few-samples/few": (data) => data.phase === "run" ? busyMachine(data) : moreSamples,
  "too-few-samples/gap": busyMachine,
  "too-few-samples/late": busyMachine,
  "interrupted/sigint": "Someone pressed Ctrl+C, or GitHub cancelled the workflow. Run again.",
  "interrupted/sigterm": interrupted,
  "interrupted/sighup": "The terminal was closed, or another program ended memgate. Run again.",
  "interrupted/caller-aborted": "The program that started the run ended it early. Run again.",
  "interrupted/caller-failed": "Correct the function onProgress or log, and run again.",
  "internal-error/unexpected": `${faultAdvice} and attach report.json.`
};
function busyMachine({ isFromFiles }) {
  const files = isFromFiles ? "" : " memgate samples more often if it can read the container's cgroup files; memgate doctor says whether it can.";
  return `The machine was probably too busy to sample often enough. Run on a machine that does nothing else, or set a lower ${mark("connections")} or ${mark("rate")}.${files}`;
}
function adviceOnStop({ code, data }, logLines2, run = { load: null, liveMemory: null }) {
  const found = advice[code];
  const checksLeak = run.liveMemory !== null;
  const sentences = typeof found === "function" ? found(data, checksLeak, run) : found;
  const write = (sentence) => typeof sentence === "string" ? sentence : aboutLog(logLines2);
  const written = typeof sentences === "string" ? sentences : sentences.flatMap(write).join(" ");
  const text = written.replace(longer, longerLoad(run));
  if (!checksLeak) return text;
  const ofLeak = text.replaceAll("set `load: none`", "remove `leak` and set `load: none`");
  return ofLeak.includes("`load-command`") ? `${ofLeak} ${otherClient}` : ofLeak;
}
var otherClient = "The leak check does not accept `load-command`, so remove `leak` to use it.";
function longerLoad({ load, liveMemory }) {
  if (load?.planned != null) return "set more `requests`";
  return liveMemory === null ? "set a longer `duration`" : "run memgate without `leak` and with a longer `duration`";
}
function aboutLog(logLines2) {
  if (logLines2 === null) return [];
  return [logLines2 > 0 ? "Read the container's last log lines." : "The container wrote nothing to its log."];
}

// src/report/advice/advice.ts
function adviceOf(judged, style = markedStyle) {
  const { verdict, evidence, thresholds, set } = judged;
  const increase = increaseOf(judged);
  if (verdict.kind === "leaks" && judged.leak !== null) return styled(judged.leak.advice, style);
  if (verdict.kind === "increased" && increase !== null) return styled(increase.advice, style);
  return adviceFor(verdict, evidence, thresholds, style, set === null || set.facts.shown === 1);
}
function adviceFor(verdict, evidence, thresholds, style = markedStyle, isFirstRun = true) {
  return `${styled(adviceOn(verdict, evidence, thresholds, isFirstRun), style)}${earlyEnd(verdict, evidence)}`;
}
function earlyEnd({ kind }, { outcome }) {
  if (kind === "inconclusive" || outcome.kind === "completed") return "";
  const consequence = kind === "over-ratio" ? ", so the real peak may be higher" : "";
  return ` The run ended early${consequence}: ${printable(outcome.message)}.`;
}
function adviceOn(verdict, evidence, thresholds, isFirstRun) {
  const { maxRatio: maxRatio2 } = thresholds;
  switch (verdict.kind) {
    case "pass":
      return `${spareText(verdict.proof, evidence, thresholds)}${atLimitText(evidence)}`;
    case "over-ratio":
      return reclaimAdvice(evidence, maxRatio2, isFirstRun) ?? `${reduceOrRaise(evidence, maxRatio2)}${reclaimable(evidence)}`;
    case "increased":
      return `Find out what uses more memory than the base, or raise ${markedStyle("max-increase")}.`;
    case "leaks":
      return "Find out what the app keeps after each request.";
    case "oom-killed":
      return isAtContainerLimit(evidence) ? `${raiseAbove(evidence, maxRatio2)} ${circumstances(evidence)}${inKubernetes(evidence)}` : `${adviceOnCgroups(evidence)} ${circumstances(evidence)}`.trim();
    case "out-of-memory":
      return outOfMemoryAdvice(evidence);
    case "inconclusive":
      return adviceOnStop(verdict, evidence.container?.logTail.length ?? null, evidence);
  }
}
function spareText(proof, evidence, thresholds) {
  const growth = growthOf(evidence);
  if (growth?.isRising) return risingText(growth, evidence);
  const { peak, limitBytes } = evidence;
  const spareBytes = Math.floor(thresholds.maxRatio * limitBytes - (peak?.workingSetBytes ?? 0));
  const within = proof === "proven" ? "Within the threshold" : "Within the threshold in every sample";
  if (spareBytes <= 0) return `${within}, with nothing to spare: the peak is exactly at it.`;
  const warning = isAboveWarnRatio({ evidence, thresholds, verdict: { kind: "pass", proof } }) ? " Find out what uses more memory, before the peak reaches the threshold." : "";
  return `${within}, with ${bytes(spareBytes)} to spare.${warning}`;
}
function risingText({ bytesPerRequest, msToLimit }, evidence) {
  const perRequest = bytesPerRequest === null ? "" : `, by ${bytes(Math.round(bytesPerRequest))} per request`;
  const reached = msToLimit === null ? "" : ` At this rate memory reaches the limit after another ${time(msToLimit)} of load.`;
  return `Memory was still rising when the load ended${perRequest}.${reached} To see whether memory levels off, ${longerLoad(evidence)}. If memory keeps rising, look for a leak or a cache without a maximum size.`;
}
function raiseAbove(evidence, maxRatio2) {
  const suggestion = suggestionFor(evidence, maxRatio2, "oom-killed");
  const when = killPhaseOf(evidence.oom) === "start" ? "to start" : "under load";
  const advice2 = `Reduce the memory that the app needs ${when}, or raise the limit.`;
  if (suggestion.kind === "none") return advice2;
  const neededBytes = Math.max(evidence.limitBytes, evidence.peak?.workingSetBytes ?? 0);
  const ratio = mark("max-ratio", percent(maxRatio2));
  return `${advice2} The app needed more than ${bytes(neededBytes)}, so with ${ratio} the limit must be above ${limitToSet(suggestion.bytes)}. Double the limit until a run passes.`;
}
function circumstances(evidence) {
  const { oom, load } = evidence;
  const atMs = oom.witnesses.find((witness) => witness.atMs !== null)?.atMs ?? null;
  if (atMs === null) return "";
  const point = load?.timeline.find((one) => one.atMs >= atMs) ?? load?.timeline.at(-1);
  const responses = point === void 0 ? "" : `, at ${integer(point.requestsPerSecond)} responses/s`;
  const kill = killCount(oom) > 1 ? "The first kill" : "The kill";
  return `${kill} came ${time(atMs)} after ${timeOriginOf(evidence)}${responses}. `;
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
  if (growth?.isRising) return `A higher limit may not be enough. ${risingText(growth, evidence)}`;
  const suggestion = suggestionFor(evidence, maxRatio2, "over-ratio");
  const limit = suggestion.kind === "none" ? "" : ` to at least ${limitToSet(suggestion.bytes)}`;
  return `Reduce the app's peak memory, or raise the limit${limit}.`;
}
function reclaimable({ peak }) {
  const cache = peak?.composition.activeFile ?? 0;
  if (peak === null || cache < peak.workingSetBytes / 10) return "";
  return ` ${percent(cache / peak.workingSetBytes)} of the peak is active file cache. It counts in kubectl top, and when Kubernetes evicts pods from a node. But the kernel takes it back before it OOM-kills a process.`;
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

// src/report/model/processes/process-table.ts
var sameSampleMs = 5;
function processTableOf({ processes, peak }, maxRows = Number.POSITIVE_INFINITY, maxLength = Number.POSITIVE_INFINITY) {
  if (processes === null || peak === null) return null;
  const { list, source, workingSetBytes, leftOut, unread } = processes;
  const isKnown = source === "proc";
  const share = (part) => workingSetBytes === 0 ? "" : ` (${percent(part / workingSetBytes)})`;
  const size = (part) => part === null ? "unknown" : bytes(part);
  const rows2 = list.slice(0, maxRows).map((one) => [
    String(one.pid),
    ...isKnown ? [`${size(one.anonymousBytes)}${share(one.anonymousBytes ?? 0)}`, size(one.fileBytes), size(one.sharedBytes)] : [size(one.rssBytes)],
    shortened(one.command, maxLength)
  ]);
  const more = list.length - rows2.length + leftOut;
  const sentences = [
    `Processes ${whenText(processes, peak)}.`,
    isKnown ? "Percentages are shares of the working set at that moment. Several processes may count the same pages of files and shared memory, and the pages of files may be charged to another container." : "The engine reports one RSS figure for each process, not its parts. The RSS includes pages of files that other processes share, so do not compare it with the working set.",
    ...more === 0 ? [] : [`Not shown: ${count(more)}.`],
    ...unread === 0 ? [] : [`memgate could not read ${count(unread)}.`]
  ];
  const sizes = isKnown ? ["Anonymous", "Mapped files", "Shared"] : ["RSS"];
  return { head: ["PID", ...sizes, "Command"], rows: rows2, meaning: sentences.join(" ") };
}
function largestProcess({ processes }) {
  const first = processes?.list[0];
  return first === void 0 ? null : `${shortened(first.command, 60)} (PID ${first.pid}), ${sizeText(first)}`;
}
function sizeText({ anonymousBytes, rssBytes }) {
  return anonymousBytes === null ? `RSS ${bytes(rssBytes)}` : `anonymous ${bytes(anonymousBytes)}`;
}
function whenText({ atMs, workingSetBytes }, peak) {
  const lateMs = atMs - peak.atMs;
  if (workingSetBytes === peak.workingSetBytes && Math.abs(lateMs) <= sameSampleMs) return "at the peak";
  const side = lateMs < 0 ? "before" : "after";
  return `when the working set was ${bytes(workingSetBytes)}, ${time(Math.abs(lateMs))} ${side} the peak of ${bytes(peak.workingSetBytes)}`;
}
function count(processes) {
  return `${integer(processes)} ${processes === 1 ? "process" : "processes"}`;
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
function heldRow(evidence, limitName) {
  const { peak, limitBytes } = evidence;
  const held = heldBytesOf(evidence) ?? 0;
  const isUnknown = peak !== null && isLarge(unknownKernelBytes(peak.composition), peak.workingSetBytes);
  const kernel = isUnknown ? "without active file cache; it is unknown how much of the kernel memory is reclaimable, so all of it counts" : "without active file cache and reclaimable kernel memory";
  return {
    label: "Held by the app",
    value: `${isUnknown ? `at most ${bytes(held)}` : `${bytes(held)} at its highest`}, ${percent(held / limitBytes)} of the ${limitName}: ${kernel}`
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
  return name === "other" && isLarge(other, totalBytes) ? "; counted, but not yet assigned to a part: growth in the last 2 s, or parts of huge pages that the app gave back" : "";
}

// src/report/model/suggestion-text.ts
function suggestionRow({ evidence, thresholds: { maxRatio: maxRatio2 }, verdict, set }) {
  const suggestion = suggestionFor(evidence, maxRatio2, verdict.kind);
  if (evidence.peak === null) return [];
  const isWithin = verdict.kind === "pass" || verdict.kind === "increased";
  const label = isWithin ? "Lowest limit for this peak" : "Suggested limit";
  if (suggestion.kind === "none") return [{ label, value: `none: ${whyNone[suggestion.reason](evidence)}` }];
  if (verdict.kind === "oom-killed") {
    const needed = `The app needed more than ${bytes(evidence.limitBytes)}; how much more is unknown.`;
    return [{ label, value: `above ${limitBesideSizes(suggestion.bytes)}. ${needed}` }];
  }
  const atLeast = isWithin ? "" : "at least ";
  const limit = `${atLeast}${limitBesideSizes(suggestion.bytes)}, which is peak \xF7 max-ratio, rounded up`;
  return [{ label, value: `${limit}${activeFileText(evidence.peak, set === null || set.facts.shown === 1)}` }];
}
function activeFileText({ composition, workingSetBytes }, isFirstRun) {
  const cacheBytes = composition.activeFile ?? 0;
  if (!isLarge(cacheBytes, workingSetBytes)) return "";
  const cache = `. ${bytes(cacheBytes)} of the peak is active file cache`;
  if (!isFirstRun) return cache;
  return `${cache}. If the image was new on this machine, its own files may be in it, and the next run may need less`;
}
function cacheEffect(evidence) {
  const rereadBytes = rereadBytesOf(evidence);
  return rereadBytes > 0 ? `the app had to read ${bytes(rereadBytes)} of files again` : `the app waited ${time(stalledMsOf(evidence))} for memory`;
}
var whyNone = {
  "no-peak": () => "memgate took no sample",
  inconclusive: () => "the run is inconclusive, so its peak does not show what the app needs",
  "ended-early": () => "the run ended early, so the real peak may be higher",
  reclaimable: ({ peak }) => `the kernel can take back ${bytes(peak === null ? 0 : reclaimableBytes(peak.composition))} of the peak. Such memory can grow with the limit, so the peak does not show what the app needs`,
  "kernel-memory": ({ peak }) => `${bytes(peak === null ? 0 : unknownKernelBytes(peak.composition))} of the peak may be reclaimable kernel memory, such as the names and sizes of files. Such memory can grow with the limit, so the peak does not show what the app needs`,
  "file-cache": (evidence) => wasAtLimit(evidence) && rereadBytesOf(evidence) + stalledMsOf(evidence) > 0 ? `file cache filled the limit, and ${cacheEffect(evidence)}. With another limit it would use another amount of memory, so the peak does not show what the app needs` : `the app maps ${bytes(evidence.reclaim?.mappedFileBytes ?? 0)} of files, such as its own program, into its memory. A limit from this peak would have no room for them, and the app would read them again and again`,
  rising: () => "memory was still rising when the load ended",
  "out-of-memory": () => "a process ran out of memory at the limit of its runtime, so the real peak may be higher",
  "leak-check": () => "the leak check forces garbage collections, which lower the peak. Run memgate without the leak check to see what the app needs",
  "cgroup-limit": () => "the OOM kills were at limits inside the container, and say nothing about the container's limit"
};

// src/report/model/why/why-rows.ts
var maxShown = 2;
var maxCommandLength = 60;
function whyRows({ why }) {
  const processes = why?.processes ?? [];
  const known = processes.filter(({ reason }) => reason === null);
  const silent = processes.filter(({ reason }) => reason !== null);
  const hidden = Math.max(0, known.length - maxShown) + Math.max(0, silent.length - 1);
  const shown = [...known.slice(0, maxShown), ...silent.slice(0, 1)];
  return shown.map((process, index) => {
    const more = index === shown.length - 1 && hidden > 0 ? ` ${hidden === 1 ? "One more process is" : `${integer(hidden)} more processes are`} in report.html.` : "";
    return { label: "Why", value: `${textOf(process)}${more}` };
  });
}
function textOf({ command, reason, text }) {
  return reason !== null ? `${shortened(command, maxCommandLength)} ${text}.` : `${shortened(command, maxCommandLength)}: ${text}`;
}

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
  if (load.requests === 0 && failed === 0) return noResponseText;
  const kinds = load.steps === null ? `: ${failuresText({ ...load, timeoutMs: load.requestTimeoutMs })}` : "";
  const failures = failed === 0 ? "none failed" : `${integer(failed)} failed${kinds}`;
  const redirects = Object.entries(load.statusCodes).reduce(
    (sum, [status, count2]) => isRedirect(Number(status)) ? sum + count2 : sum,
    0
  );
  const redirected = redirects === 0 ? "" : `; ${countOf(redirects, "redirect")}, which memgate does not follow`;
  const responses = `${countOf(load.requests, "response")} (${integer(load.requestsPerSecond)}/s)`;
  const open = load.planned?.open ?? 0;
  const unended = open === 0 ? "" : `; ${integer(open)} of the ${integer(load.planned?.sent ?? 0)} had not ended`;
  return `${sentText(load)}: ${responses}; ${failures}${redirected}${unended}`;
}
function sentText({ requests, errors, planned, durationMs }) {
  const ended = countOf(requests + errors, "request");
  if (planned === null) return ended;
  const share = planned.endedLoad ? "" : `${integer(planned.sent)} of `;
  const turns = planned.unit === "turn" ? `, ${ended}` : "";
  return `${share}${countOf(planned.requests, planned.unit)}${turns} in ${time(durationMs)}`;
}
var noResponseText = "no request got a response before the phase ended";
function latencyLabel({ errors, longestResponseGapMs, latencyMs }) {
  const isPartial = errors > 0 || longestResponseGapMs > (latencyMs?.max ?? 0) + 1e3;
  return isPartial ? "Latency (responses only)" : "Latency (load phase)";
}
function latencyText({ p50, p90, p99, max }) {
  return `p50 ${latency(p50)}, p90 ${latency(p90)}, p99 ${latency(p99)}, max ${latency(max)}`;
}
function countOf(count2, noun) {
  return `${integer(count2)} ${noun}${count2 === 1 ? "" : "s"}`;
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
    const state = once ? "sent once, before the load phase" : open > 0 ? noResponseText : "never sent";
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
    return `load command "${workload.command}" ${end}; ${activity}`;
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
  return "no load: the run ended before the load began";
}

// src/report/model/rows.ts
var witnessNames = {
  event: "the engine's oom event",
  inspect: "the container's state",
  cgroup: "the cgroup's oom_kill counter",
  "kernel-log": "the kernel's log"
};
function rowsOf(judged) {
  const rows2 = [
    { label: "Verdict", value: verdictText(judged) },
    ...judged.comparison === null ? [] : judged.comparison.rows,
    ...judged.set === null ? [] : judged.set.rows,
    ...judged.baseline === null ? [] : judged.baseline.rows,
    ...judged.leak === null ? [] : judged.leak.rows,
    ...memoryRows(judged),
    ...whyRows(judged.evidence),
    ...oomRows(judged.evidence),
    ...outOfMemoryRows(judged.evidence),
    ...workloadRows(judged.evidence),
    ...cpuRow(judged.evidence),
    ...measurementRows(judged),
    ...identityRow(judged.identity)
  ];
  return rows2.map(({ label, value }) => ({ label, value: printable(value) }));
}
function verdictText({ verdict, thresholds }) {
  return `${verdictCode(verdict)}${notEnforced(verdict, thresholds) === null ? "" : ", not enforced"}`;
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
function memoryRows(judged) {
  const { evidence, thresholds, verdict } = judged;
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
    ...warningRow(judged),
    ...headroomRow(judged),
    heldRow(evidence, limitName),
    { label: "Peak breakdown", value: breakdownText(peak.composition, peak.workingSetBytes) },
    { label: "Kernel's peak usage", value: kernelPeak },
    ...growthRow(evidence),
    ...transientCacheRow(peak, evidence, verdict, thresholds)
  ];
}
function warningRow({ evidence: { limitBytes }, thresholds: { warnRatio: warnRatio2 } }) {
  if (warnRatio2 === null) return [];
  const value = `${bytes(warnRatio2 * limitBytes)}, ${percent(warnRatio2)} of the limit (warn-ratio)`;
  return [{ label: "Warning level", value }];
}
function headroomRow(judged) {
  const text = headroomText(judged);
  return text === null ? [] : [{ label: "Headroom", value: text }];
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
  const label = "Growth under load";
  const growth = growthOf(evidence);
  if (growth === null) {
    const cause = unknownGrowthCause(evidence);
    return cause === null ? [] : [{ label, value: `unknown: ${cause}` }];
  }
  const half = `in the last ${time(growth.windowMs)} of the load phase`;
  const value = growth.isRising ? `at least ${bytes(growth.bytesPerSecond)} per second of anonymous and shared memory ${half}; memory was still rising` : `none that was steady ${half}`;
  return [{ label, value }];
}
function unknownGrowthCause(evidence) {
  if (isTooShortForGrowth(evidence)) return `the load phase took less than ${time(minGrowthLoadMs)}`;
  if (!evidence.phases.some(({ name }) => name === "load")) return null;
  const isUnreported = evidence.compositions.length > 0 && evidence.compositions.every(({ anonymous }) => anonymous === null);
  return isUnreported ? "the source of the samples does not report anonymous memory" : "too few readings of anonymous memory";
}
function transientCacheRow(peak, { instantPeakBytes, limitBytes }, verdict, { maxRatio: maxRatio2 }) {
  const withTransientBytes = instantPeakBytes ?? 0;
  if (verdict.kind !== "pass" || withTransientBytes / limitBytes <= maxRatio2) return [];
  const transient = bytes(withTransientBytes - peak.workingSetBytes);
  const value = `not in the peak: up to ${transient} that was active for less than 2 s. kubectl top may count it.`;
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
function measurementRows(judged) {
  const { evidence, thresholds, verdict, set } = judged;
  const { engine } = evidence;
  const isOneObservation = set === null && verdict.kind !== "inconclusive";
  return [
    { label: "Sampling", value: samplingText(evidence) },
    ...verdict.kind === "pass" ? [{ label: "Certainty", value: set?.certainty ?? certaintyText(verdict, evidence, thresholds) }] : [],
    ...isOneObservation ? [{ label: "Runs", value: "1, so the spread between runs is unknown" }] : [],
    ...suggestionRow(judged),
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
  return isBefore519 ? `on cgroup v2, only Linux 5.19 and later report it; this is Linux ${version}` : `memgate could not read ${kernelPeakFile(engine)} at the end of the run`;
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

// src/report/text/chart-bins.ts
function binsOf(series, count2) {
  const last = series.at(-1);
  if (last === void 0) return null;
  const toMs = last.atMs;
  const highest = new Array(toMs === 0 ? 1 : count2);
  for (const { atMs, workingSetBytes } of series) {
    const index = toMs === 0 ? 0 : Math.min(count2 - 1, Math.floor(atMs / toMs * count2));
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
  const { maxRatio: maxRatio2, warnRatio: warnRatio2 } = thresholds;
  const warning = warnRatio2 === null ? "" : percent(warnRatio2);
  const labels = [bytes(topBytes), percent(maxRatio2), "0", warning];
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = Math.min(100, width - labelWidth - 2);
  const bins = columns < 20 ? null : binsOf(series, columns);
  if (bins === null) return [];
  const values = Array.from({ length: columns }, (_, column) => {
    const count2 = bins.workingSetBytes.length;
    return bins.workingSetBytes[Math.floor(column * count2 / columns)] ?? null;
  });
  const thresholdRow = rowOf(maxRatio2 * limitBytes, topBytes);
  const warningRow2 = warnRatio2 === null ? 0 : rowOf(warnRatio2 * limitBytes, topBytes);
  const hasWarning = warningRow2 > 0 && warningRow2 < thresholdRow;
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = rows - 1 - index;
    const isWarning = hasWarning && row === warningRow2;
    const empty = row === thresholdRow ? "\u2504" : isWarning ? "\u2508" : " ";
    const cells = values.map((value) => {
      const eighths = value === null ? 0 : Math.round(value / topBytes * rows * 8) - row * 8;
      return eighths <= 0 ? empty : blocks[Math.min(8, eighths)] ?? empty;
    });
    const label = index === 0 ? labels[0] : row === thresholdRow ? labels[1] : isWarning ? warning : row === 0 ? labels[2] : "";
    return `${(label ?? "").padStart(labelWidth)} \u2595${cells.join("")}`.trimEnd();
  });
  return [...lines, `${" ".repeat(labelWidth + 2)}${timeAxis(time(bins.toMs), timeOriginOf(evidence), columns)}`];
}
function timeAxis(end, origin, columns) {
  const start = "0 s";
  const long = `${end} after ${origin}`;
  const to = start.length + 1 + long.length <= columns ? long : end;
  return start + to.padStart(Math.max(1, columns - start.length));
}
function rowOf(value, topBytes) {
  return Math.min(rows - 1, Math.floor(value / topBytes * rows));
}

// src/report/text/report-pointer.ts
import { dirname, join, relative } from "node:path";
var inArtifact = "in the run's artifacts, if the workflow uploads this folder";
function reportLine(run, reportDir, isComplete = true) {
  if (!isComplete) return `Incomplete report: ${reportDir}`;
  if (run.kind === "one") {
    return `Full report${hasSamples(run.judged) ? " with every sample" : ""}: ${join(reportDir, "report.html")}`;
  }
  const judged = run.gates.filter((gate) => gate.kind === "judged");
  if (judged.length === 0) return `List of the gates: ${join(reportDir, "gates.json")}`;
  const samples = judged.some((gate) => hasSamples(gate.judged)) ? ", with every sample" : "";
  return `Full report of each gate that ran${samples}: ${gateReportPath("GATE", reportDir)}`;
}
function gateReportPath(name, reportDir) {
  return join(reportDir, name, "report.html");
}
function hasSamples({ evidence }) {
  return evidence.peak !== null;
}
function reportLineInWorkflow(run, reportDir, isComplete = true) {
  return `${reportLine(run, reportDir, isComplete)} (${inArtifact})`;
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
function terminalText(judged, options) {
  const { colour, width, place = null, optionStyle = markedStyle } = options;
  const { evidence, thresholds, verdict, message } = judged;
  const excuse = notEnforced(verdict, thresholds);
  const code = exitCodeOf(verdict.kind);
  const headline = placed(printable(message), code, place);
  const sections = [
    textChart(judged, width),
    comparisonLines(judged, width),
    setLines(judged, width),
    viewLines(judged.baseline, width),
    viewLines(judged.leak, width),
    figureLines(judged, width),
    phaseLines(evidence, width),
    processLines(evidence, width),
    noticeLines(evidence, width, optionStyle),
    logLines(evidence.container?.logTail ?? [], width),
    [
      colour ? coloured(headline, code) : headline,
      ...excuse === null ? [] : wrapped(styled(excuse, optionStyle), width),
      ...wrapped(nextStep(judged, optionStyle), width)
    ]
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function comparisonLines({ comparison }, width) {
  if (comparison === null) return [];
  const { strip, stripMeaning, pairs, parts, load } = comparison;
  const fits = strip?.every((line) => line.length <= width) ?? false;
  const tables = [parts, load].filter((each) => each !== null);
  return [
    ...strip !== null && fits ? [...strip, ...wrapped(stripMeaning, width), ""] : [],
    ...tableWithin([pairs.head, ...pairs.rows], sparePairColumns, width),
    ...tables.flatMap(({ head, rows: rows2 }) => ["", ...tableWithin([head, ...rows2], [], width)])
  ];
}
var sparePairColumns = ["First", "Base peak", "Head peak"];
function setLines({ set }, width) {
  if (set === null || set.detail === null) return [];
  const { head, table, strip, stripMeaning, shownRun } = set.detail;
  const fits = strip !== null && strip.length <= width;
  return [
    ...tableWithin([head, ...table], ["Duration", "Peak \xF7 limit"], width),
    ...fits ? ["", strip, ...wrapped(stripMeaning, width)] : [],
    ...wrapped(shownRun, width)
  ];
}
function viewLines(view, width) {
  if (view?.table == null) return [];
  const { table, tableMeaning } = view;
  return [...tableWithin([table.head, ...table.rows], ["End"], width), ...wrapped(tableMeaning, width)];
}
function figureLines(judged, width) {
  const rows2 = rowsOf(judged);
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
var maxProcessLines = 5;
var processColumns = 50;
function processLines(evidence, width) {
  const processes = processTableOf(evidence, maxProcessLines, Math.max(20, width - processColumns));
  if (processes === null) return [];
  const { head, rows: rows2, meaning } = processes;
  return [...tableWithin([head, ...rows2], ["Shared", "Mapped files"], width), ...wrapped(meaning, width)];
}
function noticeLines(evidence, width, style) {
  return noticesOf(evidence).flatMap((notice) => wrapped(`Notice: ${styled(printable(notice), style)}`, width));
}
function logLines(log, width) {
  if (log.length === 0) return [];
  const lines = log.slice(-maxLogLines);
  const more = lines.length < log.length ? ` (report.html has ${log.length})` : "";
  return [`${lastLines(lines.length)}${more}:`, ...lines.map((line) => cutTo(width, `| ${printable(line)}`))];
}
var wide = new RegExp("\\p{Emoji_Presentation}|[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\uff01-\\uff60\\uffe0-\\uffe6]|[\\u{20000}-\\u{3fffd}]", "u");
function columnsOf(character) {
  if (new RegExp("\\p{M}", "u").test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
function cutTo(width, line) {
  let columns = 0;
  let kept = "";
  for (const character of line) {
    columns += columnsOf(character);
    if (columns > width) return `${kept}\u2026`;
    if (columns < width) kept += character;
  }
  return line;
}
function nextStep(judged, style) {
  const advice2 = adviceOf(judged, style);
  return judged.verdict.kind === "pass" ? advice2 : `What to do: ${advice2}`;
}
function coloured(text, code) {
  return `\x1B[1;${colours[code]}m${text}\x1B[0m`;
}
function runText(run, options) {
  return run.kind === "one" ? terminalText(run.judged, options) : gatesText(run.gates, options);
}
function gateText(gate, options) {
  const text = gate.kind === "judged" ? terminalText(gate.judged, options) : refusedText(gate, options);
  return `
== ${gate.name}

${text}`;
}
function gatesText(gates, options) {
  const { colour, width, place = null, optionStyle = markedStyle } = options;
  const table = tableWithin([gatesHead, ...gates.map(markedRow)], spareGateColumns, width);
  const code = exitCodeOfRun({ kind: "several", gates });
  const failed = gates.filter((gate) => exitCodeOfGate(gate) !== 0).flatMap((gate) => [
    ...wrapped(
      `${markOf(gate)} ${gate.kind === "refused" ? styled(gateMessage(gate), optionStyle) : gateMessage(gate)}`,
      width
    ).map((line) => colour ? coloured(line, exitCodeOfGate(gate)) : line),
    ...detailsOfGate(gate, { ...options, width: width - 2 }).map(indented),
    ""
  ]);
  const headline = placed(gatesHeadline(gates), code, place);
  return [...table, "", ...failed, colour ? coloured(headline, code) : headline, ""].join("\n");
}
function markOf(gate) {
  return marks[exitCodeOfGate(gate)];
}
function markedRow(gate) {
  const [name = "", result = "", ...cells] = gateRow(gate);
  return [name, `${markOf(gate)} ${result}`, ...cells];
}
function refusedText(gate, { width, optionStyle = markedStyle }) {
  return `${wrapped(`${marks[3]} ${gate.name} ${styled(refusal(gate), optionStyle)}`, width).join("\n")}
`;
}
var spareGateColumns = ["Responses/s", "Threshold", "Limit", "Peak \xF7 limit", "Peak"];
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
function detailsOfGate(gate, { width, reportDir = null, optionStyle = markedStyle }) {
  if (gate.kind === "refused") return [];
  return [
    ...wrapped(nextStep(gate.judged, optionStyle), width),
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
async function judgeReport(line, io) {
  const problems = [...line.problems];
  const given = (name, parse) => {
    const texts = line.values.get(name) ?? [];
    if (texts.length > 1) problems.push(`--${name} is given ${texts.length} times; expected once`);
    const [text] = texts;
    if (text === void 0) return null;
    const parsed2 = parse(text);
    if (parsed2.ok) return parsed2.value;
    problems.push(`--${name} "${text}" is not accepted; expected ${parsed2.accepted}`);
    return null;
  };
  const ratio = given("max-ratio", maxRatio);
  const warning = given("warn-ratio", warnRatio);
  const errorRate = given("max-error-rate", maxErrorRate);
  const increase = given("max-increase", maxIncrease);
  const isEnforced = given("enforce", boolean);
  const { path, problem } = onlyReport(line.positionals);
  if (problem !== null) problems.push(problem);
  const changed = { maxRatio: ratio, warnRatio: warning, maxErrorRate: errorRate, isEnforced };
  const read = path === null ? null : await readJudged(path, changed, increase);
  if (read !== null && !read.ok) problems.push(...read.problems);
  const highest = ratio ?? (read?.ok ? read.judged.thresholds.maxRatio : 1);
  if (warning !== null && warning >= highest) {
    problems.push(`--warn-ratio ${notBelowMaxRatio(line.values.get("warn-ratio")?.[0] ?? "", highest)}`);
  }
  if (increase !== null && read?.ok && read.judged.comparison === null && read.judged.baseline === null) {
    problems.push(`--max-increase needs the report of a comparison with a base or a baseline, and ${path} is not one`);
  }
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "judge", problems);
  const result = read.judged;
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}
`);
  else io.stdout.write(terminalText(result, textOptions(io)));
  return enforcedCode(result);
}
var fileKinds = ["html", "summary", "junit"];
async function showReport(line, io) {
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : await readSaved(path);
  const targets = fileKinds.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...problem === null ? [] : [problem],
    ...read !== null && !read.ok ? read.problems : [],
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`)
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);
  const { result } = read;
  for (const { name, file } of targets) {
    try {
      const { renderings } = await import("./report-files-QKTQCCKY.js");
      const text = renderings[name](result, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  io.stdout.write(await textOf2(result, folderOf(path ?? ""), io));
  return processExitCodes.pass;
}
async function textOf2(result, reportDir, io) {
  const options = textOptions(io);
  if (result.kind === "size") {
    const { sizeText: sizeText2 } = await import("./size-terminal-GASJONUB.js");
    return sizeText2({ report: result.report, reportDir }, options);
  }
  const gates = result.kind === "several" ? result.gates.map((gate) => gateText(gate, options)) : [];
  return `${gates.join("")}${gates.length > 0 ? "\n" : ""}${runText(result, { ...options, reportDir })}`;
}

export {
  reportLine,
  reportLineInWorkflow,
  reportDirOf,
  adviceOf,
  requestHead,
  phaseTableOf,
  requestCells,
  processTableOf,
  largestProcess,
  partNames,
  partsInOrder,
  sentText,
  rowsOf,
  gravityOf,
  exitCodeOfRun,
  enforcedExitCode,
  exitCodeOfGate,
  gravest,
  byGravity,
  shownOf,
  gatesHeadline,
  messageOfRun,
  refusal,
  refusalHeading,
  jsonOf,
  gatesHead,
  gateRow,
  warningsOf,
  binsOf,
  terminalText,
  runText,
  gateText,
  tableWithin,
  wrapped,
  judgeReport,
  showReport
};
