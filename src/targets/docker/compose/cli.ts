// docker compose, run through @actions/exec.

import { exec } from "@actions/exec";
import { GateError, messageOf } from "../../../lib/errors.ts";
import type { Compose } from "../../../model/resolved-compose.ts";
import { definedOf, killOnAbort } from "../engine/cli-process.ts";

export interface ComposeRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const installing = "install its plugin (https://docs.docker.com/compose/install/linux/), 2.24.4 or newer";

/** @throws GateError `inputs` where there is none, or one that is too old for what memgate needs of it */
export async function findCompose(env: Env): Promise<Compose> {
  let answer = "";
  const keep = (data: Buffer) => {
    answer += data;
  };
  const options = { env: definedOf({ ...env }), silent: true, ignoreReturnCode: true, listeners: { stdout: keep } };
  try {
    // Without an engine it fails, and tells of the plugins none the less.
    await exec("docker", ["info", "--format", "{{json .ClientInfo.Plugins}}"], options);
  } catch (cause) {
    const why = `compose-file needs the docker CLI and docker compose, and docker could not be run: ${messageOf(cause)}`;
    throw new GateError("inputs", `${why}; install both`, { cause });
  }
  const found = pluginIn(answer);
  if (found === null) {
    throw new GateError("inputs", `compose-file needs docker compose, and this docker CLI has none: ${installing}`);
  }
  // !override is known from 2.24.4 on.
  if (isBefore(found.version, [2, 24, 4])) {
    throw new GateError("inputs", `compose-file: docker compose ${found.version} is too old: ${installing}`);
  }
  return found;
}

function pluginIn(answer: string): Compose | null {
  try {
    const plugins = JSON.parse(answer) as readonly { Name?: string; Path?: string; Version?: string; Err?: string }[];
    const plugin = plugins.find(({ Name, Err }) => Name === "compose" && !Err);
    return plugin?.Path ? { program: plugin.Path, version: plugin.Version ?? "" } : null;
  } catch {
    return null;
  }
}

/** A version that is no number is a build of one's own. */
function isBefore(version: string, least: readonly number[]): boolean {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const at = parts.findIndex((part, index) => part !== least[index]);
  return at >= 0 && (parts[at] ?? 0) < (least[at] ?? 0);
}

/**
 * Runs docker compose to its end. What it writes goes to `out` where that is given, and nowhere else.
 * @param signal its end is asked for when this aborts; resolves once it is gone
 */
export async function runCompose(
  { program }: Compose,
  args: readonly string[],
  env: Env,
  signal: AbortSignal | null,
  out: NodeJS.WritableStream | null,
): Promise<ComposeRun> {
  // As bytes: a character may come in two pieces.
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const keep = (stream: keyof typeof written) => (data: Buffer) => {
    written[stream].push(data);
    out?.write(data);
  };
  const textOf = (stream: keyof typeof written) => Buffer.concat(written[stream]).toString("utf8");
  const release = signal === null ? () => {} : killOnAbort(signal);
  try {
    const code = await exec(`"${program}"`, ["--ansi", "never", "--progress", "plain", ...args], {
      env: definedOf({ ...env }),
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: keep("stdout"), stderr: keep("stderr") },
    });
    return { code, stdout: textOf("stdout"), stderr: textOf("stderr") };
  } finally {
    release();
  }
}
