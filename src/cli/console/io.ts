import { printable } from "../../lib/format.ts";
import type { TextOptions } from "../../report/text/terminal.ts";

/** What a command needs of the process around it; passed in, so that commands run inside tests. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: () => AbortSignal;
  readonly loadEntry: string;
  /** The bundled report-page.js. */
  readonly pageEntry: string;
  /** Whether stdout, and how wide, is a terminal. */
  readonly stdoutColumns: number | null;
}

const columnsOfALog = 100;

/** Colours on a terminal alone, and where NO_COLOR (no-color.org) is not set. */
export function textOptions(io: Io): TextOptions {
  return { colour: io.stdoutColumns !== null && !io.env["NO_COLOR"], width: io.stdoutColumns ?? columnsOfALog };
}

/** Exit codes of the command line, beside those of a verdict (`exitCodeOf`). */
export const processExitCodes = { pass: 0, badInput: 2, notMeasured: 3 } as const;

/** Tells all that is wrong with a command line, and gives the exit code for it. */
export function refuse(io: Io, command: string, problems: readonly string[]): number {
  const lines = problems.map((problem) => `  ${printable(problem)}`);
  const nothing = command === "run" ? "the app was not started" : "nothing was done";
  io.stderr.write(`memgate: bad input, ${nothing}:\n${lines.join("\n")}\n  See memgate ${command} --help.\n`);
  return processExitCodes.badInput;
}
