// Waits until the app is ready, in the way that it shows it, and finds the address to send load to.
import { request } from "node:http";
import { connect as tcpConnect } from "node:net";
import type { Address, PreparedImage, Readiness, TargetContainer } from "../adapters.ts";
import { type Clock, within } from "../clock.ts";
import { messageOf } from "../errors.ts";
import { linkedSignal } from "../linked-signal.ts";
import type { ReadinessPlan, ReadyProbe } from "../plan.ts";

/** One answer may take this long. */
const probeTimeoutMs = 5_000;
const secondLookMs = 1_000;

type HttpProbe = Extract<ReadyProbe, { readonly kind: "http" }>;
type Asked = Pick<TargetContainer, "addresses" | "exec" | "logLines">;

/**
 * Resolves once the app has shown that it is ready, with the address to send load to; or when the time is up or the
 * signal aborted, with what the last probe saw. Rejects only where the container can't be asked for its addresses.
 */
export async function awaitReady(
  container: Asked,
  healthcheck: PreparedImage["healthcheck"],
  plan: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
): Promise<Readiness> {
  const addresses = await container.addresses();
  if (addresses.length === 0) {
    return {
      ready: false,
      lastAnswer: "the container has no address that this machine can reach; see the network option",
    };
  }
  const { probe } = plan;
  if (probe.kind === "http") {
    const { path } = probe;
    const ask = (address: Address, timeoutMs: number) =>
      probeHttp(`${address.origin}${path}`, probe, timeoutMs, signal);
    return awaitAddress(addresses, ask, `GET ${path}`, plan, clock, signal);
  }
  const untilMs = clock.nowMs() + plan.timeoutMs;
  const shown = probe.kind === "tcp" ? ready : await awaitSign(container, healthcheck, plan, clock, signal);
  if (!shown.ok) return { ready: false, lastAnswer: shown.seen };
  // Whatever shows it, load needs a port that accepts.
  const rest = { ...plan, intervalMs: 50, timeoutMs: Math.max(secondLookMs, untilMs - clock.nowMs()) };
  return awaitAddress(addresses, (address, timeoutMs) => probeTcp(address, timeoutMs), "its port", rest, clock, signal);
}

/** Asks each address in turn, every so often. */
async function awaitAddress(
  addresses: readonly Address[],
  ask: (address: Address, timeoutMs: number) => Promise<Answer>,
  what: string,
  plan: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
): Promise<Readiness> {
  const untilMs = clock.nowMs() + plan.timeoutMs;
  let answers: readonly string[] = [];
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const seen: string[] = [];
    const beganMs = clock.nowMs();
    for (const address of addresses) {
      const timeoutMs = Math.min(probeTimeoutMs, Math.max(1, untilMs - clock.nowMs()));
      const answer = await ask(address, timeoutMs);
      if (answer.ok) return { ready: true, address: await best(addresses, address, ask) };
      seen.push(`at ${address.origin} ${answer.seen}`);
    }
    // A probe that the end of the time cut short tells less than the one before.
    const isCutShort = untilMs - beganMs < probeTimeoutMs && clock.nowMs() >= untilMs;
    if (!signal.aborted && (answers.length === 0 || !isCutShort)) answers = seen;
    await clock.sleep(plan.intervalMs, signal);
  }
  return { ready: false, lastAnswer: `${what} ${answers.join("; ") || "was not asked"}` };
}

/** The app may have come up between two probes of a round: a better address that answers now is taken instead. */
async function best(
  addresses: readonly Address[],
  answered: Address,
  ask: (address: Address, timeoutMs: number) => Promise<Answer>,
): Promise<Address> {
  for (const better of addresses.slice(0, addresses.indexOf(answered))) {
    if ((await ask(better, secondLookMs)).ok) return better;
  }
  return answered;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly seen: string };

const ready: Answer = { ok: true };

/** Waits for what the container itself shows: a line of its log, or a command in it that succeeds. */
function awaitSign(
  container: Asked,
  healthcheck: PreparedImage["healthcheck"],
  plan: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer> {
  const { probe } = plan;
  if (probe.kind === "log") return awaitLine(container, probe.pattern, plan, clock, signal);
  const command = probe.kind === "exec" ? probe.command : (healthcheck ?? []);
  const name = probe.kind === "exec" ? probe.command.join(" ") : "the HEALTHCHECK";
  return awaitCommand(container, command, name, plan, clock, signal);
}

async function awaitLine(
  container: Asked,
  pattern: RegExp,
  { timeoutMs }: ReadinessPlan,
  clock: Clock,
  outer: AbortSignal,
): Promise<Answer> {
  const end = new AbortController();
  const { signal } = linkedSignal([outer, end.signal]);
  let last: string | null = null;
  let failure: string | null = null;
  // A log ends with its container, whose end is told by the engine's event: that is waited for.
  const seen = new Promise<true>((resolve) => {
    void (async () => {
      try {
        for await (const line of container.logLines(signal)) {
          last = line;
          if (pattern.test(line)) return resolve(true);
        }
      } catch (error) {
        if (!signal.aborted) failure = messageOf(error);
      }
    })();
  });
  const isSeen = await within(clock, timeoutMs, Promise.race([seen, aborted(outer)]), () => false);
  end.abort();
  if (isSeen) return ready;
  if (failure !== null) return { ok: false, seen: `its log could not be read (${failure})` };
  const lines = last === null ? "it logged no line at all" : `the last one is "${last}"`;
  return { ok: false, seen: `no line of its log matched ${pattern}; ${lines}` };
}

function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    signal.addEventListener("abort", () => resolve(false), { once: true });
  });
}

const notRun = "was not run";

/** One at a time: one that hangs is not joined by others. */
async function awaitCommand(
  container: Asked,
  command: readonly string[],
  name: string,
  { timeoutMs, intervalMs }: ReadinessPlan,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer> {
  const untilMs = clock.nowMs() + timeoutMs;
  let seen = notRun;
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const beganMs = clock.nowMs();
    const running = container.exec(command).then(
      ({ exitCode, output }) => ({
        exitCode,
        told: `ended with exit code ${exitCode}${output === "" ? "" : `: ${output}`}`,
      }),
      (error: unknown) => ({ exitCode: -1, told: `could not be run (${messageOf(error)})` }),
    );
    const hangs = () => null;
    const ended = await within(clock, untilMs - beganMs, Promise.race([running, aborted(signal).then(hangs)]), hangs);
    if (ended?.exitCode === 0) return ready;
    if (ended !== null) seen = ended.told;
    // One that the end of the time cut short tells less than the one before.
    else if (!signal.aborted && (seen === notRun || clock.nowMs() - beganMs >= probeTimeoutMs)) {
      seen = `was still running after ${((clock.nowMs() - beganMs) / 1000).toFixed(1)} s`;
    }
    await clock.sleep(Math.max(0, Math.min(beganMs + intervalMs, untilMs) - clock.nowMs()), signal);
  }
  return { ok: false, seen: `${name} ${seen}` };
}

function probeHttp(url: string, { headers }: HttpProbe, timeoutMs: number, outer: AbortSignal): Promise<Answer> {
  const { signal, release } = linkedSignal([outer], timeoutMs);
  const answer = new Promise<Answer>((resolve) => {
    const failed = (error: Error) => {
      const late = signal.aborted && !outer.aborted;
      resolve({
        ok: false,
        seen: late
          ? `gave no answer within ${(timeoutMs / 1000).toFixed(1)} s`
          : `could not be reached (${messageOf(error)})`,
      });
    };
    const asking = request(url, { headers, agent: false, signal }, (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {}).resume();
      resolve(status >= 200 && status < 400 ? { ok: true } : { ok: false, seen: `answered HTTP ${status}` });
      asking.destroy();
    });
    asking.on("error", failed);
    asking.end();
  });
  return answer.finally(release);
}

/** True where something accepts connections on this port of 127.0.0.1 already. */
export async function isPortTaken(port: number): Promise<boolean> {
  return (await accepts("127.0.0.1", port, secondLookMs)) === null;
}

/** Docker's proxy at a published port accepts at once, and closes again where the app does not accept. */
const proxyCloseMs = 300;

async function probeTcp({ origin, via }: Address, timeoutMs: number): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const holdMs = via === "published-port" ? proxyCloseMs : 0;
  const failure = await accepts(hostname.replace(/^\[|\]$/g, ""), Number(port || 80), timeoutMs, holdMs);
  return failure === null ? ready : { ok: false, seen: `accepted no connection (${failure})` };
}

/** Null where the port accepts a connection and keeps it for a while, else why not. */
function accepts(host: string, port: number, timeoutMs: number, holdMs = 0): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = tcpConnect({ port, host, timeout: Math.ceil(timeoutMs) });
    const answer = (failure: string | null) => {
      socket.destroy();
      resolve(failure);
    };
    // What is said and closed is still an app's, which a proxy has nothing to say for.
    socket.on("data", () => answer(null));
    socket.on("connect", () => (holdMs === 0 ? answer(null) : setTimeout(() => answer(null), holdMs)));
    socket.on("close", () => answer("it was closed at once"));
    socket.on("error", (error) => answer(messageOf(error)));
    socket.on("timeout", () => answer(`no answer within ${(timeoutMs / 1000).toFixed(1)} s`));
  });
}
