import { CannotHave } from "./refusal.mjs";

/** The kernel's limit for the path of a Unix socket (sockaddr_un), without its closing 0. */
const longest = 107;

/** @param {string} path of a socket in the cache */
export function assertSocketPath(path) {
  if (Buffer.byteLength(path) <= longest) return;
  throw new CannotHave(`${path} is too long for a socket: set MEMGATE_ENGINES_DIR to a folder with a shorter path`);
}
