// Reads files in the format of docker run --env-file. Source: pkg/kvfile of docker/cli, and docker 28.2 for details that
// kvfile leaves open.
import type { Pair } from "../options/parsers.ts";
import { createDiagnostics } from "../yaml/diagnostics.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface EnvFile {
  /** In the order of the file. A name can occur several times; its last value counts. */
  readonly pairs: readonly Pair[];
  /** Sentences that begin with `path:line:column`. They do not quote the line, because it may contain a secret. */
  readonly problems: readonly string[];
}

/**
 * Reads one variable per line: `NAME=value`, with quotes and spaces as part of the value, or `NAME` alone, whose value comes
 * from `env`. Leaves out a name that `env` does not have. Ignores empty lines and lines that begin with #.
 * @param path names the file in the problems
 */
export function readEnvFile(path: string, text: string, env: Env): EnvFile {
  const pairs: Pair[] = [];
  const diagnostics = createDiagnostics();
  for (const [index, written] of linesOf(text).entries()) {
    // White_Space matches the same characters as Go's unicode.IsSpace. \s would also match U+FEFF.
    const line = written.replace(/^\p{White_Space}+/u, "");
    const place = { file: path, line: index + 1, column: written.length - line.length + 1 };
    const read = pairOf(line, env);
    if (typeof read === "string") diagnostics.error({ place, path: "" }, read);
    else if (read !== null) pairs.push(read);
  }
  return { pairs, problems: diagnostics.errors() };
}

/**
 * Splits at LF or CRLF. Like docker's scanner, it drops one CR before an LF and at the end of the file, so that a file saved
 * on Windows has no CR in its values. Any other CR belongs to the value.
 */
function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.replace(/\r$/, ""));
}

/** The variable of a line, null for a comment or an empty line, or a sentence about what is wrong. */
function pairOf(line: string, env: Env): Pair | string | null {
  if (line === "" || line.startsWith("#")) return null;
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
  if (name === "")
    return "has no name before the =; write NAME=value, or NAME alone for the value in memgate's environment";
  if (/^export\s/.test(name)) return "begins with export, which is shell syntax; write NAME=value";
  // Docker accepts the rarer kinds of white space in a name. The env option accepts none.
  if (/\s/.test(name)) return "has white space in its name; write NAME=value, with the value on one line";
  if (line.includes("\0")) return "has a NUL character, which environment variables cannot contain";
  if (value !== undefined) return [name, value];
  const own = Object.hasOwn(env, name) ? env[name] : undefined;
  return own === undefined ? null : [name, own];
}
