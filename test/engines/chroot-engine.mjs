// An engine of another Debian release on this machine's kernel, with its own root filesystem, mounts and network.
import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askEngine } from "./api.mjs";
import { requireEngine } from "./await-engine.mjs";
import { discard, engineId } from "./cache.mjs";
import { lastLines, readTail } from "./command.mjs";
import { ensureRoot } from "./packages/debian.mjs";
import { ensurePrograms } from "./packages/packages.mjs";
import { endProcesses, hasEnded, processesWithMount } from "./processes.mjs";
import { assertOwnMachine, UnavailableError } from "./refusal.mjs";
import { assertSocketPath } from "./socket-path.mjs";

/**
 * @typedef {object} ChrootRecipe
 * @property {string} suite
 * @property {readonly string[]} packages
 * @property {(id: string, socket: string) => readonly string[]} command
 * @property {(data: string) => readonly string[]} containers ids of the containers in its data folder
 *
 * @typedef {import("./start.mjs").Surroundings} Surroundings
 * @typedef {import("./catalogue.mjs").Engine} Engine
 */

const startMs = 60_000;
const stopMs = 20_000;

/**
 * @param {string} name
 * @param {string} cache
 * @param {ChrootRecipe} recipe
 * @returns {Engine}
 */
export function chrootEngine(name, cache, recipe) {
  const folder = join(cache, name);
  const place = {
    name,
    folder,
    id: engineId(name, folder),
    root: join(folder, "root"),
    data: join(folder, "data"),
    run: join(folder, "run"),
    log: join(folder, "engine.log"),
    pidFile: join(folder, "engine.pid"),
  };
  const host = `unix://${join(place.run, "docker.sock")}`;
  const find = () => processesWithMount(place.id);
  const main = () => mainProcess(place.pidFile, find());

  return {
    settings: async (env) => (main() !== undefined && (await responds(host, env)) ? { DOCKER_HOST: host } : undefined),
    async start(surroundings) {
      assertOwnMachine(name);
      if (main() !== undefined && (await responds(host, surroundings.env))) return;
      assertSocketPath(join(place.run, "docker.sock"));
      await ensurePrograms(["unshare", "nsenter"], surroundings);
      await ensureRoot(place.root, recipe, cache, surroundings);
      // Remove what a crashed engine left: it would break this one.
      await end(place, recipe, find, undefined);
      const isEnded = launch(place, recipe);
      await requireEngine(host, startMs, surroundings.env, () =>
        isEnded() ? `it ended immediately:\n${lastLines(readTail(place.log))}` : undefined,
      );
      await removeContainers(host, surroundings.env);
    },
    async stop({ env }) {
      if (main() !== undefined) await removeContainers(host, env).catch(() => undefined);
      await end(place, recipe, find, main());
    },
    inside(command) {
      const pid = main();
      if (pid === undefined) throw new UnavailableError(`${name} is not running`);
      // Only the network changes: files, cgroups and processes are those of this machine, as on a runner with an engine.
      return ["nsenter", `--net=/proc/${pid}/root/run/${place.id}.net`, "--", ...command];
    },
  };
}

/** @typedef {{ folder: string, id: string, root: string, data: string, run: string, log: string, pidFile: string }} Place */

/**
 * @param {Place} place
 * @param {ChrootRecipe} recipe
 * @returns {() => boolean} true once the engine has ended
 */
function launch(place, recipe) {
  for (const path of [place.data, place.run]) mkdirSync(path, { recursive: true });
  const enter = fileURLToPath(new URL("enter-root.sh", import.meta.url));
  const inside = recipe.command(place.id, `unix:///run/${place.id}/docker.sock`);
  const shared = [tmpdir(), fileURLToPath(new URL("../..", import.meta.url))];
  const namespaces = ["--mount", "--net", "--propagation", "private"];
  const log = openSync(place.log, "w");
  const child = spawn(
    "unshare",
    [...namespaces, "--", "sh", enter, place.root, place.id, place.data, place.run, shared.join(":"), ...inside],
    {
      detached: true,
      stdio: ["ignore", log, log],
      env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
    },
  );
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error("unshare could not be started");
  // unshare and the script exec the engine, so it has their pid.
  writeFileSync(place.pidFile, String(child.pid));
  return hasEnded(child);
}

/**
 * @param {Place} place
 * @param {ChrootRecipe} recipe
 * @param {() => number[]} find
 * @param {number | undefined} main
 */
async function end(place, recipe, find, main) {
  await endProcesses(find, main, stopMs);
  removeCgroups(recipe.containers(place.data));
  discard(place.run);
  discard(place.pidFile);
}

/**
 * The pid of the engine; undefined if no process of the engine has it, because pids are reused.
 * @param {string} pidFile
 * @param {readonly number[]} pids
 */
function mainProcess(pidFile, pids) {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, "utf8"));
  return pids.includes(pid) ? pid : undefined;
}

/**
 * Removes all containers: only the tests use this engine, so every container is a leftover.
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function removeContainers(host, env) {
  const { text } = await askEngine(host, "/containers/json?all=1", { env });
  for (const { Id } of JSON.parse(text)) {
    await askEngine(host, `/containers/${Id}?force=1&v=1`, { method: "DELETE", env, firstByteMs: 15_000 });
  }
}

/**
 * Removes empty cgroups: a killed engine leaves those of its containers, and Podman always leaves their parents.
 * @param {readonly string[]} containers
 */
function removeCgroups(containers) {
  const hierarchies = ["", ...readdirSync("/sys/fs/cgroup")].map((name) => join("/sys/fs/cgroup", name));
  const own = containers.flatMap((id) => [`docker/${id}`, `libpod_parent/libpod-${id}`]);
  for (const path of [...own, "libpod_parent/conmon", "libpod_parent"]) {
    for (const hierarchy of hierarchies) removeEmpty(join(hierarchy, path));
  }
}

/** @param {string} path */
function removeEmpty(path) {
  try {
    rmdirSync(path);
  } catch {
    // It does not exist, or another engine uses it.
  }
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function responds(host, env) {
  const ping = await askEngine(host, "/_ping", { env }).catch(() => undefined);
  return ping?.status === 200;
}
