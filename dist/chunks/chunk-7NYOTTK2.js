import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  messageOf,
  traceOf
} from "./chunk-U3JDLIYU.js";

// src/interrupt.ts
var signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
function interruptOf(target, say) {
  const controller = new AbortController();
  const abort = (stop) => controller.abort(stop);
  let isSignalled = false;
  for (const [name, number] of Object.entries(signalNumbers)) {
    target.on(name, () => {
      if (isSignalled) target.exit(128 + number);
      isSignalled = true;
      say(`${name}: cleaning up; a second signal exits at once and leaves the container behind`);
      abort({ reason: "interrupted", detail: `the run was ended by ${name}` });
    });
  }
  const onUnforeseen = (error) => {
    if (controller.signal.aborted) say(`while cleaning up: ${messageOf(error)}`);
    abort({ reason: "internal-error", detail: `unforeseen error: ${traceOf(error)}` });
  };
  target.on("uncaughtException", onUnforeseen);
  target.on("unhandledRejection", onUnforeseen);
  return controller.signal;
}

export {
  interruptOf
};
