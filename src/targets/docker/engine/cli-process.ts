// How the docker CLI is run through @actions/exec: its output passed on, its end with the run's.
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Listeners that write both streams to one. */
export function passOn(out: NodeJS.WritableStream) {
  const write = (data: Buffer) => void out.write(data);
  return { stdout: write, stderr: write };
}

/**
 * exec does not hand out what it started; Node's `child_process` channel tells each process at its spawn.
 * Returns what ends the watch.
 */
export function watchSpawns(onSpawn: (child: ChildProcess) => void): () => void {
  const listener = (message: unknown) => onSpawn((message as { readonly process: ChildProcess }).process);
  subscribe("child_process", listener);
  return () => void unsubscribe("child_process", listener);
}

/** Ends with SIGTERM what is started from now on. Returns what ends the watch. */
export function killOnAbort(signal: AbortSignal): () => void {
  const children: ChildProcess[] = [];
  const release = watchSpawns((child) => {
    children.push(child);
    if (signal.aborted) child.kill("SIGTERM");
  });
  const kill = () => {
    for (const child of children) child.kill("SIGTERM");
  };
  signal.addEventListener("abort", kill);
  return () => {
    release();
    signal.removeEventListener("abort", kill);
  };
}

/** An environment as exec takes it. */
export function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
