// The user's own load: a command on this machine.
import { exec } from "@actions/exec";
import type { Reach } from "../adapters.ts";
import { GateError, messageOf } from "../errors.ts";
import { definedOf, killOnAbort, passOn } from "./docker-cli.ts";
import type { ImageLog } from "./image.ts";
import { loadVariable, signalLoad } from "./load-processes.ts";

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

/** From being asked to end to being ended. */
const graceMs = 1_000;

/**
 * @param id marks its processes, so that those that it started can be ended too
 * @returns its exit code; null where it was ended by the signal.
 * @throws GateError `load` where it could not be started
 */
export async function runCommandHere(
  [program = "", ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
  id: string,
  log: ImageLog,
  signal: AbortSignal,
): Promise<number | null> {
  const { out, end } = log.group([program, ...args].join(" "));
  const terminate = () => {
    signalLoad(id, "SIGTERM");
    setTimeout(() => signalLoad(id, "SIGKILL"), graceMs).unref();
  };
  const release = killOnAbort(signal);
  signal.addEventListener("abort", terminate);
  try {
    const code = await exec(quoted(program), [...args], {
      env: { ...definedOf(process.env), ...variables, [loadVariable]: id },
      silent: true,
      // What it started and left behind may hold its output open.
      delay: graceMs,
      ignoreReturnCode: true,
      listeners: passOn(out),
    });
    return signal.aborted ? null : code;
  } catch (cause) {
    if (signal.aborted) return null;
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
