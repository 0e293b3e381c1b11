// The root shell of a virtual machine: a TCP connection that bash reads its commands from.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import net from "node:net";
import { basename, dirname, resolve } from "node:path";

/**
 * @typedef {object} Guest
 * @property {(command: string, output: NodeJS.WritableStream) => Promise<number>} sh runs a shell command as root;
 *   writes what it prints, both streams, and gives its exit code
 * @property {(sources: readonly string[], target: string) => Promise<void>} copy into a folder there, which is made
 */

/**
 * @param {() => number} port of the root shell on this machine
 * @returns {Guest}
 */
export function guestAt(port) {
  return {
    sh: (command, output) => runThere(port(), command, undefined, output),
    async copy(sources, target) {
      // Each source keeps its last name only.
      const names = sources.map((source) => resolve(source)).flatMap((path) => ["-C", dirname(path), basename(path)]);
      const tar = spawn("tar", ["--numeric-owner", "--owner=0", "--group=0", "-cf", "-", ...names], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((done, fail) => tar.on("error", fail).on("close", done));
      const folder = `'${target.replaceAll("'", "'\\''")}'`;
      const unpack = `mkdir -p ${folder} && tar -xf - -C ${folder}`;
      const [code, sent] = await Promise.all([runThere(port(), unpack, tar.stdout, process.stderr), ended]);
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
function runThere(port, command, input, output) {
  const mark = `\n--${randomBytes(8).toString("hex")} `;
  return new Promise((done, fail) => {
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    // bash reads the line whole before it runs it, so what follows on the connection is the command's input.
    const quoted = `'${command.replaceAll("'", "'\\''")}'`;
    const redirect = input ? "" : " </dev/null";
    socket.write(`bash -c ${quoted}${redirect}; printf '${mark.replace("\n", "\\n")}%s\\n' $?; exit\n`);
    if (input) input.pipe(socket);

    // The last bytes are held back as long as they may be the mark.
    let held = Buffer.alloc(0);
    socket.on("data", (data) => {
      held = Buffer.concat([held, data]);
      const at = held.indexOf(mark);
      const ready = at >= 0 ? at : Math.max(0, held.length - mark.length);
      output.write(held.subarray(0, ready));
      held = held.subarray(ready);
    });
    socket.on("error", fail);
    socket.on("end", () => {
      socket.destroy();
      const code = /^\n--[0-9a-f]+ (\d+)\n$/.exec(held.toString("latin1"))?.[1];
      if (code === undefined) fail(new Error("the machine's shell ended before the command did"));
      else done(Number(code));
    });
  });
}
