import { UnavailableError } from "./refusal.mjs";

/** The kernel's limit for the path of a Unix socket in bytes (sockaddr_un), without the final 0. */
const maxPathBytes = 107;

/** @param {string} path of a socket in the cache */
export function assertSocketPath(path) {
  if (Buffer.byteLength(path) <= maxPathBytes) return;
  throw new UnavailableError(
    `${path} is too long for a socket; set MEMGATE_ENGINES_DIR to a folder with a shorter path`,
  );
}
