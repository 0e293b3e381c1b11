import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import {
  redactorOf
} from "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  stopReasonOf
} from "./chunk-HWK6PRBH.js";
import {
  faultAdvice,
  messageOf,
  traceOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/run/broken-gate.ts
function brokenBy(error, gate, secrets, begin) {
  const { output } = redactorOf(secrets, []);
  const isLogged = logStack(output(stackOf(error)), gate, begin);
  const trace = output(traceOf(error));
  const { code, message } = stopReasonOf({ code: "internal-error/unexpected", data: { error: trace } });
  const attached = isLogged ? " and attach the stack in the log of this run" : "";
  return {
    kind: "refused",
    name: gate.name,
    reason: "internal-error",
    code,
    why: `${message}. ${faultAdvice}${attached}`
  };
}
function stackOf(error) {
  return (error instanceof Error ? error.stack : void 0) ?? messageOf(error);
}
function logStack(stack, gate, begin) {
  try {
    const { log, end } = begin({ ...gate, run: null });
    for (const line of stack.split("\n")) log.line(line);
    end();
    return true;
  } catch {
    return false;
  }
}
export {
  brokenBy
};
