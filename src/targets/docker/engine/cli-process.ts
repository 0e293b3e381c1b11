// Helpers to run the docker CLI through @actions/exec: forward its output, and end it with the run.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Listeners that write stdout and stderr to one stream. */
export function forwardTo(out: NodeJS.WritableStream) {
  const write = (data: Buffer) => void out.write(data);
  return { stdout: write, stderr: write };
}

let isUnwatched = false;

/**
 * Spawns a process that `watchSpawns` ignores. It is a connection to the engine, so it must not end together with the
 * command that memgate runs at the same time.
 */
export function spawnUnwatched(
  program: string,
  args: readonly string[],
  options: { readonly detached: boolean },
): ChildProcessWithoutNullStreams {
  isUnwatched = true;
  try {
    return spawn(program, args, { ...options, windowsHide: true });
  } finally {
    isUnwatched = false;
  }
}

/**
 * Calls back for each spawned child process, but not for a process of `spawnUnwatched`. exec does not return its
 * process, but Node's diagnostics channel `child_process` reports every spawn.
 * @returns a function that stops watching
 */
export function watchSpawns(onSpawn: (child: ChildProcess) => void): () => void {
  const listener = (message: unknown) => {
    if (!isUnwatched) onSpawn((message as { readonly process: ChildProcess }).process);
  };
  subscribe("child_process", listener);
  return () => void unsubscribe("child_process", listener);
}

/**
 * When the signal aborts, sends SIGTERM to each process that was started after this call.
 * @returns a function that stops watching
 */
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

/** The environment without undefined values, in the form that exec takes. */
export function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
