// Hand-written stand-ins for what the conductor gets passed in: a clock, and a world of containers and load.

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../src/lib/clock.ts";
import type {
  Adapters,
  Address,
  ContainerEvent,
  ContainerState,
  OnReading,
  PreparedImage,
} from "../src/model/adapters.ts";
import type { EngineInfo, KilledProcess, PhaseName, SourceName } from "../src/model/evidence.ts";
import type { Reading, Sample } from "../src/model/reading.ts";
import { evidence, limitBytes, loadFigures, reading } from "./builders.ts";

export interface FakeClock extends Clock {
  /** Moves on by `ms`, waking each sleeper at its time. */
  readonly advance: (ms: number) => Promise<void>;
  /** Moves on from sleeper to sleeper until the work is done. Fails where nobody sleeps and the work is not done. */
  readonly finish: <T>(work: Promise<T>) => Promise<T>;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Time that stands still unless a test moves it. It starts at an odd number: only differences may matter. */
export function createFakeClock(startMs = 7_777.25): FakeClock {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  const next = () => sleepers.toSorted((a, b) => a.dueMs - b.dueMs)[0];
  const wake = (sleeper: Sleeper) => {
    nowMs = Math.max(nowMs, sleeper.dueMs);
    sleeper.wake();
  };
  return {
    nowMs: () => nowMs,
    isoNow: () => "2026-01-02T03:04:05.678Z",
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          dueMs: nowMs + Math.max(0, ms),
          wake: () => {
            sleepers = sleepers.filter((other) => other !== sleeper);
            signal?.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", sleeper.wake, { once: true });
      }),
    advance: async (ms) => {
      const untilMs = nowMs + ms;
      await nextTurn();
      for (let due = next(); due !== undefined && due.dueMs <= untilMs; due = next()) {
        wake(due);
        await nextTurn();
      }
      nowMs = untilMs;
    },
    finish: async (work) => {
      let isDone = false;
      const done = () => {
        isDone = true;
      };
      work.then(done, done);
      for (await nextTurn(); !isDone; await nextTurn()) {
        const due = next();
        if (due === undefined) throw new Error("the work waits for something that never comes");
        wake(due);
      }
      return work;
    },
  };
}

/** A promise that never settles: an engine that does not answer. */
export function never<T>(): Promise<T> {
  return new Promise(() => {});
}

/** What the conductor did, by name, in order. */
export type Call =
  | "connect"
  | "prepareImage"
  | "createContainer"
  | "openLoad"
  | "watch"
  | "start"
  | "state"
  | "openSampling"
  | "addresses"
  | "awaitReady"
  | "runLoad"
  | "finalReading"
  | "killedProcesses"
  | "closeLoad"
  | "closeSampling"
  | "kill"
  | "logTail"
  | "endWatch"
  | "runLoadCommand"
  | "statsOnce"
  | "tearDown";

export interface FakeWorld {
  readonly clock: FakeClock;
  readonly adapters: Adapters;
  readonly calls: readonly Call[];
  readonly notes: readonly string[];
  readonly samples: readonly Sample[];
  /** What was made and not yet taken back. */
  readonly left: () => readonly string[];
  /** Runs instead of the step's own work. */
  readonly instead: (call: Call, work: () => Promise<never>) => void;
  /** Lets a step take its time before it does its work. */
  readonly delay: (call: Call, ms: number) => void;
  /** Runs 50 ms after a phase began. */
  readonly during: (phase: PhaseName, work: () => void) => void;
  /** Runs in the observer's own call as a phase begins. */
  readonly asPhaseBegins: (phase: PhaseName, work: () => void) => void;
  readonly emit: (event: ContainerEvent) => void;
  /** The app ends by itself: its state says so, and the event comes. */
  readonly exit: (exitCode: number) => void;
  /** Every later question to the engine is refused. */
  readonly loseEngine: () => void;
}

export interface FakeWorldOptions {
  readonly facts?: Partial<EngineInfo>;
  readonly exposedPorts?: readonly string[];
  readonly ready?: boolean;
  readonly isAttached?: boolean;
  /** What the app depends on and has ended. */
  readonly exitedDependencies?: readonly string[];
  /** How long the user's own load takes, and how it ends. */
  readonly commandMs?: number;
  readonly commandExitCode?: number;
  /** Processes that it leaves behind. */
  readonly commandLeft?: number;
  /** How the stats API answers for the counters of network and CPU: by default they grow as under load. */
  readonly counters?: "idle" | "slow" | "hang" | "refuse" | "none";
  /** What the kernel's log tells; null, unless given, where it can't be read. */
  readonly killedProcesses?: readonly KilledProcess[];
  readonly state?: Partial<ContainerState>;
  /** After memgate stopped it. */
  readonly stoppedState?: Partial<ContainerState>;
  /** The limit that the sampling tells. */
  readonly limitBytes?: number | null;
  readonly samplingNotice?: string | null;
  /** What is seen in a phase; the number counts samples from 0. */
  readonly look?: (phase: PhaseName, index: number) => Partial<Reading> & { readonly source?: SourceName };
  readonly load?: Parameters<typeof loadFigures>[0];
}

export const containerName = "memgate-fake";
const address: Address = { origin: "http://172.17.0.2:3000", via: "container-address" };
const sampleIntervalMs = 100;

/** A world in which everything goes well unless a test says otherwise: 40 MiB in use, ready after 100 ms. */
export function createFakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const clock = createFakeClock();
  const calls: Call[] = [];
  const notes: string[] = [];
  const samples: Sample[] = [];
  const open = new Set<string>();
  const overrides = new Map<Call, () => Promise<never>>();
  const delays = new Map<Call, number>();
  const plans: { phase: PhaseName; work: () => void; delayMs: number }[] = [];
  let currentPhase: PhaseName = "start";
  let looks = 0;
  let isRunning = false;
  let wasKilled = false;
  let exitCode = 0;
  let isLost = false;
  let onEvent: (event: ContainerEvent) => void = () => {};
  let onReading: OnReading = () => {};

  const say = (event: ContainerEvent) => onEvent(event);
  const step = <T>(call: Call, work: () => T | Promise<T>): Promise<T> => {
    calls.push(call);
    const override = overrides.get(call);
    if (override !== undefined) return override();
    const delayMs = delays.get(call);
    return (delayMs === undefined ? Promise.resolve() : clock.sleep(delayMs)).then(work);
  };
  /** A step that asks the engine. */
  const ask = <T>(call: Call, work: () => T | Promise<T>): Promise<T> =>
    step(call, () => {
      if (isLost) throw new Error("connect ECONNREFUSED /var/run/docker.sock");
      return work();
    });
  const stateNow = (): ContainerState => ({
    running: isRunning,
    pid: isRunning ? 4_321 : null,
    exitCode: isRunning ? 0 : exitCode,
    oomKilled: false,
    startedAt: "2026-01-02T03:04:05.000000000Z",
    finishedAt: isRunning ? null : "2026-01-02T03:04:25.000000000Z",
    memoryBytes: limitBytes,
    memorySwapBytes: limitBytes,
    ...options.state,
    ...(wasKilled ? options.stoppedState : {}),
  });
  const image: PreparedImage = {
    reference: "app:1",
    name: "app:1",
    id: "sha256:1",
    exposedPorts: options.exposedPorts ?? ["3000/tcp"],
    healthcheck: null,
  };
  let counted = 0;
  const lookOnce = () => {
    const { source = "cgroup-v2", ...own } = options.look?.(currentPhase, looks) ?? {};
    looks += 1;
    onReading(source, reading(own));
  };

  const adapters: Adapters = {
    clock,
    target: {
      runLoadCommand: (_driver, _target, _reach, signal) =>
        step("runLoadCommand", async () => {
          const beganMs = clock.nowMs();
          await clock.sleep(options.commandMs ?? 1_000, signal);
          const durationMs = clock.nowMs() - beganMs;
          const exitCode = signal.aborted ? null : (options.commandExitCode ?? 0);
          return { exitCode, signal: null, durationMs, leftBehind: options.commandLeft ?? 0 };
        }),
      exitedDependencies: async () => options.exitedDependencies ?? [],
      tearDown: () =>
        ask("tearDown", () => {
          open.delete("container");
          open.delete("image");
        }),
      leftBehind: () =>
        open.has("container") || open.has("image")
          ? { what: `the container ${containerName}`, command: `docker rm -f ${containerName}` }
          : null,
      connect: () =>
        ask("connect", () => ({ ...(evidence().engine ?? failNoEngine()), ...options.facts }) satisfies EngineInfo),
      prepareImage: () =>
        ask("prepareImage", () => {
          open.add("image");
          return image;
        }),
      createContainer: () =>
        ask("createContainer", () => {
          open.add("container");
          return {
            id: `${"c0ffee".repeat(10)}beef`,
            name: containerName,
            isAttached: options.isAttached ?? false,
            port: 3_000,
            start: () =>
              ask("start", () => {
                isRunning = true;
              }),
            state: () => ask("state", stateNow),
            addresses: () => ask("addresses", () => ({ reachable: [address], outside: [] })),
            watch: (listener) =>
              ask("watch", () => {
                open.add("watch");
                onEvent = listener;
                return {
                  end: () => {
                    calls.push("endWatch");
                    open.delete("watch");
                  },
                };
              }),
            statsOnce: async () => {
              if (options.counters === "hang") return never();
              if (options.counters === "refuse") throw new Error("no such container");
              calls.push("statsOnce");
              if (options.counters === "slow") await clock.sleep(1_000);
              if (options.counters === "none") return { read: "2024-01-01T00:00:00Z" };
              counted += options.counters === "idle" ? 100 : 1_000_000;
              return {
                networks: { eth0: { rx_bytes: counted } },
                cpu_stats: { cpu_usage: { total_usage: counted * 1_000 } },
              };
            },
            statsStream: async function* () {},
            logLines: async function* () {},
            exec: () => never(),
            logTail: () => ask("logTail", () => ["listening on 3000", "last words"]),
            kill: () =>
              ask("kill", () => {
                if (isRunning) {
                  isRunning = false;
                  exitCode = 137;
                  wasKilled = true;
                  say({ kind: "die" });
                }
              }),
          };
        }),
      awaitReady: (container, _healthcheck, _plan, signal) =>
        step("awaitReady", async () => {
          await container.addresses(null);
          await clock.sleep(100, signal);
          return options.ready === false || signal.aborted
            ? { ready: false, lastObservation: `GET / at ${address.origin} answered HTTP 503` }
            : { ready: true, address };
        }),
    },
    load: {
      open: () =>
        step("openLoad", () => {
          open.add("load process");
          return {
            run: (_plan, at, durationMs, onProgress, signal) =>
              step("runLoad", async () => {
                onProgress({ requestsPerSecond: 1_000 });
                const beganMs = clock.nowMs();
                await clock.sleep(durationMs, signal);
                return loadFigures({ durationMs: clock.nowMs() - beganMs, via: at.via, ...options.load });
              }),
            close: () => step("closeLoad", () => void open.delete("load process")),
          };
        }),
    },
    memory: {
      open: (_container, _pid, _plan, listener) =>
        step("openSampling", () => {
          open.add("sampling");
          onReading = listener;
          lookOnce();
          void (async () => {
            for (await clock.sleep(sampleIntervalMs); open.has("sampling"); await clock.sleep(sampleIntervalMs)) {
              if (isRunning) lookOnce();
              else onReading("cgroup-v2", { missed: "ENODEV" });
            }
          })();
          return {
            sources: () => [{ name: "cgroup-v2", intervalMs: sampleIntervalMs }],
            notice: options.samplingNotice ?? null,
            limitBytes: options.limitBytes === undefined ? limitBytes : options.limitBytes,
            finalReading: () =>
              step("finalReading", () => {
                if (isRunning) lookOnce();
              }),
            close: () => step("closeSampling", () => void open.delete("sampling")),
          };
        }),
      killedProcesses: () => {
        calls.push("killedProcesses");
        return options.killedProcesses ?? null;
      },
    },
    observer: {
      phase: (name) => {
        currentPhase = name;
        for (const { phase, work, delayMs } of plans) {
          if (phase !== name) continue;
          if (delayMs === 0) work();
          else void clock.sleep(delayMs).then(work);
        }
      },
      note: (text) => notes.push(text),
      sample: () => {},
      load: () => {},
    },
    samples: (sample) => samples.push(sample),
  };

  return {
    clock,
    adapters,
    calls,
    notes,
    samples,
    left: () => [...open],
    instead: (call, work) => overrides.set(call, work),
    delay: (call, ms) => delays.set(call, ms),
    during: (phase, work) => plans.push({ phase, work, delayMs: 50 }),
    asPhaseBegins: (phase, work) => plans.push({ phase, work, delayMs: 0 }),
    emit: say,
    exit: (code) => {
      isRunning = false;
      exitCode = code;
      say({ kind: "die" });
    },
    loseEngine: () => {
      isLost = true;
      say({ kind: "lost", why: "the engine ended its event stream: it stopped or restarted" });
    },
  };
}

function failNoEngine(): never {
  throw new Error("the evidence of the builders has an engine");
}
