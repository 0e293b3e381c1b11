// The user's own load: a command on this machine.

import type { ChildProcess } from "node:child_process";
import { exec } from "@actions/exec";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { ImageLog } from "../../../lib/log.ts";
import type { CommandEnd, Reach } from "../../../model/adapters.ts";
import { definedOf, passOn, watchSpawns } from "../engine/cli-process.ts";
import { loadVariable, signalLoad } from "./process-tree.ts";

/**
 * What the command finds the app by: MEMGATE_URL (`http://172.17.0.2:3000/path`) and MEMGATE_HOST (`172.17.0.2:3000`); on a
 * socket MEMGATE_SOCKET beside the URL; nothing where the app has no port.
 * @param service the name that the app has on the network of its Compose project; null from this machine
 */
export function variablesOf(reach: Reach | null, service: string | null): Readonly<Record<string, string>> {
  if (reach === null) return {};
  const { host } = new URL(reach.address.origin);
  const shown = service !== null && reach.port !== null ? `${service}:${reach.port}` : host;
  return {
    MEMGATE_URL: `${reach.scheme}://${shown}${reach.path}`,
    MEMGATE_HOST: shown,
    ...(reach.socketPath === null ? {} : { MEMGATE_SOCKET: reach.socketPath }),
  };
}

/** From being asked to end to being ended: of a run that ends, and of a load that has had its time and may sum it up. */
const graceMs = { run: 1_000, load: 9_000 } as const;
/** What it left behind may hold its output open for ever: exec waits no longer. */
const outputMs = 1_000;

/**
 * @param id marks its processes, so that those that it started can be ended too
 * @param isRunOver whether the whole run ends where the signal aborts
 * @throws GateError `load` where it could not be started
 */
export async function runCommandHere(
  [program = "", ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
  id: string,
  log: ImageLog,
  signal: AbortSignal,
  isRunOver: () => boolean,
): Promise<CommandEnd> {
  const { out, end } = log.group([program, ...args].join(" "));
  const beganMs = performance.now();
  let child: ChildProcess | null = null;
  let endedMs: number | null = null;
  const release = watchSpawns((spawned) => {
    child ??= spawned;
    if (child === spawned) child.once("exit", () => (endedMs = performance.now()));
  });
  const terminate = () => {
    // One signal each: a second one means "at once" to many.
    if (signalLoad(id, "SIGTERM") === 0) child?.kill("SIGTERM");
    setTimeout(() => signalLoad(id, "SIGKILL"), isRunOver() ? graceMs.run : graceMs.load).unref();
  };
  signal.addEventListener("abort", terminate);
  const ended = (exitCode: number | null, left: number): CommandEnd => ({
    exitCode,
    signal: exitCode === null && !signal.aborted ? (child?.signalCode ?? null) : null,
    durationMs: (endedMs ?? performance.now()) - beganMs,
    leftBehind: left,
  });
  try {
    const code = await exec(quoted(program), [...args], {
      env: { ...definedOf(process.env), ...variables, [loadVariable]: id },
      silent: true,
      delay: outputMs,
      ignoreReturnCode: true,
      listeners: passOn(out),
    });
    if (signal.aborted) return ended(null, 0);
    // exec gives 0, or nothing at all, where a signal ended it.
    const isSignalled = (child as ChildProcess | null)?.signalCode != null;
    return ended(isSignalled ? null : code, signalLoad(id, "SIGTERM"));
  } catch (cause) {
    if (signal.aborted) return ended(null, 0);
    const why = `load-command could not be run: ${messageOf(cause)}; is ${program} installed in a step before?`;
    throw new GateError("load", why, { cause });
  } finally {
    signal.removeEventListener("abort", terminate);
    release();
    end();
  }
}

/** exec reads its first argument as a line of words. */
function quoted(program: string): string {
  return /[\s"]/.test(program) ? `"${program.replaceAll('"', '\\"')}"` : program;
}
