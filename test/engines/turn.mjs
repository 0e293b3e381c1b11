// One process at a time may set up an engine.
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * An abstract socket is the lock: the kernel drops it with its process, however that ends, so it is never stale, and it
 * belongs to no user, so root and others share it.
 * @param {string} name of the lock
 * @param {number} limitMs
 * @param {(line: string) => void} log
 * @returns {Promise<(() => void) | undefined>} releases it; undefined when the turn did not come in time
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
    if (round === 0) log("another process is setting up an engine: waiting for it");
    await sleep(300);
  }
  return undefined;
}
