// Finds secrets in env files: docker compose may quote these secrets when it refuses a file.
import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { GateError } from "../../../model/gate-error.ts";
import type { Pair } from "../../../options/parsers.ts";
import { secretsInVariable } from "../../../redaction/secret-names.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A larger file is not an env file, so memgate does not read it. */
const maxEnvFileBytes = 2 ** 20;

/**
 * The secrets in `.env`, in the files of `COMPOSE_ENV_FILES`, in the env files that the Compose files name, and in
 * memgate's own environment.
 * @param files the Compose files; relative paths start at the folder of the first
 * @param envFiles the env files as written in the Compose files
 */
export function secretsInEnvFiles(files: readonly string[], envFiles: readonly string[], env: Env): readonly string[] {
  const paths = envFilePaths(files, envFiles, env);
  const inFiles = [...new Set(paths.map((path) => resolve(path)))].flatMap((path) =>
    pairsIn(textAt(path, maxEnvFileBytes) ?? "", env),
  );
  const own = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return [...inFiles, ...own].flatMap(secretsInVariable);
}

/**
 * Lets docker compose read the files of the option `env-file` after its own env files. Without this option, docker compose
 * reads the files of `COMPOSE_ENV_FILES`, else the `.env` next to the first Compose file. It ignores a folder of that name.
 * @throws GateError `inputs` for a path with a comma: docker compose would read it as two files
 */
export function withEnvFiles(
  env: Env,
  files: readonly string[],
  envFiles: readonly string[],
  isFile: (path: string) => boolean,
): Env {
  if (envFiles.length === 0) return env;
  const named = env["COMPOSE_ENV_FILES"] ?? "";
  const dotEnv = join(dirname(files[0] ?? ""), ".env");
  const readsDotEnv = named === "" && !isTrue.test(env["COMPOSE_DISABLE_ENV_FILE"] ?? "") && isFile(dotEnv);
  const added = [...(readsDotEnv ? [dotEnv] : []), ...envFiles];
  const split = added.find((path) => path.includes(","));
  if (split !== undefined) {
    throw new GateError(
      "bad-input/compose-file",
      `\`env-file\` cannot be used with "${split}": memgate gives docker compose the env files as a list with commas; expected a path without a comma`,
    );
  }
  return { ...env, COMPOSE_ENV_FILES: [...(named === "" ? [] : [named]), ...added].join(",") };
}

/** The values that docker compose reads as true. It refuses others, except those for false. */
const isTrue = /^(?:1|t|T|true|True|TRUE)$/;

/** True for a file, a pipe or a device, which docker compose reads too. */
export function isReadableFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

/** The paths of `.env`, of `COMPOSE_ENV_FILES` and of the env files that the Compose files name. */
export function envFilePaths(files: readonly string[], envFiles: readonly string[], env: Env): readonly string[] {
  const project = dirname(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  const inProject = [".env", ...envFiles].map((path) => (isAbsolute(path) ? path : join(project, path)));
  return [...new Set([...named, ...inProject])];
}

/**
 * The content of a file. Null if the file is larger than `maxBytes`, if it can't be read, or if it is not a regular
 * file: reading a pipe or device might never end. docker compose reports a file that it needs and can't read.
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
 * The variables of an env file. For an ambiguous line, returns every value that it could mean: masking too many values
 * does little harm.
 */
function pairsIn(text: string, env: Env): readonly Pair[] {
  let last = "";
  return text.split(/\r?\n/).flatMap((line): readonly Pair[] => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, written] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]\s*(.*))?$/.exec(line) ?? [];
    // A line of a multi-line value.
    if (name === undefined) return [line, line.replace(/["']\s*$/, "")].map((value) => [last, value]);
    if (written === undefined) {
      // A name alone, or a line of a multi-line value.
      return [...pairOf(name, env[name]), [last, line]];
    }
    last = name;
    return valuesOf(written).map((value) => [name, value]);
  });
}

function pairOf(name: string, value: string | undefined): readonly Pair[] {
  return value === undefined ? [] : [[name, value]];
}

/** @param written the text after `=` */
function valuesOf(written: string): readonly string[] {
  const [, mark, quoted] = /^(["'])((?:[^\\]|\\.)*?)\1(?:\s*#.*)?\s*$/.exec(written) ?? [];
  if (quoted !== undefined) return [quoted, mark === '"' ? unescaped(quoted) : quoted];
  const bare = written.replace(/^["']/, "");
  return [bare, bare.replace(/\s+#.*$/, "")].map((one) => unescaped(one.trim()));
}

function unescaped(value: string): string {
  return value.replaceAll("$$", "$").replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
}
