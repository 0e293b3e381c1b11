// Waits until the app is ready, and finds the address to send load to.

import { type Clock, withDeadline } from "../../../lib/clock.ts";
import type {
  Address,
  Addresses,
  PreparedImage,
  Readiness,
  ReadyRedirect,
  TargetContainer,
} from "../../../model/adapters.ts";
import type { Observation, PortAttempt, PortObservation } from "../../../model/observation.ts";
import type { ReadinessPlan, ReadyStep } from "../../../model/plan.ts";
import { probeHttp, probeTcp, probeUrl } from "./http-tcp-probe.ts";
import { type AttemptLimits, type AttemptResult, type Pace, retryUntil } from "./retry.ts";

/** How the load's port is probed if no step of the plan probes it. */
const portStep = { attemptTimeoutMs: 5_000, intervalMs: 50, successes: 1 };
/** The least time for the final probe of the load's port, and the timeout of a last attempt at each better address. */
const finalProbeMs = 1_000;
const loadOtherProbes = () => import("./exec-log-probe.ts");

/** How long memgate probes a port that the app may not use. */
const guessedPortMs = 250;

type ProbedContainer = Pick<TargetContainer, "port" | "addresses" | "exec" | "logLines">;
type Attempt = (address: Address, timeoutMs: number) => Promise<AttemptResult<PortAttempt>>;
type Failed = { readonly ok: false; readonly observed: Observation };
type Reached = { readonly ok: true; readonly address: Address } | Failed;

/**
 * Resolves with the address to send load to when the app is ready. If the time is up or the signal aborts, resolves
 * with what the last attempt observed. Rejects only if the engine can't report the container's addresses.
 */
export async function awaitReady(
  container: ProbedContainer,
  healthcheck: PreparedImage["healthcheck"],
  { steps, timeoutMs, socketPath, awaitsPort }: ReadinessPlan,
  { clock, signal }: Pick<AttemptLimits, "clock" | "signal">,
): Promise<Readiness> {
  const limits = { untilMs: clock.nowMs() + timeoutMs, clock, signal };
  const probed = socketPath === null ? container : { ...container, addresses: async () => onSocket };
  let reached: Address | null = null;
  let redirect: ReadyRedirect | null = null;
  for (const step of steps) {
    const result = await awaitStep(probed, healthcheck, step, socketPath, limits);
    if (!result.ok) return { ready: false, observed: result.observed, step };
    reached = result.address ?? reached;
    redirect = result.redirect ?? redirect;
  }
  if (reached !== null || (container.port === null && socketPath === null)) {
    return { ready: true, address: reached, isListening: reached !== null, redirect };
  }
  // The steps did not probe the load's port, but load needs a port that accepts connections.
  const untilMs = awaitsPort ? Math.max(limits.untilMs, clock.nowMs() + finalProbeMs) : clock.nowMs() + guessedPortMs;
  const port = await awaitPort(probed, null, tcpProbe(null, socketPath), portStep, { ...limits, untilMs });
  if (port.ok) return { ready: true, address: port.address, isListening: true, redirect };
  if (awaitsPort) return { ready: false, observed: port.observed, step: null };
  const [best = null] = (await probed.addresses(null)).reachable;
  return { ready: true, address: best, isListening: false, redirect };
}

type StepResult =
  | { readonly ok: true; readonly address: Address | null; readonly redirect?: ReadyRedirect | null }
  | Failed;

/** The address is null unless the step probed the port that load goes to. */
async function awaitStep(
  container: ProbedContainer,
  healthcheck: PreparedImage["healthcheck"],
  step: ReadyStep,
  socketPath: string | null,
  limits: AttemptLimits,
): Promise<StepResult> {
  const { probe } = step;
  const withoutAddress = (result: AttemptResult<Observation>): StepResult =>
    result.ok ? { ok: true, address: null } : result;
  switch (probe.kind) {
    case "http": {
      let redirect: ReadyRedirect | null = null;
      const portProbe: PortProbe = {
        probed: { kind: "http", path: probe.path, serverName: probe.tls?.serverName ?? null, socketPath },
        placeAt: (origin) => probeUrl(origin, probe),
        attempt: async (address, timeoutMs) => {
          const attempt = await probeHttp(address, socketPath, probe, timeoutMs, limits.signal);
          if (attempt.ok) redirect = attempt.redirect ?? null;
          return attempt;
        },
      };
      const result = await awaitPort(container, probe.port, portProbe, step, limits);
      return result.ok ? { ok: true, address: probe.port === null ? result.address : null, redirect } : result;
    }
    case "tcp": {
      const result = await awaitPort(container, probe.port, tcpProbe(probe.port, socketPath), step, limits);
      return result.ok && probe.port !== null ? { ok: true, address: null } : result;
    }
    case "log": {
      const { awaitLine } = await loadOtherProbes();
      return withoutAddress(await awaitLine(container, probe.pattern, limits));
    }
    default: {
      const { createCommandAttempt } = await loadOtherProbes();
      const command = probe.kind === "exec" ? probe.command : (healthcheck ?? []);
      const name = probe.kind === "exec" ? command.join(" ") : null;
      const attempt = createCommandAttempt(container, command, name, limits);
      const paced = paceOf(attempt, step.intervalMs, limits);
      // `paced` does the waiting, because a command's interval counts from start to start. Commands have no timeout.
      const result = await retryUntil(
        paced,
        { ...step, attemptTimeoutMs: portStep.attemptTimeoutMs, intervalMs: 0 },
        limits,
      );
      return withoutAddress(result ?? { ok: false, observed: { kind: "command-untried", command: name } });
    }
  }
}

/** For a socket the host name in the address does not matter. */
const onSocket: Addresses = { reachable: [{ origin: "http://localhost", via: "unix-socket" }], outside: [] };

/** The part of an observation that is known before the first attempt. */
type Probed<Kind> = Omit<Extract<PortObservation, { readonly kind: Kind }>, "failures" | "outside" | "isTried">;

/** A probe of a port or socket. */
interface PortProbe {
  readonly probed: Probed<"http"> | Probed<"tcp">;
  /** The URL, or HOST:PORT. */
  readonly placeAt: (origin: string) => string;
  readonly attempt: Attempt;
}

function tcpProbe(port: number | null, socketPath: string | null): PortProbe {
  return {
    probed: { kind: "tcp", port, socketPath },
    placeAt: (origin) => origin.replace(/^https?:\/\//, ""),
    attempt: (address, timeoutMs) => probeTcp(address, socketPath, timeoutMs),
  };
}

/** Delays each attempt so that attempts start at least `intervalMs` apart. */
function paceOf<Result>(attempt: () => Promise<Result>, intervalMs: number, { clock, signal, untilMs }: AttemptLimits) {
  let dueMs = clock.nowMs();
  return async () => {
    await clock.sleep(Math.max(0, Math.min(dueMs, untilMs) - clock.nowMs()), signal);
    dueMs = Math.max(dueMs, clock.nowMs()) + intervalMs;
    return attempt();
  };
}

/** How often memgate reads the container's addresses again: an address may appear after the container start. */
const addressesIntervalMs = 1_000;

/** Repeats the probe at all addresses of the port until one succeeds. */
async function awaitPort(
  container: ProbedContainer,
  port: number | null,
  { probed, placeAt, attempt }: PortProbe,
  step: Pace,
  limits: AttemptLimits,
): Promise<Reached> {
  const { clock } = limits;
  let { reachable, outside }: Addresses = { reachable: [], outside: [] };
  let addressesReadMs = Number.NEGATIVE_INFINITY;
  const race = createAddressRace(attempt, clock);
  const attemptAll = async (timeoutMs: number): Promise<Reached> => {
    if (clock.nowMs() - addressesReadMs >= addressesIntervalMs) {
      ({ reachable, outside } = await container.addresses(port));
      addressesReadMs = clock.nowMs();
    }
    const succeeded = await race.firstSuccess(reachable, timeoutMs);
    if (succeeded !== null) return { ok: true, address: await bestOf(reachable, succeeded, attempt) };
    const failed = reachable.flatMap((address) => {
      const result = race.lastResultOf(address);
      return result === null || result.ok ? [] : [{ place: placeAt(address.origin), attempt: result.observed }];
    });
    // Any other failure shows that the app can be reached, so its other networks do not matter.
    const isElsewhere = failed.every((failure) => isUnreached(failure.attempt));
    const failures = { failures: grouped(failed), outside: isElsewhere ? [...outside] : [], isTried: true };
    return { ok: false, observed: { ...probed, ...failures } };
  };
  const untried = { failures: [], outside: [], isTried: false };
  return (await retryUntil(attemptAll, step, limits)) ?? { ok: false, observed: { ...probed, ...untried } };
}

function isUnreached(attempt: PortAttempt): boolean {
  return "errorCode" in attempt && ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(attempt.errorCode ?? "");
}

/** Joins the places with the same failure. */
function grouped(failed: readonly { readonly place: string; readonly attempt: PortAttempt }[]) {
  const groups = new Map<string, { readonly places: string[]; readonly attempt: PortAttempt }>();
  for (const { place, attempt } of failed) {
    const key = JSON.stringify(attempt);
    const group = groups.get(key) ?? { places: [], attempt };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** After this time, memgate also tries the next address: an unreachable address may not even refuse the connection. */
const headStartMs = 250;

/** Tries several addresses at once. An attempt that has not ended carries over to the next call. */
function createAddressRace(attempt: Attempt, clock: Clock) {
  const pending = new Map<string, Promise<AddressResult>>();
  const last = new Map<string, AttemptResult<PortAttempt>>();
  const begin = (address: Address, timeoutMs: number) => {
    const running = attempt(address, timeoutMs).then((result) => {
      pending.delete(address.origin);
      last.set(address.origin, result);
      return { address, result };
    });
    pending.set(address.origin, running);
    return running;
  };
  const firstSuccess = async (addresses: readonly Address[], timeoutMs: number): Promise<Address | null> => {
    const attempts: Promise<AddressResult>[] = [];
    for (const address of addresses) {
      attempts.push(pending.get(address.origin) ?? begin(address, timeoutMs));
      const success = await withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
      if (success !== null) return success;
    }
    if (attempts.length === 0) return null;
    await Promise.race(attempts);
    return withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
  };
  return { firstSuccess, lastResultOf: ({ origin }: Address) => last.get(origin) ?? null };
}

type AddressResult = { readonly address: Address; readonly result: AttemptResult<PortAttempt> };

/** The address of the first attempt that succeeds; null when all attempts have failed. */
function firstSuccessOf(attempts: readonly Promise<AddressResult>[]): Promise<Address | null> {
  return new Promise((resolve, reject) => {
    let remaining = attempts.length;
    for (const attempt of attempts) {
      attempt.then(({ address, result }) => {
        remaining -= 1;
        if (result.ok) resolve(address);
        else if (remaining === 0) resolve(null);
      }, reject);
    }
  });
}

/** Tries the better addresses once more, because the app may have become ready after their last attempt. */
async function bestOf(addresses: readonly Address[], succeeded: Address, attempt: Attempt): Promise<Address> {
  for (const better of addresses.slice(0, addresses.indexOf(succeeded))) {
    if ((await attempt(better, finalProbeMs)).ok) return better;
  }
  return succeeded;
}
