// Waits for a started engine.
import { setTimeout as sleep } from "node:timers/promises";
import { probeOnce } from "./find.mjs";

/** @typedef {Extract<import("./find.mjs").Probe, { state: "ready" | "denied" }> | { state: "failed", why: string }} Answer */

/**
 * Waits until the engine answers, or the limit passes, or `ended` names a reason to wait no longer.
 * @param {string} host
 * @param {number} limitMs
 * @param {NodeJS.ProcessEnv} env
 * @param {() => string | undefined} ended
 * @returns {Promise<Answer>}
 */
export async function answerOf(host, limitMs, env, ended) {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    // Asked before the probe: a dockerd that gave way to another one leaves an engine that answers.
    const why = ended();
    const probe = await probeOnce(host, env);
    if (probe.state === "ready" || probe.state === "denied") return probe;
    if (why !== undefined) return { state: "failed", why };
    if (Date.now() > giveUpAt) {
      const why = `the engine at ${host} was started but did not answer within ${limitMs / 1000} s: ${probe.detail}`;
      return { state: "failed", why };
    }
    await sleep(100);
  }
}

/**
 * As `answerOf`, of an engine that is this user's.
 * @param {Parameters<typeof answerOf>} wait
 * @throws Error where it did not answer
 */
export async function untilAnswer(...wait) {
  const answer = await answerOf(...wait);
  if (answer.state === "failed") throw new Error(`the engine at ${wait[0]} did not start: ${answer.why}`);
  if (answer.state === "denied") throw new Error(`the engine at ${wait[0]} may not be asked by this user`);
}
