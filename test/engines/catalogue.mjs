// The engines on which the docker suite can run.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chrootEngine } from "./chroot-engine.mjs";
import { systemEngine } from "./system-engine.mjs";
import { vmEngine } from "./vm/vm-engine.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */
/** @typedef {Readonly<Record<string, string>>} Settings environment variables for a command that uses the engine */

/**
 * @typedef {object} Engine
 * @property {(env: NodeJS.ProcessEnv) => Promise<Settings | undefined>} settings undefined if the engine is not running
 * @property {(surroundings: Surroundings) => Promise<void>} start does nothing if the engine is running
 * @property {(surroundings: Surroundings) => Promise<void>} stop leaves only the cache
 * @property {(command: readonly string[]) => readonly string[]} inside the command, wrapped so that it can reach the
 *   engine's containers
 * @property {import("./vm/guest.mjs").Guest} [guest] only if the engine has its own virtual machine
 */

/**
 * @typedef {{ name: string, about: string, create: (cache: string) => Engine }} Entry
 * @type {readonly Entry[]}
 */
export const engines = [
  {
    name: "system",
    about: "this machine's engine; found, started or installed",
    create: () => systemEngine(),
  },
  {
    name: "docker-26.1",
    about: "Docker of Debian 13 on this kernel, with its own root filesystem and network",
    create: (cache) => chrootEngine("docker-26.1", cache, docker("trixie")),
  },
  {
    name: "docker-28.5",
    about: "Docker of Debian sid on this kernel, with its own root filesystem and network",
    create: (cache) => chrootEngine("docker-28.5", cache, docker("sid")),
  },
  {
    name: "vm-26.1",
    about: "Docker of Debian 13 in an emulated machine with systemd and cgroup v2, like a hosted runner; slow",
    create: (cache) => vmEngine("vm-26.1", cache),
  },
  {
    name: "podman",
    about: "Podman of Debian 13 (Docker-compatible API) on this kernel, with its own root filesystem and network",
    create: (cache) => chrootEngine("podman", cache, podman),
  },
];

/**
 * dockerd creates its bridge in its own network namespace, and needs no iptables there.
 * @param {string} suite
 * @returns {import("./chroot-engine.mjs").ChrootRecipe}
 */
function docker(suite) {
  return {
    suite,
    packages: ["docker.io", "iproute2"],
    command: (id, socket) => [
      ...["dockerd", "--host", socket, "--data-root", `/var/lib/${id}`],
      ...["--exec-root", "/run/docker", "--pidfile", "/run/docker.pid"],
      ...["--iptables=false", "--ip6tables=false"],
    ],
    containers: (data) => list(join(data, "containers")),
  };
}

/** @type {import("./chroot-engine.mjs").ChrootRecipe} */
const podman = {
  suite: "trixie",
  packages: ["podman", "runc", "netavark", "aardvark-dns", "iproute2"],
  command: (id, socket) => [
    // No firewall, because this network is isolated. Published ports do not work then: Podman needs firewall rules for them.
    ...["env", "NETAVARK_FW=none"],
    // The default runtime, crun, refuses a kernel on which both cgroup versions are mounted.
    ...["podman", "--root", `/var/lib/${id}`, "--runroot", "/run/podman", "--runtime", "runc"],
    ...["--cgroup-manager", "cgroupfs", "--events-backend", "file"],
    ...["system", "service", "--time", "0", socket],
  ],
  containers: (data) => list(join(data, "overlay-containers")),
};

/** @param {string} folder */
function list(folder) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)) : [];
}
