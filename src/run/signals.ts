// Turns signals and unexpected errors into an abort signal that ends a run in order.

import { messageOf, traceOf } from "../lib/errors.ts";
import type { StopReason } from "../model/verdict.ts";

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Aborts on the first SIGINT, SIGTERM or SIGHUP and on an uncaught exception, with a `StopReason` as the reason. A second
 * signal exits at once. GitHub sends SIGINT to a cancelled workflow, and SIGTERM 7.5 s later.
 */
export function interruptOf(target: NodeJS.Process, log: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const abort = (stop: StopReason) => controller.abort(stop);
  let isSignalled = false;
  for (const [name, number] of Object.entries(signalNumbers)) {
    target.on(name, () => {
      if (isSignalled) target.exit(128 + number);
      isSignalled = true;
      log(`${name}: cleaning up; a second signal exits at once and leaves the container behind`);
      abort({ reason: "interrupted", message: `the run was ended by ${name}` });
    });
  }
  const onUnforeseen = (error: unknown) => {
    if (controller.signal.aborted) log(`while cleaning up: ${messageOf(error)}`);
    abort({ reason: "internal-error", message: `unexpected error: ${traceOf(error)}` });
  };
  target.on("uncaughtException", onUnforeseen);
  target.on("unhandledRejection", onUnforeseen);
  return controller.signal;
}
