// Ensures docker compose v2, a plugin of the docker CLI. Uses an installed plugin; else installs its package; else unpacks
// Debian's package into the user's plugin folder.
// As a command: prints on stderr what it did, and exits with 0 if docker compose is available, else with 1.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { asRoot, findProgram, isStarted, lastLines, run } from "./command.mjs";
import { aptGet, installPackages, isDebianLike } from "./packages/apt.mjs";
import { debianMirror, must } from "./packages/debian.mjs";
import { UnavailableError } from "./refusal.mjs";
import { takeTurn } from "./turn.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */

/** Names of the package: of Ubuntu, of Docker, and of Debian since 13 (in older releases it is v1, written in Python). */
const packages = ["docker-compose-v2", "docker-compose-plugin", "docker-compose"];

/** The package of this release runs on older releases too. */
const donor = { suite: "trixie", package: "docker-compose", plugin: "usr/libexec/docker/cli-plugins/docker-compose" };
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

const turnMs = 5 * 60_000;

/**
 * @param {{ log?: (line: string) => void, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} the version
 * @throws {UnavailableError} the message says why and what to do
 */
export async function ensureCompose({ log = console.error, env = process.env } = {}) {
  const found = await composeVersion(env);
  if (found !== null) return found;
  const surroundings = { log, env };
  const release = await takeTurn("memgate-ensure-compose", turnMs, log);
  if (!release)
    throw new UnavailableError("another process has been installing docker compose for too long; end that process");
  try {
    // The process that had the turn before may have installed it.
    const version = (await composeVersion(env)) ?? (await install(surroundings));
    log(`docker compose ${version}`);
    return version;
  } finally {
    release();
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function composeVersion(env) {
  const { ok, output } = await run(["docker", "compose", "version", "--short"], { env });
  return (ok && /^v?(\d+\.\d+\.\d+)/m.exec(output)?.[1]) || null;
}

/** @param {Surroundings} surroundings */
async function install(surroundings) {
  const { log, env } = surroundings;
  const manual = "install docker compose (https://docs.docker.com/compose/install/linux/) and run this again";
  if (!findProgram("docker", env))
    throw new UnavailableError(`docker compose needs the docker CLI, which is not installed; ${manual}`);
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    throw new UnavailableError(
      `docker compose is not installed, and can be installed here only on Debian or Ubuntu; ${manual}`,
    );
  }
  const offered = await offeredPackage(env);
  const root = await asRoot(env);
  if (offered !== null && root) {
    log(`docker compose is missing; installing it: apt-get install ${offered}`);
    const result = await installPackages([offered], root, surroundings);
    const version = await composeVersion(env);
    if (version !== null) return version;
    log(`the package did not provide docker compose:\n${lastLines(result.output)}`);
  }
  log(`docker compose is missing; unpacking the package of Debian ${donor.suite} into ${pluginFolder(env)}`);
  await unpackPlugin(surroundings);
  const version = await composeVersion(env);
  if (version === null) throw new UnavailableError(`the unpacked docker compose does not run; ${manual}`);
  return version;
}

/**
 * The name of a v2 package in this machine's package sources; null if there is no such package.
 * @param {NodeJS.ProcessEnv} env
 */
async function offeredPackage(env) {
  for (const name of packages) {
    const { output } = await run(["apt-cache", "policy", name], { env: { ...env, LC_ALL: "C" } });
    const major = /^ {2}Candidate: (?:\d+:)?(\d+)\./m.exec(output)?.[1];
    if (Number(major ?? 0) >= 2) return name;
  }
  return null;
}

/** @param {NodeJS.ProcessEnv} env */
function pluginFolder(env) {
  return join(env["DOCKER_CONFIG"] || join(homedir(), ".docker"), "cli-plugins");
}

/** @param {Surroundings} surroundings */
async function unpackPlugin(surroundings) {
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  try {
    const list = join(folder, "sources.list");
    const mirror = await debianMirror(surroundings.env);
    writeFileSync(list, `deb [signed-by=${keyring}] ${mirror} ${donor.suite} main\n`);
    mkdirSync(join(folder, "lists/partial"), { recursive: true });
    // A package source and lists for this command only. apt's own lists do not change.
    const options = {
      "Dir::Etc::sourcelist": list,
      "Dir::Etc::sourceparts": "/dev/null",
      "Dir::State::Lists": join(folder, "lists"),
      "Dir::Cache": folder,
      "Acquire::Languages": "none",
      // Accepts an old mirror, but still checks its signature.
      "Acquire::Check-Valid-Until": "false",
      // apt's download user can't read a temporary folder of root.
      "APT::Sandbox::User": "",
    };
    const apt = aptGet([], surroundings.env);
    const settings = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
    const updated = await apt([...settings, "update"]);
    if (!updated.ok)
      throw new UnavailableError(
        `the package lists of Debian ${donor.suite} can't be downloaded:\n${lastLines(updated.output)}`,
      );
    const program = findProgram("apt-get", surroundings.env) ?? "apt-get";
    const download = ["sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", folder, program, ...settings];
    await must([...download, "download", donor.package], `apt-get download ${donor.package}`, surroundings);
    const file = readdirSync(folder).find((name) => name.endsWith(".deb")) ?? "";
    const unpacked = join(folder, "root");
    await must(["dpkg-deb", "-x", join(folder, file), unpacked], `unpacking ${file}`, surroundings);
    const target = join(pluginFolder(surroundings.env), "docker-compose");
    mkdirSync(pluginFolder(surroundings.env), { recursive: true });
    copyFileSync(join(unpacked, donor.plugin), target);
    chmodSync(target, 0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isStarted(import.meta.url)) {
  await ensureCompose().then(
    (version) => console.error(`docker compose ${version} is available`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
