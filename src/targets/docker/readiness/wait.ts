// Waits until the app is ready, in the ways that it shows it, and finds the address to send load to.

import { type Clock, withDeadline } from "../../../lib/clock.ts";
import type { Address, Addresses, PreparedImage, Readiness, TargetContainer } from "../../../model/adapters.ts";
import type { ReadinessPlan, ReadyStep } from "../../../model/plan.ts";
import { awaitLine, createCommandAttempt } from "./exec-log-probe.ts";
import { askHttp, askTcp } from "./http-tcp-probe.ts";
import { type AttemptLimits, type AttemptResult, retryUntil } from "./retry.ts";

/** What the answer of a port that no step asks for may take, and how often it is asked for. */
const portStep = { answerMs: 5_000, intervalMs: 50, successes: 1 };
const secondLookMs = 1_000;

type Asked = Pick<TargetContainer, "port" | "addresses" | "exec" | "logLines">;
type Ask = (address: Address, timeoutMs: number) => Promise<AttemptResult>;
type Reached = { readonly ok: true; readonly address: Address } | Extract<AttemptResult, { readonly ok: false }>;

/**
 * Resolves once the app has shown that it is ready, with the address to send load to; or when the time is up or the
 * signal aborted, with what the last look saw. Rejects only where the container can't be asked for its addresses.
 */
export async function awaitReady(
  container: Asked,
  healthcheck: PreparedImage["healthcheck"],
  { steps, timeoutMs, socketPath }: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
  hide: (printed: string) => string = asPrinted,
): Promise<Readiness> {
  const span = { untilMs: clock.nowMs() + timeoutMs, clock, signal, hide };
  const asked = socketPath === null ? container : { ...container, addresses: async () => onSocket };
  let reached: Address | null = null;
  for (const step of steps) {
    const found = await awaitStep(asked, healthcheck, step, socketPath, span);
    if (!found.ok) return { ready: false, lastObservation: found.observed };
    reached = found.address ?? reached;
  }
  if (reached !== null || (container.port === null && socketPath === null)) return { ready: true, address: reached };
  // Whatever shows it, load needs a port that accepts.
  const untilMs = Math.max(span.untilMs, clock.nowMs() + secondLookMs);
  const port = await awaitPort(asked, null, tcpQuestion(null, socketPath), portStep, { ...span, untilMs });
  return port.ok ? { ready: true, address: port.address } : { ready: false, lastObservation: port.observed };
}

const asPrinted = (printed: string) => printed;

type StepResult =
  | { readonly ok: true; readonly address: Address | null }
  | Extract<AttemptResult, { readonly ok: false }>;

/** The address is that of the port that load goes to, where the step asked for that. */
async function awaitStep(
  container: Asked,
  healthcheck: PreparedImage["healthcheck"],
  step: ReadyStep,
  socketPath: string | null,
  span: AttemptLimits,
): Promise<StepResult> {
  const { probe } = step;
  const signOnly = (answer: AttemptResult): StepResult => (answer.ok ? { ok: true, address: null } : answer);
  switch (probe.kind) {
    case "http": {
      const question: Question = {
        what: `GET ${probe.path}`,
        scheme: probe.tls === null ? "http" : "https",
        ask: (address, timeoutMs) => askHttp(address, socketPath, probe, timeoutMs, span.signal),
      };
      const found = await awaitPort(container, probe.port, question, step, span);
      return found.ok && probe.port !== null ? { ok: true, address: null } : found;
    }
    case "tcp": {
      const found = await awaitPort(container, probe.port, tcpQuestion(probe.port, socketPath), step, span);
      return found.ok && probe.port !== null ? { ok: true, address: null } : found;
    }
    case "log":
      return signOnly(await awaitLine(container, probe.pattern, span));
    default: {
      const command = probe.kind === "exec" ? probe.command : (healthcheck ?? []);
      const name = probe.kind === "exec" ? span.hide(command.join(" ")) : "the HEALTHCHECK";
      const attempt = createCommandAttempt(container, command, name, span);
      const paced = paceOf(attempt, step.intervalMs, span);
      // Its time counts from beginning to beginning. A command is not cut short.
      const answer = await retryUntil(paced, { ...step, answerMs: portStep.answerMs, intervalMs: 0 }, span);
      return signOnly(answer ?? { ok: false, observed: `${name} was not run` });
    }
  }
}

/** On a socket, any name will do for the address. */
const onSocket: Addresses = { reachable: [{ origin: "http://localhost", via: "unix-socket" }], outside: [] };

/** What a port is asked. */
interface Question {
  /** For people. */
  readonly what: string;
  readonly scheme: "http" | "https";
  readonly ask: Ask;
}

function tcpQuestion(port: number | null, socketPath: string | null): Question {
  const ask: Ask = (address, timeoutMs) => askTcp(address, socketPath, timeoutMs);
  return { what: placeName(port, socketPath), scheme: "http", ask };
}

function placeName(port: number | null, socketPath: string | null): string {
  if (socketPath !== null) return `its socket ${socketPath}`;
  return port === null ? "its port" : `its port ${port}`;
}

/** The look, from the second on begun an interval after the one before began. */
function paceOf(attempt: () => Promise<AttemptResult>, intervalMs: number, { clock, signal, untilMs }: AttemptLimits) {
  let dueMs = clock.nowMs();
  return async () => {
    await clock.sleep(Math.max(0, Math.min(dueMs, untilMs) - clock.nowMs()), signal);
    dueMs = Math.max(dueMs, clock.nowMs()) + intervalMs;
    return attempt();
  };
}

/** How often the engine is asked for the addresses again: they may come later than the start. */
const addressesMs = 1_000;

/** Asks each address in turn, every so often. */
async function awaitPort(
  container: Asked,
  port: number | null,
  { what, scheme, ask }: Question,
  step: Omit<ReadyStep, "probe">,
  span: AttemptLimits,
): Promise<Reached> {
  const { clock } = span;
  let { reachable, outside }: Addresses = { reachable: [], outside: [] };
  let askedMs = Number.NEGATIVE_INFINITY;
  const asking = createAsking(ask, clock);
  const attempt = async (timeoutMs: number): Promise<Reached> => {
    if (clock.nowMs() - askedMs >= addressesMs) {
      ({ reachable, outside } = await container.addresses(port));
      askedMs = clock.nowMs();
    }
    const answered = await asking.firstGood(reachable, timeoutMs);
    if (answered !== null) return { ok: true, address: await best(reachable, answered, ask) };
    const observed = new Map<string, readonly string[]>();
    for (const address of reachable) {
      const answer = asking.lastOf(address);
      if (answer === null || answer.ok) continue;
      const origin = address.origin.replace(/^http:/, `${scheme}:`);
      observed.set(answer.observed, [...(observed.get(answer.observed) ?? []), origin]);
    }
    const all = [...observed].map(([answer, origins]) => `at ${origins.join(" and ")} ${answer}`);
    // What was there to refuse in any way else is not to be looked for elsewhere.
    const isAway = outside.length > 0 && [...observed.keys()].every((answer) => nothingThere.test(answer));
    const none = `could not be asked: the container has no address that this machine can reach${isAway ? "" : "; see the network option"}`;
    const aside = isAway ? `; ${outsideOf(outside)}` : "";
    return { ok: false, observed: `${what} ${all.join("; ") || none}${aside}` };
  };
  return (await retryUntil(attempt, step, span)) ?? { ok: false, observed: `${what} was not asked` };
}

const nothingThere = /\bE(?:CONNREFUSED|HOSTUNREACH|NETUNREACH)\b/;

/** The advice on the verdict knows this sentence. */
function outsideOf(outside: readonly string[]): string {
  return `of this machine's networks none has the container's own address ${outside.join(" or ")}`;
}

/** An address that can't be reached may not even refuse: the others are not kept waiting for it longer than this. */
const headStartMs = 250;

/** Asks addresses again and again; one that has not answered yet is still being asked at the next look. */
function createAsking(ask: Ask, clock: Clock) {
  const pending = new Map<string, Promise<Answered>>();
  const last = new Map<string, AttemptResult>();
  const begin = (address: Address, timeoutMs: number) => {
    const asking = ask(address, timeoutMs).then((answer) => {
      pending.delete(address.origin);
      last.set(address.origin, answer);
      return { address, answer };
    });
    pending.set(address.origin, asking);
    return asking;
  };
  const firstGood = async (addresses: readonly Address[], timeoutMs: number): Promise<Address | null> => {
    const asked: Promise<Answered>[] = [];
    for (const address of addresses) {
      asked.push(pending.get(address.origin) ?? begin(address, timeoutMs));
      const good = await withDeadline(clock, headStartMs, goodOf(asked), () => null);
      if (good !== null) return good;
    }
    if (asked.length === 0) return null;
    await Promise.race(asked);
    return withDeadline(clock, headStartMs, goodOf(asked), () => null);
  };
  return { firstGood, lastOf: ({ origin }: Address) => last.get(origin) ?? null };
}

type Answered = { readonly address: Address; readonly answer: AttemptResult };

/** The first whose answer is good; null when all have answered otherwise. */
function goodOf(asked: readonly Promise<Answered>[]): Promise<Address | null> {
  return new Promise((resolve, reject) => {
    let open = asked.length;
    for (const asking of asked) {
      asking.then(({ address, answer }) => {
        open -= 1;
        if (answer.ok) resolve(address);
        else if (open === 0) resolve(null);
      }, reject);
    }
  });
}

/** The app may have come up between two looks: a better address that answers now is taken instead. */
async function best(addresses: readonly Address[], answered: Address, ask: Ask): Promise<Address> {
  for (const better of addresses.slice(0, addresses.indexOf(answered))) {
    if ((await ask(better, secondLookMs)).ok) return better;
  }
  return answered;
}
