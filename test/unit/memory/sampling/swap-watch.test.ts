import { describe, expect, it } from "vitest";
import { createSwapWatch } from "../../../../src/memory/sampling/swap-watch.ts";
import { unlimitedBytes } from "../../../../src/memory/working-set.ts";
import type { SourceName } from "../../../../src/model/evidence.ts";
import { reading } from "../../../builders.ts";

function allowedAfter(name: SourceName, ...limits: readonly (readonly [number | null, number | null])[]) {
  const watch = createSwapWatch();
  for (const [limitBytes, swapLimitBytes] of limits) watch.add(name, reading({ limitBytes, swapLimitBytes }));
  return watch.allowed();
}

describe("swap during a run", () => {
  it.each<readonly [string, ReturnType<typeof allowedAfter>, unknown]>([
    ["never, on v1", allowedAfter("cgroup-v1", [100, 100], [null, null], [100, 100]), null],
    ["never, on v2", allowedAfter("cgroup-v2", [100, 0], [100, 0]), null],
    ["unknown", allowedAfter("cgroup-v1", [100, null], [100, null]), null],
    ["as much as at first", allowedAfter("cgroup-v2", [100, unlimitedBytes], [100, unlimitedBytes]), null],
    ["to the end, on v1", allowedAfter("cgroup-v1", [100, 100], [100, 150]), { swapBytes: 150, isTakenBack: false }],
    ["to the end, on v2", allowedAfter("cgroup-v2", [100, 0], [100, 50]), { swapBytes: 150, isTakenBack: false }],
    [
      "for a time, on v1",
      allowedAfter("cgroup-v1", [100, 100], [100, 150], [100, 120], [100, 100]),
      { swapBytes: 150, isTakenBack: true },
    ],
    [
      "for a time, without a limit, on v1",
      allowedAfter("cgroup-v1", [100, 100], [100, unlimitedBytes], [100, 100]),
      { swapBytes: -1, isTakenBack: true },
    ],
    [
      "for a time, without a limit, on v2",
      allowedAfter("cgroup-v2", [100, 0], [100, unlimitedBytes], [100, 0]),
      { swapBytes: -1, isTakenBack: true },
    ],
    ["less than at first", allowedAfter("cgroup-v1", [100, 200], [100, 150]), null],
  ])("is allowed %s", (_, allowed, expected) => {
    expect(allowed).toEqual(expected);
  });
});
