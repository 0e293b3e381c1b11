// Runs load-command on this machine.

import type { ChildProcess } from "node:child_process";
import { exec } from "@actions/exec";
import { messageOf } from "../../../lib/errors.ts";
import type { RedactedLog } from "../../../lib/log.ts";
import type { CommandEnd, Reach } from "../../../model/adapters.ts";
import { GateError } from "../../../model/gate-error.ts";
import { definedOf, forwardTo, watchSpawns } from "../engine/cli-process.ts";
import { withoutProxyTo } from "./no-proxy.ts";
import { loadVariable, signalLoad } from "./process-tree.ts";

/**
 * The environment variables through which the command finds the app: MEMGATE_URL (`http://172.17.0.2:3000/path`),
 * MEMGATE_HOST (`172.17.0.2:3000`), and MEMGATE_SOCKET if the app listens on a socket. Empty if the app has no port.
 * @param service the app's host name on the network of its Compose project; null for a command on this machine
 */
export function variablesOf(reach: Reach | null, service: string | null): Readonly<Record<string, string>> {
  if (reach === null) return {};
  const { host } = new URL(reach.address.origin);
  const appHost = service !== null && reach.port !== null ? `${service}:${reach.port}` : host;
  return {
    MEMGATE_URL: `${reach.scheme}://${appHost}${reach.path}`,
    MEMGATE_HOST: appHost,
    ...(reach.socketPath === null ? {} : { MEMGATE_SOCKET: reach.socketPath }),
  };
}

/** The variables of a command on this machine, which reaches the app without a proxy. */
export function variablesHere(reach: Reach | null): Readonly<Record<string, string>> {
  const direct = reach === null ? {} : withoutProxyTo(new URL(reach.address.origin).hostname, process.env);
  return { ...direct, ...variablesOf(reach, null) };
}

/**
 * Time from SIGTERM to SIGKILL: short if the run ends, longer if only the load ends, because the command may print a
 * summary.
 */
const graceMs = { run: 1_000, load: 9_000 } as const;
/** How long exec waits for the output after the exit: a process left behind may keep the output open forever. */
const outputDelayMs = 1_000;

interface LocalCommand {
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** Identifies the processes that the command starts, so that memgate can end them too. */
  readonly id: string;
}

/**
 * Runs the command and resolves when it has ended. When the signal aborts, sends SIGTERM and then SIGKILL to its
 * processes.
 * @param isRunOver called when the signal aborts: true if the whole run ends, false if only the load ends
 * @throws GateError `load` if the command can't be started
 */
export async function runCommandHere(
  { command: [program = "", ...args], variables, id }: LocalCommand,
  log: RedactedLog,
  signal: AbortSignal,
  isRunOver: () => boolean,
): Promise<CommandEnd> {
  const { out, end } = log.group(log.message([program, ...args].join(" ")));
  const beganMs = performance.now();
  let child: ChildProcess | null = null;
  let endedMs: number | null = null;
  const release = watchSpawns((spawned) => {
    child ??= spawned;
    if (child === spawned) child.once("exit", () => (endedMs = performance.now()));
  });
  const terminate = () => {
    // One signal per process: many programs take a second signal as "stop immediately".
    if (signalLoad(id, "SIGTERM") === 0) child?.kill("SIGTERM");
    setTimeout(() => signalLoad(id, "SIGKILL"), isRunOver() ? graceMs.run : graceMs.load).unref();
  };
  signal.addEventListener("abort", terminate);
  const ended = (exitCode: number | null, leftBehind: number): CommandEnd => ({
    exitCode,
    signal: exitCode === null && !signal.aborted ? (child?.signalCode ?? null) : null,
    durationMs: (endedMs ?? performance.now()) - beganMs,
    leftBehind,
  });
  try {
    const code = await exec(quoted(program), [...args], {
      env: { ...definedOf(process.env), ...variables, [loadVariable]: id },
      silent: true,
      delay: outputDelayMs,
      ignoreReturnCode: true,
      listeners: forwardTo(out),
    });
    if (signal.aborted) return ended(null, 0);
    // exec returns 0 or undefined if a signal ended the process.
    const isSignalled = (child as ChildProcess | null)?.signalCode != null;
    return ended(isSignalled ? null : code, signalLoad(id, "SIGTERM"));
  } catch (cause) {
    if (signal.aborted) return ended(null, 0);
    const error = messageOf(cause);
    const fault = { code: "load-failed/command-not-run", data: { program, error } } as const;
    const why = `the load command could not be run: ${error}; is ${program} installed in an earlier step?`;
    throw new GateError(fault, why, { cause });
  } finally {
    signal.removeEventListener("abort", terminate);
    release();
    end();
  }
}

/** Quotes the program, because exec splits its first argument into words. */
function quoted(program: string): string {
  return /[\s"]/.test(program) ? `"${program.replaceAll('"', '\\"')}"` : program;
}
