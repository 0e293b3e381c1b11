// Remembers what a run created at the engine, and removes it.
import { messageOf } from "../../lib/errors.ts";

interface CleanupStep {
  readonly what: string;
  readonly command: string;
  readonly cleanup: () => Promise<void>;
}

export interface CleanupStack {
  /**
   * Registers a cleanup step. Call it before the creation, which may succeed at the engine although its response is
   * lost.
   * @param what names the resource in messages, such as `the container memgate-0123456789ab`
   * @param command removes the resource by hand if `cleanup` fails
   */
  readonly add: (what: string, command: string, cleanup: () => Promise<void>) => void;
  /**
   * Runs all steps, the last registered first, and continues after a failure. A step that succeeds is not run again.
   * @throws Error with the reasons of all failed steps
   */
  readonly run: () => Promise<void>;
  /** The steps that have not succeeded yet, as one text and one command; null if all have succeeded. */
  readonly left: () => { readonly what: string; readonly command: string } | null;
}

export function createCleanupStack(): CleanupStack {
  const steps: CleanupStep[] = [];
  return {
    add: (what, command, cleanup) => steps.push({ what, command, cleanup }),
    run: async () => {
      const failures: string[] = [];
      for (const step of steps.toReversed()) {
        try {
          await step.cleanup();
          steps.splice(steps.indexOf(step), 1);
        } catch (error) {
          failures.push(messageOf(error));
        }
      }
      if (failures.length > 0) throw new Error(failures.join("; "));
    },
    left: () =>
      steps.length === 0
        ? null
        : {
            what: steps.map(({ what }) => what).join(" and "),
            command: steps
              .toReversed()
              .map(({ command }) => command)
              .join("; "),
          },
  };
}
