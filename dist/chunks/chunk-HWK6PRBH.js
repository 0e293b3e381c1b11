import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  bytes,
  integer,
  isSuccessStatus,
  ownErrorCodes,
  percent,
  time,
  unreachable
} from "./chunk-TGGWKTGO.js";
import {
  __commonJS,
  __toESM
} from "./chunk-WUMGRFA7.js";

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest2 = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest2;
  }
});

// src/options/names.ts
var names = [
  "image",
  "build",
  "port",
  "manifest",
  "selector",
  "compose-file",
  "service",
  "allow-unset",
  "container",
  "dockerfile",
  "build-args",
  "pull",
  "platform",
  "https",
  "ca",
  "insecure",
  "socket",
  "memory-limit",
  "max-ratio",
  "warn-ratio",
  "max-error-rate",
  "min-rate",
  "enforce",
  "set-limit",
  "repeat",
  "leak",
  "base-ref",
  "base-build",
  "base-image",
  "max-increase",
  "baseline",
  "path",
  "method",
  "headers",
  "body",
  "connections",
  "requests",
  "duration",
  "warmup",
  "rate",
  "scenario",
  "har",
  "load-command",
  "load-service",
  "load",
  "exit-codes",
  "max-connection-requests",
  "request-timeout",
  "accept-redirects",
  "ready-path",
  "ready",
  "ready-timeout",
  "env",
  "env-file",
  "command",
  "entrypoint",
  "volumes",
  "tmpfs",
  "network",
  "cpus",
  "user",
  "report-dir",
  "why",
  "annotate-file",
  "comment",
  "github-token",
  "mode",
  "report",
  "pull-request",
  "write",
  "fresh",
  "config",
  "only"
];
var known = new Set(names);
function isOptionName(name) {
  return known.has(name);
}

// src/options/mentions.ts
var keyStyle = (name, value) => value === void 0 ? name : `${name}: ${value}`;
var flagStyle = (name, value) => value === void 0 ? `--${name}` : `--${name} ${value}`;
var markedStyle = (name, value) => `\`${keyStyle(name, value)}\``;
function mark(name, value) {
  return markedStyle(name, value === void 0 ? void 0 : `${value}`);
}
function styled(text, style, other = (between) => between) {
  let result = "";
  let end = 0;
  for (const { 0: whole, 1: name = "", 2: value, index } of text.matchAll(/`([a-z-]+)(?:: ([^`]+))?`/g)) {
    if (!isOptionName(name)) continue;
    result += other(text.slice(end, index)) + style(name, value);
    end = index + whole.length;
  }
  return result + other(text.slice(end));
}

// src/lib/version.ts
var version = "0.1.0";

// src/lib/exit-code.ts
var signals = [
  ...["HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM"],
  ...["TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF"],
  ...["WINCH", "IO", "PWR", "SYS"]
];
function signalOf(exitCode) {
  const name = signals[exitCode - 129];
  return name === void 0 ? null : `SIG${name}`;
}
function exitCodeText(exitCode) {
  const signal = signalOf(exitCode);
  return signal === null ? String(exitCode) : `${exitCode} (${signal})`;
}

// src/verdict/observation-text.ts
function observationText(observation, knowsListeners = false) {
  switch (observation.kind) {
    case "http":
    case "tcp":
      return portText(observation, knowsListeners);
    case "log": {
      const { pattern, lastLine } = observation;
      const detail = lastLine === null ? "the app logged nothing" : `the last line is "${lastLine}"`;
      return `no log line matched ${pattern}; ${detail}`;
    }
    case "log-too-slow": {
      const { pattern, lastLine } = observation;
      return `${pattern} took more than 1 s on the log, which ended with the line "${lastLine ?? ""}"`;
    }
    case "log-unreadable":
      return `its log could not be read (${observation.error})`;
    default:
      return commandText(observation);
  }
}
function commandText(observation) {
  const name = observation.command ?? "the HEALTHCHECK";
  switch (observation.kind) {
    case "command-exit": {
      const { exitCode, output } = observation;
      return `${name} ended with exit code ${exitCodeText(exitCode)}${output === "" ? "" : `: ${output}`}`;
    }
    case "command-error":
      return `${name} could not be run (${observation.error})`;
    case "command-running":
      return `${name} was still running after ${seconds(observation.afterMs)}`;
    case "command-untried":
      return `${name} was not run`;
    default:
      return unreachable(observation);
  }
}
function portText(observation, knowsListeners) {
  const { failures, outside, isTried } = observation;
  const name = nameOf(observation);
  if (!isTried) return `${name} was not tried`;
  const noAddress = `${name} could not be tried: the container has no address that this machine can reach`;
  const texts = failures.map(
    ({ places, attempt }) => `${nameAt(observation, places)} ${attemptText(attempt, observation, knowsListeners)}`
  );
  const elsewhere = `; this machine is not in the container's network (${outside.join(", ")})`;
  return `${texts.join("; ") || noAddress}${outside.length > 0 ? elsewhere : ""}`;
}
function nameOf(observation) {
  if (observation.kind === "http") return `GET ${observation.path}`;
  if (observation.socketPath !== null) return `its socket ${observation.socketPath}`;
  return observation.port === null ? "its port" : `its port ${observation.port}`;
}
function nameAt(observation, places) {
  if (observation.kind === "http") return `GET ${places.join(" and ")}`;
  const name = nameOf(observation);
  return observation.socketPath === null ? `${name} at ${places.join(" and ")}` : name;
}
function attemptText(attempt, observation, knowsListeners) {
  switch (attempt.kind) {
    case "http-status":
      return `returned HTTP ${attempt.status}`;
    case "http-timeout":
      return `did not respond within ${seconds(attempt.afterMs)}`;
    case "http-error": {
      const serverName = observation.kind === "http" ? observation.serverName : null;
      const fault = protocolFaultOf(attempt.errorCode, serverName);
      const hint = fault === "reset" && knowsListeners ? "" : protocolHints[fault](serverName);
      return `could not be reached (${attempt.error}${hint})`;
    }
    case "tcp-closed":
      return "did not accept a connection (it was closed immediately)";
    case "tcp-timeout":
      return `did not accept a connection (no response within ${seconds(attempt.afterMs)})`;
    case "tcp-error":
      return `did not accept a connection (${attempt.error})`;
    default:
      return unreachable(attempt);
  }
}
function seconds(ms) {
  return `${(ms / 1e3).toFixed(1)} s`;
}
function protocolFaultOf(errorCode, serverName) {
  const code = errorCode ?? "";
  if (code === ownErrorCodes.http2) return "http2";
  if (code === ownErrorCodes.https) return "https";
  if (serverName === null) return code === "ECONNRESET" ? "reset" : code.startsWith("HPE_") ? "not-http" : "none";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificate-name";
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return "certificate";
  return /^EPROTO$|SSL/.test(code) ? "not-https" : "none";
}
function spokenProtocolText(errorCode) {
  const fault = protocolFaultOf(errorCode, null);
  return fault === "http2" || fault === "https" ? protocolHints[fault](null).replace("; ", "") : null;
}
var protocolHints = {
  none: () => "",
  reset: () => "; it may listen only on 127.0.0.1, or speak HTTPS",
  http2: () => "; it speaks HTTP/2 only",
  https: () => "; it speaks HTTPS",
  "not-http": () => "; it may speak HTTPS",
  "not-https": () => "; it may speak HTTP",
  certificate: () => "",
  "certificate-name": (serverName) => `; memgate checks the certificate for the name ${serverName}`
};

// src/model/stop-reason.ts
function reasonOf(code) {
  return code.slice(0, code.indexOf("/"));
}

// src/verdict/workload-texts.ts
var maxNames = 3;
function appText(app) {
  if (app === null) return null;
  const without = app.idleCpuMs === null ? "" : ` (without load: ${time(app.idleCpuMs)})`;
  const parts = [
    ...app.receivedBytes === null ? [] : [`received ${bytes(app.receivedBytes)}`],
    ...app.cpuMs === null ? [] : [`used ${time(app.cpuMs)} of CPU time${without}`]
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}
function unnoticedText({ receivedBytes, cpuMs, idleCpuMs }) {
  if (receivedBytes !== null) return `received only ${bytes(receivedBytes)}, less than 1 KiB a second`;
  const without = idleCpuMs === null ? "" : `, about as much as without load (${time(idleCpuMs)})`;
  return `used only ${time(cpuMs ?? 0)} of CPU time${without}`;
}
function commandEnd({
  exitCode,
  signal,
  durationMs
}) {
  const after = `after ${time(durationMs)}`;
  if (signal !== null) return `was ended by ${signal} ${after}`;
  return exitCode === null ? `still ran ${after}, and memgate ended it` : `ended with exit code ${exitCodeText(exitCode)} ${after}`;
}
function firstFailureOf({ firstFailure }) {
  return firstFailure === null ? "" : `, first with ${firstFailure}`;
}
function failuresText(load) {
  const byStatus = Object.entries(load.statusCodes).filter(([status]) => !isSuccessStatus(Number(status))).map(([status, count]) => ({ count, name: `HTTP ${status}` }));
  const byError = [
    { count: load.errors - load.timeouts - load.unfinished, name: "no response" },
    { count: load.timeouts, name: `timeout after ${time(load.timeoutMs)}` },
    { count: load.unfinished, name: "no response before the load ended" }
  ].filter(({ count }) => count > 0);
  const kinds = [...byStatus, ...byError];
  const [only, ...others] = kinds;
  if (only !== void 0 && others.length === 0) return only.name;
  return kinds.map(({ count, name }) => `${integer(count)} \xD7 ${name}`).join(", ");
}
function stepFailuresText(steps) {
  const failing = steps.filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const described = failing.slice(0, maxNames).map((step) => {
    return `${integer(step.failed)} \xD7 ${step.name}${firstFailureOf(step)}`;
  });
  const rest = failing.length - maxNames;
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? "request" : "requests"}`] : [];
  return [...described, ...more].join("; ");
}

// src/verdict/stop-sentences.ts
var mebibyte = 2 ** 20;
var sentences = {
  "engine-lost/stopped": () => "the connection to the engine was lost: the engine stopped or restarted",
  "engine-lost/connection": ({ error }) => `the connection to the engine was lost: ${error}`,
  "engine-lost/no-state": () => "the engine stopped responding before memgate could read the state of the container",
  "limit-not-applied/unknown": () => "memgate could not read the limit back",
  "limit-not-applied/engine": ({ reportedBytes, expectedBytes }) => `the engine reports ${limitText(reportedBytes)}; expected ${amount(expectedBytes)}`,
  "limit-not-applied/swap": ({ swapBytes, expectedBytes }) => `the engine ${swapText(swapBytes, expectedBytes)}; expected no swap`,
  "limit-not-applied/kernel": ({ appliedBytes, expectedBytes }) => {
    const limit = appliedBytes === null ? "no limit" : `a limit of ${amount(appliedBytes)}`;
    return `the kernel applies ${limit} to the container; expected ${amount(expectedBytes)}`;
  },
  "limit-not-applied/changed": ({ fromBytes, toBytes }) => `the limit changed during the run, from ${integer(fromBytes)} B to ${integer(toBytes)} B`,
  "limit-not-applied/swap-allowed": ({ swapBytes, isTakenBack }) => {
    const limit = swapBytes === -1 ? "unlimited" : `${integer(swapBytes)} B`;
    const [when, is] = isTakenBack ? [" for a time", "was"] : ["", "is now"];
    return `swap was allowed${when} during the run: the limit for memory and swap together ${is} ${limit}`;
  },
  "not-ready/http-4xx": notReady,
  "not-ready/http-status": notReady,
  "not-ready/no-response": notReady,
  "not-ready/refused": notReady,
  "not-ready/loopback-only": notReady,
  "not-ready/ipv6-only": notReady,
  "not-ready/closed": notReady,
  "not-ready/certificate": notReady,
  "not-ready/http2": notReady,
  "not-ready/protocol": notReady,
  "not-ready/unreachable": notReady,
  "not-ready/no-socket": notReady,
  "not-ready/other-network": notReady,
  "not-ready/no-address": notReady,
  "not-ready/not-tried": notReady,
  "not-ready/no-log-line": notReady,
  "not-ready/pattern-too-slow": ({ observed }) => `the log could not be matched: the pattern ${observationText(observed)}`,
  "not-ready/log-unreadable": notReady,
  "not-ready/command-failed": notReady,
  "not-ready/command-not-run": notReady,
  "not-ready/command-running": notReady,
  "app-exited/exit": ({ exitCode, phase }) => `the app exited${exitCode === null ? "" : ` with exit code ${exitCodeText(exitCode)}`} ${inPhase(phase)}`,
  "app-exited/sigkill": ({ phase, isOomKilled }) => {
    const witnesses = isOomKilled ? "" : "; neither the engine nor the kernel reported an OOM kill";
    return `the app exited with exit code 137 (SIGKILL${witnesses}) ${inPhase(phase)}`;
  },
  "app-exited/removed": () => "something else removed the container during the run",
  "dependency-exited/exited": ({ services }) => `while the app ran, ${services.map(exitedText).join("; and ")}`,
  "load-failed/none-sent": () => "memgate did not send any request",
  "load-failed/no-response": ({ url, errors, lastError }) => {
    const protocol = spokenProtocolText(lastError);
    const last = lastError === null ? "" : protocol === null ? `, the last: ${lastError}` : `; ${protocol}`;
    const count = errors === 1 ? "1 error" : `${integer(errors)} errors`;
    const detail = errors === 0 ? "" : ` (${count}${last})`;
    return `${url} did not respond to any request of the load phase${detail}`;
  },
  "load-failed/errors": (data) => tooManyFailed(data, failuresText(data)),
  "load-failed/scenario-errors": (data) => tooManyFailed(data, stepFailuresText(data.steps)),
  "load-failed/step-failed": ({ failed, requests, maxErrorRate, ...step }) => {
    const times = `failed ${integer(failed)} of ${integer(requests)} times`;
    return `request ${nameOf2(step)} ${times}${firstFailureOf(step)}; at most ${percent(maxErrorRate)} may fail`;
  },
  "load-failed/step-no-response": (data) => `${shareOf(data)} got no response before the phase ended: ${namesOf(data.steps)}`,
  "load-failed/step-unsent": (data) => `${shareOf(data)} ${data.steps.length === 1 ? "was" : "were"} never sent: ${namesOf(data.steps)}`,
  "load-failed/response-gap": ({ url, gapMs, sendingMs, hasPauses }) => {
    const phase = `the load phase (${time(sendingMs)}${hasPauses ? " without its pauses" : ""})`;
    return `${url} did not respond for ${time(gapMs)}, more than half of ${phase}`;
  },
  "load-failed/response-gaps": ({ url, gapsMs, sendingMs, hasPauses }) => {
    const phase = `the load phase (${time(sendingMs)}${hasPauses ? " without its pauses" : ""})`;
    return `${url} did not respond for ${time(gapsMs)} in total, more than half of ${phase}`;
  },
  "load-failed/silent-end": ({ url, gapMs, maxGapMs }) => `${url} did not respond in the last ${time(gapMs)} of the load phase; at most ${time(maxGapMs)} is accepted`,
  "load-failed/silent-after-load": ({ observed }) => `the app did not respond after the load: ${observationText(observed)}`,
  "load-failed/redirects": ({ url, redirects, requests, status, location, request }) => {
    const target = location === null ? "" : ` to ${location}`;
    const [from, first] = request === null ? [` of ${url}`, ""] : ["", `${request}, `];
    return `${integer(redirects)} of ${integer(requests)} responses${from} were redirects (${first}HTTP ${status}${target}), which memgate does not follow`;
  },
  "load-failed/rate-missed": ({ due, sent, minRate, connections }) => {
    const share = `only ${integer(sent)} of the ${integer(due)} requests that the rate requires`;
    const over = connections === 1 ? "1 connection" : `${integer(connections)} connections`;
    return `memgate sent ${share} over ${over}; at least ${percent(minRate)} must be sent`;
  },
  "load-failed/requests-missed": ({ requests, unit, sent, open, durationMs }) => sent < requests ? `memgate sent only ${integer(sent)} of ${integer(requests)} ${unit}s in ${time(durationMs)}` : `${integer(open)} of ${integer(requests)} ${unit}s had not ended after ${time(durationMs)}`,
  "load-failed/stalled": ({ url, stalled, connections }) => `${stalled} of ${connections} connections to ${url} got no successful response for more than half of the load phase`,
  "load-failed/command-failed": (data) => commandText2(data),
  "load-failed/command-too-short": (data) => `${commandText2(data)}; a load phase must take at least ${time(data.minMs)}`,
  "load-failed/command-unnoticed": (data) => `${commandText2(data)}; meanwhile the app ${unnoticedText(data)}`,
  "job-failed/exit-code": ({ exitCode, expected }) => {
    const code = exitCode === null ? "an unknown exit code" : `exit code ${exitCodeText(exitCode)}`;
    return `the job ended with ${code}; expected ${expected.join(" or ")}`;
  },
  "job-unfinished/time-up": ({ afterMs }) => `the job was still running after ${time(afterMs)}`,
  "too-few-samples/none": ({ phase }) => `memgate took no sample in the ${phase} phase`,
  "too-few-samples/few": ({ phase, samples, minSamples }) => `the ${phase} phase has only ${samples === 1 ? "1 sample" : `${samples} samples`}; expected at least ${minSamples}`,
  "too-few-samples/gap": ({ phase, gapMs, maxGapMs }) => {
    const [gap, expected] = differentTimes(gapMs, maxGapMs);
    return `memgate took no sample for ${gap} in the ${phase} phase; expected one at least every ${expected}`;
  },
  "too-few-samples/late": ({ afterMs, maxGapMs }) => {
    const [after, expected] = differentTimes(afterMs, maxGapMs);
    return `memgate took the first sample ${after} after the engine started the container; at most ${expected} is accepted`;
  },
  "interrupted/sigint": () => "the run was ended by SIGINT",
  "interrupted/sigterm": () => "the run was ended by SIGTERM",
  "interrupted/sighup": () => "the run was ended by SIGHUP",
  "interrupted/caller-aborted": ({ why }) => `the caller aborted the run${why === null ? "" : `: ${why}`}`,
  "interrupted/caller-failed": () => "a function of the caller threw an error",
  "internal-error/unexpected": ({ error }) => `unexpected error: ${error}`
};
function stopSentence({ code, data }) {
  return sentences[code](data);
}
function isRunCause(cause) {
  return cause.code in sentences;
}
function stopReasonOf(cause) {
  const reason = reasonOf(cause.code);
  return { ...cause, reason, message: stopSentence(cause) };
}
function notReady({ afterMs, observed, otherPorts, listeners }) {
  const hint = otherPorts === null ? "" : `memgate tried port ${otherPorts.port}, but the image exposes ${otherPorts.exposed.join(", ")}; `;
  return `the app was not ready after ${afterMs / 1e3} s: ${hint}${observationText(observed, listeners !== null)}${listenersText(listeners)}`;
}
function listenersText(listeners) {
  if (listeners === null) return "";
  const places = listeners.slice(0, maxNames).map(({ address, port }) => address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`);
  const more = listeners.length > maxNames ? ` and ${listeners.length - maxNames} more` : "";
  return listeners.length === 0 ? "; it listens on no port" : `; it listens on ${places.join(", ")}${more}`;
}
function inPhase(phase) {
  return phase === "start" ? "before it was ready" : `in the ${phase} phase`;
}
function exitedText({ service, exitCode, restarts, isOomKilled, healthcheckOutput, log }) {
  const ending = exitCode === null ? `was restarted ${restarts === 1 ? "once" : `${restarts} times`}` : `exited with exit code ${exitCodeText(exitCode)}`;
  return `the service ${service} ${ending}${isOomKilled ? ", OOM-killed" : ""}${serviceOutputText({ healthcheckOutput, log })}`;
}
function serviceOutputText({
  healthcheckOutput,
  log
}) {
  const check = healthcheckOutput === null ? "" : `; its healthcheck printed: ${healthcheckOutput}`;
  return `${check}; ${log.length === 0 ? "its log is empty" : `its log ends with: ${log.join(" | ")}`}`;
}
function tooManyFailed({ failed, requests, maxErrorRate }, kinds) {
  const accepted = maxErrorRate === 0 ? "no request may fail" : `at most ${percent(maxErrorRate)} may fail`;
  return `${integer(failed)} of ${integer(requests)} requests failed (${kinds}); ${accepted}`;
}
function shareOf({ steps, total }) {
  return `${steps.length} of the ${total} requests of the scenario`;
}
function namesOf(steps) {
  const names2 = steps.slice(0, maxNames).map(nameOf2).join(", ");
  return steps.length > maxNames ? `${names2} and ${steps.length - maxNames} more` : names2;
}
function nameOf2({ name, line }) {
  return `${name} (line ${line})`;
}
function commandText2(data) {
  return `the load command "${data.command}" ${commandEnd(data)}`;
}
function differentTimes(ms, otherMs) {
  const isSameText = time(ms) === time(otherMs);
  const text = (value) => isSameText ? `${integer(value)} ms` : time(value);
  return [text(ms), text(otherMs)];
}
function amount(value) {
  return value % mebibyte === 0 ? bytes(value) : `${integer(value)} B`;
}
function limitText(bytes2) {
  if (bytes2 === null) return "an unknown memory limit";
  return bytes2 === 0 ? "no memory limit" : `a memory limit of ${amount(bytes2)}`;
}
function swapText(bytes2, memoryBytes) {
  const beside = `beside ${amount(memoryBytes)} of memory`;
  if (bytes2 === null) return `allows an unknown amount of swap ${beside}`;
  if (bytes2 === -1) return `allows unlimited swap ${beside}`;
  if (bytes2 === 0) return `sets no swap limit ${beside}`;
  return bytes2 > memoryBytes ? `allows ${amount(bytes2 - memoryBytes)} of swap beside the memory` : `limits memory and swap together to ${amount(bytes2)}, less than ${amount(memoryBytes)} of memory`;
}

// src/lib/suggest.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var maxLength = 100;
function suggestion(name, known2) {
  if (known2.length === 0 || name.length > maxLength) return null;
  const nearest = (0, import_fastest_levenshtein.closest)(name, [...known2]);
  const edits = (0, import_fastest_levenshtein.distance)(name, nearest);
  return edits <= 2 && edits < name.length - 1 ? nearest : null;
}
function nameAdvice(name, known2, otherwise) {
  const nearest = suggestion(name, known2);
  return nearest === null ? otherwise : `did you mean ${nearest}?`;
}

export {
  isOptionName,
  keyStyle,
  flagStyle,
  markedStyle,
  mark,
  styled,
  version,
  suggestion,
  nameAdvice,
  signalOf,
  exitCodeText,
  reasonOf,
  protocolFaultOf,
  appText,
  commandEnd,
  firstFailureOf,
  failuresText,
  stopSentence,
  isRunCause,
  stopReasonOf,
  serviceOutputText
};
