// Sends commands to QEMU's control socket: JSON lines, one command at a time.
import net from "node:net";
import { createInterface } from "node:readline";

/** @typedef {(command: string, args?: object) => Promise<any>} Execute */

/**
 * @template Result
 * @param {string} path of the socket
 * @param {(execute: Execute) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withQmp(path, use) {
  const socket = net.connect(path);
  /** @type {Error | undefined} */
  let failure;
  socket.on("error", (error) => {
    failure = error;
  });
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();

  /** @type {Execute} */
  const execute = async (command, args = {}) => {
    socket.write(`${JSON.stringify({ execute: command, arguments: args })}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw failure ?? new Error(`QEMU ended before it responded to ${command}`);
      const message = JSON.parse(value);
      if (message.error) throw new Error(`QEMU refused ${command}: ${message.error.desc}`);
      // Skip the greeting and events.
      if ("return" in message) return message.return;
    }
  };
  try {
    await execute("qmp_capabilities");
    return await use(execute);
  } finally {
    socket.destroy();
  }
}
