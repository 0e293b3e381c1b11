import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/errors.ts
var GateError = class extends Error {
  stage;
  constructor(stage, message, options) {
    super(message, options);
    this.name = "GateError";
    this.stage = stage;
  }
};
function messageOf(thrown) {
  if (thrown instanceof AggregateError && thrown.message === "") return thrown.errors.map(messageOf).join("; ");
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.replace(/\s+/g, " ").trim() || "unknown error";
}
function traceOf(thrown) {
  const where = thrown instanceof Error ? /\n\s+at (.+)/.exec(thrown.stack ?? "")?.[1] : void 0;
  return where === void 0 ? messageOf(thrown) : `${messageOf(thrown)} (at ${where})`;
}
function unreachable(value) {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

export {
  GateError,
  messageOf,
  traceOf,
  unreachable
};
