// Writes to the log of the runner, in which some lines are commands.
import { randomUUID } from "node:crypto";
import * as core from "@actions/core";
import { printable } from "../lib/format.ts";
import type { AnnotationPlace } from "../report/text/annotation.ts";

export const logText = { colour: false, width: 120 } as const;

/** Writes the annotation of a failure: at `place`, or at the step if `place` is null. */
export function fail(
  message: string,
  { title, place }: { readonly title: string; readonly place: AnnotationPlace | null },
) {
  process.exitCode = core.ExitCode.Failure;
  core.error(message, { title, ...(place === null ? {} : { file: place.file, startLine: place.line }) });
}

/** Begins a group in the log. Inside it the runner ignores `::commands::`, which a build or an app may print. */
export function group(title: string): { readonly out: NodeJS.WritableStream; readonly end: () => void } {
  core.startGroup(printable(title));
  const resume = stopCommands();
  return {
    out: process.stdout,
    end: () => {
      resume();
      core.endGroup();
    },
  };
}

/** Lets the runner ignore `::commands::` in the text that `write` writes. */
export function withoutCommands(write: () => void): void {
  const resume = stopCommands();
  try {
    write();
  } finally {
    resume();
  }
}

/**
 * Makes the runner ignore workflow commands. Returns a function that makes the runner obey them again.
 * Source: "Stopping and starting workflow commands" in GitHub's documentation.
 */
function stopCommands(): () => void {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  return () => process.stdout.write(`\n::${token}::\n`);
}

export function printableLines(lines: readonly string[]): string {
  return lines.map((line) => `- ${printable(line)}`).join("\n");
}
