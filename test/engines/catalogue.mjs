// The engines that the docker suite can be run on.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chrootEngine } from "./chroot-engine.mjs";
import { systemEngine } from "./system-engine.mjs";
import { vmEngine } from "./vm-engine.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */
/** @typedef {Readonly<Record<string, string>>} Settings environment variables for a command that uses the engine */

/**
 * @typedef {object} Engine
 * @property {(env: NodeJS.ProcessEnv) => Promise<Settings | undefined>} settings undefined while it isn't running
 * @property {(surroundings: Surroundings) => Promise<void>} start does nothing where it runs
 * @property {(surroundings: Surroundings) => Promise<void>} stop leaves nothing but the cache
 * @property {(command: readonly string[]) => readonly string[]} inside the command as it must be run to reach the
 *   engine's containers
 * @property {import("./guest.mjs").Guest} [guest] where the engine has a machine of its own
 */

/**
 * @typedef {{ name: string, about: string, create: (cache: string) => Engine }} Entry
 * @type {readonly Entry[]}
 */
export const engines = [
  { name: "system", about: "this machine's own engine; found, started or installed", create: () => systemEngine() },
  {
    name: "docker-26.1",
    about: "Debian 13's, in a root and a network of its own on this kernel",
    create: (cache) => chrootEngine("docker-26.1", cache, docker("trixie")),
  },
  {
    name: "docker-28.5",
    about: "Debian sid's, in a root and a network of its own on this kernel",
    create: (cache) => chrootEngine("docker-28.5", cache, docker("sid")),
  },
  {
    name: "vm-26.1",
    about: "Debian 13's in an emulated machine with systemd and cgroup v2, as hosted runners are; slow",
    create: (cache) => vmEngine("vm-26.1", cache),
  },
  {
    name: "podman",
    about: "Podman's Docker-compatible API, Debian 13's, in a root and a network of its own on this kernel",
    create: (cache) => chrootEngine("podman", cache, podman),
  },
];

/**
 * dockerd makes its bridge in its own network; without iptables, which that network has no use for.
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
    // No firewall: this network leads nowhere. The price: published ports, which are firewall rules, don't work.
    ...["env", "NETAVARK_FW=none"],
    // crun, the default, refuses a kernel with both cgroup versions mounted.
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
