import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  success
} from "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  linkedSignal,
  withDeadline
} from "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/targets/docker/readiness/timed-match.ts
import { createContext, Script } from "node:vm";
var timeoutMs = 1e3;
var script = new Script("lines.some((line) => pattern.test(line))");
function createTimedMatch(pattern) {
  const scope = { pattern, lines: [] };
  const context = createContext(scope);
  return (lines) => {
    scope.lines = lines;
    try {
      return script.runInContext(context, { timeout: timeoutMs }) === true ? "matched" : "unmatched";
    } catch (error) {
      if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
      throw error;
    }
  };
}

// src/targets/docker/readiness/exec-log-probe.ts
function createCommandAttempt(container, command, name, { clock, signal, untilMs }) {
  const aborted = whenAborted(signal);
  return async () => {
    const beganMs = clock.nowMs();
    const running = container.exec(command).then(
      ({ exitCode, output }) => exitCode === 0 ? success : failed({ kind: "command-exit", command: name, exitCode, output }),
      (error) => failed({ kind: "command-error", command: name, error: messageOf(error) })
    );
    const hangs = () => failed({ kind: "command-running", command: name, afterMs: clock.nowMs() - beganMs });
    return withDeadline(clock, untilMs - beganMs, Promise.race([running, aborted.then(hangs)]), hangs);
  };
}
function failed(observed) {
  return { ok: false, observed };
}
async function awaitLine(container, pattern, { untilMs, clock, signal: outer }) {
  const end = new AbortController();
  const { signal } = linkedSignal([outer, end.signal]);
  const match = createTimedMatch(pattern);
  let last = null;
  let failure = null;
  let unread = [];
  const decided = new Promise((resolve) => {
    const readBatch = () => {
      const lines = unread;
      unread = [];
      const result2 = match(lines);
      if (result2 !== "unmatched") resolve(result2);
    };
    void (async () => {
      try {
        for await (const line of container.logLines(signal)) {
          last = line;
          if (unread.push(line) === 1) setImmediate(readBatch);
        }
      } catch (error) {
        if (!signal.aborted) failure = messageOf(error);
      }
    })();
  });
  const result = await withDeadline(
    clock,
    remainingMs(untilMs, clock),
    Promise.race([decided, whenAborted(outer)]),
    () => false
  );
  end.abort();
  if (result === "matched") return success;
  if (result === "too-slow") return failed({ kind: "log-too-slow", pattern: String(pattern), lastLine: last });
  if (failure !== null) return failed({ kind: "log-unreadable", error: failure });
  return failed({ kind: "log", pattern: String(pattern), lastLine: last });
}
function remainingMs(untilMs, clock) {
  return Math.max(1, untilMs - clock.nowMs());
}
function whenAborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener("abort", () => resolve(false), { once: true });
  });
}
export {
  awaitLine,
  createCommandAttempt
};
