import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-VBZP5TO6.js";
import "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import {
  stopReasonOf
} from "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import {
  redactorOf
} from "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  faultAdvice,
  messageOf,
  traceOf
} from "./chunk-FVZK4U2X.js";
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
