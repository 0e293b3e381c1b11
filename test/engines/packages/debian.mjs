// Makes root filesystems of Debian releases with packages, for the engines' chroots and the VM's disk.
// Each command mounts in its own mount namespace, so the mounts disappear when the command ends.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, isKept, keepFolder } from "../cache.mjs";
import { findProgram, lastLines, run } from "../command.mjs";
import { UnavailableError } from "../refusal.mjs";
import { ensurePrograms } from "./packages.mjs";

/** @typedef {import("../start.mjs").Surroundings} Surroundings */
/** @typedef {{ suite: string, packages: readonly string[] }} RootRecipe */

/** Increase with each change of the steps below, so that cached roots are made again. */
const steps = 1;

const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

const aptSettings = `// Accepts an old mirror (sid above all), but still checks its signature.
Acquire::Check-Valid-Until "false";
APT::Install-Recommends "false";
Dpkg::Options { "--force-unsafe-io"; "--force-confold"; };
`;

/**
 * The stamp of a root filesystem.
 * @param {RootRecipe} recipe
 */
export function rootStamp({ suite, packages }) {
  return digest([`steps ${steps}`, aptSettings, suite, ...packages]);
}

/**
 * Makes `folder` a root filesystem of the release with the packages. Returns immediately if it is up to date.
 * @param {string} folder
 * @param {RootRecipe} recipe
 * @param {string} cache
 * @param {Surroundings} surroundings
 */
export async function ensureRoot(folder, recipe, cache, surroundings) {
  const stamp = rootStamp(recipe);
  if (isKept(folder, stamp)) return;
  const base = await ensureSuite(recipe.suite, cache, surroundings);
  surroundings.log(`Debian ${recipe.suite}: installing ${recipe.packages.join(" ")}`);
  await keepFolder(folder, stamp, async (partial) => {
    await must(["cp", "-a", "--reflink=auto", base, partial], "the copy of the base system", surroundings);
    await inRoot(partial, ["apt-get", "-qy", "install", ...recipe.packages], surroundings);
    await inRoot(partial, ["apt-get", "clean"], surroundings);
  });
}

/**
 * The minimal system of a release. It is cached, because all engines of the release start from it.
 * @param {string} suite
 * @param {string} cache
 * @param {Surroundings} surroundings
 * @returns {Promise<string>}
 */
async function ensureSuite(suite, cache, surroundings) {
  const folder = join(cache, "debian", suite);
  const stamp = rootStamp({ suite, packages: [] });
  if (isKept(folder, stamp)) return folder;
  await ensurePrograms(["debootstrap", "unshare"], surroundings);
  const mirror = await debianMirror(surroundings.env);
  surroundings.log(`Debian ${suite}: debootstrap (this takes a minute or so)`);
  await keepFolder(folder, stamp, async (partial) => {
    // The scripts of all releases are links to sid's, and an older debootstrap lacks the newest names.
    const script = "/usr/share/debootstrap/scripts/sid";
    const command = ["debootstrap", "--variant=minbase", `--keyring=${keyring}`, suite, partial, mirror, script];
    await must([...ownMounts, ...command], `debootstrap of Debian ${suite}`, surroundings);
    writeFileSync(join(partial, "etc/apt/apt.conf.d/90memgate"), aptSettings);
    // Prevents packages from starting services in the chroot.
    writeFileSync(join(partial, "usr/sbin/policy-rc.d"), "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    await inRoot(partial, ["apt-get", "-q", "update"], surroundings);
  });
  return folder;
}

/**
 * Runs a command in a root filesystem, with this machine's network and devices.
 * @param {string} root
 * @param {readonly string[]} command
 * @param {Surroundings} surroundings
 */
export async function inRoot(root, command, surroundings) {
  const { env } = surroundings;
  mkdirSync(join(root, "etc"), { recursive: true });
  writeFileSync(join(root, "etc/resolv.conf"), readFileSync("/etc/resolv.conf"));
  const script = 'mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && shift && exec chroot "$@"';
  const settings = ["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"];
  const proxies = ["http_proxy", "https_proxy", "no_proxy"].flatMap((name) =>
    env[name] ? `${name}=${env[name]}` : [],
  );
  const inside = ["/usr/bin/env", "-i", ...settings, ...proxies, ...command];
  await must(
    [...ownMounts, "sh", "-c", script, "sh", root, root, ...inside],
    command.slice(0, 3).join(" "),
    surroundings,
  );
}

const ownMounts = ["unshare", "--mount", "--propagation", "private", "--"];

/**
 * Runs a command.
 * @param {readonly string[]} command
 * @param {string} title names the command in the error
 * @param {Surroundings} surroundings
 * @throws {UnavailableError} if it fails
 */
export async function must(command, title, { env }) {
  const { ok, output } = await run(command, { env });
  if (!ok) throw new UnavailableError(`${title} failed:\n${lastLines(output)}`);
}

/**
 * The Debian mirror in this machine's apt sources.
 * @param {NodeJS.ProcessEnv} env
 */
export async function debianMirror(env) {
  const advice = "run this on a Debian whose apt sources name a Debian mirror";
  if (!findProgram("apt-get", env))
    throw new UnavailableError(`without apt-get the Debian mirror is unknown; ${advice}`);
  const { output } = await run(["apt-get", "indextargets", "--format", "$(REPO_URI)"], { env });
  const mirror = output.split("\n").find((line) => /^https?:\/\/.*\/debian\/?$/.test(line));
  if (mirror === undefined) throw new UnavailableError(`apt's sources have no Debian mirror; ${advice}`);
  return mirror;
}
