// An engine of another Debian release on this machine's kernel: its own root filesystem, mounts and network.
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
import { discard, engineId } from "./cache.mjs";
import { lastLines, readTail } from "./command.mjs";
import { ensureRoot } from "./debian.mjs";
import { ensurePrograms } from "./packages.mjs";
import { endProcesses, hasEnded, processesWithMount } from "./processes.mjs";
import { assertOwnMachine, CannotHave } from "./refusal.mjs";
import { assertSocketPath } from "./socket-path.mjs";
import { untilAnswer } from "./until-answer.mjs";

/**
 * @typedef {object} ChrootRecipe
 * @property {string} suite
 * @property {readonly string[]} packages
 * @property {(id: string, socket: string) => readonly string[]} command
 * @property {(data: string) => readonly string[]} containers ids of the containers that its data folder knows
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
    settings: async (env) => (main() !== undefined && (await answers(host, env)) ? { DOCKER_HOST: host } : undefined),
    async start(surroundings) {
      assertOwnMachine(name);
      if (main() !== undefined && (await answers(host, surroundings.env))) return;
      assertSocketPath(join(place.run, "docker.sock"));
      await ensurePrograms(["unshare", "nsenter"], surroundings);
      await ensureRoot(place.root, recipe, cache, surroundings);
      // What a crashed one left would be in the way of this one.
      await end(place, recipe, find, undefined);
      const isOver = launch(place, recipe);
      await untilAnswer(host, startMs, surroundings.env, () =>
        isOver() ? `it ended at once:\n${lastLines(readTail(place.log))}` : undefined,
      );
      await removeContainers(host, surroundings.env);
    },
    async stop({ env }) {
      if (main() !== undefined) await removeContainers(host, env).catch(() => undefined);
      await end(place, recipe, find, main());
    },
    inside(command) {
      const pid = main();
      if (pid === undefined) throw new CannotHave(`${name} is not running`);
      // The network alone: files, cgroups and processes stay the machine's, as a runner beside its engine sees them.
      return ["nsenter", `--net=/proc/${pid}/root/run/${place.id}.net`, "--", ...command];
    },
  };
}

/** @typedef {{ folder: string, id: string, root: string, data: string, run: string, log: string, pidFile: string }} Place */

/**
 * @param {Place} place
 * @param {ChrootRecipe} recipe
 * @returns {() => boolean} whether it has ended
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
  // unshare and the script hand their pid on to the engine.
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
 * A pid counts only while it is one of the engine's processes: numbers are used again.
 * @param {string} pidFile
 * @param {readonly number[]} pids
 */
function mainProcess(pidFile, pids) {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, "utf8"));
  return pids.includes(pid) ? pid : undefined;
}

/**
 * The engine is the tests' alone, so every container is a leftover.
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function removeContainers(host, env) {
  const { text } = await askEngine(host, "/containers/json?all=1", { env });
  for (const { Id } of JSON.parse(text)) {
    await askEngine(host, `/containers/${Id}?force=1&v=1`, { method: "DELETE", env, firstAnswerMs: 15_000 });
  }
}

/**
 * A killed engine leaves its containers' cgroups, which then are empty, and Podman always leaves their parents.
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
    // It was gone, or it is in use by another engine.
  }
}

/**
 * @param {string} host
 * @param {NodeJS.ProcessEnv} env
 */
async function answers(host, env) {
  const ping = await askEngine(host, "/_ping", { env }).catch(() => undefined);
  return ping?.status === 200;
}
