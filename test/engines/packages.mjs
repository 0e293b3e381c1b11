// Makes sure of the Debian packages that build and run the test engines.

import { installPackages, isDebianLike } from "./apt.mjs";
import { findProgram, lastLines } from "./command.mjs";
import { CannotHave } from "./refusal.mjs";

/** The program that is needed, and the package that brings it. */
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
 * @param {import("./start.mjs").Surroundings} surroundings
 */
export async function ensurePrograms(programs, { log, env }) {
  const missing = programs.filter((program) => !findProgram(program, env));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((program) => packageOf[program]))];
  // Its keys sign what debootstrap fetches; Ubuntu's debootstrap does without.
  if (missing.includes("debootstrap")) packages.push("debian-archive-keyring");
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    throw new CannotHave(`needs ${missing.join(", ")}, and this is no Debian to install them on`);
  }
  log(`installing what the engines need: apt-get install ${packages.join(" ")} (waits for dpkg's lock)`);
  const result = await installPackages(packages, [], { log, env });
  if (!result.ok) throw new CannotHave(`${packages.join(", ")} could not be installed:\n${lastLines(result.output)}`);
}
