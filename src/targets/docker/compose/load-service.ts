// Runs load-command in a container of the Compose project.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandEnd } from "../../../model/adapters.ts";
import type { Engine } from "../engine/connect.ts";
import { oneOffLabel, projectLabel } from "./dependencies.ts";
import { createProject, type ProjectRun, projectName } from "./project.ts";

/** A command to run in a container of a service, with additional variables. */
interface ServiceCommand {
  readonly service: string;
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Runs a command in a new container of a service, on the project's network, without starting the service's
 * dependencies. The container is removed with the project. The reported duration is the run time of the container: it
 * does not include the time that docker compose needs before and after.
 */
export async function runInProject(
  run: ProjectRun,
  { service, command, variables }: ServiceCommand,
  signal: AbortSignal,
): Promise<CommandEnd> {
  const { engine, runId, log } = run;
  const beganMs = performance.now();
  const ended = async (exitCode: number | null): Promise<CommandEnd> => {
    const elapsedMs = performance.now() - beganMs;
    const durationMs = await containerRunTimeMs(engine, projectName(runId), elapsedMs).catch(() => elapsedMs);
    return { exitCode, signal: null, durationMs, leftBehind: 0 };
  };
  const folder = mkdtempSync(join(tmpdir(), "memgate-compose-"));
  try {
    const project = createProject(run, folder, signal);
    project.override({});
    const env = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = ["run", "--no-TTY", "--no-deps", ...env, service, ...command];
    const { code } = await project.compose(args, `docker compose run ${service} ${log.message(command.join(" "))}`);
    return await ended(signal.aborted ? null : code);
  } catch (error) {
    if (signal.aborted) return await ended(null);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In milliseconds. 0 if the container never started; `elapsedMs` if it still runs. */
async function containerRunTimeMs({ docker }: Engine, project: string, elapsedMs: number): Promise<number> {
  const label = [`${projectLabel}=${project}`, `${oneOffLabel}=True`];
  const [found] = await docker.listContainers({ all: true, filters: { label } });
  if (found === undefined) return 0;
  const { StartedAt, FinishedAt, Running } = (await docker.getContainer(found.Id).inspect()).State;
  if (StartedAt.startsWith("0001-")) return 0;
  return Running ? elapsedMs : Math.max(0, Date.parse(FinishedAt) - Date.parse(StartedAt));
}
