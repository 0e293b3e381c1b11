// Values that docker compose may repeat where it refuses files: what it has put in place of variables by then.
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { secretsInVariable } from "../../../redaction/redactor.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What is larger is no env file. */
const largestEnvFileBytes = 2 ** 20;

/**
 * Those of the env files that docker compose reads by itself and that the files name, whatever their names; and those of
 * memgate's own environment by secret names.
 * @param files the Compose files, the first of which says where paths begin
 * @param envFiles that they name, as they are written
 */
export function repeatedValues(files: readonly string[], envFiles: readonly string[], env: Env): readonly string[] {
  const project = dirname(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  const paths = [join(project, ".env"), ...named, ...envFiles.map((path) => resolve(project, path))];
  const inFiles = [...new Set(paths.map((path) => resolve(path)))].flatMap((path) =>
    valuesIn(textAt(path, largestEnvFileBytes) ?? "", env),
  );
  const own = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return [...inFiles, ...own.flatMap(secretsInVariable)];
}

/** Null where it can't be read, which docker compose tells where it needs it, or is no file: it may never end. */
export function textAt(path: string, largestBytes = Number.POSITIVE_INFINITY): string | null {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= largestBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}

/** Line by line, each in all the ways that it may be meant: what is hidden in vain is a word less. */
function valuesIn(text: string, env: Env): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, written] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]\s*(.*))?$/.exec(line) ?? [];
    // Within a value of several lines.
    if (name === undefined) return [line, line.replace(/["']\s*$/, "")];
    if (written === undefined) return env[name] ?? line;
    const [, mark, quoted] = /^(["'])((?:[^\\]|\\.)*?)\1(?:\s*#.*)?\s*$/.exec(written) ?? [];
    if (quoted !== undefined) return [quoted, mark === '"' ? unescaped(quoted) : quoted];
    const bare = written.replace(/^["']/, "");
    return [bare, bare.replace(/\s+#.*$/, "")].map((one) => unescaped(one.trim()));
  });
}

function unescaped(value: string): string {
  return value.replaceAll("$$", "$").replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
}
