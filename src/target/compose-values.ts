// Values that docker compose may repeat where it refuses files: what it has put in place of variables by then.
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Pair } from "../inputs/values.ts";
import { type Secret, secretOf, secretsInVariable } from "../redact.ts";

type Env = Readonly<Record<string, string | undefined>>;

const largestBytes = 2 ** 20;

/**
 * Those of the env files that docker compose reads by itself and that the services name, whatever their names; and those
 * of memgate's own environment by secret names.
 * @param files the Compose files, the first of which says where paths begin
 * @param envFiles of the services, as they are written
 */
export function repeatedValues(files: readonly string[], envFiles: readonly string[], env: Env): readonly Secret[] {
  const project = dirname(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  // It reads the one where it is run as well as the project's.
  const paths = [".env", join(project, ".env"), ...named, ...envFiles.map((path) => resolve(project, path))];
  const inFiles = [...new Set(paths.map((path) => resolve(path)))].flatMap((path) => valuesIn(textOf(path)));
  const own = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return [...inFiles, ...own.flatMap(secretsInVariable)];
}

/** Nothing where it can't be read: docker compose tells that, where it needs it. */
function textOf(path: string): string {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= largestBytes ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}

/** Of each line, for it is read as more than one program reads it: as it stands, and without a comment behind it. */
function valuesIn(text: string): readonly Secret[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, value] = /^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    // Within a value of several lines.
    if (name === undefined || value === undefined) return [line];
    const pairs: readonly Pair[] = [
      [name, value.trim()],
      [name, value.replace(/\s+#.*$/, "").trim()],
    ];
    return pairs.map(secretOf);
  });
}
