import { messageOf, traceOf } from "../lib/errors.ts";
import { GateError } from "../model/gate-error.ts";
import { type RunCause, reasonOf, type StopReason } from "../model/stop-reason.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import type { Run } from "./run-context.ts";

/** Stops a run early. The first reason counts. The stop aborts the signal, so that every step ends. */
export interface StopController {
  readonly signal: AbortSignal;
  /** Resolves when the run must stop, for any reason. */
  readonly whenStopped: Promise<void>;
  /** Resolves when the run is interrupted from outside, even if it already stops for another reason. */
  readonly interrupted: Promise<void>;
  readonly stop: (stop: StopReason) => void;
  /** Stops with the reason that belongs to a thrown value. */
  readonly stopFor: (thrown: unknown) => void;
  readonly stopped: () => StopReason | null;
  /** The bad input that memgate found only during the run, which then has no verdict. Null without such an error. */
  readonly refusal: () => GateError | null;
  /** Detaches the controller from the interrupt, which several runs may share. Call it at the end of the run. */
  readonly release: () => void;
}

/** The stop reason of an app that ended, until its exit code is known. */
export function appExited({ collector }: Pick<Run, "collector">): StopReason {
  return stopReasonOf({
    code: "app-exited/exit",
    data: { exitCode: null, phase: collector?.currentPhase() ?? "start" },
  });
}

/** @param error null if the engine's event stream ended without an error */
export function lostCause(error: string | null): RunCause {
  return error === null
    ? { code: "engine-lost/stopped", data: {} }
    : { code: "engine-lost/connection", data: { error } };
}

/** True for a lost connection, as Node.js's HTTP client reports it. Only requests to the engine throw this way. */
function isConnectionError(thrown: unknown): boolean {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
  if (!(thrown instanceof Error)) return false;
  // If no engine responds at all, the reason is engine-unavailable.
  if (thrown instanceof GateError) return thrown.stage !== "engine" && isConnectionError(thrown.cause);
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  // ENOENT of connect means that the socket no longer exists. Other ENOENT errors are about files.
  return codes.includes(code ?? "") || (code === "ENOENT" && syscall === "connect");
}

/** @param interrupt aborted from outside, with a `StopReason` as its reason */
export function createStopController(interrupt: AbortSignal): StopController {
  const controller = new AbortController();
  let stopped: StopReason | null = null;
  let refusal: GateError | null = null;
  const stop = (next: StopReason) => {
    stopped ??= next;
    controller.abort(new Error(next.message));
  };
  const whenStopped = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let markInterrupted = () => {};
  const interrupted = new Promise<void>((resolve) => {
    markInterrupted = resolve;
  });
  const onInterrupt = () => {
    stop(interrupt.reason as StopReason);
    markInterrupted();
  };
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  return {
    signal: controller.signal,
    whenStopped,
    interrupted,
    stop,
    stopFor: (thrown) => {
      if (isConnectionError(thrown)) return stop(stopReasonOf(lostCause(messageOf(thrown))));
      const unexpected = () =>
        stop(stopReasonOf({ code: "internal-error/unexpected", data: { error: traceOf(thrown) } }));
      if (!(thrown instanceof GateError)) return unexpected();
      const { fault, message } = thrown;
      if (typeof fault !== "string") return stop({ ...fault, reason: reasonOf(fault.code), message } as StopReason);
      refusal ??= thrown;
      unexpected();
    },
    stopped: () => stopped,
    refusal: () => refusal,
    release: () => interrupt.removeEventListener("abort", onInterrupt),
  };
}
