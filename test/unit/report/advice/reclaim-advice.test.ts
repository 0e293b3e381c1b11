import { describe, expect, it } from "vitest";
import type { Composition, Evidence } from "../../../../src/model/evidence.ts";
import { adviceFor } from "../../../../src/report/advice/advice.ts";
import { judged, reportOf } from "../../../../src/report/model/judged.ts";
import { rowsOf } from "../../../../src/report/model/rows.ts";
import { evidence, mebibyte, peak, thresholds } from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const workingSetBytes = 95 * mebibyte;
const of = (parts: Partial<Composition>, overrides: Partial<Evidence> = {}) =>
  evidence({
    peak: peak({ workingSetBytes, composition: { ...peak().composition, anonymous: 5 * mebibyte, ...parts } }),
    ...overrides,
  });
const slabOnV2 = of({ activeFile: 14 * mebibyte, kernel: 74 * mebibyte, kernelReclaimable: 70 * mebibyte });
const slabOnV1 = of({ activeFile: 14 * mebibyte, kernel: 74 * mebibyte, kernelReclaimable: null });

const advice = (input: Evidence) => adviceFor(judged(input, thresholds).verdict, input, thresholds);
const row = (input: Evidence, label: string) =>
  rowsOf(judged(input, thresholds)).find((one) => one.label === label)?.value;

describe("a peak that is over the threshold only because of reclaimable memory", () => {
  it("stays over the threshold, and the message says why", () => {
    expect(judged(slabOnV2, thresholds)).toMatchObject({
      verdict: { kind: "over-ratio" },
      message:
        "Memory peaked at 95 MiB, 95% of the 100 MiB limit (threshold: 80%), but only because of memory that the kernel can take back: the app held at most 11 MiB",
    });
  });

  it("says the reason of the peak before the growth", () => {
    const compositions = Array.from({ length: 100 }, (_, index) => ({
      ...peak().composition,
      atMs: 5_400 + index * 100,
      anonymous: index * 50 * 1_024,
    }));
    expect(judged({ ...slabOnV2, compositions }, thresholds).message).toBe(
      "Memory peaked at 95 MiB, 95% of the 100 MiB limit (threshold: 80%), but only because of memory that the kernel can take back: the app held at most 11 MiB; memory was still rising by 500 KiB per second",
    );
  });

  it("gets no advice to raise the limit", () => {
    expect(advice(slabOnV2)).toMatch(
      /^A higher limit may not help\..*14 MiB of active file cache and 70 MiB of kernel/,
    );
    expect(advice(slabOnV2)).not.toMatch(/raise the limit|\d+Mi\b/);
    expect(row(slabOnV2, "Suggested limit")).toMatch(/^none: the kernel can take back 84 MiB of the peak\./);
  });

  it("may contain the files of a new image, so the advice is to run the gate again", () => {
    const onlySlab = of({ activeFile: 0, kernel: 84 * mebibyte, kernelReclaimable: 80 * mebibyte });
    expect(advice(slabOnV2)).toContain("If the image was new on this machine, its own files may be in the file cache");
    expect(advice(slabOnV2)).toContain("run the gate again");
    expect(advice(onlySlab)).not.toContain("image");
  });

  it("of a run that ended early has the reason too", () => {
    const early = { ...slabOnV2, outcome: stoppedBy("app-exited/exit", "the app ended with exit code 3") };
    expect(advice(early)).toMatch(/^A higher limit may not help\..*ended early, .*: the app ended with exit code 3\.$/);
  });

  it("has the held memory beside the working set", () => {
    expect(row(slabOnV2, "Held by the app")).toBe(
      "11 MiB at its highest, 11% of the limit: without active file cache and reclaimable kernel memory",
    );
    expect(row(slabOnV2, "Peak breakdown")).toContain("kernel 74 MiB (77.9%; reclaimable: 70 MiB)");
    expect(reportOf(judged(slabOnV2, thresholds))).toMatchObject({
      heldBytes: 11 * mebibyte,
      suggestedLimitBytes: null,
      noSuggestion: "reclaimable",
    });
  });
});

describe("a peak with much kernel memory of an unknown kind", () => {
  it("gets no advice to raise the limit", () => {
    expect(advice(slabOnV1)).toMatch(/^Do not raise the limit yet\. 74 MiB of the peak may be kernel memory/);
    expect(advice(slabOnV1)).toMatch(
      /If it does not, .* page tables, .*: then raise the limit\. To be sure, run the gate on a machine/,
    );
    expect(row(slabOnV1, "Suggested limit")).toMatch(/^none: 74 MiB of the peak may be reclaimable kernel memory/);
  });

  it("counts it in the held memory, and says so", () => {
    expect(row(slabOnV1, "Held by the app")).toMatch(/^at most 81 MiB, .* it is unknown how much of the kernel memory/);
  });
});

describe("a pass of a container at its limit", () => {
  const passed = (fileRefaults: number) =>
    evidence({ reclaim: { limitHits: 40, fileRefaults, majorFaults: 9, mappedFileBytes: 0 } });

  it("says so, with the files that the app had to read again", () => {
    expect(advice(passed(25_600))).toMatch(
      /to spare\. Memory usage, file cache included, reached the limit, .* The app had to read 100 MiB of files again/,
    );
    expect(advice(passed(10))).toMatch(/reached the limit, and the kernel took memory back\.$/);
    expect(advice(evidence())).not.toContain("reached the limit");
  });
});

describe("a large rest in the breakdown", () => {
  it("is explained, and a small one is not", () => {
    const text = (other: number) => row(of({ anonymous: 40 * mebibyte, other: other * mebibyte }), "Peak breakdown");
    expect(text(40)).toContain("other 40 MiB (42.1%; counted, but not yet assigned to a part: ");
    expect(text(9)).toContain("other 9 MiB (9.5%)");
  });
});
