// Joins what the counters and the kernel's log say about OOM kills in the cgroups below the container's. Pure.

import type { LoggedKill } from "../model/adapters.ts";
import type { OomCgroup } from "../model/evidence.ts";

/** The most cgroups that a report lists. A container can create any number of them. */
const maxOomCgroups = 50;

/**
 * Joins the counters with the kernel's log. Only the log has the cgroups that were removed before memgate could read
 * them. It also says which limit was reached.
 */
export function joinOomCgroups(counted: readonly OomCgroup[], logged: readonly LoggedKill[]): readonly OomCgroup[] {
  const joined: OomCgroup[] = [];
  const countedPaths = new Set(counted.map(({ path }) => path));
  for (const place of logged.flatMap((kill) => kill.place ?? [])) {
    const index = joined.findIndex(({ path, limitPath }) => path === place.path && limitPath === place.limitPath);
    const known = joined[index];
    if (known === undefined) joined.push({ ...place, processKills: 1 });
    else joined[index] = withLimit({ ...known, processKills: known.processKills + 1 }, place);
  }
  for (const cgroup of counted) {
    joined.forEach((known, index) => {
      if (known.path === cgroup.path && known.limitPath === cgroup.limitPath) joined[index] = withLimit(known, cgroup);
    });
    // A cgroup without a path was removed early. The log may know its path.
    const inLog = joined.filter(({ path }) => (cgroup.path === null ? !countedPaths.has(path) : path === cgroup.path));
    const missing = cgroup.processKills - inLog.reduce((sum, { processKills }) => sum + processKills, 0);
    if (missing <= 0) continue;
    // The log of the kernel is limited, so it may lack the first kills.
    const [first] = inLog;
    if (first === undefined || cgroup.path === null) joined.push({ ...cgroup, processKills: missing });
    else joined[joined.indexOf(first)] = { ...first, processKills: first.processKills + missing };
  }
  return joined.sort((a, b) => b.processKills - a.processKills).slice(0, maxOomCgroups);
}

/** The kernel does not log the size of the limit at each kill. */
function withLimit(known: OomCgroup, { limitBytes }: Pick<OomCgroup, "limitBytes">): OomCgroup {
  return { ...known, limitBytes: known.limitBytes ?? limitBytes };
}
