// Connects a run with the functions of the program that called it: progress, log and abort signal.

import { Writable } from "node:stream";
import { messageOf } from "../lib/errors.ts";
import { printable } from "../lib/format.ts";
import type { ImageLog } from "../lib/log.ts";
import type { Observer } from "../model/adapters.ts";
import type { RunCause } from "../model/stop-reason.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import type { GateControls, GateProgress } from "./types.ts";

export interface Callbacks {
  /** Its abort reason is a `StopReason`. */
  readonly interrupt: AbortSignal;
  readonly observer: Observer;
  readonly log: ImageLog;
  /** Detaches from the caller's signal. Throws the error that a function of the caller threw, if any. */
  readonly end: () => void;
}

export function connectCallbacks({ signal, onProgress, log }: Omit<GateControls, "env">): Callbacks {
  const controller = new AbortController();
  const stop = (cause: RunCause) => controller.abort(stopReasonOf(cause));
  const onAbort = () => stop({ code: "interrupted/caller-aborted", data: { why: whyAborted(signal?.reason) } });
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  let thrown: { readonly error: unknown } | null = null;
  /**
   * Wraps a function of the caller. If the function throws, the wrapper keeps the error and stops the run. It does not
   * throw, because a step of the gate called it.
   */
  const guarded =
    <T>(call: ((value: T) => void) | undefined) =>
    (value: T) => {
      if (call === undefined || thrown !== null) return;
      try {
        call(value);
      } catch (error) {
        thrown = { error };
        stop({ code: "interrupted/caller-failed", data: {} });
      }
    };
  const report = guarded<GateProgress>(onProgress);
  return {
    interrupt: controller.signal,
    observer: {
      phase: (phase) => report({ kind: "phase", phase }),
      note: (text) => report({ kind: "note", text }),
      sample: (workingSetBytes, limitBytes) => report({ kind: "sample", workingSetBytes, limitBytes }),
      load: (progress) => report({ kind: "load", ...progress }),
    },
    log: lineLog(guarded(log)),
    end: () => {
      signal?.removeEventListener("abort", onAbort);
      if (thrown !== null) throw thrown.error;
    },
  };
}

/** The reason that the caller gave. Null for `abort()` without a reason. */
function whyAborted(reason: unknown): string | null {
  return reason instanceof DOMException && reason.name === "AbortError" ? null : messageOf(reason);
}

/** A log that writes line by line. */
function lineLog(write: (line: string) => void): ImageLog {
  const line = (text: string) => write(printable(text.replace(/\r$/, "")));
  return {
    line,
    group: (title) => {
      line(title);
      let rest = "";
      let isEnded = false;
      const flush = () => {
        if (rest !== "") line(rest);
        rest = "";
      };
      const out = new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          const lines = (rest + chunk.toString()).split("\n");
          rest = lines.pop() ?? "";
          for (const text of lines) line(text);
          // The masking of secrets may write the last piece after the end of the group.
          if (isEnded) flush();
          done();
        },
      });
      return {
        out,
        end: () => {
          isEnded = true;
          flush();
        },
      };
    },
  };
}
