import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/lib/format.ts
var units = ["B", "KiB", "MiB", "GiB", "TiB"];
function bytes(value) {
  const exponent = value < 1024 ? 0 : Math.min(Math.floor(Math.log2(value) / 10), units.length - 1);
  return `${trimmed(value / 1024 ** exponent)} ${units[exponent]}`;
}
function bytesExactly(value) {
  return value < 1024 ? bytes(value) : `${bytes(value)} (${integer(value)} B)`;
}
function percent(ratio) {
  return `${trimmed(ratio * 100)}%`;
}
function integer(value) {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
function rate(perSecond) {
  return perSecond < 10 ? trimmed(perSecond) : integer(perSecond);
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
  const share = `${bytes(peakBytes)}, ${percent(ratio)} of the ${bytes(limitBytes)} limit`;
  const threshold = `threshold: ${percent(maxRatio)}`;
  if (percent(ratio) !== percent(maxRatio) || ratio === maxRatio) return `${share} (${threshold})`;
  const difference = Math.abs(peakBytes - maxRatio * limitBytes);
  const amount = difference < 1 ? "less than 1 B" : `${integer(difference)} B`;
  const side = ratio > maxRatio ? "above" : "below";
  return `${share} (${threshold}; the peak is ${amount} ${side} it)`;
}
function trimmed(value, decimals = 1) {
  return value.toFixed(decimals).replace(/\.0$/, "");
}
function printable(text) {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

export {
  __require,
  __commonJS,
  __export,
  __toESM,
  bytes,
  bytesExactly,
  percent,
  integer,
  rate,
  time,
  latency,
  peakAgainst,
  printable
};
