import { type ErrorStage, GateError, messageOf, traceOf } from "../lib/errors.ts";
import type { InconclusiveReason } from "../model/evidence.ts";
import type { StopReason } from "../model/verdict.ts";

/** The first reason to stop wins; from then on the signal is aborted and every step winds down. */
export interface StopController {
  readonly signal: AbortSignal;
  /** Resolves when the run is to stop, for whatever reason. */
  readonly whenStopped: Promise<void>;
  /** Resolves when it was ended from outside, be it after another reason to stop. */
  readonly interrupted: Promise<void>;
  readonly stop: (stop: StopReason) => void;
  /** Turns whatever a step threw into a reason to stop. */
  readonly stopFor: (thrown: unknown) => void;
  readonly stopped: () => StopReason | null;
  /** The error of bad input that only showed on the way; the run has no verdict then. */
  readonly refusal: () => GateError | null;
}

const reasonOf: Readonly<Record<Exclude<ErrorStage, "inputs">, InconclusiveReason>> = {
  engine: "engine-unavailable",
  image: "image-failed",
  container: "container-failed",
  load: "load-failed",
};

/** What Node's HTTP client throws where the other end has gone. Only the engine is asked in a way that throws. */
function isConnectionError(thrown: unknown): boolean {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
  if (!(thrown instanceof Error)) return false;
  // No engine at all is a reason of its own.
  if (thrown instanceof GateError) return thrown.stage !== "engine" && isConnectionError(thrown.cause);
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  // ENOENT is a socket that is gone, where it is no file.
  return codes.includes(code ?? "") || (code === "ENOENT" && syscall === "connect");
}

/** @param interrupt aborted from outside, with a `Stop` as its reason */
export function createStopController(interrupt: AbortSignal): StopController {
  const controller = new AbortController();
  let stopped: StopReason | null = null;
  let refusal: GateError | null = null;
  const stop = (next: StopReason) => {
    stopped ??= next;
    controller.abort(new Error(next.message));
  };
  const onInterrupt = () => stop(interrupt.reason as StopReason);
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  const aborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  return {
    signal: controller.signal,
    whenStopped: aborted(controller.signal),
    interrupted: aborted(interrupt),
    stop,
    stopFor: (thrown) => {
      const message = messageOf(thrown);
      if (isConnectionError(thrown))
        return stop({ reason: "engine-lost", message: `the engine could not be asked any more: ${message}` });
      if (!(thrown instanceof GateError))
        return stop({ reason: "internal-error", message: `unforeseen error: ${traceOf(thrown)}` });
      if (thrown.stage !== "inputs") return stop({ reason: reasonOf[thrown.stage], message: thrown.message });
      refusal ??= thrown;
      stop({ reason: "internal-error", message: thrown.message });
    },
    stopped: () => stopped,
    refusal: () => refusal,
  };
}
