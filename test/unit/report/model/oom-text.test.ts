import { describe, expect, it } from "vitest";
import type { Evidence, OomCgroup } from "../../../../src/model/evidence.ts";
import { adviceFor } from "../../../../src/report/advice/advice.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { verdictMessage } from "../../../../src/report/model/messages.ts";
import { rowsOf } from "../../../../src/report/model/rows.ts";
import { suggestionFor } from "../../../../src/verdict/limit-suggestion.ts";
import { containerFacts, evidence, mebibyte, oom, thresholds } from "../../../builders.ts";

const killed = { kind: "oom-killed" } as const;
const inCgroup = (
  path: string | null,
  processKills: number,
  limitPath: string | null = path,
  limitBytes: number | null = limitPath === null ? null : 20 * mebibyte,
): OomCgroup => ({ path, processKills, limitPath, limitBytes });

function killedIn(cgroups: readonly OomCgroup[], processKills: number, more: Partial<Evidence> = {}): Evidence {
  const witnesses = [{ name: "cgroup", atMs: 7_000, phase: "load" }] as const;
  return evidence({ oom: oom({ processKills, cgroups: [...cgroups], witnesses: [...witnesses] }), ...more });
}

const rowOf = (of: Evidence, label: string) => rowsOf(judged(of, thresholds)).find((row) => row.label === label)?.value;

describe("the sentence about an OOM kill", () => {
  it.each<readonly [string, Evidence, string]>([
    [
      "in the container's own cgroup",
      killedIn([], 2),
      "the kernel killed 2 processes (the first in the load phase) at the 100 MiB limit; PID 1 kept running",
    ],
    [
      "in a child at its own limit",
      killedIn([inCgroup("child", 5)], 5),
      "the kernel killed 5 processes (the first in the load phase), in the cgroup child at its own limit of 20 MiB; PID 1 kept running",
    ],
    [
      "in a grandchild at the limit of the child",
      killedIn([inCgroup("child/inner", 1, "child")], 1),
      "a process in the container in the load phase, in the cgroup child/inner at the 20 MiB limit of the cgroup child; PID 1",
    ],
    [
      "in a child at the container's limit",
      killedIn([inCgroup("child", 1, "", 100 * mebibyte)], 1),
      "a process in the container in the load phase at the 100 MiB limit; PID 1 kept running",
    ],
    [
      "in a child whose limit is unknown",
      killedIn([inCgroup("child", 1, null)], 1),
      "in the load phase, in the cgroup child (which limit was reached is unknown); PID 1 kept running",
    ],
    [
      "in a removed cgroup",
      killedIn([inCgroup(null, 1)], 1),
      "in the load phase, in a cgroup that no longer exists (which limit was reached is unknown); PID 1 kept running",
    ],
    [
      "in several cgroups",
      killedIn([inCgroup("a", 3), inCgroup("b", 2), inCgroup("c", 1, null), inCgroup("d", 1)], 8),
      "killed 8 processes (the first in the load phase): 3 in the cgroup a at its own limit of 20 MiB, 2 in the cgroup b at its own limit of 20 MiB, 1 in the cgroup c (which limit was reached is unknown), 1 in other cgroups, 1 at the container's 100 MiB limit; PID 1",
    ],
    [
      "that ended a container that runs again",
      killedIn([], 1, { container: containerFacts({ exitedByItself: true, exitCode: 137, restarts: 1 }) }),
      "in the load phase at the 100 MiB limit; the container ended and was started again",
    ],
  ])("%s", (_, of, text) => {
    expect(verdictMessage(killed, of, thresholds)).toContain(text);
  });

  it("cannot be forged by the name of a cgroup", () => {
    const message = verdictMessage(killed, killedIn([inCgroup("a\n::error::x\u001b[2J", 1)], 1), thresholds);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(message).not.toMatch(/[\n\u001b]/);
  });
});

describe("after OOM kills only at limits below the container's", () => {
  const of = killedIn([inCgroup("child", 5)], 5);

  it("no limit of the container is suggested, and the advice names the cgroup", () => {
    expect(suggestionFor(of, 0.8, "oom-killed")).toEqual({ kind: "none", reason: "cgroup-limit" });
    expect(adviceFor(killed, of, thresholds)).toBe(
      "Reduce the memory of the killed processes, or raise the limit of the cgroup child inside the container. A higher limit of the container alone changes nothing. The first kill came 7 s after container start.",
    );
  });

  it("the report does not claim that memory reached the container's limit", () => {
    expect(rowOf(of, "Peak")).not.toContain("reached the limit");
    expect(rowOf(killedIn([], 5), "Peak")).toContain("reached the limit");
  });

  it("the kills of each cgroup have a row", () => {
    const both = killedIn([inCgroup("child", 5), inCgroup("web", 1, "", 100 * mebibyte)], 6);
    expect(rowOf(both, "OOM kills by cgroup")).toBe(
      "5 kills in the cgroup child at its own limit of 20 MiB; 1 kill in the cgroup web at the container's 100 MiB limit",
    );
    expect(rowOf(killedIn([], 5), "OOM kills by cgroup")).toBeUndefined();
  });

  it("a kill at the container's limit beside them counts as before", () => {
    const mixed = killedIn([inCgroup("child", 5)], 6);
    expect(suggestionFor(mixed, 0.8, "oom-killed")).toEqual({ kind: "limit", bytes: 125 * mebibyte });
    expect(adviceFor(killed, mixed, thresholds)).toContain(
      "raise the limit. The app needed more than 100 MiB, so with `max-ratio: 80%` the limit must be above 125Mi. Double the limit until a run passes.",
    );
  });

  it("an unknown limit leads to no advice about the container's limit alone", () => {
    const unknown = killedIn([inCgroup("child", 1, null)], 1);
    expect(adviceFor(killed, unknown, thresholds)).toContain("raise the limit that they reached");
    expect(suggestionFor(unknown, 0.8, "oom-killed")).toEqual({ kind: "none", reason: "cgroup-limit" });
  });
});
