// Starts and controls the load process.

import { type ChildProcess, fork } from "node:child_process";
import { setImmediate } from "node:timers/promises";
import { linkedSignal } from "../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../lib/clock.ts";
import { time } from "../lib/format.ts";
import type { Address, LoadAdapter, LoadObserver, LoadProcess } from "../model/adapters.ts";
import type { LoadStats } from "../model/evidence.ts";
import { GateError } from "../model/gate-error.ts";
import type { LoadPlan } from "../model/plan.ts";
import type { FromLoadProcess, LoadJob, MeasuredLoad, ToLoadProcess } from "./protocol.ts";

const startTimeoutMs = 20_000;
/** Time allowed after the planned end of a run: a machine short of CPU may start the run late. */
const endTimeoutMs = 30_000;
/** Time allowed after a stop request: the process has little to do, and a cancelled workflow has little time. */
const stopTimeoutMs = 2_000;
/**
 * A small young generation and few helper threads keep the memory of the load process small. Its objects die young.
 * With the memory reducer, V8 would compact the heap after the start. A compaction takes as long as 50 requests.
 */
const nodeFlags = ["--max-semi-space-size=1", "--v8-pool-size=1", "--no-memory-reducer"];

/**
 * @param entry path of the bundled load-worker.js
 * @param secrets the load process masks them in the parts of responses that it quotes
 */
export function createLoadAdapter(entry: string, clock: Clock, secrets: readonly string[] = []): LoadAdapter {
  return {
    open: async () => {
      // The start of a process blocks memgate for milliseconds. First let the caller's request to the engine go out.
      await setImmediate();
      return open(entry, clock, secrets);
    },
  };
}

async function open(entry: string, clock: Clock, secrets: readonly string[]): Promise<LoadProcess> {
  const child = fork(entry, [], { execArgv: nodeFlags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) =>
      resolve(`the load process exited unexpectedly (${signal ?? `exit code ${code}`})`),
    );
    child.once("error", (error) => resolve(`cannot start the load process: ${error.message}`));
  });
  const process: LoadProcess = {
    run: (plan, address, durationMs, observer, signal) =>
      run({ child, exited, clock }, { ...jobOf(plan, address, durationMs), secrets }, address, observer, signal),
    close: async () => {
      if (child.connected) child.disconnect();
      await withDeadline(clock, 1_000, exited, () => child.kill("SIGKILL"));
      await exited;
    },
  };
  const warm = nextMessage(child, exited, (message) => (message.type === "warm" ? true : undefined));
  const ready = await withDeadline(clock, startTimeoutMs, warm, () => machineTooSlow(0, startTimeoutMs));
  if (ready !== true) {
    await process.close();
    throw typeof ready === "string" ? loadProcessError(ready) : ready;
  }
  return process;
}

/** The load process works independently of the app's responses, so it is late only if it gets too little CPU time. */
function machineTooSlow(plannedMs: number, waitedMs: number): GateError {
  const late =
    plannedMs === 0
      ? `did not start within ${time(waitedMs)}`
      : `did not end its run of ${time(plannedMs)} within ${time(waitedMs)}`;
  const error = `this machine was too slow for the load: the load process ${late}`;
  return new GateError({ code: "load-failed/machine-too-slow", data: { plannedMs, waitedMs } }, error);
}

function loadProcessError(error: string): GateError {
  return new GateError({ code: "load-failed/load-process", data: { error } }, error);
}

/** An address always has the scheme http; the plan decides whether to use TLS. */
function urlOf({ origin }: Address, isTls: boolean): string {
  return isTls ? origin.replace(/^http:/, "https:") : origin;
}

function jobOf({ path, warmupMs, ...plan }: LoadPlan, address: Address, durationMs: number): Omit<LoadJob, "secrets"> {
  return { ...plan, url: urlOf(address, plan.tls !== null) + path, durationMs };
}

interface RunningChild {
  readonly child: ChildProcess;
  /** Resolves with an error message if the process exits. */
  readonly exited: Promise<string>;
  readonly clock: Clock;
}

async function run(
  { child, exited, clock }: RunningChild,
  job: LoadJob,
  address: Address,
  { onProgress, onOver }: LoadObserver,
  signal: AbortSignal,
): Promise<LoadStats> {
  const stop = () => sendMessage(child, { type: "stop" });
  const result = nextMessage(child, exited, (message): MeasuredLoad | Error | undefined => {
    if (message.type === "progress") onProgress(message.progress);
    if (message.type === "over") onOver?.();
    if (message.type === "failed") return loadProcessError(`autocannon failed: ${message.message}`);
    return message.type === "done" ? message.load : undefined;
  });
  sendMessage(child, { type: "run", job });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const beganMs = clock.nowMs();
  const timeoutError = () => machineTooSlow(job.durationMs, clock.nowMs() - beganMs);
  const ended = new AbortController();
  const { signal: anySignal } = linkedSignal([signal, ended.signal]);
  const overdue = clock
    .sleep(job.durationMs, anySignal)
    .then(() => clock.sleep(endTimeoutMs, anySignal))
    .then(() => (signal.aborted ? clock.sleep(stopTimeoutMs, ended.signal) : undefined))
    .then(timeoutError);
  try {
    const outcome = await Promise.race([result, overdue]);
    if (typeof outcome === "string") throw loadProcessError(outcome);
    if (outcome instanceof Error) throw outcome;
    return { ...outcome, via: address.via };
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
  }
}

/** Resolves with the first value that `pick` returns, or with an error message if the process exits before. */
function nextMessage<T>(
  child: ChildProcess,
  exited: Promise<string>,
  pick: (message: FromLoadProcess) => T | undefined,
): Promise<T | string> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const picked = pick(message as FromLoadProcess);
      if (picked !== undefined) settle(picked);
    };
    const settle = (value: T | string) => {
      child.off("message", listen);
      resolve(value);
    };
    child.on("message", listen);
    exited.then(settle);
  });
}

function sendMessage(child: ChildProcess, message: ToLoadProcess): void {
  // The exit handler reports a child that has exited.
  if (child.connected) child.send(message, () => {});
}
