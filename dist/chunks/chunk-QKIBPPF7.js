import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  confirmingRuns,
  maxSizeRuns
} from "./chunk-JDZXGMCR.js";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  lowestLimit,
  minStallRatio,
  readBySchema
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  latency,
  percent,
  rate,
  time
} from "./chunk-TGGWKTGO.js";

// src/model/size/plain-line.ts
var maxLineLength = 1e3;
function isPlainLine(text) {
  return text.length <= maxLineLength && !new RegExp("[\\p{Cf}\\p{Zl}\\p{Zp}]|(?!\\t)\\p{Cc}", "u").test(text);
}

// src/verdict/size/bounds.ts
var worseBy = 1.5;
var noiseMs = 5;
var noiseWorkMs = 500;
var noiseErrorRate = 1e-3;
var edgeRatio = 1.05;
function deathOf({ verdict, message }) {
  const why = message.replace(/\.$/, "");
  if (verdict === "oom-killed") return { code: "killed", why };
  if (verdict === "out-of-memory") return { code: "out-of-memory", why };
  return verdict === "inconclusive" ? { code: "failed", why } : null;
}
function edgeOf({ heldBytes, requestedLimitBytes }) {
  if (heldBytes === null || heldBytes * edgeRatio <= requestedLimitBytes) return null;
  return {
    code: "edge",
    why: `the app held ${bytes(heldBytes)}, ${percent(heldBytes / requestedLimitBytes)} of the limit; the next run may be killed`
  };
}
function slownessOf(run, basis) {
  const why = throughputFault(run, basis) ?? latencyFault(run, basis) ?? errorFault(run, basis) ?? memoryFault(run, basis);
  return why === null ? null : { code: "slower", why };
}
function throughputFault(run, basis) {
  if (run.requestsPerSecond !== null && basis.requestsPerSecond !== null) {
    if (run.requestsPerSecond * worseBy >= basis.requestsPerSecond) return null;
    return `the app sent ${rate(run.requestsPerSecond)} responses/s; under the present limit it sent ${rate(basis.requestsPerSecond)}`;
  }
  if (run.workMs === null || basis.workMs === null) return null;
  if (run.workMs <= Math.max(basis.workMs * worseBy, basis.workMs + noiseWorkMs)) return null;
  return `the work took ${time(run.workMs)}; under the present limit it took ${time(basis.workMs)}`;
}
function latencyFault(run, basis) {
  if (run.p99Ms === null || basis.p99Ms === null) return null;
  if (run.p99Ms <= Math.max(basis.p99Ms * worseBy, basis.p99Ms + noiseMs)) return null;
  return `p99 of the latency was ${latency(run.p99Ms)}; under the present limit it was ${latency(basis.p99Ms)}`;
}
function errorFault(run, basis) {
  if (run.errorRate === null || run.errorRate <= Math.max((basis.errorRate ?? 0) * worseBy, noiseErrorRate))
    return null;
  return `${percent(run.errorRate)} of the requests failed; under the present limit ${percent(basis.errorRate ?? 0)} failed`;
}
function memoryFault(run, basis) {
  const basisStall = (basis.stalledMs ?? 0) / Math.max(1, basis.durationMs);
  const stall = (run.stalledMs ?? 0) / Math.max(1, run.durationMs);
  if (stall > Math.max(basisStall * worseBy, minStallRatio))
    return `processes waited for memory for ${percent(stall)} of the run; under the present limit for ${percent(basisStall)}`;
  const rereadBytes = run.rereadBytes ?? 0;
  if (rereadBytes <= Math.max((basis.rereadBytes ?? 0) * worseBy, run.requestedLimitBytes)) return null;
  return `the app had to read ${bytes(rereadBytes)} of files again; under the present limit ${bytes(basis.rereadBytes ?? 0)}`;
}

// src/verdict/size/limits-tried.ts
var slowRuns = 2;
var risingRuns = 2;
function faultAt(runs, basis) {
  const [death] = runs.flatMap((run) => deathOf(run) ?? []);
  if (death !== void 0) return death;
  const [edge] = runs.flatMap((run) => edgeOf(run) ?? []);
  if (edge !== void 0) return edge;
  const slow = runs.flatMap((run) => slownessOf(run, basis) ?? []);
  if (slow.length >= slowRuns) return slow[0] ?? null;
  const rising = runs.filter(({ isRising }) => isRising).length;
  return rising >= risingRuns ? { code: "rising", why: "memory was still rising when the load ended" } : null;
}
function limitsOf(runs, basis) {
  const limits = [...new Set(runs.map(({ requestedLimitBytes }) => requestedLimitBytes))].sort((a, b) => b - a);
  return limits.map((limitBytes) => {
    const counted = runsAt(runs, limitBytes, basis);
    const fault = basis === null ? null : faultAt(counted, basis);
    return {
      limitBytes,
      runs: counted.length,
      survived: counted.filter((run) => deathOf(run) === null).length,
      peakBytes: highest(counted.map(({ peakBytes }) => peakBytes)),
      p99Ms: median(counted.map(({ p99Ms }) => p99Ms)),
      requestsPerSecond: median(counted.map(({ requestsPerSecond }) => requestsPerSecond)),
      workMs: median(counted.map(({ workMs }) => workMs)),
      rejected: fault?.code ?? null,
      why: fault?.why ?? null
    };
  });
}
function runsAt(runs, limitBytes, basis) {
  return runs.filter(({ requestedLimitBytes, run }) => requestedLimitBytes === limitBytes && run >= (basis?.run ?? 1));
}
function highest(values) {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

// src/verdict/size/next-step.ts
var mebibyte = 2 ** 20;
var lowestBytes = 6 * mebibyte;
var roomFactor = 1.15;
var fallRatio = 0.9;
var maxDescents = 5;
var slowLimits = 2;
function nextStep(runs, settings) {
  const { presentLimitBytes } = settings;
  const [first, second] = runs;
  if (first === void 0) return runUnder(presentLimitBytes, "present", []);
  const refusal = refusalOfFirst(first);
  if (refusal !== null) return refusal;
  if (isAboutFiles(first.noSuggestion) && second === void 0) return runUnder(presentLimitBytes, "again", [first]);
  const basis = basisOf(runs) ?? first;
  const end = (basis === first ? null : refusalOfFirst(basis)) ?? refusalOfBasis(basis, settings);
  return end ?? createSearch(runs, basis, settings).next();
}
function basisOf(runs) {
  const [first, second] = runs;
  return first !== void 0 && isAboutFiles(first.noSuggestion) ? second ?? first : first ?? null;
}
function isAboutFiles(reason) {
  return reason === "reclaimable" || reason === "kernel-memory" || reason === "file-cache";
}
function runUnder(limitBytes, purpose, earlier) {
  return { kind: "run", limitBytes, purpose, number: earlier.length + 1 };
}
function refused(code, message, isBreach = false) {
  return { kind: "end", result: { kind: "refused", code, isBreach, message } };
}
function refusalOfFirst(run) {
  const { verdict, message, requestedLimitBytes, isRising } = run;
  const sentence = message.replace(/\.$/, "");
  if (verdict === "inconclusive")
    return refused(
      "inconclusive",
      `The run under the present limit is inconclusive, so memgate cannot look for a lower limit: ${sentence}`
    );
  if (verdict !== "pass")
    return refused(
      "gate-failed",
      `The app does not pass under the present limit of ${bytes(requestedLimitBytes)}, so memgate cannot look for a lower one: ${sentence}`,
      true
    );
  if (isRising)
    return refused(
      "rising",
      "Memory was still rising when the load ended, so no limit is certain to be large enough. Use a longer load; if memory rises in it too, look for a leak"
    );
  return null;
}
var refusals = {
  reclaimable: "Most of the peak is memory that the kernel can take back. Such memory can grow with the limit, so the peak does not show what the app needs",
  "kernel-memory": "Much of the peak may be reclaimable kernel memory. Such memory can grow with the limit, so the peak does not show what the app needs",
  "file-cache": "File cache filled the present limit, and the app had to read files again. Such an app survives under nearly any limit and becomes slower, so the peak does not show what it needs"
};
function refusalOfBasis(basis, { presentLimitBytes }) {
  const { noSuggestion: reason, peakBytes } = basis;
  if (reason === "reclaimable" || reason === "kernel-memory" || reason === "file-cache")
    return refused(reason, refusals[reason]);
  if (reason !== null || peakBytes === null)
    return refused("inconclusive", "The run under the present limit does not show what the app needs");
  const mappedBytes = basis.mappedFileBytes ?? 0;
  if (mappedBytes > presentLimitBytes * roomFactor)
    return refused(
      "file-cache",
      `The app maps ${bytes(mappedBytes)} of files, such as its own program, which is more than the present limit of ${bytes(presentLimitBytes)}. It survives by reading them again, so its peak does not show what it needs`
    );
  return null;
}
function wholeMebibytes(size) {
  return Math.max(lowestBytes, Math.ceil(size / mebibyte) * mebibyte);
}
function createSearch(runs, basis, settings) {
  const { presentLimitBytes, maxRatio } = settings;
  const left = maxSizeRuns - runs.length;
  const at = (limitBytes) => runsAt(runs, limitBytes, basis);
  const candidateFrom = ({ peakBytes }) => Math.min(presentLimitBytes, wholeMebibytes(Math.max((peakBytes ?? 0) * roomFactor, basis.mappedFileBytes ?? 0)));
  const descend = () => {
    let good = presentLimitBytes;
    let lowest = basis;
    for (let descents = 0; descents < maxDescents; descents += 1) {
      const target = candidateFrom(lowest);
      if (target >= good) return good;
      const [run] = at(target);
      if (run === void 0)
        return left < confirmingRuns ? good : runUnder(target, descents === 0 ? "confirm" : "lower", []);
      if (deathOf(run) !== null || edgeOf(run) !== null || slownessOf(run, basis) !== null) return target;
      good = target;
      if ((run.peakBytes ?? 0) > fallRatio * (lowest.peakBytes ?? 0)) return good;
      lowest = run;
    }
    return good;
  };
  const next = () => {
    const descended = descend();
    if (typeof descended !== "number") return descended;
    let limitBytes = descended;
    let slow = 0;
    for (; ; ) {
      const tried = at(limitBytes);
      const fault = faultAt(tried, basis);
      if (fault === null) return confirmed(limitBytes, tried);
      if (fault.code === "rising")
        return refused(
          "rising",
          `Under ${bytes(limitBytes)}, ${fault.why} in two runs, so no limit is certain to be large enough`
        );
      if (fault.code === "slower") slow += 1;
      if (slow >= slowLimits)
        return refused(
          "slower",
          `The app survives under lower limits, but becomes slower: under ${bytes(limitBytes)}, ${fault.why}`
        );
      if (limitBytes >= presentLimitBytes) return unstable(fault, presentLimitBytes);
      limitBytes = stepUp(limitBytes, presentLimitBytes, runs, basis);
    }
  };
  const confirmed = (limitBytes, tried) => {
    if (tried.length >= confirmingRuns) return found(limitBytes, tried);
    if (left >= confirmingRuns - tried.length) return runUnder(limitBytes, "confirm", tried);
    return refused(
      "too-few-runs",
      `${left === 0 ? "No run is" : `Only ${left} of ${maxSizeRuns} runs are`} left, which is too few to confirm ${bytes(limitBytes)}: the app was not stable under lower limits`
    );
  };
  const found = (confirmedLimitBytes, tried) => {
    const peakBytes = highest(tried.map((run) => run.peakBytes)) ?? 0;
    const requestBytes = wholeMebibytes(highest(tried.map((run) => run.p95Bytes)) ?? peakBytes);
    const suggestedLimitBytes = Math.max(confirmedLimitBytes, lowestLimit(peakBytes, maxRatio));
    return {
      kind: "end",
      result: { kind: "found", confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes }
    };
  };
  return { next };
}
function stepUp(limitBytes, presentLimitBytes, runs, basis) {
  const heldBytes = highest(runsAt(runs, limitBytes, basis).map((run) => run.heldBytes)) ?? 0;
  const step = wholeMebibytes(Math.max(limitBytes, heldBytes) * roomFactor);
  const tried = [presentLimitBytes, ...runs.map(({ requestedLimitBytes }) => requestedLimitBytes)];
  const good = tried.filter((one) => one > limitBytes && faultAt(runsAt(runs, one, basis), basis) === null);
  return Math.min(step, presentLimitBytes, ...good);
}
function unstable({ why, code }, presentLimitBytes) {
  return refused(
    "unstable",
    `The present limit of ${bytes(presentLimitBytes)} did not hold in every run, so it is too low or the runs differ too much: ${why}`,
    code === "killed" || code === "out-of-memory"
  );
}
function purposeText(step, maxRatio) {
  const limit = bytes(step.limitBytes);
  switch (step.purpose) {
    case "present":
      return `${limit}, the present limit (threshold: ${percent(maxRatio)})`;
    case "again":
      return `${limit} again, because the image's own files may have counted in the first run`;
    case "lower":
      return `${limit}, because the peak fell with the limit`;
    default:
      return `${limit}, to confirm it (${step.number} of ${confirmingRuns})`;
  }
}

// src/report/model/size/size-file-schema.ts
function sizeFileSchema() {
  return JSON.parse('{"schema":{"type":"object","properties":{"$schema":{"default":"https://raw.githubusercontent.com/memgate/memgate/main/dist/size.schema.json","type":"string","maxLength":131072},"schemaVersion":{"type":"number","const":1},"memgateVersion":{"type":"string","maxLength":131072},"createdAt":{"type":"string","maxLength":131072},"options":{"type":"string","maxLength":131072},"app":{"type":["object","null"],"properties":{"imageId":{"type":["string","null"],"maxLength":131072},"engine":{"type":"string","maxLength":131072}},"required":["imageId","engine"]},"gate":{"type":["string","null"],"maxLength":131072},"presentLimitBytes":{"type":"integer","minimum":0},"maxRatio":{"type":"number","exclusiveMinimum":0,"maximum":1},"maxRuns":{"type":"integer","minimum":0},"result":{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"found"},"confirmedLimitBytes":{"type":"integer","minimum":0},"suggestedLimitBytes":{"type":"integer","minimum":0},"requestBytes":{"type":"integer","minimum":0},"peakBytes":{"type":"integer","minimum":0}},"required":["kind","confirmedLimitBytes","suggestedLimitBytes","requestBytes","peakBytes"]},{"type":"object","properties":{"kind":{"type":"string","const":"refused"},"code":{"type":"string","enum":["gate-failed","inconclusive","rising","reclaimable","kernel-memory","file-cache","slower","unstable","too-few-runs"]},"isBreach":{"type":"boolean"},"message":{"type":"string","maxLength":131072}},"required":["kind","code","isBreach","message"]},{"type":"object","properties":{"kind":{"type":"string","const":"unfinished"},"message":{"type":"string","maxLength":131072}},"required":["kind","message"]}]},"limits":{"maxItems":12,"type":"array","items":{"type":"object","properties":{"limitBytes":{"type":"integer","minimum":0},"runs":{"type":"integer","minimum":0},"survived":{"type":"integer","minimum":0},"peakBytes":{"type":["integer","null"],"minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"requestsPerSecond":{"type":["number","null"],"minimum":0},"workMs":{"type":["number","null"],"minimum":0},"rejected":{"anyOf":[{"type":"string","enum":["killed","out-of-memory","failed","edge","slower","rising"]},{"type":"null"}]},"why":{"type":["string","null"],"maxLength":131072}},"required":["limitBytes","runs","survived","peakBytes","p99Ms","requestsPerSecond","workMs","rejected","why"]}},"runs":{"maxItems":12,"type":"array","items":{"type":"object","properties":{"run":{"type":"integer","minimum":1,"maximum":12},"requestedLimitBytes":{"type":"integer","minimum":0},"verdict":{"type":"string","enum":["pass","over-ratio","out-of-memory","oom-killed","inconclusive"]},"message":{"type":"string","maxLength":131072},"createdAt":{"type":"string","maxLength":131072},"durationMs":{"type":"number","minimum":0},"peakBytes":{"type":["integer","null"],"minimum":0},"heldBytes":{"type":["integer","null"],"minimum":0},"p95Bytes":{"type":["integer","null"],"minimum":0},"mappedFileBytes":{"type":["integer","null"],"minimum":0},"requestsPerSecond":{"type":["number","null"],"minimum":0},"p99Ms":{"type":["number","null"],"minimum":0},"errorRate":{"type":["number","null"],"minimum":0,"maximum":1},"workMs":{"type":["number","null"],"minimum":0},"stalledMs":{"type":["number","null"],"minimum":0},"rereadBytes":{"type":["integer","null"],"minimum":0},"noSuggestion":{"anyOf":[{"type":"string","enum":["no-peak","inconclusive","ended-early","reclaimable","kernel-memory","file-cache","rising","out-of-memory","cgroup-limit","leak-check"]},{"type":"null"}]},"isRising":{"type":"boolean"}},"required":["run","requestedLimitBytes","verdict","message","createdAt","durationMs","peakBytes","heldBytes","p95Bytes","mappedFileBytes","requestsPerSecond","p99Ms","errorRate","workMs","stalledMs","rereadBytes","noSuggestion","isRising"]}},"written":{"default":null,"anyOf":[{"oneOf":[{"type":"object","properties":{"kind":{"type":"string","const":"changed"},"file":{"type":"string","maxLength":131072},"line":{"type":"integer","minimum":1},"column":{"default":null,"type":["integer","null"],"minimum":1},"from":{"type":"string","maxLength":131072},"to":{"type":"string","maxLength":131072},"newLine":{"type":["string","null"],"maxLength":131072}},"required":["kind","file","line","from","to","newLine"]},{"type":"object","properties":{"kind":{"type":"string","const":"unchanged"},"why":{"type":"string","maxLength":131072}},"required":["kind","why"]}]},{"type":"null"}]},"notices":{"maxItems":10000,"type":"array","items":{"type":"string","maxLength":131072}}},"required":["schemaVersion","memgateVersion","createdAt","options","app","gate","presentLimitBytes","maxRatio","maxRuns","result","limits","runs","notices"]},"definitions":{}}');
}

// src/report/model/size/parse-size.ts
function parseSize(file) {
  const read = readBySchema(sizeFileSchema(), file);
  if (!read.ok) return read;
  const problems = inconsistenciesIn(read.content);
  return problems.length === 0 ? read : { ok: false, problems };
}
function inconsistenciesIn(report) {
  const found = [];
  const check = (isConsistent, path, message) => {
    if (!isConsistent) found.push({ path, message });
  };
  const { runs, maxRuns, presentLimitBytes, result, written } = report;
  check(
    runs.every(({ run }, index) => run === index + 1),
    "runs",
    "does not number the runs from 1"
  );
  check(runs.length <= maxRuns, "maxRuns", "is below the number of runs");
  const [first] = runs;
  check(
    first === void 0 || first.requestedLimitBytes === presentLimitBytes,
    "presentLimitBytes",
    "is not the limit of the first run"
  );
  for (const { run, peakBytes, heldBytes, p95Bytes } of runs) {
    check((heldBytes ?? 0) <= (peakBytes ?? 0), `runs[${run - 1}].heldBytes`, "is above peakBytes");
    check((p95Bytes ?? 0) <= (peakBytes ?? 0), `runs[${run - 1}].p95Bytes`, "is above peakBytes");
  }
  checkLimits(report, check);
  checkResult(report, check);
  check(written === null || result.kind === "found", "written", "is not null, but memgate found no limit");
  if (written?.kind === "changed" && written.newLine !== null) {
    const isOne = isPlainLine(written.newLine) && written.newLine.includes(written.to);
    check(isOne, "written.newLine", "is not one line with written.to");
  }
  return found;
}
function checkLimits({ runs, limits }, check) {
  const figuresOf = (all) => JSON.stringify(all.map(({ rejected: _rejected, why: _why, ...figures }) => Object.entries(figures).toSorted()));
  check(
    figuresOf(limits) === figuresOf([...limitsOf(runs, basisOf(runs))]),
    "limits",
    "does not have the figures of runs"
  );
}
var breaches = ["over-ratio", "out-of-memory", "oom-killed"];
function checkResult({ result, runs, limits, maxRatio }, check) {
  if (result.kind === "unfinished") return;
  if (result.kind === "refused") {
    const hasBreach = runs.some(({ verdict }) => breaches.includes(verdict));
    check(!result.isBreach || hasBreach, "result.isBreach", "is true, but no run failed");
    check(result.code !== "gate-failed" || result.isBreach, "result.isBreach", "is false, but the code is gate-failed");
    return;
  }
  const { confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes } = result;
  const confirmed = limits.find(({ limitBytes }) => limitBytes === confirmedLimitBytes);
  check(
    confirmed !== void 0 && confirmed.rejected === null && confirmed.survived === confirmed.runs,
    "result.confirmedLimitBytes",
    "is not a limit that the app survived in every run"
  );
  check(peakBytes === confirmed?.peakBytes, "result.peakBytes", "is not the highest peak under the confirmed limit");
  check(
    suggestedLimitBytes === Math.max(confirmedLimitBytes, lowestLimit(peakBytes, maxRatio)),
    "result.suggestedLimitBytes",
    "is neither peakBytes \xF7 maxRatio, rounded up, nor the confirmed limit"
  );
  const p95Bytes = highest(runsAt(runs, confirmedLimitBytes, basisOf(runs)).map((run) => run.p95Bytes));
  check(
    requestBytes >= (p95Bytes ?? 0) || confirmed === void 0,
    "result.requestBytes",
    "is below p95Bytes of a run"
  );
}

export {
  isPlainLine,
  limitsOf,
  nextStep,
  basisOf,
  purposeText,
  parseSize
};
