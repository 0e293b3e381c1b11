// Finds and runs programs, also in the folders of system programs and as root.
import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Folders of dockerd and iptables that may be missing in the PATH of a Debian user. */
const systemFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin"];

/**
 * The PATH of `env`, followed by the folders of system programs.
 * @param {NodeJS.ProcessEnv} env
 */
export function systemPath(env) {
  const own = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return [...own, ...systemFolders.filter((folder) => !own.includes(folder))].join(delimiter);
}

/**
 * The program's full path; undefined if it is not found.
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
 * Runs a command to its end. `output` contains stdout and stderr in the order of arrival.
 * @param {readonly string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is also false if the command could not be started or timed out
 */
export function run(command, { env = process.env, timeoutMs } = {}) {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    // The command inherits stdin, because sudo may ask for a password.
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
 * The prefix that runs a command as root: empty for root, sudo for other users; undefined if sudo does not work.
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
 * The last lines of a text, indented.
 * @param {string} text
 * @param {number} [count]
 */
export function lastLines(text, count = 12) {
  const lines = text.trimEnd().split("\n").slice(-count);
  return lines.map((line) => `    ${line}`).join("\n");
}

/**
 * The end of a log file, which may be large.
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
 * True if Node.js was started with this module. Node.js resolves symlinks in a module's URL, but not in its arguments.
 * @param {string} moduleUrl
 */
export function isStarted(moduleUrl) {
  const script = process.argv[1];
  // With `node -e`, argv[1] is not a script but the first argument.
  if (script === undefined || !existsSync(script)) return false;
  return pathToFileURL(realpathSync(script)).href === moduleUrl;
}
