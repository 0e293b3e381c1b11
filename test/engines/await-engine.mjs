// Waits until a started engine responds.
import { setTimeout as sleep } from "node:timers/promises";
import { probeOnce } from "./find.mjs";

/** @typedef {Extract<import("./find.mjs").Probe, { state: "ready" | "denied" }> | { state: "failed", why: string }} WaitResult */

/**
 * Waits until the engine responds, the limit passes, or `ended` returns a reason.
 * @param {string} host
 * @param {number} limitMs
 * @param {NodeJS.ProcessEnv} env
 * @param {() => string | undefined} ended why the engine has ended; undefined while it may still start
 * @returns {Promise<WaitResult>}
 */
export async function awaitEngine(host, limitMs, env, ended) {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    // Before the probe: if this dockerd ended because another one runs, the probe finds the other one.
    const why = ended();
    const probe = await probeOnce(host, env);
    if (probe.state === "ready" || probe.state === "denied") return probe;
    if (why !== undefined) return { state: "failed", why };
    if (Date.now() > giveUpAt) {
      const why = `the engine at ${host} was started but did not respond within ${limitMs / 1000} s: ${probe.detail}`;
      return { state: "failed", why };
    }
    await sleep(100);
  }
}

/**
 * Like `awaitEngine`, but throws if the engine does not respond, or denies access to this user.
 * @param {Parameters<typeof awaitEngine>} wait
 * @throws {Error}
 */
export async function requireEngine(...wait) {
  const result = await awaitEngine(...wait);
  if (result.state === "failed") throw new Error(`the engine at ${wait[0]} did not start: ${result.why}`);
  if (result.state === "denied") throw new Error(`this user has no access to the engine at ${wait[0]}`);
}
