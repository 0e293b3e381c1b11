// Gates a workload while reader.c reads the files of its cgroup, on this machine or in a virtual machine.
import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { truthIn } from "./figures.mjs";

const folder = new URL(".", import.meta.url).pathname;

/** The folders in which Docker creates cgroups, with both drivers. */
const parents = {
  1: ["/sys/fs/cgroup/memory/docker", "/sys/fs/cgroup/memory/system.slice"],
  2: ["/sys/fs/cgroup/docker", "/sys/fs/cgroup/system.slice"],
};

/**
 * Builds reader.c, so that it runs on any Linux of this architecture. Needs gcc.
 * @param {string} path of the program
 */
export function buildReader(path) {
  execFileSync("gcc", ["-O2", "-static", "-o", path, join(folder, "reader.c")], { stdio: "inherit" });
}

/**
 * @typedef {object} Place where memgate and the reader run
 * @property {(command: string) => Promise<string>} shell runs a shell command, and returns its output
 * @property {string} cli path of memgate
 * @property {string} reader path of the program
 * @property {1 | 2} cgroups their version
 */

/**
 * A shell on this machine.
 * @param {string} host the engine's address, in the form of DOCKER_HOST
 * @returns {Place["shell"]}
 */
export function shellHere(host) {
  const options = { maxBuffer: 2 ** 28, env: { ...process.env, DOCKER_HOST: host } };
  return async (command) => (await promisify(execFile)("sh", ["-c", command], options)).stdout;
}

/**
 * @param {Place} place
 * @param {readonly string[]} args of `memgate run`
 * @returns {Promise<{ report: import("../../src/report/model/schema.ts").Report, truth: import("./figures.mjs").Truth }>}
 */
export async function gateWithReader({ shell, cli, reader, cgroups }, args) {
  const quoted = args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(" ");
  const output = await shell(`
    folder=$(mktemp -d)
    ${reader} ${cgroups} ${parents[cgroups].join(" ")} >$folder/readings & reader=$!
    node ${cli} run --report-dir $folder/report ${quoted} >$folder/log 2>&1 || :
    kill $reader 2>/dev/null; wait $reader
    cat $folder/report/report.json || cat $folder/log
    echo; echo readings; cat $folder/readings
    rm -r $folder`);
  const [json = "", readings = ""] = output.split("\nreadings\n");
  if (!json.startsWith("{")) throw new Error(`memgate wrote no report:\n${output}`);
  return { report: JSON.parse(json), truth: truthIn(readings) };
}
