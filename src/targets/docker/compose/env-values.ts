// Finds values of variables that docker compose may quote when it refuses a file: memgate masks them.
import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { secretsInVariable } from "../../../redaction/redactor.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A larger file is not an env file, so memgate does not read it. */
const maxEnvFileBytes = 2 ** 20;

/**
 * The values in `.env`, in the files of `COMPOSE_ENV_FILES` and in the env files that the Compose files name; and the
 * secrets in memgate's own environment.
 * @param files the Compose files; relative paths start at the folder of the first
 * @param envFiles the env files as written in the Compose files
 */
export function quotableValues(files: readonly string[], envFiles: readonly string[], env: Env): readonly string[] {
  const paths = envFilePaths(files, envFiles, env);
  const inFiles = [...new Set(paths.map((path) => resolve(path)))].flatMap((path) =>
    valuesIn(textAt(path, maxEnvFileBytes) ?? "", env),
  );
  const own = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return [...inFiles, ...own.flatMap(secretsInVariable)];
}

/** The paths of `.env`, of `COMPOSE_ENV_FILES` and of the env files that the Compose files name. */
export function envFilePaths(files: readonly string[], envFiles: readonly string[], env: Env): readonly string[] {
  const project = dirname(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  const inProject = [".env", ...envFiles].map((path) => (isAbsolute(path) ? path : join(project, path)));
  return [...new Set([...named, ...inProject])];
}

/**
 * The content of a file. Null if the file can't be read (docker compose reports it if it needs the file), is larger than
 * `maxBytes`, or is not a regular file: reading a pipe or device might never end.
 */
export function textAt(path: string, maxBytes = Number.POSITIVE_INFINITY): string | null {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= maxBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}

/**
 * The values of an env file, line by line. An ambiguous line gives every value that it could mean: masking one too many
 * does little harm.
 */
function valuesIn(text: string, env: Env): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, written] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]\s*(.*))?$/.exec(line) ?? [];
    // A line of a multi-line value.
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
