// What a run made at the engine, and how each of it is taken back.
import { messageOf } from "../../lib/errors.ts";

interface Made {
  readonly what: string;
  readonly command: string;
  readonly cleanup: () => Promise<void>;
}

export interface CleanupStack {
  /**
   * Add it before it is made: its creation may succeed without an answer.
   * @param command for people, where `undo` fails
   */
  readonly add: (what: string, command: string, cleanup: () => Promise<void>) => void;
  /** Takes all back, the last first, and tries the rest where one fails. @throws with the reasons of those that failed */
  readonly run: () => Promise<void>;
  /** What has not been taken back; null for nothing. */
  readonly left: () => { readonly what: string; readonly command: string } | null;
}

export function createCleanupStack(): CleanupStack {
  const made: Made[] = [];
  return {
    add: (what, command, cleanup) => made.push({ what, command, cleanup }),
    run: async () => {
      const failures: string[] = [];
      for (const one of made.toReversed()) {
        try {
          await one.cleanup();
          made.splice(made.indexOf(one), 1);
        } catch (error) {
          failures.push(messageOf(error));
        }
      }
      if (failures.length > 0) throw new Error(failures.join("; "));
    },
    left: () =>
      made.length === 0
        ? null
        : {
            what: made.map(({ what }) => what).join(" and "),
            command: made
              .toReversed()
              .map(({ command }) => command)
              .join("; "),
          },
  };
}
