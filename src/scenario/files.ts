// Reads the files that a scenario refers to.
import { errorCodeOf } from "../lib/errors.ts";
import { decodeUtf8, NotUtf8Error } from "../lib/utf8.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";

export interface ScenarioContext {
  readonly diagnostics: Diagnostics;
  /** Returns the bytes of a file, by its path relative to the scenario's folder. Throws if the file cannot be read. */
  readonly readFile: (path: string) => Buffer;
}

/** Returns null and reports a problem if the file cannot be read. */
export function bytesOfFile(path: string, location: FieldLocation, context: ScenarioContext): Buffer | null {
  try {
    return context.readFile(path);
  } catch (error) {
    const fault = `${describePath(path)} ${whyNotRead(error)}; expected a path relative to this file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}

/** The reason in our own words, because the message of the error repeats the path. */
function whyNotRead(error: unknown): string {
  const code = errorCodeOf(error);
  if (code === "ENOENT") return "does not exist";
  return code === "EISDIR" ? "is a folder" : `cannot be read (${code ?? "unknown error"})`;
}

/** The location of a problem in a file that a field refers to. */
export function inFile({ place, path }: FieldLocation): FieldLocation {
  return { place, path: `${path}:` };
}

/** Returns null and reports a problem if the file cannot be read or is not UTF-8. */
export function textOfFile(path: string, location: FieldLocation, context: ScenarioContext): string | null {
  const bytes = bytesOfFile(path, location, context);
  try {
    return bytes === null ? null : decodeUtf8(bytes);
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    const fault = `line ${error.line} of ${describePath(path)} is not UTF-8; expected a UTF-8 text file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}

/** Echoes only what looks like a path: a body in place of the path may be a secret. */
function describePath(path: string): string {
  return /^[^\s"'{}:,;=&]{1,100}$/.test(path) ? path : "the file";
}
