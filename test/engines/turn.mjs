// A lock between processes: only one process at a time sets up an engine.
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for the lock, which is an abstract Unix socket. The kernel removes it when the process ends in any way, so it is
 * never stale. It belongs to no user, so root and other users share it.
 * @param {string} name of the lock
 * @param {number} limitMs
 * @param {(line: string) => void} log
 * @returns {Promise<(() => void) | undefined>} a function that releases the lock; undefined after a timeout
 */
export async function takeTurn(name, limitMs, log) {
  const giveUpAt = Date.now() + limitMs;
  for (let round = 0; Date.now() < giveUpAt; round++) {
    const lock = net.createServer();
    const isMine = await new Promise((resolve) => {
      lock.once("listening", () => resolve(true));
      lock.once("error", () => resolve(false));
      lock.listen(`\0${name}`);
    });
    if (isMine) return () => lock.close();
    if (round === 0) log("another process is setting up an engine; waiting for it");
    await sleep(300);
  }
  return undefined;
}
