// memgate's side of the load process.

import { type ChildProcess, fork } from "node:child_process";
import { linkedSignal } from "../lib/abort-signals.ts";
import { type Clock, withDeadline } from "../lib/clock.ts";
import { GateError } from "../lib/errors.ts";
import type { Address, LoadAdapter, LoadProcess, LoadProgress } from "../model/adapters.ts";
import type { LoadStats } from "../model/evidence.ts";
import type { LoadPlan } from "../model/plan.ts";
import type { FromLoadProcess, LoadJob, MeasuredLoad, ToLoadProcess } from "./protocol.ts";

const startTimeoutMs = 20_000;
/** After a run's planned end: a starved machine may begin late. */
const endTimeoutMs = 30_000;
/** After it was told to stop: what was asked to stop has little left to do, and a cancelled workflow little time. */
const stopTimeoutMs = 2_000;
/** A small young generation and few helper threads: the load makes short-lived garbage, and memgate should not need memory. */
const nodeFlags = ["--max-semi-space-size=1", "--v8-pool-size=1"];

/** @param entry the bundled load-worker.js */
export function createLoadAdapter(entry: string, clock: Clock): LoadAdapter {
  return { open: () => open(entry, clock) };
}

async function open(entry: string, clock: Clock): Promise<LoadProcess> {
  const child = fork(entry, [], { execArgv: nodeFlags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const gone = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) =>
      resolve(`the load process ended unexpectedly (${signal ?? `exit code ${code}`})`),
    );
    child.once("error", (error) => resolve(`the load process could not be started: ${error.message}`));
  });
  const process: LoadProcess = {
    run: (plan, address, durationMs, onProgress, signal) =>
      run(child, gone, clock, jobOf(plan, address, durationMs), address, onProgress, signal),
    close: async () => {
      if (child.connected) child.disconnect();
      await withDeadline(clock, 1_000, gone, () => child.kill("SIGKILL"));
      await gone;
    },
  };
  const warm = nextMessage(child, gone, (message) => (message.type === "warm" ? true : undefined));
  const answer = await withDeadline(
    clock,
    startTimeoutMs,
    warm,
    () => `the load process was not ready within ${startTimeoutMs / 1000} s`,
  );
  if (answer !== true) {
    await process.close();
    throw new GateError("load", answer);
  }
  return process;
}

/** An address is the same whatever is spoken there. */
function urlOf({ origin }: Address, isTls: boolean): string {
  return isTls ? origin.replace(/^http:/, "https:") : origin;
}

function jobOf({ path, warmupMs, ...plan }: LoadPlan, address: Address, durationMs: number): LoadJob {
  return { ...plan, url: urlOf(address, plan.tls !== null) + path, durationMs };
}

async function run(
  child: ChildProcess,
  gone: Promise<string>,
  clock: Clock,
  job: LoadJob,
  address: Address,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<LoadStats> {
  const stop = () => say(child, { type: "stop" });
  const result = nextMessage(child, gone, (message): MeasuredLoad | Error | undefined => {
    if (message.type === "progress") onProgress({ requestsPerSecond: message.requestsPerSecond });
    if (message.type === "failed") return new GateError("load", `autocannon failed: ${message.message}`);
    return message.type === "done" ? message.load : undefined;
  });
  say(child, { type: "run", job });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const late = () => new GateError("load", `the load process did not end its run of ${job.durationMs / 1000} s`);
  const ended = new AbortController();
  const { signal: either } = linkedSignal([signal, ended.signal]);
  const overdue = clock
    .sleep(job.durationMs, either)
    .then(() => clock.sleep(endTimeoutMs, either))
    .then(() => (signal.aborted ? clock.sleep(stopTimeoutMs, ended.signal) : undefined))
    .then(late);
  try {
    const outcome = await Promise.race([result, overdue]);
    if (typeof outcome === "string") throw new GateError("load", outcome);
    if (outcome instanceof Error) throw outcome;
    return { ...outcome, via: address.via };
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
  }
}

/** Resolves with the first thing that `pick` takes, or with why no message will come any more. */
function nextMessage<T>(
  child: ChildProcess,
  gone: Promise<string>,
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
    gone.then(settle);
  });
}

function say(child: ChildProcess, message: ToLoadProcess): void {
  // A child that is gone is noticed by its exit.
  if (child.connected) child.send(message, () => {});
}
