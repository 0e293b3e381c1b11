// Waits until the app answers: GET on a path, every so often, at each address in turn.
import { request } from "node:http";
import { connect as tcpConnect } from "node:net";
import type { Address, Readiness } from "../adapters.ts";
import type { Clock } from "../clock.ts";
import { messageOf } from "../errors.ts";
import type { ReadinessPlan } from "../plan.ts";

/** One answer may take this long. */
const probeTimeoutMs = 5_000;
const secondLookMs = 1_000;

/**
 * Resolves once a status from 200 to 399 came, with the address it came from, or when the time is up or the signal
 * aborted, with what the last probe saw. Never rejects.
 */
export async function awaitReady(
  addresses: readonly Address[],
  plan: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
): Promise<Readiness> {
  if (addresses.length === 0) {
    return {
      ready: false,
      lastAnswer:
        "could not be asked: the container has no address that this machine can reach; see the network option",
    };
  }
  const untilMs = clock.nowMs() + plan.timeoutMs;
  let answers: readonly string[] = [];
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const seen: string[] = [];
    const beganMs = clock.nowMs();
    for (const address of addresses) {
      const timeoutMs = Math.min(probeTimeoutMs, Math.max(1, untilMs - clock.nowMs()));
      const answer = await probe(`${address.origin}${plan.path}`, plan, timeoutMs, signal);
      if (answer.ok) return { ready: true, address: await best(addresses, address, plan, signal) };
      seen.push(`at ${address.origin} ${answer.seen}`);
    }
    // A probe that the end of the time cut short tells less than the one before.
    const isCutShort = untilMs - beganMs < probeTimeoutMs && clock.nowMs() >= untilMs;
    if (!signal.aborted && (answers.length === 0 || !isCutShort)) answers = seen;
    await clock.sleep(plan.intervalMs, signal);
  }
  return { ready: false, lastAnswer: answers.join("; ") || "was not asked" };
}

/** The app may have come up between two probes of a round: a better address that answers now is taken instead. */
async function best(
  addresses: readonly Address[],
  answered: Address,
  plan: ReadinessPlan,
  signal: AbortSignal,
): Promise<Address> {
  for (const better of addresses.slice(0, addresses.indexOf(answered))) {
    if ((await probe(`${better.origin}${plan.path}`, plan, secondLookMs, signal)).ok) return better;
  }
  return answered;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly seen: string };

function probe(url: string, plan: ReadinessPlan, timeoutMs: number, outer: AbortSignal): Promise<Answer> {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(Math.ceil(timeoutMs))]);
  return new Promise((resolve) => {
    const failed = (error: Error) => {
      const late = signal.aborted && !outer.aborted;
      resolve({
        ok: false,
        seen: late
          ? `gave no answer within ${(timeoutMs / 1000).toFixed(1)} s`
          : `could not be reached (${messageOf(error)})`,
      });
    };
    const asking = request(url, { headers: plan.headers, agent: false, signal }, (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {}).resume();
      resolve(status >= 200 && status < 400 ? { ok: true } : { ok: false, seen: `answered HTTP ${status}` });
      asking.destroy();
    });
    asking.on("error", failed);
    asking.end();
  });
}

/** True where something accepts connections on this port of 127.0.0.1 already. */
export function isPortTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = tcpConnect({ port, host: "127.0.0.1", timeout: 1_000 });
    const answer = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.on("connect", () => answer(true));
    socket.on("error", () => answer(false));
    socket.on("timeout", () => answer(false));
  });
}
