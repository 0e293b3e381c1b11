// The user's own load, run in a container of the Compose project.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandEnd } from "../adapters.ts";
import type { ComposeSurvey } from "./compose-config.ts";
import { createProject } from "./compose-project.ts";
import type { Engine } from "./engine.ts";
import type { ImageLog } from "./image.ts";

/**
 * Runs a command in a new container of a service, on the project's network; what the service depends on is not started.
 * The container goes with the project, if not before.
 */
export async function runInProject(
  engine: Engine,
  survey: ComposeSurvey,
  limitBytes: number,
  runId: string,
  service: string,
  command: readonly string[],
  variables: Readonly<Record<string, string>>,
  log: ImageLog,
  signal: AbortSignal,
): Promise<CommandEnd> {
  const beganMs = performance.now();
  const ended = (exitCode: number | null): CommandEnd => ({
    exitCode,
    signal: null,
    durationMs: performance.now() - beganMs,
    leftBehind: 0,
  });
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  try {
    const project = createProject(engine, survey, limitBytes, runId, folder, log, signal);
    project.override({});
    const env = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = ["run", "--rm", "--no-TTY", "--no-deps", ...env, service, ...command];
    const { code } = await project.compose(args, `docker compose run ${service} ${command.join(" ")}`);
    return ended(signal.aborted ? null : code);
  } catch (error) {
    if (signal.aborted) return ended(null);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
