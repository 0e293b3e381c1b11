import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  stopReasonOf
} from "./chunk-FBGNEREP.js";
import {
  messageOf,
  traceOf
} from "./chunk-V5LMJEUY.js";

// src/run/signals.ts
var signals = {
  SIGHUP: { number: 1, code: "interrupted/sighup" },
  SIGINT: { number: 2, code: "interrupted/sigint" },
  SIGTERM: { number: 15, code: "interrupted/sigterm" }
};
function interruptOf(target, log) {
  const controller = new AbortController();
  const abort = (cause) => controller.abort(stopReasonOf(cause));
  let isSignalled = false;
  for (const [name, { number, code }] of Object.entries(signals)) {
    target.on(name, () => {
      if (isSignalled) target.exit(128 + number);
      isSignalled = true;
      log(`${name}: cleaning up; a second signal exits at once and leaves the container behind`);
      abort({ code, data: {} });
    });
  }
  const onUnforeseen = (error) => {
    if (controller.signal.aborted) log(`while cleaning up: ${messageOf(error)}`);
    abort({ code: "internal-error/unexpected", data: { error: traceOf(error) } });
  };
  target.on("uncaughtException", onUnforeseen);
  target.on("unhandledRejection", onUnforeseen);
  return controller.signal;
}

export {
  interruptOf
};
