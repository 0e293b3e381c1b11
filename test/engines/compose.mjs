// Makes sure of docker compose v2, the CLI's plugin: takes the one that is there, else installs the package that brings
// it, else unpacks Debian's into the user's own plugin folder.
// As a command: says on stderr what it did, and exits 0 with docker compose, 1 without.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { aptGet, installPackages, isDebianLike } from "./apt.mjs";
import { asRoot, findProgram, isStarted, lastLines, run } from "./command.mjs";
import { debianMirror, must } from "./debian.mjs";
import { CannotHave } from "./refusal.mjs";
import { takeTurn } from "./turn.mjs";

/** @typedef {import("./start.mjs").Surroundings} Surroundings */

/** Ubuntu's, Docker's own, Debian's from 13 on (before that it is v1, written in Python). */
const packages = ["docker-compose-v2", "docker-compose-plugin", "docker-compose"];

/** Its package runs on older releases too. */
const donor = { suite: "trixie", package: "docker-compose", plugin: "usr/libexec/docker/cli-plugins/docker-compose" };
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

const turnMs = 5 * 60_000;

/**
 * @param {{ log?: (line: string) => void, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} its version
 * @throws {CannotHave} the message says why and what to do
 */
export async function ensureCompose({ log = console.error, env = process.env } = {}) {
  const found = await composeVersion(env);
  if (found !== null) return found;
  const surroundings = { log, env };
  const release = await takeTurn("memgate-ensure-compose", turnMs, log);
  if (!release) throw new CannotHave("another process has been installing docker compose for too long; end it");
  try {
    // Whoever had the turn before may have installed it.
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
  if (!findProgram("docker", env)) throw new CannotHave(`there is no docker CLI for docker compose; ${manual}`);
  if (!isDebianLike() || !findProgram("apt-get", env)) {
    throw new CannotHave(`docker compose is not installed, and this is no Debian to install it on; ${manual}`);
  }
  const offered = await offeredPackage(env);
  const root = await asRoot(env);
  if (offered !== null && root) {
    log(`docker compose is missing; installing it: apt-get install ${offered}`);
    const result = await installPackages([offered], root, surroundings);
    const version = await composeVersion(env);
    if (version !== null) return version;
    log(`that did not bring it:\n${lastLines(result.output)}`);
  }
  log(`docker compose is missing; unpacking the one of Debian ${donor.suite} into ${pluginFolder(env)}`);
  await unpackPlugin(surroundings);
  const version = await composeVersion(env);
  if (version === null) throw new CannotHave(`the docker compose that was unpacked does not run; ${manual}`);
  return version;
}

/**
 * The package of this machine's own sources that is v2.
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
    // A source for this one command, with lists of its own: apt's own are left as they are.
    const own = {
      "Dir::Etc::sourcelist": list,
      "Dir::Etc::sourceparts": "/dev/null",
      "Dir::State::Lists": join(folder, "lists"),
      "Dir::Cache": folder,
      "Acquire::Languages": "none",
      // A mirror may be frozen: its age is not looked at, its signature is.
      "Acquire::Check-Valid-Until": "false",
      // Root's temporary folder is closed to the user that apt would fetch as.
      "APT::Sandbox::User": "",
    };
    const apt = aptGet([], surroundings.env);
    const settings = Object.entries(own).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
    const updated = await apt([...settings, "update"]);
    if (!updated.ok) throw new CannotHave(`Debian ${donor.suite} can't be asked:\n${lastLines(updated.output)}`);
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
    (version) => console.error(`docker compose ${version} is there`),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
