// Removes the image names that the runs of a set shared.

import type { GatePlan } from "../../model/plan.ts";
import { projectName } from "./compose/project.ts";
import { removeProject } from "./compose/teardown.ts";
import { connectEngine } from "./engine/connect.ts";
import type { EngineHost } from "./engine/host.ts";
import { builtTag, removeBuiltTag } from "./image/prepare.ts";

/** The command that removes the image names by hand. Null if the set created none. */
export function keptImageCommand({ source }: GatePlan["target"], runId: string): string | null {
  if (source.kind === "build") return `docker rmi ${builtTag(runId)}`;
  return source.kind === "compose" ? `docker rmi $(docker images -q "${projectName(runId)}-*")` : null;
}

/**
 * Removes the names that memgate gave to built images. Does nothing without such a name.
 * @param isLate true if the set was interrupted: the engine may still finish a build
 */
export async function removeKeptImage(
  { source }: GatePlan["target"],
  runId: string,
  hostOf: () => EngineHost,
  isLate: boolean,
): Promise<void> {
  if (source.kind !== "build" && source.kind !== "compose") return;
  const { docker } = await connectEngine(hostOf());
  if (source.kind === "build") return removeBuiltTag(docker, runId);
  await removeProject(docker, projectName(runId), isLate);
}
