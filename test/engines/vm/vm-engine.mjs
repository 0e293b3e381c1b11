// Docker in an emulated machine with systemd and cgroup v2. The first start boots and prepares it, and saves its disk and
// memory. Later starts resume from there within seconds. Changes during a run are discarded at its end.
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requireEngine } from "../await-engine.mjs";
import { digest, discard, engineId, isKept, keepFolder } from "../cache.mjs";
import { lastLines, readTail, run } from "../command.mjs";
import { probeOnce } from "../find.mjs";
import { ensureBaseImage } from "../images/base-image.mjs";
import { rootFsId } from "../images/root-fs.mjs";
import { must } from "../packages/debian.mjs";
import { ensurePrograms } from "../packages/packages.mjs";
import { endProcesses, processesWithArgument } from "../processes.mjs";
import { assertOwnMachine } from "../refusal.mjs";
import { assertSocketPath } from "../socket-path.mjs";
import { guestAt } from "./guest.mjs";
import { freePort, hardware, kernelLine, launchQemu, program } from "./qemu.mjs";
import { withQmp } from "./qmp.mjs";
import { ensureImage, imageStamp } from "./vm-image.mjs";

/** @typedef {import("../start.mjs").Surroundings} Surroundings */
/** @typedef {{ api: number, shell: number }} Ports */

/** Increase with each change of the steps that prepare the machine, so that it is prepared again. */
const steps = 1;

const bootMs = 300_000;
const resumeMs = 60_000;
const saveMs = 120_000;

/** About how many times slower the emulated CPU is than this machine's CPU. */
const slowness = 8;

/**
 * @param {string} name
 * @param {string} cache
 * @returns {import("../catalogue.mjs").Engine}
 */
export function vmEngine(name, cache) {
  const folder = join(cache, name);
  const at = (/** @type {string} */ file) => join(folder, file);
  const place = { id: engineId(name, folder), image: at("image"), kept: at("kept"), run: at("run") };
  const find = () => processesWithArgument(place.id);
  const ports = () => readPorts(place.run);
  const guest = guestAt(() => ports()?.shell ?? 0);

  return {
    guest,
    inside: (command) => command,
    async settings(env) {
      const known = find().length > 0 ? ports() : undefined;
      if (!known) return undefined;
      const host = hostAt(known);
      const isReady = (await probeOnce(host, env)).state === "ready";
      const settings = { DOCKER_HOST: host, MEMGATE_TEST_SLOW: String(slowness), MEMGATE_TEST_GUEST: name };
      return isReady ? settings : undefined;
    },
    async start(surroundings) {
      assertOwnMachine(name);
      if ((await this.settings(surroundings.env)) !== undefined) return;
      assertSocketPath(join(place.run, "qmp.sock"));
      await ensurePrograms([program, "qemu-img"], surroundings);
      await end(place, find);
      await ensureImage(place.image, cache, surroundings);
      const stamp = await keptStamp(surroundings.env);
      if (!isKept(place.kept, stamp)) {
        surroundings.log("booting the virtual machine (only once: its state is saved)");
        await keepFolder(place.kept, stamp, (partial) => bootAndSave(place, partial, find, guest, surroundings));
      }
      try {
        await startFrom(place, join(place.kept, "memory"), guest, surroundings);
      } catch (error) {
        surroundings.log(`the saved memory can't be resumed: ${error instanceof Error ? error.message : error}`);
        surroundings.log("booting the virtual machine from its saved disk");
        await end(place, find);
        await startFrom(place, undefined, guest, surroundings);
      }
    },
    async stop() {
      await end(place, find);
    },
  };
}

/** @typedef {{ id: string, image: string, kept: string, run: string }} Place */

/**
 * The stamp of a saved machine: its memory fits only the same machine and the same QEMU.
 * @param {NodeJS.ProcessEnv} env
 */
async function keptStamp(env) {
  const { output } = await run([program, "--version"], { env });
  return digest([`steps ${steps}`, imageStamp(), output, ...hardware, kernelLine, rootFsId()]);
}

/**
 * @param {Place} place
 * @param {string} partial
 * @param {() => number[]} find
 * @param {import("./guest.mjs").Guest} guest
 * @param {Surroundings} surroundings
 */
async function bootAndSave(place, partial, find, guest, surroundings) {
  mkdirSync(partial, { recursive: true });
  const disk = join(partial, "disk.qcow2");
  await overlay(disk, join(place.image, "disk.img"), "raw", surroundings);
  const { host } = await launch(place, disk, undefined, bootMs, surroundings);

  await ensureBaseImage({ host, ...surroundings });
  // For tests that run memgate in the machine, beside its engine.
  await guest.copy([realpathSync(process.execPath)], "/usr/local/bin");
  await guest.sh("sync; echo 3 >/proc/sys/vm/drop_caches", process.stderr);

  surroundings.log("saving its disk and memory");
  await withQmp(join(place.run, "qmp.sock"), async (execute) => {
    await execute("stop");
    await execute("migrate", { uri: `exec:cat >'${join(partial, "memory")}'` });
    await until(saveMs, "the memory could not be saved", async () => {
      const { status } = await execute("query-migrate");
      if (status === "failed") throw new Error("QEMU could not save the memory");
      return status === "completed";
    });
  });
  await end(place, find);
}

/**
 * @param {Place} place
 * @param {string | undefined} memory the saved memory to resume; undefined to boot
 * @param {import("./guest.mjs").Guest} guest
 * @param {Surroundings} surroundings
 */
async function startFrom(place, memory, guest, surroundings) {
  mkdirSync(place.run, { recursive: true });
  const disk = join(place.run, "disk.qcow2");
  await overlay(disk, join(place.kept, "disk.qcow2"), "qcow2", surroundings);
  await launch(place, disk, memory, memory === undefined ? bootMs : resumeMs, surroundings);
  // The clock of a resumed machine shows the time at which it was saved.
  await guest.sh(`date -s @${(Date.now() / 1000).toFixed(3)} >/dev/null`, process.stderr);
}

/**
 * @param {Place} place
 * @param {string} disk
 * @param {string | undefined} memory
 * @param {number} limitMs
 * @param {Surroundings} surroundings
 */
async function launch(place, disk, memory, limitMs, { env }) {
  mkdirSync(place.run, { recursive: true });
  const ports = { api: await freePort(), shell: await freePort() };
  writeFileSync(join(place.run, "ports.json"), JSON.stringify(ports));
  const { id, image, run: folder } = place;
  const isEnded = launchQemu({ id, image, disk, run: folder, ports, ...(memory ? { memory } : {}) });
  // A kernel panic ends the machine, and QEMU logs nothing about it.
  const logs = () => ["qemu.log", "console.log"].map((name) => lastLines(readTail(join(folder, name)))).join("\n");
  const ended = () => (isEnded() ? `QEMU ended:\n${logs()}` : undefined);
  if (memory) await resume(join(folder, "qmp.sock"), ended);
  const host = hostAt(ports);
  await requireEngine(host, limitMs, env, ended);
  return { host };
}

/**
 * Resumes the machine: it was saved while it was stopped, and stays stopped until QEMU gets the command `cont`.
 * @param {string} socket
 * @param {() => string | undefined} ended
 */
async function resume(socket, ended) {
  await until(resumeMs, "QEMU did not load the saved memory", async () => {
    const why = ended();
    if (why) throw new Error(why);
    return existsSync(socket);
  });
  await withQmp(socket, async (execute) => {
    await until(resumeMs, "QEMU did not load the saved memory", async () => {
      const { status } = await execute("query-status");
      return status !== "inmigrate";
    });
    await execute("cont");
  });
}

/**
 * @param {Place} place
 * @param {() => number[]} find
 */
async function end(place, find) {
  // Kill it without a shutdown: nothing in it has to be saved.
  await endProcesses(find, undefined, 0);
  discard(place.run);
}

/**
 * @param {string} disk
 * @param {string} backingFile
 * @param {"raw" | "qcow2"} format
 * @param {Surroundings} surroundings
 */
function overlay(disk, backingFile, format, surroundings) {
  const command = ["qemu-img", "create", "-q", "-f", "qcow2", "-F", format, "-b", backingFile, disk];
  return must(command, "the virtual machine's disk", surroundings);
}

/**
 * @param {number} limitMs
 * @param {string} message
 * @param {() => Promise<boolean>} isDone
 */
async function until(limitMs, message, isDone) {
  const giveUpAt = Date.now() + limitMs;
  while (!(await isDone())) {
    if (Date.now() > giveUpAt) throw new Error(`${message} within ${limitMs / 1000} s`);
    await sleep(50);
  }
}

/** @param {Ports} ports */
function hostAt(ports) {
  return `tcp://127.0.0.1:${ports.api}`;
}

/**
 * @param {string} run
 * @returns {Ports | undefined}
 */
function readPorts(run) {
  const file = join(run, "ports.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
