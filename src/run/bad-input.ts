// Bad input that memgate notices only after it has read all options.
import { type BadInputCode, GateError } from "../model/gate-error.ts";
import type { OptionName } from "../options/table.ts";

/** The option name at the beginning of the message. Null if the message begins with something else. */
const firstWords: Readonly<Record<BadInputCode, OptionName | null>> = {
  "bad-input/compose-file": "compose-file",
  "bad-input/container": "container",
  "bad-input/load-service": "load-service",
  "bad-input/memory-limit": "memory-limit",
  // Begins with the image.
  "bad-input/port": null,
  "bad-input/ready": "ready",
  "bad-input/report-dir": "report-dir",
  "bad-input/set-limit": "set-limit",
};

/**
 * The problem with the input, in the words of the shell. Null for any other error.
 * @param displayName returns the name of an option in the shell, such as `--port`
 */
export function inputProblemOf(error: unknown, displayName: (name: OptionName) => string): string | null {
  if (!(error instanceof GateError && typeof error.fault === "string")) return null;
  const option = firstWords[error.fault];
  return option === null ? error.message : `${displayName(option)}${error.message.slice(option.length)}`;
}
