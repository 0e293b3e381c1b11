import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  errorRateOf
} from "./chunk-E2DBEMFC.js";
import {
  unreachable
} from "./chunk-SX2FXAU5.js";
import {
  __commonJS,
  __toESM
} from "./chunk-N5GU662R.js";

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

// src/report/format.ts
var units = ["B", "KiB", "MiB", "GiB", "TiB"];
function bytes(value) {
  const exponent = value < 1024 ? 0 : Math.min(Math.floor(Math.log2(value) / 10), units.length - 1);
  return `${trimmed(value / 1024 ** exponent)} ${units[exponent]}`;
}
function bytesExactly(value) {
  return value < 1024 ? bytes(value) : `${bytes(value)} (${integer(value)} B)`;
}
function percent(ratio) {
  return `${trimmed(ratio * 100)} %`;
}
function integer(value) {
  return Math.round(value).toLocaleString("en-US");
}
function time(ms) {
  if (ms < 1e3) return `${trimmed(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 6e4) return `${trimmed(ms / 1e3)} s`;
  const seconds = Math.round(ms / 1e3);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function latency(ms) {
  return ms < 1 ? "< 1 ms" : time(ms);
}
function peakAgainst(peakBytes, limitBytes, maxRatio) {
  const ratio = peakBytes / limitBytes;
  const stands = `peak ${bytes(peakBytes)} is ${percent(ratio)} of the ${bytes(limitBytes)} limit; allowed ${percent(maxRatio)}`;
  if (percent(ratio) !== percent(maxRatio) || ratio === maxRatio) return stands;
  const difference = Math.abs(peakBytes - maxRatio * limitBytes);
  const amount = difference < 1 ? "less than 1 B" : `${integer(difference)} B`;
  return `${stands} (${amount} ${ratio > maxRatio ? "above" : "below"} it: ${integer(peakBytes)} B of ${integer(limitBytes)} B)`;
}
function trimmed(value, decimals = 1) {
  return value.toFixed(decimals).replace(/\.0$/, "");
}
function printable(text) {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

// src/memory/reading.ts
var unlimitedBytes = Number.MAX_SAFE_INTEGER;
function workingSetBytes(usageBytes, inactiveFileBytes) {
  return Math.max(0, usageBytes - inactiveFileBytes);
}
function inactiveFileKey(version) {
  return version === "2" ? "inactive_file" : "total_inactive_file";
}
function activeFileKey(version) {
  return version === "2" ? "active_file" : "total_active_file";
}
function compositionOf(version, stat, totalBytes, kernelBytes) {
  const of = (key) => stat[key] ?? null;
  const parts = version === "2" ? {
    anonymous: of("anon"),
    shared: of("shmem"),
    activeFile: of("active_file"),
    kernel: of("kernel") ?? kernelBefore518(stat),
    sockets: of("sock")
  } : {
    anonymous: of("total_rss"),
    shared: of("total_shmem") ?? sharedOnV1(stat),
    activeFile: of("total_active_file"),
    kernel: kernelBytes,
    sockets: null
  };
  const named = Object.values(parts).reduce((sum, part) => sum + (part ?? 0), 0);
  return { ...parts, other: Math.max(0, totalBytes - named) };
}
function kernelBefore518(stat) {
  const parts = ["slab", "kernel_stack", "pagetables", "percpu"].flatMap((key) => stat[key] ?? []);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}
function sharedOnV1(stat) {
  const { total_cache, total_active_file, total_inactive_file, total_unevictable } = stat;
  if (total_cache === void 0 || total_active_file === void 0 || total_inactive_file === void 0) return null;
  return Math.max(0, total_cache - total_active_file - total_inactive_file - (total_unevictable ?? 0));
}
function bytesOf(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

// src/verdict.ts
var minLoadSamples = 5;
var toleratedGapMs = 2500;
var largestPageBytes = 65536;
function judge(evidence, thresholds) {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof = isProven(evidence, thresholds.maxRatio) ? "ceiling" : "sampled";
  const doubt = endDoubt(evidence) ?? limitDoubt(evidence) ?? loadDoubt(evidence, thresholds) ?? samplingDoubt(evidence, proof);
  return doubt ?? { kind: "pass", proof };
}
function exitCodeOf(kind) {
  switch (kind) {
    case "pass":
      return 0;
    case "over-ratio":
    case "oom-killed":
      return 1;
    case "inconclusive":
      return 3;
    default:
      return unreachable(kind);
  }
}
function limitMismatch(readBack, requestedBytes) {
  const { memoryBytes, memorySwapBytes, cgroupLimitBytes } = readBack;
  if (memoryBytes !== requestedBytes) {
    return `the engine holds a memory limit of ${bytesOrNone(memoryBytes)} where ${requestedBytes} B were asked for`;
  }
  if (memorySwapBytes !== requestedBytes) {
    const seen = memorySwapBytes === -1 ? "unlimited swap" : `memory and swap of ${bytesOrNone(memorySwapBytes)}`;
    return `the engine allows ${seen} where ${requestedBytes} B together (no swap) were asked for`;
  }
  if (cgroupLimitBytes !== null && !isRoundedDown(cgroupLimitBytes, requestedBytes)) {
    const seen = cgroupLimitBytes === unlimitedBytes ? "no limit" : `a limit of ${cgroupLimitBytes} B`;
    return `the kernel has ${seen} in force where ${requestedBytes} B were asked for`;
  }
  return null;
}
function isRoundedDown(inForceBytes, requestedBytes) {
  return inForceBytes <= requestedBytes && requestedBytes - inForceBytes < largestPageBytes;
}
function isProven({ ceilingBytes, limitBytes }, maxRatio) {
  return ceilingBytes !== null && ceilingBytes / limitBytes <= maxRatio;
}
function endDoubt({ end }) {
  return end.kind === "completed" ? null : inconclusive(end.reason, end.detail);
}
function limitDoubt({ container, requestedLimitBytes }) {
  const mismatch = container === null ? "no container was read back" : limitMismatch(container, requestedLimitBytes);
  return mismatch === null ? null : inconclusive("limit-not-applied", mismatch);
}
function loadDoubt({ load }, { maxErrorRate }) {
  if (load === null) return inconclusive("load-failed", "no load was sent");
  if (load.requests === 0) {
    const why = load.lastError === null ? "" : `, the last: ${load.lastError}`;
    return inconclusive("load-failed", `not one response came from ${load.url} (${load.errors} errors${why})`);
  }
  const failed = load.errors + load.non2xx;
  if ((errorRateOf(load) ?? 1) > maxErrorRate) {
    const sent = load.errors + load.requests;
    return inconclusive(
      "load-failed",
      `${failed} of ${sent} requests to ${load.url} failed (${describeFailures(load)})`
    );
  }
  const requestIntervalMs = load.rate === null ? 0 : 1e3 / load.rate;
  if (load.longestSilenceMs > load.durationMs / 2 + requestIntervalMs) {
    const silence = `${(load.longestSilenceMs / 1e3).toFixed(1)} s of ${(load.durationMs / 1e3).toFixed(1)} s`;
    return inconclusive("load-failed", `${load.url} gave no response for ${silence}`);
  }
  if (load.unservedConnections / load.connections > maxErrorRate) {
    const share = `${load.unservedConnections} of ${load.connections} connections`;
    const detail = `${load.url} left ${share} without a good answer for more than half of the load phase`;
    return inconclusive("load-failed", detail);
  }
  return null;
}
function describeFailures(load) {
  const byStatus = Object.entries(load.statusCodes).filter(([status]) => Number(status) < 200 || Number(status) >= 400).map(([status, count]) => `${count} \xD7 HTTP ${status}`);
  const byError = load.errors === 0 ? [] : [`${load.errors} without an answer, ${load.timeouts} of them after 10 s`];
  return [...byStatus, ...byError].join(", ");
}
function samplingDoubt({ phases, peak, sampling }, proof) {
  const load = phases.find((phase) => phase.name === "load");
  if (load === void 0 || peak === null || load.samples === 0) {
    return inconclusive("too-few-samples", "the load phase has no sample");
  }
  if (proof === "ceiling") return null;
  if (load.samples < minLoadSamples) {
    return inconclusive("too-few-samples", `the load phase has ${load.samples} samples, ${minLoadSamples} are needed`);
  }
  const hole = phases.find(({ maxGapMs }) => maxGapMs > toleratedGapMs);
  if (hole !== void 0) {
    return inconclusive("too-few-samples", `the ${hole.name} phase has no sample for ${Math.round(hole.maxGapMs)} ms`);
  }
  const lateMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  if (lateMs <= toleratedGapMs) return null;
  return inconclusive("too-few-samples", `the first sample came ${Math.round(lateMs)} ms after the container's start`);
}
function inconclusive(reason, detail) {
  return { kind: "inconclusive", reason, detail };
}
function bytesOrNone(bytes2) {
  return bytes2 === null ? "unknown size" : bytes2 === 0 ? "none" : `${bytes2} B`;
}

// src/inputs/suggest.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function suggestion(name, known) {
  const nearest = (0, import_fastest_levenshtein.closest)(name, [...known]);
  const slips = (0, import_fastest_levenshtein.distance)(name, nearest);
  return slips <= 2 && slips < name.length - 1 ? nearest : null;
}

export {
  suggestion,
  bytes,
  bytesExactly,
  percent,
  integer,
  time,
  latency,
  peakAgainst,
  printable,
  unlimitedBytes,
  workingSetBytes,
  inactiveFileKey,
  activeFileKey,
  compositionOf,
  bytesOf,
  judge,
  exitCodeOf,
  limitMismatch,
  isRoundedDown,
  describeFailures
};
