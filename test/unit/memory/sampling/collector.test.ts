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
  const look = (workingSetBytes: number) => collector.look("cgroup-v2", reading({ workingSetBytes }));
  return { collector, samples, at, look };
}

describe("the collector", () => {
  it("has nothing before it saw anything", () => {
    expect(createRig().collector.collected()).toEqual({
      peak: null,
      instantPeakBytes: null,
      limitChange: null,
      firstSampleMs: null,
      kernelPeak: null,
      oomKills: null,
      oomKillsBefore: null,
      oomKillsAt: null,
      oomGroupKills: null,
      pressure: null,
      phases: [],
      sources: new Map(),
      compositions: [],
      series: [],
    });
  });

  it("keeps the peak with its phase, time, source and composition", async () => {
    const { collector, at, look } = createRig();
    const composition = { anonymous: 1, shared: 2, activeFile: 0, kernel: 4, sockets: 5, other: 6 };
    collector.beginPhase("start");
    look(50);
    await at(100);
    collector.beginPhase("load");
    await at(150);
    collector.look(
      "stats-oneshot",
      reading({ workingSetBytes: 90, usageBytes: 95, inactiveFileBytes: 5, composition: () => composition }),
    );
    await at(160);
    look(70);
    look(90);
    expect(collector.collected().peak).toEqual({
      workingSetBytes: 90,
      usageBytes: 95,
      inactiveFileBytes: 5,
      transientFileBytes: 0,
      phase: "load",
      atMs: 150,
      source: "stats-oneshot",
      composition,
    });
  });

  it("counts a peak of the start-up as well", () => {
    const { collector, look } = createRig();
    collector.beginPhase("start");
    look(90);
    collector.beginPhase("load");
    look(50);
    expect(collector.collected().peak).toMatchObject({ workingSetBytes: 90, phase: "start" });
  });

  it("takes a working set of 0 for a peak where there is no other", () => {
    const { collector, look } = createRig();
    look(0);
    expect(collector.collected().peak).toMatchObject({ workingSetBytes: 0 });
  });

  it("works out a composition only where it is kept: of peaks, and one in 100 ms", () => {
    const { collector } = createRig();
    let asked = 0;
    const { composition } = reading();
    const counting = () => {
      asked += 1;
      return composition();
    };
    for (const workingSetBytes of [50, 40, 30, 60, 60]) {
      collector.look("cgroup-v2", reading({ workingSetBytes, composition: counting }));
    }
    // The first one twice: as a peak, and for the time.
    expect(asked).toBe(3);
  });

  it("never takes a missed look for a sample", async () => {
    const { collector, at, samples } = createRig();
    collector.beginPhase("load");
    await at(50);
    collector.look("stats-oneshot", { missed: "an empty frame" });
    collector.endPhases();
    const { peak, phases, sources, series } = collector.collected();
    expect(peak).toBeNull();
    expect(samples).toEqual([]);
    expect(series).toEqual([]);
    expect(phases).toEqual([{ name: "load", startMs: 0, endMs: 50, samples: 0, maxGapMs: 50, peakBytes: null }]);
    expect(sources.get("stats-oneshot")).toMatchObject({ samples: 0, missed: 1, maxGapMs: null });
  });

  it("has the figures of each phase", async () => {
    const { collector, at, look } = createRig();
    collector.beginPhase("start");
    await at(10);
    look(40);
    await at(100);
    collector.beginPhase("load");
    await at(120);
    look(70);
    await at(125);
    look(60);
    await at(200);
    collector.endPhases();
    expect(collector.collected().phases).toEqual([
      { name: "start", startMs: 0, endMs: 100, samples: 1, maxGapMs: 90, peakBytes: 40 },
      { name: "load", startMs: 100, endMs: 200, samples: 2, maxGapMs: 110, peakBytes: 70 },
    ]);
  });

  it("measures a gap that reaches over a phase's border from the sample before it: it is one, and not two short ones", async () => {
    const { collector, at, look } = createRig();
    collector.beginPhase("start");
    look(1);
    await at(1_000);
    collector.beginPhase("load");
    await at(1_030);
    look(1);
    collector.endPhases();
    expect(collector.collected().phases.map(({ maxGapMs }) => maxGapMs)).toEqual([1_000, 1_030]);
  });

  it("lets any source close a gap of a phase, and measures each source's gap by itself", async () => {
    const { collector, at } = createRig();
    collector.beginPhase("load");
    for (let ms = 10; ms <= 100; ms += 10) {
      await at(ms);
      collector.look(ms === 20 || ms === 90 ? "stats-oneshot" : "cgroup-v2", reading());
    }
    collector.endPhases();
    const { phases, sources } = collector.collected();
    expect(phases[0]?.maxGapMs).toBe(10);
    expect(sources.get("stats-oneshot")).toMatchObject({ samples: 2, maxGapMs: 70 });
    expect(sources.get("cgroup-v2")).toMatchObject({ samples: 8, maxGapMs: 20 });
  });

  it("has no gap of a source with a single sample", () => {
    const { collector, look } = createRig();
    look(1);
    expect(collector.collected().sources.get("cgroup-v2")).toMatchObject({ samples: 1, maxGapMs: null });
  });

  it("keeps the highest ceiling, and when one was last told", async () => {
    const { collector, at } = createRig();
    const report = (kernelPeakBytes: number | null) =>
      collector.look("cgroup-v2", reading({ kernelPeakBytes, usageBytes: 55, workingSetBytes: 50 }));
    report(60);
    await at(10);
    report(80);
    await at(20);
    report(70);
    await at(30);
    report(null);
    expect(collector.collected().kernelPeak).toEqual({ bytes: 80, atMs: 20 });
  });

  it("drops a ceiling that the usage has passed since it was told, until it is told again", () => {
    const { collector } = createRig();
    const look = (usageBytes: number, kernelPeakBytes: number | null) =>
      collector.look("cgroup-v2", reading({ usageBytes, workingSetBytes: 50, kernelPeakBytes }));
    look(55, 60);
    look(60, null);
    expect(collector.collected().kernelPeak).toMatchObject({ bytes: 60 });
    look(61, null);
    expect(collector.collected().kernelPeak).toBeNull();
    look(55, 70);
    expect(collector.collected().kernelPeak).toMatchObject({ bytes: 70 });
  });

  it("tells of the first change of the limit that a source told, and not of what two sources tell apart", () => {
    const { collector } = createRig();
    const report = (source: "cgroup-v2" | "stats-oneshot", limitBytes: number | null) =>
      collector.look(source, reading({ limitBytes }));
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

  it("tells the time before the first sample apart: it is no gap", async () => {
    const { collector, at, look } = createRig();
    collector.beginPhase("start");
    await at(700);
    collector.look("stats-oneshot", { missed: "an empty frame" });
    await at(800);
    look(1);
    await at(830);
    look(1);
    collector.endPhases();
    expect(collector.collected()).toMatchObject({ firstSampleMs: 800, phases: [{ name: "start", maxGapMs: 30 }] });
  });

  it("tells when its time began", () => {
    expect(createRig().collector.timeOrigin).toBe("2026-01-02T03:04:05.678Z");
  });

  it("keeps the first sight of an OOM kill and the highest count", async () => {
    const { collector, at } = createRig();
    const report = (oomKills: number | null) => collector.look("cgroup-v2", reading({ oomKills }));
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

  it("keeps the highest count of group kills, and the stall that was told last", () => {
    const { collector } = createRig();
    collector.beginPhase("start");
    for (const more of [
      { oomGroupKills: 1, pressure: { someUs: 5, fullUs: 1 } },
      { oomGroupKills: 0, pressure: { someUs: 9, fullUs: 2 } },
      { oomGroupKills: null, pressure: null },
    ]) {
      collector.look("cgroup-v2", reading(more));
    }
    expect(collector.collected()).toMatchObject({ oomGroupKills: 1, pressure: { someUs: 9, fullUs: 2 } });
  });

  it("does not know of OOM kills where no source counts them", () => {
    const { collector } = createRig();
    collector.look("stats-oneshot", reading({ oomKills: null }));
    expect(collector.collected()).toMatchObject({ oomKills: null, oomKillsAt: null });
  });

  it("hands on every sample as it is taken, with its phase", async () => {
    const { collector, samples, at, look } = createRig();
    look(1);
    collector.beginPhase("load");
    await at(5);
    look(2);
    collector.endPhases();
    look(3);
    expect(
      samples.map(({ atMs, phase, source, reading: { workingSetBytes } }) => [atMs, phase, source, workingSetBytes]),
    ).toEqual([
      [0, "start", "cgroup-v2", 1],
      [5, "load", "cgroup-v2", 2],
      [5, "load", "cgroup-v2", 3],
    ]);
  });

  describe("and active file cache", () => {
    const withCache = (workingSetBytes: number, activeFileBytes: number | null) =>
      reading({
        workingSetBytes,
        activeFileBytes,
        composition: () => ({
          anonymous: 30,
          shared: 0,
          activeFile: activeFileBytes,
          kernel: 0,
          sockets: 0,
          other: workingSetBytes - 30 - (activeFileBytes ?? 0),
        }),
      });

    it("leaves out of the peak what is active in passing, and tells how much it was", async () => {
      const { collector, samples, at } = createRig();
      collector.beginPhase("load");
      for (let ms = 0; ms <= 5_000; ms += 10) {
        await at(ms);
        collector.look("cgroup-v2", ms === 4_000 ? withCache(95, 60) : withCache(35, 0));
      }
      const { peak, instantPeakBytes, phases, series } = collector.collected();
      expect(peak).toMatchObject({ workingSetBytes: 35, transientFileBytes: 0, composition: { activeFile: 0 } });
      expect(instantPeakBytes).toBe(95);
      expect(phases[0]?.peakBytes).toBe(35);
      expect(Math.max(...series.map((point) => point.workingSetBytes))).toBe(35);
      expect(samples.find(({ atMs }) => atMs === 4_000)).toMatchObject({ transientFileBytes: 60 });
    });

    it("counts what stays active for 2 s", async () => {
      const { collector, at } = createRig();
      collector.beginPhase("load");
      for (let ms = 0; ms <= 5_000; ms += 100) {
        await at(ms);
        collector.look("cgroup-v2", ms < 1_000 ? withCache(35, 0) : withCache(95, 60));
      }
      expect(collector.collected().peak).toMatchObject({
        workingSetBytes: 95,
        atMs: 3_000,
        transientFileBytes: 0,
        composition: { anonymous: 30, activeFile: 60, other: 5 },
      });
    });

    it("has a composition that adds up to the peak where a part of the cache is transient", async () => {
      const { collector, at } = createRig();
      for (const [ms, cache] of [
        [0, 20],
        [1_000, 20],
        [2_000, 50],
      ] as const) {
        await at(ms);
        collector.look("cgroup-v2", withCache(40 + cache, cache));
      }
      const { peak } = collector.collected();
      expect(peak).toMatchObject({ workingSetBytes: 60, transientFileBytes: 30, composition: { activeFile: 20 } });
      const parts = Object.values(peak?.composition ?? {});
      expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(60);
    });

    it("takes all of the working set for the peak where a source does not tell its active cache", async () => {
      const { collector } = createRig();
      collector.look("stats-oneshot", withCache(90, null));
      expect(collector.collected().peak).toMatchObject({
        workingSetBytes: 90,
        transientFileBytes: 0,
        composition: { activeFile: null },
      });
    });

    it("sees by any source that the cache was gone in between", async () => {
      const { collector, at } = createRig();
      for (let ms = 0; ms <= 6_000; ms += 100) {
        await at(ms);
        // Rewritten every 1.5 s; a frame a second comes when it is there.
        collector.look("cgroup-v2", ms % 1_500 === 0 ? withCache(35, 0) : withCache(95, 60));
        if (ms % 1_000 === 800) collector.look("stats-stream", withCache(95, 60));
      }
      expect(collector.collected().peak?.workingSetBytes).toBe(35);
    });

    it("is not led astray by a source that does not tell of it", async () => {
      const { collector, at } = createRig();
      for (let ms = 0; ms <= 3_000; ms += 100) {
        await at(ms);
        collector.look("cgroup-v2", withCache(95, 60));
        collector.look("stats-oneshot", reading({ workingSetBytes: 95, activeFileBytes: null }));
      }
      expect(collector.collected().peak?.workingSetBytes).toBe(95);
      expect(collector.collected().sources.size).toBe(2);
    });
  });

  it("has every sample's time and size in its series", async () => {
    const { collector, at } = createRig();
    await at(15);
    collector.look("cgroup-v2", reading({ workingSetBytes: 40 * mebibyte, usageBytes: 50 * mebibyte }));
    expect(collector.collected().series).toEqual([
      { atMs: 15, workingSetBytes: 40 * mebibyte, usageBytes: 50 * mebibyte },
    ]);
  });
});
