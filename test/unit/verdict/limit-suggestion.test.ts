import { describe, expect, it } from "vitest";
import type { Composition, Evidence } from "../../../src/model/evidence.ts";
import type { Reclaim } from "../../../src/model/fields/reclaim.ts";
import type { VerdictKind } from "../../../src/model/verdict.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { rowsOf } from "../../../src/report/model/rows.ts";
import { suggestionFor, wasAtLimit } from "../../../src/verdict/limit-suggestion.ts";
import { containerFacts, evidence, limitBytes, mebibyte, oom, peak, phases, thresholds } from "../../builders.ts";
import { stoppedBy } from "../../stop-reasons.ts";

const noParts: Composition = {
  anonymous: 0,
  shared: 0,
  activeFile: 0,
  kernel: 0,
  kernelReclaimable: 0,
  sockets: 0,
  other: 0,
};
const untouched: Reclaim = { limitHits: 0, fileRefaults: 0, majorFaults: 0, mappedFileBytes: 0 };

/** A peak in MiB. The rest that belongs to no given part is anonymous memory. */
function peaked(mebibytes: number, parts: Partial<Composition> = {}, overrides: Partial<Evidence> = {}): Evidence {
  const workingSetBytes = Math.round(mebibytes * mebibyte);
  const { kernelReclaimable: _part, ...whole } = parts;
  const named = Object.values(whole).reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  const composition = { ...noParts, anonymous: Math.max(0, workingSetBytes - named), ...parts };
  return evidence({ peak: peak({ workingSetBytes, composition }), ...overrides });
}

const suggested = (of: Evidence, maxRatio = 0.8, kind: VerdictKind = "pass") => {
  const suggestion = suggestionFor(of, maxRatio, kind);
  return suggestion.kind === "limit" ? suggestion.bytes / mebibyte : suggestion.reason;
};
const row = (of: Evidence, label: string) =>
  rowsOf(judged(of, thresholds)).find((one) => one.label === label)?.value ?? "";

describe("the suggested limit", () => {
  it.each([
    [80 * mebibyte, 0.8, 100],
    [80 * mebibyte + 1, 0.8, 101],
    [1, 0.8, 6],
    [mebibyte, 1, 6],
    [6 * mebibyte + 1, 1, 7],
    [0, 0.8, 6],
  ])("for a peak of %d B at %d is %d MiB, never below Docker's minimum", (bytes, maxRatio, expected) => {
    expect(suggested(peaked(bytes / mebibyte), maxRatio)).toBe(expected);
  });

  it("after an OOM kill is the limit ÷ max-ratio, even if the sampled peak is lower", () => {
    expect(suggested(peaked(40, {}, { oom: oom({ processKills: 1 }) }), 0.8, "oom-killed")).toBe(125);
  });

  it.each([0.7, 0.8, 0.333, 0.1, 0.95, 0.6])(
    "is the lowest limit in whole MiB that passes, for a peak exactly at %d of a limit",
    (maxRatio) => {
      for (let mebibytes = 6; mebibytes <= 4_096; mebibytes += 1) {
        const workingSetBytes = Math.floor(maxRatio * mebibytes * mebibyte);
        const lowest = Number(suggested(peaked(workingSetBytes / mebibyte), maxRatio)) * mebibyte;
        expect(workingSetBytes / lowest, `${mebibytes} MiB`).toBeLessThanOrEqual(maxRatio);
        expect(lowest / mebibyte, `${workingSetBytes} B`).toBeLessThanOrEqual(mebibytes);
      }
    },
  );
});

describe("no limit is suggested", () => {
  it("without a peak, and by an inconclusive run", () => {
    expect(suggested(evidence({ peak: null }))).toBe("no-peak");
    expect(suggested(peaked(40), 0.8, "inconclusive")).toBe("inconclusive");
  });

  it("by a run over the threshold that ended early", () => {
    expect(suggested(peaked(90, {}, { outcome: stoppedBy("engine-lost/no-state") }), 0.8, "over-ratio")).toBe(
      "ended-early",
    );
  });

  it.each([
    ["active file cache", { activeFile: 12 * mebibyte }],
    ["reclaimable kernel memory", { kernel: 14 * mebibyte, kernelReclaimable: 12 * mebibyte }],
    ["both", { activeFile: 6 * mebibyte, kernel: 8 * mebibyte, kernelReclaimable: 6 * mebibyte }],
  ])("if only %s brought the peak above the threshold", (_name, parts) => {
    expect(suggested(peaked(90, parts), 0.8, "over-ratio")).toBe("reclaimable");
    // The rest is over the threshold too.
    expect(suggested(peaked(93, parts), 0.8, "over-ratio")).toBe(117);
  });

  it("if the app held more than the threshold at another time, the limit is from the peak", () => {
    const point = { ...noParts, anonymous: 85 * mebibyte, atMs: 3_000 };
    const of = peaked(90, { activeFile: 12 * mebibyte }, { compositions: [point] });
    expect(suggested(of, 0.8, "over-ratio")).toBe("reclaimable");
    expect(judged(of, thresholds).message).not.toContain("take back");
  });

  it("if the kernel can take back half of the peak of a pass, but not if that half is small", () => {
    expect(suggested(peaked(40, { kernel: 21 * mebibyte, kernelReclaimable: 20 * mebibyte }))).toBe("reclaimable");
    expect(suggested(peaked(40, { kernel: 20 * mebibyte, kernelReclaimable: 19 * mebibyte }))).toBe(50);
    expect(suggested(peaked(6, { activeFile: 3 * mebibyte }))).toBe(8);
  });

  it("if much of the peak is kernel memory of an unknown kind", () => {
    const kernel = { kernel: 60 * mebibyte, kernelReclaimable: null };
    expect(suggested(peaked(90, kernel), 0.8, "over-ratio")).toBe("kernel-memory");
    expect(suggested(peaked(70, kernel))).toBe("kernel-memory");
    // Through the Docker stats API, it is in the rest.
    const rest = { kernel: null, kernelReclaimable: null, other: 60 * mebibyte };
    expect(suggested(peaked(90, rest), 0.8, "over-ratio")).toBe("kernel-memory");
    // Each app has some.
    expect(suggested(peaked(82, { kernel: 3 * mebibyte, kernelReclaimable: null }), 0.8, "over-ratio")).toBe(103);
    expect(suggested(peaked(95, { kernel: 12 * mebibyte, kernelReclaimable: null }), 0.8, "over-ratio")).toBe(119);
  });

  it.each([
    ["by memory.events", { ...untouched, limitHits: 9, fileRefaults: 40_000 }, null],
    ["by the kernel's peak usage", { ...untouched, limitHits: null, fileRefaults: 40_000 }, limitBytes - 4_096],
    [
      "with major faults, before Linux 5.9",
      { ...untouched, limitHits: 9, fileRefaults: null, majorFaults: 40_000 },
      null,
    ],
  ])("if file cache filled the limit (%s)", (_name, reclaim, kernelPeakBytes) => {
    const of = peaked(40, {}, { reclaim, kernelPeakBytes });
    expect(suggested(of)).toBe("file-cache");
    expect(row(of, "Lowest limit for this peak")).toContain(
      "none: file cache filled the limit, and the app had to read 156.3 MiB",
    );
  });

  it.each([
    ["never reached it", { ...untouched, fileRefaults: 40_000 }],
    ["wrote files once, and read none again", { ...untouched, limitHits: 1_337, fileRefaults: 100 }],
    ["had major faults at its start only", { ...untouched, limitHits: 9, majorFaults: 5_000 }],
  ])("but one is if the app %s", (_name, reclaim) => {
    expect(suggested(peaked(40, {}, { reclaim, kernelPeakBytes: 50 * mebibyte }))).toBe(50);
  });

  it("if memory was still rising when the load ended, by at least 1 MiB and 2%", () => {
    const rising = (mebibytes: number) => {
      const load = { startMs: 5_000, endMs: 35_000 };
      const compositions = Array.from({ length: 351 }, (_, at) => {
        const anonymous = 20 * mebibyte + (at * mebibytes * mebibyte) / 150;
        return { ...noParts, atMs: at * 100, anonymous: Math.round(anonymous) };
      });
      return peaked(60, {}, { compositions, phases: phases(load) });
    };
    expect(suggested(rising(10))).toBe("rising");
    expect(row(rising(10), "Lowest limit for this peak")).toBe("none: memory was still rising when the load ended");
    expect(suggested(rising(0.5))).toBe(75);
    expect(suggested(rising(0))).toBe(75);
  });

  it("if the app waited for memory at its limit for a tenth of the run", () => {
    const waited = (someMs: number, limitHits: number) =>
      peaked(40, {}, { reclaim: { ...untouched, limitHits }, pressure: { someMs, fullMs: 0 } });
    expect(suggested(waited(1_600, 9))).toBe("file-cache");
    expect(row(waited(1_600, 9), "Lowest limit for this peak")).toContain(
      "none: file cache filled the limit, and the app waited 1.6 s for memory.",
    );
    expect(suggested(waited(1_599, 9))).toBe(50);
    expect(suggested(waited(1_600, 0))).toBe(50);
  });

  it("if the app maps more of its files than the limit would hold", () => {
    const of = (mapped: number) => peaked(10, {}, { reclaim: { ...untouched, mappedFileBytes: mapped * mebibyte } });
    expect(suggested(of(14))).toBe("file-cache");
    expect(row(of(14), "Lowest limit for this peak")).toMatch(
      /^none: the app maps 14 MiB of files, such as its own program, into its memory\./,
    );
    expect(suggested(of(13))).toBe(13);
  });
});

describe("a suggested limit from a peak with active file cache", () => {
  const text = (cache: number) => row(peaked(60, { activeFile: cache * mebibyte }), "Lowest limit for this peak");

  it("says that the next run may need less, because the files of a new image may be in it", () => {
    expect(text(25)).toBe(
      "75 MiB (75Mi), which is peak ÷ max-ratio, rounded up. 25 MiB of the peak is active file cache. If the image was new on this machine, its own files may be in it, and the next run may need less",
    );
  });

  it("says nothing of a small part", () => {
    expect(text(5)).toBe("75 MiB (75Mi), which is peak ÷ max-ratio, rounded up");
  });
});

describe("a container at its limit", () => {
  const atLimit = peaked(40, {}, { reclaim: { ...untouched, limitHits: 1 } });

  it("is found by the count of this run, or by the kernel's peak usage", () => {
    expect(wasAtLimit(atLimit)).toBe(true);
    expect(wasAtLimit(peaked(40, {}, { kernelPeakBytes: limitBytes }))).toBe(true);
    expect(wasAtLimit(peaked(40, {}, { reclaim: untouched, kernelPeakBytes: limitBytes - mebibyte }))).toBe(false);
  });

  it("is not found by a kernel's peak usage that may be older than the run", () => {
    const container = containerFacts({ wasRunning: true });
    const before = { container, kernelPeakBytes: limitBytes };
    expect(wasAtLimit(peaked(40, {}, before))).toBe(false);
    const series = [{ atMs: 9_000, workingSetBytes: 40 * mebibyte, usageBytes: limitBytes }];
    expect(wasAtLimit(peaked(40, {}, { ...before, series }))).toBe(true);
  });
});
