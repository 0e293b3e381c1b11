// The files that a scenario names.
import { isUtf8 } from "node:buffer";
import type { DiagnosticSink } from "./yaml-tree.ts";

export interface ScenarioContext extends DiagnosticSink {
  /** A file's bytes, by its path from the scenario's folder. Throws where there is none. */
  readonly readFile: (path: string) => Buffer;
}

/** Null where it can't be read, which is told. */
export function bytesOfFile(path: string, line: number, place: string, context: ScenarioContext): Buffer | null {
  try {
    return context.readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    context.report(
      line,
      `${place} is ${shownPath(path)}, which can't be read (${code ?? message}); expected a file beside this one`,
    );
    return null;
  }
}

/** Null where it can't be read, or not as text, which is told. */
export function textOfFile(path: string, line: number, place: string, context: ScenarioContext): string | null {
  const bytes = bytesOfFile(path, line, place, context);
  if (bytes === null || isUtf8(bytes)) return bytes?.toString() ?? null;
  context.report(
    line,
    `${place} is ${path}, whose line ${lineWithoutText(bytes)} is no UTF-8; expected a text in UTF-8`,
  );
  return null;
}

/** The first one that is no UTF-8. */
function lineWithoutText(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf("\n", from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return line;
    from = end + 1;
  }
  return line;
}

/** What was meant as the body itself may be a secret. */
function shownPath(path: string): string {
  return /^[^\s"'{}:,;=&]{1,100}$/.test(path) ? path : "text";
}
