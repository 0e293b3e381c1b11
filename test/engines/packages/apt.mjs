// Installs Debian packages as root with apt-get.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../command.mjs";

const lockSeconds = 120;

/**
 * Installs packages. If that fails, updates the package lists and tries again. Never removes a package: without
 * --no-remove, apt would replace a Docker from another source with docker.io.
 * @param {readonly string[]} packages
 * @param {readonly string[]} root the prefix that runs a command as root; empty if this process is root
 * @param {import("../start.mjs").Surroundings} surroundings
 */
export async function installPackages(packages, root, { log, env }) {
  const apt = aptGet(root, env);
  const install = ["install", "-y", "--no-install-recommends", "--no-remove", ...packages];
  const result = await apt(install);
  if (result.ok) return result;
  log("the installation failed; updating the package lists (apt-get update) and trying again");
  await apt(["update"]);
  return apt(install);
}

/**
 * @param {readonly string[]} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {(args: readonly string[]) => Promise<{ ok: boolean, output: string }>}
 */
export function aptGet(root, env) {
  const settings = ["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"];
  const command = [...root, "env", ...settings, "apt-get", "-q", "-o", `DPkg::Lock::Timeout=${lockSeconds}`];
  return async (args) => {
    const giveUpAt = Date.now() + lockSeconds * 1000;
    for (;;) {
      const result = await run([...command, ...args], { env });
      // DPkg::Lock::Timeout does not apply to the lock of the package lists.
      const isLocked = !result.ok && /Could not get lock|Unable to lock/.test(result.output);
      if (!isLocked || Date.now() > giveUpAt) return result;
      await sleep(2000);
    }
  };
}

export function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
