// Waits for a started engine.
import { setTimeout as sleep } from "node:timers/promises";
import { probeOnce } from "./find.mjs";

/**
 * @param {string} host
 * @param {number} limitMs
 * @param {NodeJS.ProcessEnv} env
 * @param {() => string | undefined} ended why it is of no use to wait any longer
 */
export async function untilAnswer(host, limitMs, env, ended) {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    const why = ended();
    const probe = await probeOnce(host, env);
    if (probe.state === "ready") return;
    if (why !== undefined) throw new Error(`the engine at ${host} did not start: ${why}`);
    if (Date.now() > giveUpAt) {
      throw new Error(`the engine at ${host} did not answer within ${limitMs / 1000} s: ${probe.detail}`);
    }
    await sleep(100);
  }
}
