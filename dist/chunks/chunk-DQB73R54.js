import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

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

// src/lib/errors.ts
function messageOf(thrown) {
  if (thrown instanceof AggregateError && thrown.message === "") return thrown.errors.map(messageOf).join("; ");
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.replace(/\s+/g, " ").trim() || "unknown error";
}
function errorCodeOf(thrown) {
  const { code } = thrown ?? {};
  if (typeof code === "string") return code;
  const inner = thrown instanceof AggregateError ? thrown.errors.map(errorCodeOf) : [];
  return inner.find((each) => each !== null) ?? null;
}
function traceOf(thrown) {
  const place = thrown instanceof Error ? /\n\s+at (.+)/.exec(thrown.stack ?? "")?.[1] : void 0;
  return place === void 0 ? messageOf(thrown) : `${messageOf(thrown)} (at ${place})`;
}
function whyUnreadable(thrown) {
  return isMissingFile(thrown) ? "does not exist" : `cannot be read: ${messageOf(thrown)}`;
}
function isMissingFile(thrown) {
  return thrown?.code === "ENOENT";
}
function unreachable(value) {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

export {
  bytes,
  bytesExactly,
  percent,
  integer,
  rate,
  time,
  latency,
  peakAgainst,
  printable,
  messageOf,
  errorCodeOf,
  traceOf,
  whyUnreadable,
  isMissingFile,
  unreachable
};
