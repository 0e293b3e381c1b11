// Turns signals and unexpected errors into an abort signal that ends a run in order.

import { messageOf, traceOf } from "../lib/errors.ts";
import type { RunCause } from "../model/stop-reason.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";

const signals = {
  SIGHUP: { number: 1, code: "interrupted/sighup" },
  SIGINT: { number: 2, code: "interrupted/sigint" },
  SIGTERM: { number: 15, code: "interrupted/sigterm" },
} as const;

/**
 * Aborts on the first SIGINT, SIGTERM or SIGHUP and on an uncaught exception, with a `StopReason` as the reason. A second
 * signal exits at once. GitHub sends SIGINT to a cancelled workflow, and SIGTERM 7.5 s later.
 */
export function interruptOf(target: NodeJS.Process, log: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const abort = (cause: RunCause) => controller.abort(stopReasonOf(cause));
  let isSignalled = false;
  for (const [name, { number, code }] of Object.entries(signals)) {
    target.on(name, () => {
      if (isSignalled) target.exit(128 + number);
      isSignalled = true;
      log(
        `${name}: cleaning up; a second signal exits at once and leaves containers, images and worktrees of memgate behind`,
      );
      abort({ code, data: {} });
    });
  }
  const onUnforeseen = (error: unknown) => {
    if (controller.signal.aborted) log(`while cleaning up: ${messageOf(error)}`);
    abort({ code: "internal-error/unexpected", data: { error: traceOf(error) } });
  };
  target.on("uncaughtException", onUnforeseen);
  target.on("unhandledRejection", onUnforeseen);
  return controller.signal;
}
