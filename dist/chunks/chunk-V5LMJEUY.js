import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

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
function decodeUtf8(bytes) {
  const advice = "save the file as UTF-8";
  if (isWide(bytes)) throw new NotUtf8Error(`is not UTF-8 but UTF-16; ${advice}`, 1);
  if (!isUtf8(bytes)) {
    const line = firstInvalidLine(bytes);
    throw new NotUtf8Error(`is not UTF-8: line ${line} has other bytes; ${advice}`, line);
  }
  return new TextDecoder().decode(bytes);
}
function isWide(bytes) {
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255) return true;
  const sample = bytes.subarray(0, 1024);
  return sample.filter((byte) => byte === 0).length > sample.length / 4;
}
function firstInvalidLine(bytes) {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
  return line;
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
  if (thrown instanceof NotUtf8Error) return thrown.message;
  return isMissingFile(thrown) ? "does not exist" : `cannot be read: ${messageOf(thrown)}`;
}
function isMissingFile(thrown) {
  return thrown?.code === "ENOENT";
}
function unreachable(value) {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

export {
  NotUtf8Error,
  decodeUtf8,
  messageOf,
  errorCodeOf,
  traceOf,
  whyUnreadable,
  isMissingFile,
  unreachable
};
