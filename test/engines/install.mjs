// Installs docker.io on Debian and its kin.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { asRoot, findProgram, lastLines, run } from "./command.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */

const lockSeconds = 120;

/**
 * @param {Surroundings} surroundings
 * @returns {Promise<import("./find.mjs").None | undefined>} undefined when installed
 */
export async function installEngine({ log, env }) {
  const manual = "install Docker Engine (https://docs.docker.com/engine/install/) and run this again";
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    return { kind: "none", why: "no Docker Engine is installed", advice: manual };
  }
  const root = await asRoot(env);
  if (!root) {
    const why = "no Docker Engine is installed, and only root can install one";
    return {
      kind: "none",
      why,
      advice: "run this as root or where sudo works, or `apt-get install docker.io` yourself",
    };
  }
  const apt = aptGet(root, env);

  if (!(await hasCandidate("docker.io", env))) {
    log("no Docker Engine found; the package lists don't know docker.io: apt-get update");
    await apt(["update"]);
  }
  const packages = await enginePackages(env);
  log(`no Docker Engine found; installing it: apt-get install ${packages.join(" ")} (this takes a minute or so)`);
  // Without --no-remove apt would make room for docker.io by removing a Docker that came from elsewhere.
  const install = ["install", "-y", "--no-install-recommends", "--no-remove", ...packages];
  let result = await apt(install);
  if (!result.ok) {
    log("that failed; once more with fresh package lists: apt-get update");
    await apt(["update"]);
    result = await apt(install);
  }
  if (result.ok) return undefined;
  return { kind: "none", why: `docker.io could not be installed:\n${lastLines(result.output)}`, advice: manual };
}

/**
 * iptables: dockerd fails without it, and not every release's docker.io depends on it.
 * docker-cli: a package of its own from Debian 13 on, and only recommended.
 * @param {NodeJS.ProcessEnv} env
 */
async function enginePackages(env) {
  const needsClient = !findProgram("docker", env) && (await hasCandidate("docker-cli", env));
  return ["docker.io", "iptables", ...(needsClient ? ["docker-cli"] : [])];
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
async function hasCandidate(name, env) {
  const { output } = await run(["apt-cache", "policy", name], { env: { ...env, LC_ALL: "C" } });
  return /^ {2}Candidate: (?!\(none\))/m.test(output);
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
      // The timeout above is for dpkg's lock only: the package lists have one of their own.
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
