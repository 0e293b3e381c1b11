// The cache of the test engines between runs. Stamps show whether a cached folder is out of date.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of all engines: MEMGATE_ENGINES_DIR, else a folder in the user's cache.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env) {
  const named = env["MEMGATE_ENGINES_DIR"];
  return named ? resolve(named) : join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "memgate-engines");
}

/**
 * The unique name of an engine on this machine: each cache folder has its own engines.
 * @param {string} name
 * @param {string} folder
 */
export function engineId(name, folder) {
  return `memgate-${name}-${digest([folder]).slice(0, 8)}`;
}

/**
 * A stamp for a cached folder. The folder is made again if any of these texts changes.
 * @param {readonly string[]} parts
 */
export function digest(parts) {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * The text of recipe files.
 * @param {string} base the URL of the module in whose folder the files are
 * @param {readonly string[]} names
 */
export function recipe(base, ...names) {
  return names.map((name) => readFileSync(new URL(name, base), "utf8")).join("\n");
}

/**
 * True if `keepFolder` completed the folder with this stamp.
 * @param {string} folder
 * @param {string} stamp
 */
export function isKept(folder, stamp) {
  const file = stampOf(folder);
  return existsSync(folder) && existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/**
 * Makes a folder. The folder gets its name only when it is complete, so an interrupted build leaves no folder.
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
