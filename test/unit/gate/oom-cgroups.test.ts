import { describe, expect, it } from "vitest";
import { joinOomCgroups } from "../../../src/gate/oom-cgroups.ts";
import type { LoggedKill } from "../../../src/model/adapters.ts";
import type { OomCgroup } from "../../../src/model/evidence.ts";

const cgroup = (path: string | null, processKills: number, limitPath: string | null = path): OomCgroup => ({
  path,
  processKills,
  limitPath,
  limitBytes: limitPath === null ? null : 20,
});
const kill = (path: string | null, limitPath: string | null = path): LoggedKill => ({
  pid: 1,
  name: "sh",
  anonymousBytes: 1,
  place: path === null ? null : { path, limitPath, limitBytes: limitPath === null ? null : 20 },
});

const unsized: LoggedKill = { ...kill("a"), place: { path: "a", limitPath: "a", limitBytes: null } };

describe("OOM kills by cgroup", () => {
  it.each<readonly [string, readonly OomCgroup[], readonly LoggedKill[], readonly OomCgroup[]]>([
    ["without any", [], [kill(null)], []],
    ["by the counters alone", [cgroup("a", 2)], [], [cgroup("a", 2)]],
    ["by the log alone, of a cgroup that was removed", [], [kill("a"), kill("a")], [cgroup("a", 2)]],
    ["by both, once each", [cgroup("a", 2)], [kill("a"), kill("a")], [cgroup("a", 2)]],
    ["by the limit in the log, which is exact", [cgroup("a", 1, "a")], [kill("a", "")], [cgroup("a", 1, "")]],
    ["at two limits", [cgroup("a", 2)], [kill("a", ""), kill("a")], [cgroup("a", 1, ""), cgroup("a", 1)]],
    ["of which the log has lost the first", [cgroup("a", 5)], [kill("a")], [cgroup("a", 5)]],
    ["in a removed cgroup that the log names", [cgroup(null, 1, null)], [kill("a")], [cgroup("a", 1)]],
    ["in a removed cgroup", [cgroup("a", 2), cgroup(null, 1, null)], [], [cgroup("a", 2), cgroup(null, 1, null)]],
    [
      "in a removed cgroup beside one that the log names",
      [cgroup("a", 2), cgroup(null, 1, null)],
      [kill("a"), kill("a")],
      [cgroup("a", 2), cgroup(null, 1, null)],
    ],
    ["with the limit, which the log has only at a later kill", [], [unsized, kill("a")], [cgroup("a", 2)]],
    ["with the limit, which only the counters have", [cgroup("a", 2)], [unsized], [cgroup("a", 2)]],
    [
      "without a limit, if only the counters of another one have it",
      [cgroup("a", 1, "")],
      [unsized],
      [{ ...cgroup("a", 1), limitBytes: null }],
    ],
    ["the most kills first", [cgroup("a", 1), cgroup("b", 3)], [], [cgroup("b", 3), cgroup("a", 1)]],
  ])("are known %s", (_, counted, logged, expected) => {
    expect(joinOomCgroups(counted, logged)).toEqual(expected);
  });
});
