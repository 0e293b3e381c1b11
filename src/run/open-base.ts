// Makes the files of a base: checks its commit out, and resolves its Compose project.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { GateError } from "../model/gate-error.ts";
import type { BaseComposeSource, BasePlan, PlannedSource } from "../model/plan.ts";
import { openWorktree, removeBaseFolder } from "../targets/git/worktree.ts";

export interface OpenBase {
  readonly source: PlannedSource;
  /** The secrets that only the base has. */
  readonly secrets: readonly string[];
  /** Removes the files. Returns a sentence if that fails, else null. */
  readonly close: () => Promise<string | null>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: AbortSignal;
  /** Receives a sentence if the files cannot be removed after an error. */
  readonly warn: (sentence: string) => void;
}

/** @throws GateError `inputs` if the commit cannot be checked out, or if docker compose refuses its files */
export async function openBase(
  { repository, commit, source }: BasePlan,
  surroundings: Surroundings,
): Promise<OpenBase> {
  const { interrupt, warn } = surroundings;
  const worktree =
    repository === null || commit === null ? null : await openWorktree(repository, commit, interrupt, warn);
  const folder =
    source.kind === "compose" && source.image !== null ? mkdtempSync(join(tmpdir(), "memgate-base-")) : null;
  const close = async () => {
    if (folder !== null) return removeBaseFolder(folder);
    return worktree === null ? null : worktree.remove();
  };
  // A path of the repository's root is relative; a path outside it is absolute.
  const pathIn = (path: string) => (worktree === null || isAbsolute(path) ? path : join(worktree.folder, path));
  try {
    if (source.kind === "image") return { source, secrets: [], close };
    if (source.kind === "build") {
      const dockerfile = source.dockerfile === null ? null : pathIn(source.dockerfile);
      return { source: { ...source, context: pathIn(source.context), dockerfile }, secrets: [], close };
    }
    const files = [...source.files.map(pathIn), ...(folder === null ? [] : [writeImageFile(folder, source)])];
    const resolved = await resolveProject({ ...source, files }, surroundings);
    return { source: { kind: "compose", resolved }, secrets: resolved.secrets, close };
  } catch (error) {
    const left = await close();
    if (left !== null) warn(left);
    throw error;
  }
}

/** A Compose file that replaces the image of the service. */
function writeImageFile(folder: string, { service, image }: BaseComposeSource): string {
  const file = join(folder, "base.yaml");
  const text = (value: string | null) => JSON.stringify(value).replaceAll("$", "$$$$");
  writeFileSync(file, `services:\n  ${text(service)}:\n    image: ${text(image)}\n    build: !reset null\n`);
  return file;
}

async function resolveProject(source: BaseComposeSource, { env, interrupt }: Surroundings) {
  const { resolveCompose } = await import("../targets/docker/compose/resolve.ts");
  try {
    return await resolveCompose(source, env, interrupt, source.loadService);
  } catch (error) {
    if (!(error instanceof GateError && typeof error.fault === "string")) throw error;
    const option = source.image === null ? "base-ref" : "base-image";
    throw new GateError(`bad-input/${option}`, `\`${option}\`: the Compose project of the base: ${error.message}`, {
      cause: error,
    });
  }
}
