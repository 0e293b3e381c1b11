// Runs programs: found where an engine's programs lie, and with root's rights where these are needed.
import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where a Debian user's PATH doesn't lead, and dockerd and iptables lie. */
const systemFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin"];

/**
 * The PATH of `env`, and behind it the folders of system programs.
 * @param {NodeJS.ProcessEnv} env
 */
export function systemPath(env) {
  const own = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return [...own, ...systemFolders.filter((folder) => !own.includes(folder))].join(delimiter);
}

/**
 * The program's full path; undefined where there is none.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function findProgram(name, env) {
  const names = process.platform === "win32" ? [`${name}.exe`] : [name];
  return systemPath(env)
    .split(delimiter)
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command to its end. `output` is what it wrote, both streams in the order of their arrival.
 * @param {readonly string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} not ok too where it could not be started or took too long
 */
export function run(command, { env = process.env, timeoutMs } = {}) {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    // stdin is handed on: sudo may have to ask for a password there.
    const child = spawn(program, args, {
      env: { ...env, PATH: systemPath(env) },
      stdio: ["inherit", "pipe", "pipe"],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * What to put before a command so that root runs it: nothing for root, sudo for others; undefined where neither works.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly string[] | undefined>}
 */
export async function asRoot(env) {
  if (process.getuid?.() === 0) return [];
  const sudo = findProgram("sudo", env);
  if (!sudo) return undefined;
  if ((await run([sudo, "-n", "true"], { env })).ok) return [sudo, "-n"];
  return process.stdin.isTTY ? [sudo] : undefined;
}

/**
 * The last lines of a text, each indented.
 * @param {string} text
 * @param {number} [count]
 */
export function lastLines(text, count = 12) {
  const lines = text.trimEnd().split("\n").slice(-count);
  return lines.map((line) => `    ${line}`).join("\n");
}

/**
 * The end of a log file that may have grown large.
 * @param {string} path
 */
export function readTail(path, bytes = 64 * 1024) {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, bytes));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString("utf8");
  } finally {
    closeSync(file);
  }
}

/**
 * Whether a module is what node was started with. Node resolves symlinks in a module's URL but not in its own arguments.
 * @param {string} moduleUrl
 */
export function isStarted(moduleUrl) {
  const script = process.argv[1];
  // With `node -e` this is no script but the first argument.
  if (script === undefined || !existsSync(script)) return false;
  return pathToFileURL(realpathSync(script)).href === moduleUrl;
}
