// Installs docker.io on Debian and its kin.
import { aptGet, installPackages, isDebianLike } from "./apt.mjs";
import { asRoot, findProgram, lastLines, run } from "./command.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */

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
  if (!(await hasCandidate("docker.io", env))) {
    log("no Docker Engine found; the package lists don't know docker.io: apt-get update");
    await aptGet(root, env)(["update"]);
  }
  const packages = await enginePackages(env);
  log(`no Docker Engine found; installing it: apt-get install ${packages.join(" ")} (this takes a minute or so)`);
  const result = await installPackages(packages, root, { log, env });
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
