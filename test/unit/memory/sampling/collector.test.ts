import { describe, expect, it } from "vitest";
import { createCollector } from "../../../../src/memory/sampling/collector.ts";
import type { Sample } from "../../../../src/model/reading.ts";
import { mebibyte, reading } from "../../../builders.ts";
import { createFakeClock } from "../../../fakes.ts";

function createRig() {
  const clock = createFakeClock();
  const samples: Sample[] = [];
  const collector = createCollector(clock, (sample) => samples.push(sample));
  const at = async (ms: number) => clock.advance(ms - collector.elapsedMs());
  const record = (workingSetBytes: number) => collector.record("cgroup-v2", reading({ workingSetBytes }));
  return { collector, samples, at, record };
}

describe("the collector", () => {
  it("is empty without readings", () => {
    expect(createRig().collector.collected()).toEqual({
      peak: null,
      instantPeakBytes: null,
      limitChange: null,
      swapAllowed: null,
      firstSampleMs: null,
      kernelPeak: null,
      oomKills: null,
      oomKillsBefore: null,
      oomKillsAt: null,
      oomCgroups: [],
      oomGroupKills: null,
      pressure: null,
      reclaim: null,
      phases: [],
      sources: new Map(),
      compositions: [],
      cpu: null,
      cpuSeries: [],
      series: [],
    });
  });

  it("does not keep the names of memory that was freed long before", async () => {
    const { collector, at } = createRig();
    const sample = async (ms: number, anonymous: number, total: number) => {
      await at(ms);
      const parts = { anonymous, shared: 0, activeFile: 0, kernel: 0, kernelReclaimable: 0, sockets: 0 };
      const composition = { ...parts, other: total - anonymous };
      const scaled = Object.fromEntries(Object.entries(composition).map(([name, part]) => [name, part * mebibyte]));
      const own = { workingSetBytes: total * mebibyte, composition: () => scaled as unknown as typeof composition };
      collector.record("cgroup-v2", reading(own));
    };
    collector.beginPhase("run");
    await sample(0, 60, 60);
    // The rest has no name for 5 seconds.
    for (let ms = 100; ms <= 5_000; ms += 100) await sample(ms, 40, 59.9);
    await sample(5_100, 40, 60.5);
    expect(collector.collected().peak).toMatchObject({ atMs: 5_100 });
    expect(collector.collected().peak?.composition).toMatchObject({ anonymous: 40 * mebibyte, other: 20.5 * mebibyte });
  });

  it("takes no peak from the stats API while the cgroup files are read", async () => {
    const { collector, samples, at, record } = createRig();
    const stats = (bytes: number) => collector.record("stats-oneshot", reading({ workingSetBytes: bytes }));
    const peaks = () => {
      const { peak, instantPeakBytes, phases, series } = collector.collected();
      const highest = Math.max(...series.map(({ workingSetBytes }) => workingSetBytes));
      return [peak?.workingSetBytes, instantPeakBytes, phases[0]?.peakBytes, highest];
    };
    collector.beginPhase("load");
    expect(stats(20)).toBe(20);
    expect(peaks()).toEqual([20, 20, 20, 20]);
    await at(10);
    record(30);
    await at(1_010);
    expect(stats(90)).toBeNull();
    expect(peaks()).toEqual([30, 30, 30, 30]);
    expect(collector.collected().phases[0]?.samples).toBe(3);
    expect(samples.at(-1)).toMatchObject({ source: "stats-oneshot", workingSetBytes: 90 });
    await at(1_010.1);
    expect(stats(95)).toBe(95);
    expect(peaks()).toEqual([95, 95, 95, 95]);
  });

  it("keeps the names of the peak's memory if the peak is read while the process ends", async () => {
    const { collector, at } = createRig();
    const ending = async (ms: number, anonymous: number, total: number) => {
      await at(ms);
      const parts = { anonymous, shared: 0, activeFile: 0, kernel: 2, kernelReclaimable: 0, sockets: 0 };
      const composition = { ...parts, other: total - anonymous - 2 };
      const scaled = Object.fromEntries(Object.entries(composition).map(([name, part]) => [name, part * mebibyte]));
      const workingSetBytes = total * mebibyte;
      const own = { workingSetBytes, composition: () => scaled as unknown as typeof composition };
      collector.record("cgroup-v2", reading(own));
    };
    collector.beginPhase("run");
    for (let ms = 0; ms <= 5_000; ms += 50) await ending(ms, 60, 62);
    // A point of the series, then a new peak: the total is a little higher while the counters are written back.
    await ending(5_100, 50, 62);
    await ending(5_110, 40, 62.25);
    await ending(5_120, 0, 2);
    const { peak } = collector.collected();
    expect(peak).toMatchObject({ atMs: 5_110, workingSetBytes: 62.25 * mebibyte });
    expect(peak?.composition).toMatchObject({ anonymous: 60 * mebibyte, other: 0.25 * mebibyte });
  });

  it("keeps the peak with its phase, time, source and composition", async () => {
    const { collector, at, record } = createRig();
    const composition = {
      anonymous: 1,
      shared: 2,
      activeFile: 0,
      kernel: 4,
      kernelReclaimable: 1,
      sockets: 5,
      other: 6,
    };
    collector.beginPhase("start");
    record(50);
    await at(100);
    collector.beginPhase("load");
    await at(1_001);
    collector.record(
      "stats-oneshot",
      reading({ workingSetBytes: 90, usageBytes: 95, inactiveFileBytes: 5, composition: () => composition }),
    );
    await at(1_010);
    record(70);
    record(90);
    expect(collector.collected().peak).toEqual({
      workingSetBytes: 90,
      usageBytes: 95,
      inactiveFileBytes: 5,
      transientFileBytes: 0,
      phase: "load",
      atMs: 1_001,
      source: "stats-oneshot",
      composition,
    });
  });

  it("includes the peak of the start phase", () => {
    const { collector, record } = createRig();
    collector.beginPhase("start");
    record(90);
    collector.beginPhase("load");
    record(50);
    expect(collector.collected().peak).toMatchObject({ workingSetBytes: 90, phase: "start" });
  });

  it("accepts a peak of 0", () => {
    const { collector, record } = createRig();
    record(0);
    expect(collector.collected().peak).toMatchObject({ workingSetBytes: 0 });
  });

  it("computes a composition only for peaks and once per 100 ms", () => {
    const { collector } = createRig();
    let calls = 0;
    const { composition } = reading();
    const counting = () => {
      calls += 1;
      return composition();
    };
    for (const workingSetBytes of [50, 40, 30, 60, 60]) {
      collector.record("cgroup-v2", reading({ workingSetBytes, composition: counting }));
    }
    // Once for the first reading, although it is the peak and a point of the series.
    expect(calls).toBe(2);
  });

  it("does not count a missed reading as a sample", async () => {
    const { collector, at, samples } = createRig();
    collector.beginPhase("load");
    await at(50);
    collector.record("stats-oneshot", { missed: "an empty frame" });
    collector.endPhases();
    const { peak, phases, sources, series } = collector.collected();
    expect(peak).toBeNull();
    expect(samples).toEqual([]);
    expect(series).toEqual([]);
    expect(phases).toEqual([{ name: "load", startMs: 0, endMs: 50, samples: 0, maxGapMs: 50, peakBytes: null }]);
    expect(sources.get("stats-oneshot")).toMatchObject({ samples: 0, missed: 1, maxGapMs: null });
  });

  it("has statistics of each phase", async () => {
    const { collector, at, record } = createRig();
    collector.beginPhase("start");
    await at(10);
    record(40);
    await at(100);
    collector.beginPhase("load");
    await at(120);
    record(70);
    await at(125);
    record(60);
    await at(200);
    collector.endPhases();
    expect(collector.collected().phases).toEqual([
      { name: "start", startMs: 0, endMs: 100, samples: 1, maxGapMs: 90, peakBytes: 40 },
      { name: "load", startMs: 100, endMs: 200, samples: 2, maxGapMs: 110, peakBytes: 70 },
    ]);
  });

  it("counts a gap across a phase boundary in full in both phases", async () => {
    const { collector, at, record } = createRig();
    collector.beginPhase("start");
    record(1);
    await at(1_000);
    collector.beginPhase("load");
    await at(1_030);
    record(1);
    collector.endPhases();
    expect(collector.collected().phases.map(({ maxGapMs }) => maxGapMs)).toEqual([1_000, 1_030]);
  });

  it("measures gaps of a phase over all sources, and of each source separately", async () => {
    const { collector, at } = createRig();
    collector.beginPhase("load");
    for (let ms = 10; ms <= 100; ms += 10) {
      await at(ms);
      collector.record(ms === 20 || ms === 90 ? "stats-oneshot" : "cgroup-v2", reading());
    }
    collector.endPhases();
    const { phases, sources } = collector.collected();
    expect(phases[0]?.maxGapMs).toBe(10);
    expect(sources.get("stats-oneshot")).toMatchObject({ samples: 2, maxGapMs: 70 });
    expect(sources.get("cgroup-v2")).toMatchObject({ samples: 8, maxGapMs: 20 });
  });

  it("has no gap for a source with a single sample", () => {
    const { collector, record } = createRig();
    record(1);
    expect(collector.collected().sources.get("cgroup-v2")).toMatchObject({ samples: 1, maxGapMs: null });
  });

  it("keeps the highest kernel peak usage, and when a source last reported one", async () => {
    const { collector, at } = createRig();
    const report = (kernelPeakBytes: number | null) =>
      collector.record("cgroup-v2", reading({ kernelPeakBytes, usageBytes: 55, workingSetBytes: 50 }));
    report(60);
    await at(10);
    report(80);
    await at(20);
    report(70);
    await at(30);
    report(null);
    expect(collector.collected().kernelPeak).toEqual({ bytes: 80, atMs: 20 });
  });

  it("drops a kernel peak usage that usage exceeds, until a source reports a new one", () => {
    const { collector } = createRig();
    const record = (usageBytes: number, kernelPeakBytes: number | null) =>
      collector.record("cgroup-v2", reading({ usageBytes, workingSetBytes: 50, kernelPeakBytes }));
    record(55, 60);
    record(60, null);
    expect(collector.collected().kernelPeak).toMatchObject({ bytes: 60 });
    record(61, null);
    expect(collector.collected().kernelPeak).toBeNull();
    record(55, 70);
    expect(collector.collected().kernelPeak).toMatchObject({ bytes: 70 });
  });

  it("reports the first limit change within a source, but not differences between sources", () => {
    const { collector } = createRig();
    const report = (source: "cgroup-v2" | "stats-oneshot", limitBytes: number | null) =>
      collector.record(source, reading({ limitBytes }));
    report("cgroup-v2", null);
    report("cgroup-v2", 90);
    report("stats-oneshot", 50);
    report("cgroup-v2", 90);
    report("cgroup-v2", null);
    expect(collector.collected().limitChange).toBeNull();
    report("cgroup-v2", 70);
    report("stats-oneshot", 60);
    report("cgroup-v2", 90);
    expect(collector.collected().limitChange).toEqual({ fromBytes: 90, toBytes: 70 });
  });

  it("does not count the time before the first sample as a gap", async () => {
    const { collector, at, record } = createRig();
    collector.beginPhase("start");
    await at(700);
    collector.record("stats-oneshot", { missed: "an empty frame" });
    await at(800);
    record(1);
    await at(830);
    record(1);
    collector.endPhases();
    expect(collector.collected()).toMatchObject({ firstSampleMs: 800, phases: [{ name: "start", maxGapMs: 30 }] });
  });

  it("reports its time origin", () => {
    expect(createRig().collector.timeOrigin).toBe("2026-01-02T03:04:05.678Z");
  });

  it("keeps the time of the first OOM kill and the highest count", async () => {
    const { collector, at } = createRig();
    const report = (oomKills: number | null) => collector.record("cgroup-v2", reading({ oomKills }));
    collector.beginPhase("start");
    report(0);
    expect(collector.collected()).toMatchObject({ oomKills: 0, oomKillsAt: null });
    await at(10);
    collector.beginPhase("load");
    await at(20);
    report(1);
    await at(30);
    collector.beginPhase("settle");
    report(3);
    report(null);
    expect(collector.collected()).toMatchObject({ oomKills: 3, oomKillsAt: { atMs: 20, phase: "load" } });
  });

  it("keeps the highest count of group kills, and the last memory pressure", () => {
    const { collector } = createRig();
    collector.beginPhase("start");
    for (const values of [
      { oomGroupKills: 1, pressure: { someUs: 5, fullUs: 1 } },
      { oomGroupKills: 0, pressure: { someUs: 9, fullUs: 2 } },
      { oomGroupKills: null, pressure: null },
    ]) {
      collector.record("cgroup-v2", reading(values));
    }
    expect(collector.collected()).toMatchObject({ oomGroupKills: 1, pressure: { someUs: 9, fullUs: 2 } });
  });

  it("has null for OOM kills if no source counts them", () => {
    const { collector } = createRig();
    collector.record("stats-oneshot", reading({ oomKills: null }));
    expect(collector.collected()).toMatchObject({ oomKills: null, oomKillsAt: null });
  });

  it("passes each sample to the sink at once, with its phase", async () => {
    const { collector, samples, at, record } = createRig();
    record(1);
    collector.beginPhase("load");
    await at(5);
    record(2);
    collector.endPhases();
    record(3);
    expect(
      samples.map(({ atMs, phase, source, reading: { workingSetBytes } }) => [atMs, phase, source, workingSetBytes]),
    ).toEqual([
      [0, "start", "cgroup-v2", 1],
      [5, "load", "cgroup-v2", 2],
      [5, "load", "cgroup-v2", 3],
    ]);
  });

  describe("with active file cache", () => {
    const withCache = (workingSetBytes: number, activeFileBytes: number | null) =>
      reading({
        workingSetBytes,
        activeFileBytes,
        composition: () => ({
          anonymous: 30,
          shared: 0,
          activeFile: activeFileBytes,
          kernel: 0,
          kernelReclaimable: 0,
          sockets: 0,
          other: workingSetBytes - 30 - (activeFileBytes ?? 0),
        }),
      });

    it("excludes briefly active cache from the peak, and reports its size per sample", async () => {
      const { collector, samples, at } = createRig();
      collector.beginPhase("load");
      for (let ms = 0; ms <= 5_000; ms += 10) {
        await at(ms);
        collector.record("cgroup-v2", ms === 4_000 ? withCache(95, 60) : withCache(35, 0));
      }
      const { peak, instantPeakBytes, phases, series } = collector.collected();
      expect(peak).toMatchObject({ workingSetBytes: 35, transientFileBytes: 0, composition: { activeFile: 0 } });
      expect(instantPeakBytes).toBe(95);
      expect(phases[0]?.peakBytes).toBe(35);
      expect(Math.max(...series.map((point) => point.workingSetBytes))).toBe(35);
      expect(samples.find(({ atMs }) => atMs === 4_000)).toMatchObject({ transientFileBytes: 60 });
    });

    it("counts cache that stays active for 2 s", async () => {
      const { collector, at } = createRig();
      collector.beginPhase("load");
      for (let ms = 0; ms <= 5_000; ms += 100) {
        await at(ms);
        collector.record("cgroup-v2", ms < 1_000 ? withCache(35, 0) : withCache(95, 60));
      }
      expect(collector.collected().peak).toMatchObject({
        workingSetBytes: 95,
        atMs: 3_000,
        transientFileBytes: 0,
        composition: { anonymous: 30, activeFile: 60, other: 5 },
      });
    });

    it("has a composition that adds up to the peak if part of the cache is transient", async () => {
      const { collector, at } = createRig();
      for (const [ms, cache] of [
        [0, 20],
        [1_000, 20],
        [2_000, 50],
      ] as const) {
        await at(ms);
        collector.record("cgroup-v2", withCache(40 + cache, cache));
      }
      const { peak } = collector.collected();
      expect(peak).toMatchObject({ workingSetBytes: 60, transientFileBytes: 30, composition: { activeFile: 20 } });
      const parts = Object.values(peak?.composition ?? {});
      expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(60);
    });

    it("counts the full working set if a source does not report active file cache", async () => {
      const { collector } = createRig();
      collector.record("stats-oneshot", withCache(90, null));
      expect(collector.collected().peak).toMatchObject({
        workingSetBytes: 90,
        transientFileBytes: 0,
        composition: { activeFile: null },
      });
    });

    it("uses all sources to detect that cache was gone in between", async () => {
      const { collector, at } = createRig();
      for (let ms = 0; ms <= 6_000; ms += 100) {
        await at(ms);
        // The cache is gone every 1.5 s. The frames at 1 Hz come only while it is there.
        collector.record("cgroup-v2", ms % 1_500 === 0 ? withCache(35, 0) : withCache(95, 60));
        if (ms % 1_000 === 800) collector.record("stats-stream", withCache(95, 60));
      }
      expect(collector.collected().peak?.workingSetBytes).toBe(35);
    });

    it("ignores sources that do not report active file cache", async () => {
      const { collector, at } = createRig();
      for (let ms = 0; ms <= 3_000; ms += 100) {
        await at(ms);
        collector.record("cgroup-v2", withCache(95, 60));
        collector.record("stats-oneshot", reading({ workingSetBytes: 95, activeFileBytes: null }));
      }
      expect(collector.collected().peak?.workingSetBytes).toBe(95);
      expect(collector.collected().sources.size).toBe(2);
    });
  });

  it("has time and size of each sample in its series", async () => {
    const { collector, at } = createRig();
    await at(15);
    collector.record("cgroup-v2", reading({ workingSetBytes: 40 * mebibyte, usageBytes: 50 * mebibyte }));
    expect(collector.collected().series).toEqual([
      { atMs: 15, workingSetBytes: 40 * mebibyte, usageBytes: 50 * mebibyte },
    ]);
  });

  describe("with a reading that repeats the one before", () => {
    const same = reading({ workingSetBytes: 30, usageBytes: 40 });
    const other = reading({ workingSetBytes: 20, usageBytes: 40 });
    const rows = (samples: readonly Sample[]) => samples.map(({ atMs, source, phase }) => [atMs, source, phase]);

    it("records each sample with its time and phase, in order", async () => {
      const { collector, samples, at } = createRig();
      collector.beginPhase("start");
      await at(10);
      expect(collector.record("cgroup-v2", same)).toBe(30);
      await at(20);
      expect(collector.record("cgroup-v2", same)).toBeNull();
      await at(29);
      expect(collector.record("cgroup-v2", same)).toBeNull();
      await at(30);
      expect(collector.record("stats-stream", other)).toBeNull();
      await at(40);
      expect(collector.record("cgroup-v2", same)).toBe(30);
      await at(50);
      expect(collector.record("cgroup-v2", same)).toBeNull();
      collector.beginPhase("load");
      await at(60);
      expect(collector.record("cgroup-v2", same)).toBe(30);
      await at(75);
      expect(collector.record("cgroup-v2", same)).toBeNull();
      collector.endPhases();
      expect(rows(samples)).toEqual([
        [10, "cgroup-v2", "start"],
        [20, "cgroup-v2", "start"],
        [29, "cgroup-v2", "start"],
        [30, "stats-stream", "start"],
        [40, "cgroup-v2", "start"],
        [50, "cgroup-v2", "start"],
        [60, "cgroup-v2", "load"],
        [75, "cgroup-v2", "load"],
      ]);
      const { phases, sources } = collector.collected();
      expect(phases).toMatchObject([
        { name: "start", samples: 6, maxGapMs: 10, peakBytes: 30 },
        { name: "load", samples: 2, maxGapMs: 15, peakBytes: 30 },
      ]);
      expect(sources.get("cgroup-v2")).toEqual(expect.objectContaining({ samples: 7, maxGapMs: 15 }));
    });

    it("includes the last repeats in what is collected", async () => {
      const { collector, samples, at } = createRig();
      for (const ms of [10, 20, 30]) {
        await at(ms);
        collector.record("cgroup-v2", same);
      }
      expect(collector.collected().sources.get("cgroup-v2")?.samples).toBe(3);
      expect(samples.map(({ atMs }) => atMs)).toEqual([10, 20, 30]);
      expect(collector.collected().sources.get("cgroup-v2")?.samples).toBe(3);
    });

    it("collects the same as with new readings of the same values", async () => {
      const [repeated, renewed] = [createRig(), createRig()];
      let current = same;
      // Long enough to merge the points of the series twice.
      for (let step = 0; step < 3_000; step += 1) {
        const ms = step * 13 + (step % 7);
        if (step % 150 === 149) current = reading({ workingSetBytes: 20 + (step % 11), usageBytes: 40 });
        for (const rig of [repeated, renewed]) {
          if (step === 1_000) rig.collector.beginPhase("load");
          await rig.at(ms);
          rig.collector.record("cgroup-v2", rig === repeated ? current : { ...current });
        }
      }
      const [ofRepeated, ofRenewed] = [repeated.collector.collected(), renewed.collector.collected()];
      expect(ofRepeated.series.length).toBeGreaterThan(500);
      // A new reading also offers a point of the breakdown.
      expect({ ...ofRepeated, compositions: [] }).toEqual({ ...ofRenewed, compositions: [] });
      expect(rows(repeated.samples)).toEqual(rows(renewed.samples));
    });

    it("keeps only a bounded number of repeats back", () => {
      const { collector, samples } = createRig();
      for (let count = 0; count < 1_000; count += 1) collector.record("cgroup-v2", same);
      expect(samples.length).toBeGreaterThan(900);
      expect(collector.collected().sources.get("cgroup-v2")?.samples).toBe(1_000);
      expect(samples).toHaveLength(1_000);
    });

    it("asks for no composition of a repeat, because its source may have taken a later reading", async () => {
      const { collector, at } = createRig();
      let isCurrent = true;
      const once = reading({
        composition: () => {
          if (!isCurrent) throw new Error("the source has taken a later reading");
          return reading().composition();
        },
      });
      collector.record("cgroup-v2", once);
      await at(200);
      collector.record("cgroup-v2", once);
      isCurrent = false;
      await at(400);
      collector.record("cgroup-v2", other);
      expect(collector.collected().compositions).toHaveLength(2);
    });
  });
});
