import { printable } from "../../lib/format.ts";
import { flagStyle } from "../../options/mentions.ts";
import type { TextOptions } from "../../report/text/terminal.ts";

/** The parts of the process that a command uses. Passed in, so that tests can run commands. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Returns a signal that aborts if the user interrupts memgate. */
  readonly interrupt: () => AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  /** The bundled report-page.js. */
  readonly pageEntry: string;
  /** The width of the terminal on stdout. Null if stdout is not a terminal. */
  readonly stdoutColumns: number | null;
}

const logColumns = 100;

/** Uses colours only on a terminal, and only if NO_COLOR (no-color.org) is not set. */
export function textOptions(io: Io): TextOptions {
  return {
    colour: io.stdoutColumns !== null && !io.env["NO_COLOR"],
    width: io.stdoutColumns ?? logColumns,
    optionStyle: flagStyle,
  };
}

/** Exit codes of the command line. `exitCodeOf` returns the exit code of a verdict. */
export const processExitCodes = { pass: 0, badInput: 2, inconclusive: 3 } as const;

/** Writes all problems of a command line to stderr and returns the exit code for bad input. */
export function refuse(io: Io, command: string, problems: readonly string[]): number {
  const lines = problems.map((problem) => `  ${printable(problem)}`);
  const consequence = command === "run" ? "the app was not started" : "nothing was done";
  io.stderr.write(`memgate: bad input, ${consequence}:\n${lines.join("\n")}\n  See memgate ${command} --help.\n`);
  return processExitCodes.badInput;
}
