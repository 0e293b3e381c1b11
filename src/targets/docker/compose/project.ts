// The Compose project of a run: the context that all steps of starting it share.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { linkedSignal } from "../../../lib/abort-signals.ts";
import type { RedactedLog } from "../../../lib/log.ts";
import type { ResolvedCompose } from "../../../model/resolved-compose.ts";
import type { Engine } from "../engine/connect.ts";
import { runCompose } from "./cli.ts";
import { overrideOf } from "./override-file.ts";
import { projectArgs } from "./resolve.ts";

/** The name of a run's project. The names of the project's containers, networks, volumes and images begin with it. */
export function projectName(runId: string): string {
  return `memgate-${runId}`;
}

export interface Project {
  readonly name: string;
  readonly engine: Engine;
  readonly resolved: ResolvedCompose;
  readonly log: RedactedLog;
  readonly signal: AbortSignal;
  /** Writes the override file. */
  readonly override: (options: {
    readonly publish?: readonly number[];
    readonly exposedVariables?: readonly string[];
  }) => void;
  /** Runs docker compose on the project. */
  readonly compose: (
    args: readonly string[],
    /** The log group for the output; null to write the output nowhere. */
    title: string | null,
    /**
     * Ends docker compose early. The promise then resolves with the exit code. If `signal` aborts, the promise rejects.
     */
    deadline?: AbortSignal,
  ) => ReturnType<typeof runCompose>;
}

/** The Compose project of a run, and its engine. */
export interface ProjectRun {
  readonly engine: Engine;
  readonly resolved: ResolvedCompose;
  /** The memory limit of the service under test. */
  readonly limitBytes: number;
  readonly runId: string;
  readonly log: RedactedLog;
  /** True if an earlier run of the set has built and pulled the images. Absent for false. */
  readonly isPrepared?: boolean;
}

/** @param folder a temporary folder of the run; the caller removes it */
export function createProject(
  { engine, resolved, limitBytes, runId, log }: ProjectRun,
  folder: string,
  signal: AbortSignal,
): Project {
  const name = projectName(runId);
  const file = join(folder, "override.yaml");
  const publishAt = /^(unix|npipe):/.test(engine.host.url) ? "127.0.0.1" : "";
  const fixed = { project: name, runId, service: resolved.service, limitBytes, publishAt };
  const env = { ...resolved.env, DOCKER_HOST: engine.host.url };
  return {
    name,
    engine,
    resolved,
    log,
    signal,
    override: ({ publish = [], exposedVariables = [] }) =>
      writeFileSync(file, overrideOf(resolved.model, { ...fixed, publish, exposedVariables }), { mode: 0o600 }),
    compose: async (args, title, deadline) => {
      signal.throwIfAborted();
      const group = title === null ? null : log.group(title);
      const either = deadline === undefined ? null : linkedSignal([signal, deadline]);
      const all = [...projectArgs(name, [...resolved.files, file]), ...args];
      try {
        return await runCompose(resolved.compose, all, env, either?.signal ?? signal, group?.out ?? null);
      } finally {
        either?.release();
        group?.end();
        signal.throwIfAborted();
      }
    },
  };
}
