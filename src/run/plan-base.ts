// Plans the base of a comparison. Starts nothing.

import { resolve } from "node:path";
import type { GateInputs } from "../inputs/gate-inputs.ts";
import type { BaseSource, ImageSource } from "../model/app-source.ts";
import type { BaseComposeSource, BasePlan, PlannedSource } from "../model/plan.ts";
import { type NeededPaths, type ResolvedRef, resolveBaseRef } from "../targets/git/base-ref.ts";

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null if nothing interrupts memgate. */
  readonly interrupt: AbortSignal | null;
}

/**
 * After an interrupt, the base may have no commit. A run of the plan then starts nothing.
 * @param source the source of the app
 * @throws GateError `inputs` if base-ref names no commit, or a commit without the files of the app
 */
export async function planBase(
  { workload }: Pick<GateInputs, "workload">,
  base: BaseSource,
  source: PlannedSource,
  surroundings: Surroundings,
): Promise<BasePlan> {
  const loadService = workload.kind === "command" ? workload.service : null;
  if (base.kind === "ref") return planRef(base.ref, source, loadService, surroundings);
  const name = base.kind === "image" ? base.image : base.context;
  return {
    kind: base.kind,
    name,
    commit: null,
    repository: null,
    isHead: false,
    source: sourceOf(base, source, loadService),
  };
}

function sourceOf(
  base: Exclude<BaseSource, { readonly kind: "ref" }>,
  source: PlannedSource,
  loadService: string | null,
): ImageSource | BaseComposeSource {
  if (base.kind === "build") {
    if (source.kind !== "build") throw new Error("base-build needs build");
    return { ...source, context: base.context };
  }
  const { image } = base;
  if (source.kind === "compose") return composeOf(source, loadService, { files: source.resolved.files, image });
  if (source.kind === "container") throw new Error("a running container has no base");
  const pull = source.kind === "image" ? source.pull : "missing";
  return { kind: "image", image, pull, platform: source.platform };
}

function composeOf(
  { resolved }: Extract<PlannedSource, { readonly kind: "compose" }>,
  loadService: string | null,
  { files, image }: Pick<BaseComposeSource, "files" | "image">,
): BaseComposeSource {
  const { service, allowUnset, envFiles } = resolved;
  return { kind: "compose", files, service, allowUnset, envFiles, loadService, image };
}

async function planRef(
  ref: string,
  source: PlannedSource,
  loadService: string | null,
  surroundings: Surroundings,
): Promise<BasePlan> {
  if (source.kind === "compose") {
    const { files } = source.resolved;
    const { pathIn, ...found } = await resolved(ref, { context: null, files }, surroundings);
    const paths = files.map(pathIn);
    return {
      kind: "ref",
      ...found,
      source: composeOf(source, loadService, { files: paths, image: null }),
    };
  }
  if (source.kind !== "build") throw new Error("base-ref needs build or compose-file");
  const { context } = source;
  const dockerfile = source.dockerfile ?? `${context}/Dockerfile`;
  const { pathIn, ...found } = await resolved(ref, { context, files: [resolve(dockerfile)] }, surroundings);
  const built = { ...source, context: pathIn(context), dockerfile: pathIn(resolve(dockerfile)) };
  return { kind: "ref", ...found, source: built };
}

type FoundRef = Pick<ResolvedRef, "name" | "isHead" | "pathIn"> & Pick<BasePlan, "commit" | "repository">;

/** Without a commit after an interrupt. */
async function resolved(ref: string, needed: NeededPaths, { env, interrupt }: Surroundings): Promise<FoundRef> {
  try {
    return await resolveBaseRef(ref, needed, env, interrupt);
  } catch (error) {
    if (!interrupt?.aborted) throw error;
    return { name: ref, commit: null, repository: null, isHead: false, pathIn: (path) => path };
  }
}
