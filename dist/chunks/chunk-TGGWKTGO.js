import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/lib/format.ts
var units = ["B", "KiB", "MiB", "GiB", "TiB"];
function bytes(value) {
  const largest = units.length - 1;
  const exponent = units.findIndex((_, index) => index === largest || value / 1024 ** index < 1023.95);
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
  if (ms < 999.5) return `${trimmed(ms, ms < 10 ? 1 : 0)} ms`;
  if (ms < 59950) return `${trimmed(ms / 1e3)} s`;
  const seconds = Math.round(ms / 1e3);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function coresText(cores) {
  const text = cores.toFixed(cores < 0.095 ? 3 : 2).replace(/\.?0+$/, "");
  return `${text} core${text === "1" ? "" : "s"}`;
}
function latency(ms) {
  return ms < 1 ? "< 1 ms" : time(ms);
}
function peakAgainst(peakBytes, limitBytes, maxRatio, warnRatio = null) {
  return `${bytes(peakBytes)}, ${shareOfLimit(peakBytes, limitBytes, maxRatio, warnRatio)}`;
}
function shareOfLimit(peakBytes, limitBytes, maxRatio, warnRatio) {
  const ratio = peakBytes / limitBytes;
  const warning = warnRatio === null || ratio <= warnRatio || ratio > maxRatio ? "" : aboveLevel(ratio, warnRatio);
  const share = `${percent(ratio)} of the ${bytes(limitBytes)} limit${warning}`;
  const threshold = `threshold: ${percent(maxRatio)}`;
  if (percent(ratio) !== percent(maxRatio) || ratio === maxRatio) return `${share} (${threshold})`;
  const difference = Math.abs(peakBytes - maxRatio * limitBytes);
  const amount = difference < 1 ? "less than 1 B" : `${integer(difference)} B`;
  const side = ratio > maxRatio ? "above" : "below";
  return `${share} (${threshold}; the peak is ${amount} ${side} it)`;
}
function aboveLevel(ratio, warnRatio) {
  const slightly = percent(ratio) === percent(warnRatio) ? "slightly " : "";
  return `, ${slightly}above the warning level of ${percent(warnRatio)}`;
}
function unbroken(text) {
  return text.replace(/(?<=\d) (?=(?:B|[KMGT]iB|ms|s|min)(?![\w-]))|(?<=<) (?=\d)/g, "\xA0");
}
function trimmed(value, decimals = 1) {
  return value.toFixed(decimals).replace(/\.0$/, "");
}
function printable(text) {
  return text.replace(/\t/g, "    ").replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}
function shortened(command, maxLength) {
  const characters = [...printable(command)];
  return characters.length <= maxLength ? characters.join("") : `${characters.slice(0, maxLength - 1).join("")}\u2026`;
}

// src/lib/utf8.ts
import { isUtf8 } from "node:buffer";
var NotUtf8Error = class extends Error {
  /** The first line that is not UTF-8, from 1. */
  line;
  constructor(message, line) {
    super(message);
    this.line = line;
  }
};
function decodeUtf8(bytes2) {
  const advice = "save the file as UTF-8";
  const wide = wideEncodingOf(bytes2);
  if (wide !== null) throw new NotUtf8Error(`is not UTF-8 but ${wide}; ${advice}`, 1);
  if (!isUtf8(bytes2)) {
    const line = firstInvalidLine(bytes2);
    throw new NotUtf8Error(`is not UTF-8: line ${line} has other bytes; ${advice}`, line);
  }
  const text = Buffer.from(bytes2.buffer, bytes2.byteOffset, bytes2.byteLength).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
function wideEncodingOf(bytes2) {
  const mark = Buffer.from(bytes2.subarray(0, 4)).toString("hex");
  if (mark === "fffe0000" || mark === "0000feff") return "UTF-32";
  const sample = bytes2.subarray(0, 1024);
  const nulShare = sample.filter((byte) => byte === 0).length / sample.length;
  if (nulShare > 5 / 8) return "UTF-32";
  return /^(fffe|feff)/.test(mark) || nulShare > 1 / 4 ? "UTF-16" : null;
}
function firstInvalidLine(bytes2) {
  let line = 1;
  for (let from = 0; from < bytes2.length; line += 1) {
    const end = bytes2.indexOf(10, from);
    if (end < 0 || !isUtf8(bytes2.subarray(from, end))) return line;
    from = end + 1;
  }
  return line;
}

// src/lib/errors.ts
var issuesUrl = "https://github.com/memgate/memgate/issues";
var faultAdvice = `This is a fault in memgate, not in your app. Please report it at ${issuesUrl}`;
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
  if (thrown instanceof NotUtf8Error) return thrown.message;
  if (errorCodeOf(thrown) === "EISDIR") return "is a folder; expected a file";
  return isMissingFile(thrown) ? "does not exist" : `cannot be read: ${messageOf(thrown)}`;
}
function isMissingFile(thrown) {
  return thrown?.code === "ENOENT";
}
function unreachable(value) {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

// src/lib/spoken-protocol.ts
var ownErrorCodes = { http2: "SPEAKS_HTTP2", https: "SPEAKS_HTTPS" };
function protocolCodeOf(error) {
  const { rawPacket } = error;
  if (/\bSSL alert number 120\b/.test(error.message)) return ownErrorCodes.http2;
  return rawPacket instanceof Uint8Array ? protocolCodeOfBytes(rawPacket) : null;
}
function protocolCodeOfBytes(bytes2) {
  if (isSettingsFrame(bytes2)) return ownErrorCodes.http2;
  return isTlsAlert(bytes2) ? ownErrorCodes.https : null;
}
function isSettingsFrame(bytes2) {
  const [high = 1, middle = 1, low = 1, type, flags, ...stream] = bytes2.subarray(0, 9);
  const length = high * 65536 + middle * 256 + low;
  return type === 4 && flags === 0 && stream.length === 4 && stream.every((byte) => byte === 0) && length % 6 === 0;
}
function isTlsAlert([type, version]) {
  return type === 21 && version === 3;
}

// src/load/stats/error-rate.ts
function errorRateOf({ requests, errors, non2xx }) {
  const sent = requests + errors;
  return sent === 0 ? null : (errors + non2xx) / sent;
}

// src/load/stats/normal-gap.ts
var shortGapMs = 2e3;
function longestNormalGapMs(halfMs, isPlanned, latencyMs) {
  return isPlanned ? Math.max(halfMs, shortGapMs, slowResponseMs(latencyMs)) : halfMs;
}
function slowResponseMs(latencyMs) {
  return 2 * (latencyMs?.max ?? 0);
}

// src/lib/place-text.ts
function placeText({ file, line, column }) {
  if (line === null) return file;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}
function otherPlaceText(other, { file }) {
  return other.file === file && other.line !== null ? `line ${other.line}` : placeText(other);
}

// src/model/http-status.ts
function isSuccessStatus(status) {
  return status >= 200 && status < 400;
}
var redirects = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
function isRedirect(status) {
  return redirects.has(status);
}
var maxRedirectRate = 0.49;

export {
  bytes,
  bytesExactly,
  percent,
  integer,
  rate,
  time,
  coresText,
  latency,
  peakAgainst,
  shareOfLimit,
  unbroken,
  printable,
  shortened,
  NotUtf8Error,
  decodeUtf8,
  issuesUrl,
  faultAdvice,
  messageOf,
  errorCodeOf,
  traceOf,
  whyUnreadable,
  isMissingFile,
  unreachable,
  ownErrorCodes,
  protocolCodeOf,
  protocolCodeOfBytes,
  isSuccessStatus,
  isRedirect,
  maxRedirectRate,
  errorRateOf,
  longestNormalGapMs,
  slowResponseMs,
  placeText,
  otherPlaceText
};
