// Hand-written fakes for what a gate gets passed in: a clock, and the adapters for container, load and memory.

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../src/lib/clock.ts";
import type {
  Adapters,
  Address,
  ContainerEvent,
  ContainerState,
  ExitedDependency,
  LoggedKill,
  OnReading,
  PreparedImage,
  ReadyRedirect,
} from "../src/model/adapters.ts";
import type { EngineInfo, PhaseName, SourceName } from "../src/model/evidence.ts";
import type { RuntimeLimit } from "../src/model/fields/out-of-memory.ts";
import type { ProcessList } from "../src/model/fields/processes.ts";
import type { Observation } from "../src/model/observation.ts";
import type { Reading, Sample } from "../src/model/reading.ts";
import { evidence, limitBytes, loadFigures, reading } from "./builders.ts";
import { statusObserved } from "./stop-reasons.ts";

export interface FakeClock extends Clock {
  /** Advances the time by `ms`, and wakes each sleeper at its time. */
  readonly advance: (ms: number) => Promise<void>;
  /** Advances the time from sleeper to sleeper until the work is done. Throws if there is no sleeper left. */
  readonly finish: <T>(work: Promise<T>) => Promise<T>;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test advances it. It starts at an odd value, because only differences matter. */
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
        if (due === undefined) throw new Error("the work waits, but nothing sleeps");
        wake(due);
      }
      return work;
    },
  };
}

/** A promise that never settles, like a request to an engine that does not respond. */
export function never<T>(): Promise<T> {
  return new Promise(() => {});
}

/** The name of a call to an adapter. */
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
  | "openHelper"
  | "tearDown";

export interface FakeWorld {
  readonly clock: FakeClock;
  readonly adapters: Adapters;
  readonly calls: readonly Call[];
  readonly notes: readonly string[];
  /** The planned number of requests of each load, in order. */
  readonly planned: readonly (number | null)[];
  readonly samples: readonly Sample[];
  /** The names of everything that was created and is not removed yet. */
  readonly left: () => readonly string[];
  /** Replaces the work of a call. */
  readonly instead: (call: Call, work: () => Promise<never>) => void;
  /** Delays the work of a call. */
  readonly delay: (call: Call, ms: number) => void;
  /** Runs 50 ms after the beginning of a phase. */
  readonly during: (phase: PhaseName, work: () => void) => void;
  /** Runs inside the observer's call at the beginning of a phase. */
  readonly asPhaseBegins: (phase: PhaseName, work: () => void) => void;
  readonly emit: (event: ContainerEvent) => void;
  /** Lets the app exit by itself, with the state and the event. */
  readonly exit: (exitCode: number) => void;
  /** Changes the state that the engine reports from now on. */
  readonly change: (state: Partial<ContainerState>) => void;
  /** Lets every later request to the engine fail. */
  readonly loseEngine: () => void;
}

export interface FakeWorldOptions {
  readonly facts?: Partial<EngineInfo>;
  readonly exposedPorts?: readonly string[];
  readonly ready?: boolean;
  /** False if nothing accepts connections at the app's address. */
  readonly isListening?: boolean;
  /** The redirect that counted as ready. */
  readonly redirect?: ReadyRedirect;
  /** The result of the readiness check after the load. Null if the app is ready. */
  readonly observedAfterLoad?: Observation | null;
  readonly isAttached?: boolean;
  /** Dependencies of the app that have ended. */
  readonly exitedDependencies?: readonly ExitedDependency[];
  /** How long load-command runs, and its exit code. */
  readonly commandMs?: number;
  readonly commandExitCode?: number;
  /** Number of processes that load-command leaves behind. */
  readonly commandLeft?: number;
  /** How the stats API responds for the counters of network and CPU. By default they increase as under load. */
  readonly counters?: "idle" | "slow" | "hang" | "refuse" | "none";
  /** True if the engine does not count the bytes that the app receives. */
  readonly isOnHostNetwork?: boolean;
  /** The killed processes in the kernel's log. If absent, the log is not readable. */
  readonly killedProcesses?: readonly (Omit<LoggedKill, "place"> & Partial<LoggedKill>)[];
  readonly state?: Partial<ContainerState>;
  /** Overrides of the state after memgate has stopped the container. */
  readonly stoppedState?: Partial<ContainerState>;
  /** The limit that the sampling reports. */
  readonly limitBytes?: number | null;
  readonly samplingNotice?: string | null;
  /** Overrides of the reading in a phase; `index` counts readings from 0. */
  readonly readingIn?: (phase: PhaseName, index: number) => Partial<Reading> & { readonly source?: SourceName };
  /** True if a reading is taken at the beginning of each phase, as from cgroup files. */
  readonly readsAtPhases?: boolean;
  readonly load?: Parameters<typeof loadFigures>[0];
  /** The time that the last responses take after the end of a load. */
  readonly lastResponsesMs?: number;
  /** The lines of the container's log. */
  readonly log?: readonly string[];
  /** The last lines of the container's log, as the engine returns them. */
  readonly logTail?: readonly string[];
  /** Lines that arrive 300 ms after the end of the container. */
  readonly lateLog?: readonly string[];
  readonly runtimeLimit?: RuntimeLimit;
  readonly processes?: ProcessList;
  /** Opens the helper container. If absent, the image has no Node.js. */
  readonly openHelper?: Adapters["target"]["openHelper"];
}

export const containerName = "memgate-fake";
const address: Address = { origin: "http://172.17.0.2:3000", via: "container-address" };
const sampleIntervalMs = 100;

/** A world without failures unless a test adds one: 40 MiB in use, ready after 100 ms. */
export function createFakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const clock = createFakeClock();
  const calls: Call[] = [];
  const notes: string[] = [];
  const planned: (number | null)[] = [];
  const samples: Sample[] = [];
  const open = new Set<string>();
  const overrides = new Map<Call, () => Promise<never>>();
  const delays = new Map<Call, number>();
  const plans: { phase: PhaseName; work: () => void; delayMs: number }[] = [];
  let currentPhase: PhaseName = "start";
  let readings = 0;
  let isRunning = false;
  let wasKilled = false;
  let exitCode = 0;
  let isLost = false;
  let changes: Partial<ContainerState> = {};
  let onEvent: (event: ContainerEvent) => void = () => {};
  let onReading: OnReading = () => {};

  const emit = (event: ContainerEvent) => onEvent(event);
  const step = <T>(call: Call, work: () => T | Promise<T>): Promise<T> => {
    calls.push(call);
    const override = overrides.get(call);
    if (override !== undefined) return override();
    const delayMs = delays.get(call);
    return (delayMs === undefined ? Promise.resolve() : clock.sleep(delayMs)).then(work);
  };
  /** A step that sends a request to the engine. */
  const request = <T>(call: Call, work: () => T | Promise<T>): Promise<T> =>
    step(call, () => {
      if (isLost) throw new Error("connect ECONNREFUSED /var/run/docker.sock");
      return work();
    });
  const stateNow = (): ContainerState => ({
    running: isRunning,
    pid: isRunning ? 4_321 : null,
    exitCode: isRunning ? 0 : exitCode,
    restarts: 0,
    oomKilled: false,
    startedAt: "2026-01-02T03:04:05.000000000Z",
    finishedAt: isRunning ? null : "2026-01-02T03:04:25.000000000Z",
    memoryBytes: limitBytes,
    memorySwapBytes: limitBytes,
    ...options.state,
    ...changes,
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
  let readyChecks = 0;
  const readOnce = () => {
    const { source = "cgroup-v2", ...own } = options.readingIn?.(currentPhase, readings) ?? {};
    readings += 1;
    onReading(source, reading(own));
  };

  const adapters: Adapters = {
    clock,
    target: {
      runLoadCommand: (_workload, _target, _reach, signal) =>
        step("runLoadCommand", async () => {
          const beganMs = clock.nowMs();
          await clock.sleep(options.commandMs ?? 1_000, signal);
          const durationMs = clock.nowMs() - beganMs;
          const exitCode = signal.aborted ? null : (options.commandExitCode ?? 0);
          return { exitCode, signal: null, durationMs, leftBehind: options.commandLeft ?? 0 };
        }),
      openHelper: (containerId, user, signal) =>
        step("openHelper", () => {
          if (options.openHelper !== undefined) return options.openHelper(containerId, user, signal);
          throw Object.assign(new Error("exec: node: not found"), { code: "node-missing" });
        }),
      exitedDependencies: async () => options.exitedDependencies ?? [],
      tearDown: () =>
        request("tearDown", () => {
          open.delete("container");
          open.delete("image");
        }),
      leftBehind: () =>
        open.has("container") || open.has("image")
          ? { what: `the container ${containerName}`, command: `docker rm -f ${containerName}` }
          : null,
      connect: () =>
        request("connect", () => ({ ...(evidence().engine ?? failNoEngine()), ...options.facts }) satisfies EngineInfo),
      prepareImage: () =>
        request("prepareImage", () => {
          open.add("image");
          return image;
        }),
      createContainer: () =>
        request("createContainer", () => {
          open.add("container");
          return {
            id: `${"c0ffee".repeat(10)}beef`,
            name: containerName,
            isAttached: options.isAttached ?? false,
            port: 3_000,
            start: () =>
              request("start", () => {
                isRunning = true;
              }),
            state: () => request("state", stateNow),
            addresses: () => request("addresses", () => ({ reachable: [address], outside: [] })),
            watch: (listener) =>
              request("watch", () => {
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
                ...(options.isOnHostNetwork ? {} : { networks: { eth0: { rx_bytes: counted } } }),
                cpu_stats: { cpu_usage: { total_usage: counted * 1_000 } },
              };
            },
            statsStream: async function* () {},
            top: never,
            logLines: async function* () {
              yield* options.log ?? [];
              if (options.lateLog === undefined) return;
              while (isRunning) await clock.sleep(100);
              await clock.sleep(300);
              yield* options.lateLog;
            },
            exec: () => never(),
            logTail: () => request("logTail", () => options.logTail ?? ["listening on 3000", "last words"]),
            kill: () =>
              request("kill", () => {
                if (isRunning) {
                  isRunning = false;
                  exitCode = 137;
                  wasKilled = true;
                  emit({ kind: "die", exitCode });
                }
              }),
          };
        }),
      listeners: () => null,
      awaitReady: (container, _healthcheck, { steps }, signal) => {
        readyChecks += 1;
        const observed = options.observedAfterLoad ?? null;
        if (readyChecks > 1) {
          // The app receives the check's own request.
          counted += 5_000;
          return Promise.resolve(
            observed === null
              ? { ready: true, address, isListening: true, redirect: null }
              : { ready: false, observed, step: null },
          );
        }
        return step("awaitReady", async () => {
          await container.addresses(null);
          await clock.sleep(100, signal);
          return options.ready === false || signal.aborted
            ? { ready: false, observed: statusObserved(503), step: steps[0] ?? null }
            : { ready: true, address, isListening: options.isListening ?? true, redirect: options.redirect ?? null };
        });
      },
    },
    load: {
      open: () =>
        step("openLoad", () => {
          open.add("load process");
          return {
            run: ({ requests }, at, durationMs, { onProgress, onOver }, signal) =>
              step("runLoad", async () => {
                planned.push(requests);
                onProgress({ requestsPerSecond: 1_000, planned: null });
                const beganMs = clock.nowMs();
                await clock.sleep(durationMs, signal);
                const tookMs = clock.nowMs() - beganMs;
                if (!signal.aborted) onOver?.();
                await clock.sleep(options.lastResponsesMs ?? 0, signal);
                return loadFigures({ durationMs: tookMs, via: at.via, ...options.load });
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
          readOnce();
          void (async () => {
            for (await clock.sleep(sampleIntervalMs); open.has("sampling"); await clock.sleep(sampleIntervalMs)) {
              if (isRunning) readOnce();
              else onReading("cgroup-v2", { missed: "ENODEV" });
            }
          })();
          return {
            sources: () => [{ name: "cgroup-v2", intervalMs: sampleIntervalMs }],
            notice: options.samplingNotice ?? null,
            readProcesses: async (known) => {
              const { processes } = options;
              if (!isRunning || processes == null) return null;
              return { ...processes, list: processes.list.map((one) => ({ ...one, command: known(one.command) })) };
            },
            limitBytes: options.limitBytes === undefined ? limitBytes : options.limitBytes,
            readNow: () => {
              if (options.readsAtPhases && isRunning) readOnce();
            },
            finalReading: () =>
              step("finalReading", () => {
                if (isRunning) readOnce();
              }),
            close: () => step("closeSampling", () => void open.delete("sampling")),
          };
        }),
      killedProcesses: async (_containerId, until) => {
        await until;
        calls.push("killedProcesses");
        return options.killedProcesses?.map((killed) => ({ place: null, ...killed })) ?? null;
      },
      runtimeLimit: () => options.runtimeLimit ?? null,
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
    planned,
    samples,
    left: () => [...open],
    instead: (call, work) => overrides.set(call, work),
    delay: (call, ms) => delays.set(call, ms),
    during: (phase, work) => plans.push({ phase, work, delayMs: 50 }),
    asPhaseBegins: (phase, work) => plans.push({ phase, work, delayMs: 0 }),
    emit,
    exit: (code) => {
      isRunning = false;
      exitCode = code;
      emit({ kind: "die", exitCode: code });
    },
    change: (state) => {
      changes = { ...changes, ...state };
    },
    loseEngine: () => {
      isLost = true;
      emit({ kind: "lost", error: null });
    },
  };
}

function failNoEngine(): never {
  throw new Error("evidence() of the builders must have an engine");
}
