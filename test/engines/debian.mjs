// Root filesystems of Debian releases, with packages: what the engines' chroots and the VM's disk are made of.
// Whatever is mounted for that is mounted in a mount namespace of the command's own: it is gone when the command ends.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, isKept, keepFolder } from "./cache.mjs";
import { findProgram, lastLines, run } from "./command.mjs";
import { ensurePrograms } from "./packages.mjs";
import { CannotHave } from "./refusal.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */
/** @typedef {{ suite: string, packages: readonly string[] }} RootRecipe */

/** Counted up with each change of what is done below, so that kept roots are made anew. */
const steps = 1;

const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

const aptSettings = `// A mirror may be frozen, sid above all: its age is not looked at, its signature is.
Acquire::Check-Valid-Until "false";
APT::Install-Recommends "false";
Dpkg::Options { "--force-unsafe-io"; "--force-confold"; };
`;

/**
 * What a root filesystem was made of.
 * @param {RootRecipe} wanted
 */
export function rootStamp({ suite, packages }) {
  return digest([`steps ${steps}`, aptSettings, suite, ...packages]);
}

/**
 * Makes `folder` a root filesystem of the release with the packages; quick where it is one already.
 * @param {string} folder
 * @param {RootRecipe} wanted
 * @param {string} cache
 * @param {Surroundings} surroundings
 */
export async function ensureRoot(folder, wanted, cache, surroundings) {
  const stamp = rootStamp(wanted);
  if (isKept(folder, stamp)) return;
  const base = await ensureSuite(wanted.suite, cache, surroundings);
  surroundings.log(`Debian ${wanted.suite}: installing ${wanted.packages.join(" ")}`);
  await keepFolder(folder, stamp, async (partial) => {
    await must(["cp", "-a", "--reflink=auto", base, partial], "the copy of the base system", surroundings);
    await inRoot(partial, ["apt-get", "-qy", "install", ...wanted.packages], surroundings);
    await inRoot(partial, ["apt-get", "clean"], surroundings);
  });
}

/**
 * A release's smallest system, kept because all engines of a release begin with it.
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
    // The releases' scripts are links to sid's, and an older debootstrap doesn't know the newest names.
    const script = "/usr/share/debootstrap/scripts/sid";
    const command = ["debootstrap", "--variant=minbase", `--keyring=${keyring}`, suite, partial, mirror, script];
    await must([...ownMounts, ...command], `debootstrap of Debian ${suite}`, surroundings);
    writeFileSync(join(partial, "etc/apt/apt.conf.d/90memgate"), aptSettings);
    // No service is started in a chroot, whatever a package thinks.
    writeFileSync(join(partial, "usr/sbin/policy-rc.d"), "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    await inRoot(partial, ["apt-get", "-q", "update"], surroundings);
  });
  return folder;
}

/**
 * Runs a command in a root filesystem, with the network and the devices of this machine.
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
 * @param {readonly string[]} command
 * @param {string} what
 * @param {Surroundings} surroundings
 */
export async function must(command, what, { env }) {
  const { ok, output } = await run(command, { env });
  if (!ok) throw new CannotHave(`${what} failed:\n${lastLines(output)}`);
}

/**
 * The mirror that this machine's own apt uses.
 * @param {NodeJS.ProcessEnv} env
 */
export async function debianMirror(env) {
  const advice = "run this on a Debian whose apt sources name a Debian mirror";
  if (!findProgram("apt-get", env))
    throw new CannotHave(`there is no apt-get to take the Debian mirror from: ${advice}`);
  const { output } = await run(["apt-get", "indextargets", "--format", "$(REPO_URI)"], { env });
  const mirror = output.split("\n").find((line) => /^https?:\/\/.*\/debian\/?$/.test(line));
  if (mirror === undefined) throw new CannotHave(`apt's sources have no Debian mirror: ${advice}`);
  return mirror;
}
