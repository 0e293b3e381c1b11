// Texts about OOM kills: the cgroups of the killed processes, and the limits that they reached.

import { bytes, integer, printable } from "../../lib/format.ts";
import type { Evidence, OomCgroup } from "../../model/evidence.ts";
import { elsewhere, killCount, sumOf } from "../../verdict/kill-limits.ts";
import type { Row } from "./row.ts";

type Oom = Evidence["oom"];

/** The most cgroups that a sentence names. */
const maxNamed = 3;

/** The places of the kills, to append to `the kernel killed … in the load phase`. */
export function killedWhere({ oom, limitBytes }: Pick<Evidence, "oom" | "limitBytes">): string {
  const others = elsewhere(oom);
  if (others.length === 0) return ` at the ${bytes(limitBytes)} limit`;
  const atOwn = Math.max(1, killCount(oom)) - sumOf(others);
  const [only] = others;
  if (atOwn === 0 && others.length === 1 && only !== undefined) return `, ${inCgroup(only)} ${atLimit(only)}`;
  const named = others.slice(0, maxNamed);
  const rest = sumOf(others.slice(maxNamed));
  const parts = [
    ...named.map((cgroup) => `${integer(cgroup.processKills)} ${inCgroup(cgroup)} ${atLimit(cgroup)}`),
    ...(rest === 0 ? [] : [`${integer(rest)} in other cgroups`]),
    ...(atOwn === 0 ? [] : [`${integer(atOwn)} at the container's ${bytes(limitBytes)} limit`]),
  ];
  return `: ${parts.join(", ")}`;
}

/** Returns a row only if a process was killed in a cgroup below the container's. */
export function oomCgroupRow({ cgroups }: Pick<Oom, "cgroups">): readonly Row[] {
  if (cgroups.length === 0) return [];
  const kills = (count: number) => `${integer(count)} ${count === 1 ? "kill" : "kills"}`;
  const texts = cgroups.map((cgroup) => `${kills(cgroup.processKills)} ${inCgroup(cgroup)} ${atLimit(cgroup)}`);
  return [{ label: "OOM kills by cgroup", value: texts.join("; ") }];
}

/** The advice if no kill was at the container's limit. */
export function adviceOnCgroups({ oom }: Pick<Evidence, "oom">): string {
  const paths = [...new Set(elsewhere(oom).flatMap(({ limitPath }) => limitPath ?? []))];
  if (paths.length === 0) {
    return "Reduce the memory of the killed processes, or raise the limit that they reached: the limit of a cgroup inside the container, or the container's limit.";
  }
  const named = paths.slice(0, maxNamed).map(printable).join(", ");
  const limits =
    paths.length === 1
      ? `the limit of the cgroup ${named} inside the container`
      : `the limits of these cgroups inside the container: ${named}`;
  return `Reduce the memory of the killed processes, or raise ${limits}. A higher limit of the container alone changes nothing.`;
}

function inCgroup({ path }: OomCgroup): string {
  return path === null ? "in a cgroup that no longer exists" : `in the cgroup ${printable(path)}`;
}

function atLimit({ path, limitPath, limitBytes }: OomCgroup): string {
  if (limitPath === null) return "(which limit was reached is unknown)";
  const limit = limitBytes === null ? "" : bytes(limitBytes);
  if (limitPath === "") return limit === "" ? "at the container's limit" : `at the container's ${limit} limit`;
  if (limitPath === path) return limit === "" ? "at its own limit" : `at its own limit of ${limit}`;
  return `at the ${limit === "" ? "" : `${limit} `}limit of the cgroup ${printable(limitPath)}`;
}
