// Where the test engines are kept between two runs, and how a kept thing is known to be out of date.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of all engines: MEMGATE_ENGINES_DIR, else one in the user's cache.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env) {
  const named = env["MEMGATE_ENGINES_DIR"];
  return named ? resolve(named) : join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "memgate-engines");
}

/**
 * An engine's own name on this machine: of two cache folders each has its own engines.
 * @param {string} name
 * @param {string} folder
 */
export function engineId(name, folder) {
  return `memgate-${name}-${digest([folder]).slice(0, 8)}`;
}

/**
 * What a kept thing was made of: when any of these texts changes it is made anew.
 * @param {readonly string[]} parts
 */
export function digest(parts) {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * The text of recipe files that lie beside this one.
 * @param {readonly string[]} names
 */
export function recipe(...names) {
  return names.map((name) => readFileSync(new URL(name, import.meta.url), "utf8")).join("\n");
}

/**
 * Whether the folder was finished by `keepFolder` with this stamp.
 * @param {string} folder
 * @param {string} stamp
 */
export function isKept(folder, stamp) {
  const file = stampOf(folder);
  return existsSync(folder) && existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/**
 * Makes a folder anew. It has its name only once it is complete, so an interrupted build leaves none.
 * @param {string} folder
 * @param {string} stamp
 * @param {(partial: string) => Promise<void>} make
 */
export async function keepFolder(folder, stamp, make) {
  const partial = `${folder}.partial`;
  for (const path of [stampOf(folder), partial, folder]) discard(path);
  mkdirSync(dirname(folder), { recursive: true });
  await make(partial);
  renameSync(partial, folder);
  writeFileSync(stampOf(folder), stamp);
}

/** @param {string} path */
export function discard(path) {
  rmSync(path, { recursive: true, force: true });
}

/** @param {string} folder */
function stampOf(folder) {
  return `${folder}.stamp`;
}
