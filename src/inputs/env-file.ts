// The files of docker run --env-file. Source: docker/cli's pkg/kvfile, and docker 28.2 asked for what it leaves open.
import type { Pair } from "../options/parsers.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface EnvFile {
  /** In the file's order; a name may come more than once, and its last value is the one that holds. */
  readonly pairs: readonly Pair[];
  /** `path:line: what is wrong`, without anything of the line: it may be a secret. */
  readonly problems: readonly string[];
}

/**
 * Variables, one a line: `NAME=value`, the value as it stands with its quotes and blanks, or `NAME` alone for the value
 * that `env` has of it, left out where it has none. Lines that begin with # are comments, those without anything none.
 * @param path for the problems
 * @param text the file's; what was no UTF-8 in it is U+FFFD by now, and refused
 */
export function readEnvFile(path: string, text: string, env: Env): EnvFile {
  const pairs: Pair[] = [];
  const problems: string[] = [];
  // White_Space is what Go's unicode.IsSpace takes; \s would take U+FEFF as well, which only begins a file.
  const lines = linesOf(text.replace(/^\ufeff/, "")).map((line) => line.replace(/^\p{White_Space}+/u, ""));
  for (const [index, line] of lines.entries()) {
    const read = pairOf(line, env);
    if (typeof read === "string") problems.push(`${path}:${index + 1}: ${read}`);
    else if (read !== null) pairs.push(read);
  }
  return { pairs, problems };
}

/**
 * A line's end is LF or CRLF, as for docker, whose scanner drops one CR before a LF and at the end of the file: a value
 * of a file that was saved on Windows has no CR. Any other CR is of the value.
 */
function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.replace(/\r$/, ""));
}

/** The pair of a line, null for none, or what is wrong. */
function pairOf(line: string, env: Env): Pair | string | null {
  if (line.includes("\ufffd")) return "is not UTF-8; save the file as UTF-8";
  if (line === "" || line.startsWith("#")) return null;
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
  if (name === "") return "has no name before the =; write NAME=value, or NAME alone for memgate's own value of it";
  if (/^export\s/.test(name)) return "begins with export, which is a shell's; write NAME=value";
  // Docker takes the rarer kinds of white space in a name; the env option takes none.
  if (/\s/.test(name)) return "has white space in its name; write NAME=value, a value on one line";
  if (line.includes("\0")) return "has a NUL character, which no environment can hold";
  if (value !== undefined) return [name, value];
  const own = Object.hasOwn(env, name) ? env[name] : undefined;
  return own === undefined ? null : [name, own];
}
