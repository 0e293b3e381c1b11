import { describe, expect, it } from "vitest";
import { readFrame } from "../../../../src/memory/stats-api/frame.ts";
import { capturedFrames } from "../../../fixtures/stats.ts";
import { seeded } from "../../../random.ts";

const frames = capturedFrames();

function frameOf(name: string): unknown {
  return frames.find((entry) => entry.name === name)?.frame;
}

describe("a frame of a running container", () => {
  // Computed by hand from the files: usage, inactive file cache and their difference.
  it.each([
    ["docker-20.10.24-cgroup-v1-one-shot.json", 516_096, 61_440, 454_656, 4_087_808, 268_435_456],
    ["docker-20.10.24-cgroup-v1-stream-frame.json", 516_096, 61_440, 454_656, 4_087_808, 268_435_456],
    ["docker-26.1.5-cgroup-v1-one-shot.json", 856_064, 118_784, 737_280, 4_087_808, 268_435_456],
    ["docker-26.1.5-cgroup-v1-stream-frame.json", 856_064, 118_784, 737_280, 4_087_808, 268_435_456],
    ["docker-28.5.2-cgroup-v1-one-shot.json", 618_496, 118_784, 499_712, 4_333_568, 268_435_456],
    ["docker-28.5.2-cgroup-v1-stream-frame.json", 618_496, 118_784, 499_712, 4_333_568, 268_435_456],
    ["docker-26.1.5-cgroup-v2-one-shot.json", 8_036_352, 0, 8_036_352, null, 134_217_728],
    ["docker-26.1.5-cgroup-v2-pagecache-once.json", 133_943_296, 127_574_016, 6_369_280, null, 134_217_728],
    ["docker-26.1.5-cgroup-v2-pagecache-hot60.json", 65_298_432, 62_914_560, 2_383_872, null, 134_217_728],
    ["docker-28.5.2-cgroup-v2-one-shot.json", 41_627_648, 33_554_432, 8_073_216, null, 134_217_728],
    ["docker-28.5.2-cgroup-v2-pagecache-once.json", 133_861_376, 127_139_840, 6_721_536, null, 134_217_728],
    ["docker-28.5.2-cgroup-v2-pagecache-hot60.json", 65_339_392, 62_914_560, 2_424_832, null, 134_217_728],
  ])(
    "%s has the expected values",
    (name, usageBytes, inactiveFileBytes, workingSetBytes, kernelPeakBytes, limitBytes) => {
      expect(readFrame(frameOf(name))).toMatchObject({
        readAt: expect.stringMatching(/^2026-/),
        reading: { usageBytes, inactiveFileBytes, workingSetBytes, kernelPeakBytes, limitBytes, oomKills: null },
      });
    },
  );

  it.each([
    ["docker-28.5.2-cgroup-v1-one-shot.json", 0],
    ["docker-26.1.5-cgroup-v2-pagecache-once.json", 5_246_976],
    ["docker-28.5.2-cgroup-v2-pagecache-once.json", 5_767_168],
  ])("%s has the expected active file cache", (name, activeFileBytes) => {
    expect(readFrame(frameOf(name))).toMatchObject({ reading: { activeFileBytes } });
  });

  it("has null for active file cache that the frame lacks", () => {
    const path = ["memory_stats", "stats", "active_file"];
    const frame = frameWith("docker-26.1.5-cgroup-v2-one-shot.json", path, undefined);
    expect(readFrame(frame)).toMatchObject({ reading: { activeFileBytes: null } });
  });

  it.each([
    "docker-20.10.24-cgroup-v1-one-shot.json",
    "docker-28.5.2-cgroup-v1-one-shot.json",
    "docker-26.1.5-cgroup-v2-one-shot.json",
    "docker-28.5.2-cgroup-v2-pagecache-hot60.json",
  ])("%s has the CPU counters in microseconds", (name) => {
    const { cpu_stats } = frameOf(name) as {
      cpu_stats: { cpu_usage: { total_usage: number }; throttling_data: Readonly<Record<string, number>> };
    };
    expect(cpu_stats.cpu_usage.total_usage).toBeGreaterThan(0);
    expect(readFrame(frameOf(name))).toMatchObject({
      reading: {
        cpu: {
          usedUs: cpu_stats.cpu_usage.total_usage / 1_000,
          throttling: { periods: 0, throttledPeriods: 0, throttledUs: 0 },
        },
      },
    });
  });

  it("has the throttling that the frame reports, and null for throttling that the frame lacks", () => {
    const name = "docker-26.1.5-cgroup-v2-one-shot.json";
    const throttling = { periods: 12, throttled_periods: 7, throttled_time: 345_678_000 };
    const frame = frameWith(name, ["cpu_stats", "throttling_data"], throttling);
    expect(readFrame(frame)).toMatchObject({
      reading: { cpu: { throttling: { periods: 12, throttledPeriods: 7, throttledUs: 345_678 } } },
    });
    const without = frameWith(name, ["cpu_stats", "throttling_data"], undefined);
    expect(readFrame(without)).toMatchObject({ reading: { cpu: { throttling: null } } });
  });

  it("has no CPU counters if the frame has no CPU time", () => {
    const frame = frameWith("docker-26.1.5-cgroup-v2-one-shot.json", ["cpu_stats", "cpu_usage"], {});
    expect(readFrame(frame)).toMatchObject({ reading: { cpu: null } });
  });

  it("has a composition, with hierarchical counters on v1", () => {
    expect(composition("docker-26.1.5-cgroup-v2-pagecache-once.json")).toEqual({
      anonymous: 118_784,
      shared: 0,
      activeFile: 5_246_976,
      kernel: 850_200 + 32_768,
      kernelReclaimable: 694_944,
      sockets: 0,
      other: 6_369_280 - 118_784 - 5_246_976 - 850_200 - 32_768,
    });
    expect(composition("docker-28.5.2-cgroup-v1-one-shot.json")).toEqual({
      anonymous: 61_440,
      shared: 0,
      activeFile: 0,
      kernel: null,
      kernelReclaimable: null,
      sockets: null,
      other: 499_712 - 61_440,
    });
  });

  it("includes child cgroups on v1", () => {
    const frame = frameWith("docker-28.5.2-cgroup-v1-one-shot.json", ["memory_stats", "stats", "inactive_file"], 0);
    expect(readFrame(frame)).toMatchObject({ reading: { inactiveFileBytes: 118_784 } });
  });

  it("has no kernel peak usage if it is below the usage", () => {
    const frame = frameWith("docker-28.5.2-cgroup-v1-one-shot.json", ["memory_stats", "max_usage"], 618_495);
    expect(readFrame(frame)).toMatchObject({ reading: { kernelPeakBytes: null, usageBytes: 618_496 } });
    const equal = frameWith("docker-28.5.2-cgroup-v1-one-shot.json", ["memory_stats", "max_usage"], 618_496);
    expect(readFrame(equal)).toMatchObject({ reading: { kernelPeakBytes: 618_496 } });
  });
});

describe("a frame without a sample", () => {
  const unusable = frames.filter(({ name }) => name.includes("stopped") || name.startsWith("podman"));

  it("exists in six captures", () => {
    expect(unusable.map(({ name }) => name)).toHaveLength(6);
  });

  it.each(unusable)("$name is missed with a reason", ({ frame }) => {
    expect(readFrame(frame)).toEqual({ missed: expect.stringMatching(/frame/) });
  });

  it.each([undefined, null, 0, "", "text", [], {}, { read: 5 }, { read: "2026-01-01T00:00:00Z" }])(
    "%j is missed",
    (frame) => {
      expect(readFrame(frame)).toEqual({ missed: expect.stringMatching(/frame/) });
    },
  );

  it("is missed if it has the zero time, even with values", () => {
    const frame = frameWith("docker-28.5.2-cgroup-v2-one-shot.json", ["read"], "0001-01-01T00:00:00Z");
    expect(readFrame(frame)).toEqual({ missed: "an empty frame" });
  });

  it.each([
    [["memory_stats", "usage"]],
    [["memory_stats", "stats"]],
    [["memory_stats", "stats", "inactive_file"]],
    [["memory_stats"]],
    [["read"]],
  ])("is missed without %j", (path) => {
    expect(readFrame(frameWith("docker-28.5.2-cgroup-v2-one-shot.json", path, undefined))).toHaveProperty("missed");
  });
});

describe("a damaged frame", () => {
  const values = [
    undefined,
    null,
    Number.NaN,
    -1,
    -0.5,
    0.5,
    1e300,
    2 ** 60,
    Number.POSITIVE_INFINITY,
    "",
    "12",
    true,
    {},
    [],
  ];
  const running = frames.filter(({ name }) => !name.includes("stopped") && !name.startsWith("podman"));

  it("never throws, and never yields a wrong usage", () => {
    const random = seeded(20_260_102);
    const pick = <T>(list: readonly T[]): T => {
      const picked = list[Math.floor(random() * list.length)];
      if (picked === undefined && !list.includes(picked as T)) throw new Error("nothing to pick");
      return picked as T;
    };
    let missed = 0;
    let kept = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const { name, frame } = pick(running);
      const damaged = structuredClone(frame) as Record<string, unknown>;
      const changes: string[] = [];
      for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
        const path = pick(pathsOf(damaged));
        changes.push(path.join("."));
        set(damaged, path, pick(values));
      }
      const context = `${name}, damaged at ${changes.join(" and ")}`;
      const read = readFrame(damaged);
      if ("missed" in read) {
        missed += 1;
        continue;
      }
      kept += 1;
      const { usageBytes, inactiveFileBytes, workingSetBytes } = read.reading;
      expect(
        [usageBytes, inactiveFileBytes, workingSetBytes].every((value) => Number.isSafeInteger(value)),
        context,
      ).toBe(true);
      expect(workingSetBytes, context).toBeGreaterThan(0);
      const parts = Object.values(read.reading.composition());
      expect(
        parts.every((part) => part === null || (Number.isSafeInteger(part) && part >= 0)),
        context,
      ).toBe(true);
      const intact = readFrame(frame);
      expect(intact, context).toMatchObject({ reading: { usageBytes } });
    }
    expect(missed).toBeGreaterThan(50);
    expect(kept).toBeGreaterThan(500);
  });

  it.each(values)("with a usage of %j is missed", (value) => {
    const frame = frameWith("docker-26.1.5-cgroup-v2-one-shot.json", ["memory_stats", "usage"], value);
    expect(readFrame(frame)).toEqual({ missed: "a frame without usage" });
  });

  it.each([undefined, "118784"])(
    "of cgroup v1 with a total_inactive_file of %j is missed, because inactive_file excludes child cgroups",
    (value) => {
      const frame = frameWith(
        "docker-28.5.2-cgroup-v1-one-shot.json",
        ["memory_stats", "stats", "total_inactive_file"],
        value,
      );
      expect(readFrame(frame)).toHaveProperty("missed");
    },
  );
});

function composition(name: string): unknown {
  const read = readFrame(frameOf(name));
  return "missed" in read ? read : read.reading.composition();
}

function frameWith(name: string, path: readonly string[], value: unknown): unknown {
  const frame = structuredClone(frameOf(name)) as Record<string, unknown>;
  set(frame, path, value);
  return frame;
}

/** Sets a nested field. Undefined removes it. */
function set(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  const at = into[key];
  if (rest.length > 0) {
    if (typeof at === "object" && at !== null) set(at as Record<string, unknown>, rest, value);
  } else if (value === undefined) delete into[key];
  else into[key] = value;
}

/** The paths of the fields that readFrame reads. The rest of a frame describes CPUs and disks. */
function pathsOf(frame: Readonly<Record<string, unknown>>): string[][] {
  const below = (value: unknown, path: string[]): string[][] => [
    path,
    ...(typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, entry]) => below(entry, [...path, key]))
      : []),
  ];
  const relevant = ["read", "memory_stats"].filter((key) => key in frame).flatMap((key) => below(frame[key], [key]));
  return relevant.length > 0 ? relevant : [["read"]];
}
