// Installs the Debian packages that are needed to build and run the test engines.

import { findProgram, lastLines } from "../command.mjs";
import { UnavailableError } from "../refusal.mjs";
import { installPackages, isDebianLike } from "./apt.mjs";

/** Programs and the packages that contain them. */
const packageOf = {
  debootstrap: "debootstrap",
  unshare: "util-linux",
  nsenter: "util-linux",
  mke2fs: "e2fsprogs",
  xz: "xz-utils",
  zstd: "zstd",
  "qemu-system-x86_64": "qemu-system-x86",
  "qemu-img": "qemu-utils",
};

/** @typedef {keyof typeof packageOf} Program */

/**
 * @param {readonly Program[]} programs
 * @param {import("../start.mjs").Surroundings} surroundings
 */
export async function ensurePrograms(programs, { log, env }) {
  const missing = programs.filter((program) => !findProgram(program, env));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((program) => packageOf[program]))];
  // Contains the keys that sign Debian's packages. Ubuntu's debootstrap does not depend on it.
  if (missing.includes("debootstrap")) packages.push("debian-archive-keyring");
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    throw new UnavailableError(`needs ${missing.join(", ")}, which can be installed here only on Debian or Ubuntu`);
  }
  log(`installing packages for the engines: apt-get install ${packages.join(" ")} (waits for dpkg's lock)`);
  const result = await installPackages(packages, [], { log, env });
  if (!result.ok)
    throw new UnavailableError(`${packages.join(", ")} could not be installed:\n${lastLines(result.output)}`);
}
