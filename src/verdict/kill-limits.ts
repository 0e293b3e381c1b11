// Whose memory limit the OOM-killed processes reached. Pure.
import type { Evidence, OomCgroup } from "../model/evidence.ts";

type Oom = Evidence["oom"];

/** The highest number of kills that a witness reports. */
export function killCount({
  processKills,
  processes,
  cgroups,
}: Omit<Oom, "killed" | "witnesses" | "groupKills">): number {
  return Math.max(processKills ?? 0, processes?.length ?? 0, sumOf(cgroups));
}

/** The kills at limits other than the container's. A kill at an unknown limit is one of them. */
export function elsewhere({ cgroups }: Pick<Oom, "cgroups">): readonly OomCgroup[] {
  return cgroups.filter(({ limitPath }) => limitPath !== "");
}

/** False if each kill was at the limit of a cgroup below the container's, or if the limit is unknown. */
export function isAtContainerLimit({ oom }: Pick<Evidence, "oom">): boolean {
  return Math.max(1, killCount(oom)) > sumOf(elsewhere(oom));
}

export function sumOf(cgroups: readonly OomCgroup[]): number {
  return cgroups.reduce((sum, { processKills }) => sum + processKills, 0);
}
