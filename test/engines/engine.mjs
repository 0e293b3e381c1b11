// Starts, stops and uses the engines for the docker suite: `node test/engines/engine.mjs --help`.
import { spawn } from "node:child_process";
import { cacheFolder } from "./cache.mjs";
import { engines } from "./catalogue.mjs";
import { isStarted, systemPath } from "./command.mjs";
import { UnavailableError } from "./refusal.mjs";
import { takeTurn } from "./turn.mjs";

/** @typedef {import("./catalogue.mjs").Engine} Engine */

const help = `usage: node test/engines/engine.mjs COMMAND

  list                    list the engines
  start NAME              build the engine if needed, start it, and print the environment variables to use it
  stop NAME               stop the engine; the cache stays
  status [NAME]           show which engines run
  run NAME -- CMD...      run a command with these variables, in a network that reaches the engine's containers
  sh NAME CMD             run a shell command as root in the engine's virtual machine (vm-*)
  copy NAME SRC... DST    copy files and folders into the folder DST of the virtual machine (vm-*)

MEMGATE_ENGINES_DIR sets the cache folder; default: ~/.cache/memgate-engines.
`;

/** How long another process may take to build an engine. */
const turnMs = 15 * 60_000;

const surroundings = { log: console.error, env: process.env };

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
async function main([command = "--help", name, ...rest]) {
  if (command === "list") {
    for (const { name, about } of engines) console.log(`${name.padEnd(12)} ${about}`);
    return 0;
  }
  if (command === "status") {
    const selected = name === undefined ? engines : engines.filter((entry) => entry.name === name);
    for (const entry of selected) await printStatus(entry.name);
    return 0;
  }
  if (command === "--help" || command === "-h") {
    process.stdout.write(help);
    return 0;
  }
  if (!["start", "stop", "run", "sh", "copy"].includes(command) || name === undefined) {
    process.stderr.write(help);
    return 2;
  }
  return use(command, name, rest);
}

/**
 * @param {string} command
 * @param {string} name
 * @param {readonly string[]} rest
 */
async function use(command, name, rest) {
  const engine = engineNamed(name);
  if (command === "stop") {
    await stopEngine(name, engine);
    return 0;
  }
  if (command === "start") {
    await startEngine(name, engine);
    for (const [key, value] of Object.entries(await settingsOf(name, engine))) console.log(`${key}=${value}`);
    return 0;
  }
  if (command === "run") return runWith(name, engine, rest[0] === "--" ? rest.slice(1) : rest);

  if (!engine.guest)
    throw new UnavailableError(`${name} has no virtual machine: its files and processes are on this machine`);
  await settingsOf(name, engine);
  if (command === "sh") return engine.guest.sh(rest.join(" "), process.stdout);
  const target = rest.at(-1);
  if (rest.length < 2 || target === undefined) throw new Error("copy needs a source and a target");
  await engine.guest.copy(rest.slice(0, -1), target);
  return 0;
}

/** @param {string} name */
export function engineNamed(name) {
  const entry = engines.find((one) => one.name === name);
  if (!entry) throw new Error(`unknown engine ${name}; expected one of ${engines.map((one) => one.name).join(", ")}`);
  return entry.create(cacheFolder(process.env));
}

/**
 * @param {string} name
 * @param {Engine} engine
 */
export function startEngine(name, engine) {
  return inTurn(name, () => engine.start(surroundings));
}

/**
 * @param {string} name
 * @param {Engine} engine
 */
export function stopEngine(name, engine) {
  return inTurn(name, () => engine.stop(surroundings));
}

/**
 * Acts while no other process builds an engine, because the engines share parts of the cache.
 * @param {string} name
 * @param {() => Promise<void>} act
 */
async function inTurn(name, act) {
  // ensureEngine takes its own turn.
  if (name === "system") return act();
  const release = await takeTurn("memgate-test-engines", turnMs, surroundings.log);
  if (!release) throw new Error("another process has been setting up an engine for too long; end it and try again");
  try {
    await act();
  } finally {
    release();
  }
}

/** @param {string} name */
async function printStatus(name) {
  const settings = await engineNamed(name).settings(process.env);
  console.log(`${name.padEnd(12)} ${settings ? settings["DOCKER_HOST"] : "stopped"}`);
}

/**
 * @param {string} name
 * @param {Engine} engine
 */
async function settingsOf(name, engine) {
  const settings = await engine.settings(process.env);
  if (!settings) throw new UnavailableError(`${name} is not running: node test/engines/engine.mjs start ${name}`);
  return settings;
}

/**
 * @param {string} name
 * @param {Engine} engine
 * @param {readonly string[]} command
 * @returns {Promise<number>} the command's exit code
 */
export async function runWith(name, engine, command) {
  const settings = await settingsOf(name, engine);
  const [program = "true", ...args] = engine.inside(command);
  const env = { ...process.env, ...settings, PATH: systemPath(process.env) };
  const child = spawn(program, args, { stdio: "inherit", env });
  // Ctrl-C reaches the command without forwarding. Either way, wait for the command.
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    if (signal === "SIGTERM") child.kill(signal);
  };
  process.on("SIGINT", forward).on("SIGTERM", forward);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 1));
    });
  } finally {
    process.off("SIGINT", forward).off("SIGTERM", forward);
  }
}

if (isStarted(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
