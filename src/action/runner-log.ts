// Writes to the log of the runner, in which some lines are commands.

import { appendFileSync } from "node:fs";
import * as core from "@actions/core";
import { randomUUID } from "../lib/crypto.ts";
import { messageOf } from "../lib/errors.ts";
import { printable } from "../lib/format.ts";
import type { AnnotationPlace } from "../report/text/annotation.ts";

export const logText = { colour: false, width: 120 } as const;

interface Annotation {
  readonly title: string;
  /** Null for the step. */
  readonly place: AnnotationPlace | null;
}

/** Fails the step, and writes the annotation of the failure. */
export function fail(message: string, annotation: Annotation): void {
  process.exitCode = core.ExitCode.Failure;
  core.error(message, propertiesOf(annotation));
}

/** Writes the annotation of a verdict that does not fail the step. */
export function warn(message: string, annotation: Annotation): void {
  core.warning(message, propertiesOf(annotation));
}

/** Writes an annotation that is neither a failure nor a warning. */
export function notice(message: string, title: string): void {
  core.notice(message, { title });
}

/** Fails the step although the verdict does not: memgate could not write all of its results. */
export function failForProblems(problems: readonly string[]): void {
  fail(problems.join("; "), { title: "memgate: the report is incomplete", place: null });
}

function propertiesOf({ title, place }: Annotation): core.AnnotationProperties {
  if (place === null) return { title };
  const { file, line, column } = place;
  return { title, file, startLine: line, ...(column === null ? {} : { startColumn: column }) };
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

/** Writes the job summary, if the runner has one. Returns a sentence if that fails, else null. */
export function writeSummary(markdown: string): string | null {
  const path = process.env["GITHUB_STEP_SUMMARY"];
  try {
    if (path) appendFileSync(path, `${markdown}\n`);
    return null;
  } catch (error) {
    return `memgate could not write the job summary: ${messageOf(error)}`;
  }
}
