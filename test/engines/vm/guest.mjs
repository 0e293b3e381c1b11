// The root shell of a virtual machine: bash reads commands from a TCP connection.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import net from "node:net";
import { basename, dirname, resolve } from "node:path";

/**
 * @typedef {object} Guest
 * @property {(command: string, output: NodeJS.WritableStream) => Promise<number>} sh runs a shell command as root, writes
 *   its stdout and stderr to output, and returns its exit code
 * @property {(sources: readonly string[], target: string) => Promise<void>} copy copies into a folder of the machine, and
 *   creates the folder
 */

/**
 * @param {() => number} port of the root shell on this machine
 * @returns {Guest}
 */
export function guestAt(port) {
  return {
    sh: (command, output) => runInGuest(port(), command, undefined, output),
    async copy(sources, target) {
      // Each source keeps only its base name.
      const names = sources.map((source) => resolve(source)).flatMap((path) => ["-C", dirname(path), basename(path)]);
      const tar = spawn("tar", ["--numeric-owner", "--owner=0", "--group=0", "-cf", "-", ...names], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((done, fail) => tar.on("error", fail).on("close", done));
      const folder = `'${target.replaceAll("'", "'\\''")}'`;
      const unpack = `mkdir -p ${folder} && tar -xf - -C ${folder}`;
      const [code, sent] = await Promise.all([runInGuest(port(), unpack, tar.stdout, process.stderr), ended]);
      if (code !== 0 || sent !== 0) throw new Error(`${sources.join(", ")} could not be copied to ${target}`);
    },
  };
}

/**
 * @param {number} port
 * @param {string} command
 * @param {NodeJS.ReadableStream | undefined} input
 * @param {NodeJS.WritableStream} output
 * @returns {Promise<number>} the exit code
 */
function runInGuest(port, command, input, output) {
  const mark = `\n--${randomBytes(8).toString("hex")} `;
  return new Promise((done, fail) => {
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    // bash reads the whole line before it runs the command, so later data on the connection is the command's input.
    const quoted = `'${command.replaceAll("'", "'\\''")}'`;
    const redirect = input ? "" : " </dev/null";
    socket.write(`bash -c ${quoted}${redirect}; printf '${mark.replace("\n", "\\n")}%s\\n' $?; exit\n`);
    if (input) input.pipe(socket);

    // Do not write the last bytes yet: they may be the beginning of the mark.
    let pending = Buffer.alloc(0);
    socket.on("data", (data) => {
      pending = Buffer.concat([pending, data]);
      const at = pending.indexOf(mark);
      const ready = at >= 0 ? at : Math.max(0, pending.length - mark.length);
      output.write(pending.subarray(0, ready));
      pending = pending.subarray(ready);
    });
    socket.on("error", fail);
    socket.on("end", () => {
      socket.destroy();
      const code = /^\n--[0-9a-f]+ (\d+)\n$/.exec(pending.toString("latin1"))?.[1];
      if (code === undefined) fail(new Error("the machine's shell ended before the command did"));
      else done(Number(code));
    });
  });
}
