import { GateError, messageOf, type Stage, traceOf } from "../lib/errors.ts";
import type { InconclusiveReason } from "../model/evidence.ts";

/** Why a run ends before its time. */
export interface Stop {
  readonly reason: InconclusiveReason;
  readonly detail: string;
}

/** The first reason to stop wins; from then on the signal is aborted and every step winds down. */
export interface Halt {
  readonly signal: AbortSignal;
  /** Resolves when the run is to stop, for whatever reason. */
  readonly halted: Promise<void>;
  /** Resolves when it was ended from outside, be it after another reason to stop. */
  readonly interrupted: Promise<void>;
  readonly stop: (stop: Stop) => void;
  /** Turns whatever a step threw into a reason to stop. */
  readonly stopFor: (thrown: unknown) => void;
  readonly stopped: () => Stop | null;
  /** The error of bad input that only showed on the way; the run has no verdict then. */
  readonly refusal: () => GateError | null;
}

const reasonOf: Readonly<Record<Exclude<Stage, "inputs">, InconclusiveReason>> = {
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
export function createHalt(interrupt: AbortSignal): Halt {
  const controller = new AbortController();
  let stopped: Stop | null = null;
  let refusal: GateError | null = null;
  const stop = (next: Stop) => {
    stopped ??= next;
    controller.abort(new Error(next.detail));
  };
  const onInterrupt = () => stop(interrupt.reason as Stop);
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  const aborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  return {
    signal: controller.signal,
    halted: aborted(controller.signal),
    interrupted: aborted(interrupt),
    stop,
    stopFor: (thrown) => {
      const detail = messageOf(thrown);
      if (isConnectionError(thrown))
        return stop({ reason: "engine-lost", detail: `the engine could not be asked any more: ${detail}` });
      if (!(thrown instanceof GateError))
        return stop({ reason: "internal-error", detail: `unforeseen error: ${traceOf(thrown)}` });
      if (thrown.stage !== "inputs") return stop({ reason: reasonOf[thrown.stage], detail: thrown.message });
      refusal ??= thrown;
      stop({ reason: "internal-error", detail: thrown.message });
    },
    stopped: () => stopped,
    refusal: () => refusal,
  };
}
