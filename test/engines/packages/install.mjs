// Installs docker.io on Debian, Ubuntu and related systems.

import { asRoot, findProgram, lastLines, run } from "../command.mjs";
import { aptGet, installPackages, isDebianLike } from "./apt.mjs";

/** @typedef {import("../start.mjs").Surroundings} Surroundings */

/**
 * @param {Surroundings} surroundings
 * @returns {Promise<import("../find.mjs").None | undefined>} undefined if docker.io is now installed
 */
export async function installEngine({ log, env }) {
  const manual = "install Docker Engine (https://docs.docker.com/engine/install/) and run this again";
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    return { kind: "none", why: "no Docker Engine is installed", advice: manual };
  }
  const root = await asRoot(env);
  if (!root) {
    const why = "no Docker Engine is installed, and only root can install it";
    return {
      kind: "none",
      why,
      advice: "run this as root or with a working sudo, or run `apt-get install docker.io` yourself",
    };
  }
  if (!(await hasCandidate("docker.io", env))) {
    log("no Docker Engine found, and the package lists lack docker.io; updating them: apt-get update");
    await aptGet(root, env)(["update"]);
  }
  const packages = await enginePackages(env);
  log(`no Docker Engine found; installing it: apt-get install ${packages.join(" ")} (this takes a minute or so)`);
  const result = await installPackages(packages, root, { log, env });
  if (result.ok) return undefined;
  return { kind: "none", why: `docker.io could not be installed:\n${lastLines(result.output)}`, advice: manual };
}

/**
 * The packages to install. iptables: dockerd fails without it, but docker.io does not depend on it in every release.
 * docker-cli: a separate package since Debian 13, and only recommended by docker.io.
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
