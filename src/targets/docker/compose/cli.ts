// Runs docker compose through @actions/exec.

import { exec } from "@actions/exec";
import { messageOf } from "../../../lib/errors.ts";
import { GateError } from "../../../model/gate-error.ts";
import type { Compose } from "../../../model/resolved-compose.ts";
import { definedOf, killOnAbort } from "../engine/cli-process.ts";

export interface ComposeRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const installAdvice = "install its plugin (https://docs.docker.com/compose/install/linux/), 2.24.4 or newer";

/** @throws GateError `inputs` if docker compose is missing, or older than 2.24.4 */
export async function findCompose(env: Env): Promise<Compose> {
  let output = "";
  const keep = (data: Buffer) => {
    output += data;
  };
  const options = { env: definedOf({ ...env }), silent: true, ignoreReturnCode: true, listeners: { stdout: keep } };
  try {
    // Without an engine the command fails, but still prints the plugins.
    await exec("docker", ["info", "--format", "{{json .ClientInfo.Plugins}}"], options);
  } catch (cause) {
    const why = `\`compose-file\` needs the docker CLI and docker compose, but docker could not be run: ${messageOf(cause)}`;
    throw new GateError("bad-input/compose-file", `${why}; install both`, { cause });
  }
  const compose = composePluginIn(output);
  if (compose === null) {
    throw new GateError(
      "bad-input/compose-file",
      `\`compose-file\` needs docker compose, but this docker CLI lacks it; ${installAdvice}`,
    );
  }
  // The override file uses !override, which docker compose supports since 2.24.4.
  if (isBefore(compose.version, [2, 24, 4])) {
    throw new GateError(
      "bad-input/compose-file",
      `\`compose-file\`: docker compose ${compose.version} is too old; ${installAdvice}`,
    );
  }
  return compose;
}

function composePluginIn(output: string): Compose | null {
  try {
    const plugins = JSON.parse(output) as readonly { Name?: string; Path?: string; Version?: string; Err?: string }[];
    const plugin = plugins.find(({ Name, Err }) => Name === "compose" && !Err);
    return plugin?.Path ? { program: plugin.Path, version: plugin.Version ?? "" } : null;
  } catch {
    return null;
  }
}

/** Accepts a version without numbers: it is a development build. */
function isBefore(version: string, minimum: readonly number[]): boolean {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const at = parts.findIndex((part, index) => part !== minimum[index]);
  return at >= 0 && (parts[at] ?? 0) < (minimum[at] ?? 0);
}

/**
 * Runs docker compose and resolves when it has exited.
 * @param signal sends SIGTERM to docker compose when it aborts
 * @param out receives stdout and stderr; null to write them nowhere
 */
export async function runCompose(
  { program }: Compose,
  args: readonly string[],
  env: Env,
  signal: AbortSignal | null,
  out: NodeJS.WritableStream | null,
): Promise<ComposeRun> {
  // Collect bytes: a character may be split between two chunks.
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const keep = (stream: keyof typeof chunks) => (data: Buffer) => {
    chunks[stream].push(data);
    out?.write(data);
  };
  const textOf = (stream: keyof typeof chunks) => Buffer.concat(chunks[stream]).toString("utf8");
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
