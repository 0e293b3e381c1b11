import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../src/model/evidence.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { sizeRunOf } from "../../../../src/verdict/size/size-run.ts";
import { evidence, loadFigures, mebibyte, peak, thresholds } from "../../../builders.ts";

const runOf = (overrides: Partial<Evidence>, maxRatio = 0.8) =>
  sizeRunOf(judged(evidence(overrides), thresholds), 1, maxRatio);

const point = (atMs: number, mib: number) => ({ atMs, workingSetBytes: mib * mebibyte, usageBytes: mib * mebibyte });

describe("the facts of a run", () => {
  it("are the figures of its evidence", () => {
    const load = { ...loadFigures(), requestsPerSecond: 123, errorRate: 0.005 };
    const run = runOf({ peak: peak({ workingSetBytes: 40 * mebibyte }), load, pressure: { someMs: 70, fullMs: 3 } });
    expect(run).toMatchObject({
      run: 1,
      verdict: "pass",
      peakBytes: 40 * mebibyte,
      requestsPerSecond: 123,
      errorRate: 0.005,
      p99Ms: load.latencyMs?.p99,
      stalledMs: 70,
      workMs: null,
      isRising: false,
    });
    // Without active file cache and reclaimable kernel memory.
    expect(run.heldBytes).toBe(36 * mebibyte);
  });

  it("have the working set that the app exceeded for at most 5% of the time, not of the points", () => {
    const series = [
      point(0, 10),
      point(9_000, 20),
      point(9_600, 50),
      point(9_601, 60),
      point(9_602, 70),
      point(10_000, 70),
    ];
    expect(runOf({ series }).p95Bytes).toBe(20 * mebibyte);
    expect(runOf({ series: [point(5, 30)] }).p95Bytes).toBe(30 * mebibyte);
    expect(runOf({ series: [] }).p95Bytes).toBeNull();
  });

  it("count major faults if the kernel counts no file refaults", () => {
    const reclaim = { limitHits: 0, fileRefaults: null, majorFaults: 10, mappedFileBytes: 5 };
    expect(runOf({ reclaim })).toMatchObject({ rereadBytes: 40_960, mappedFileBytes: 5 });
    expect(runOf({ reclaim: { ...reclaim, fileRefaults: 3 } }).rereadBytes).toBe(12_288);
    expect(runOf({ reclaim: null }).rereadBytes).toBeNull();
  });

  it("have a suggestion in spite of mapped files: the next limit leaves room for them", () => {
    const reclaim = { limitHits: 0, fileRefaults: 0, majorFaults: 0, mappedFileBytes: 90 * mebibyte };
    expect(runOf({ reclaim }).noSuggestion).toBeNull();
    const full = { ...reclaim, limitHits: 5, fileRefaults: 50_000 };
    expect(runOf({ reclaim: full }).noSuggestion).toBe("file-cache");
  });

  it("have the time of a batch job, but not of a command that memgate ended", () => {
    const job = { kind: "none" as const, durationMs: 4_000, exitCodes: [0] };
    expect(runOf({ load: null, workload: job }).workMs).toBe(4_000);
    const command = {
      kind: "command",
      command: "k6",
      exitCode: null,
      signal: null,
      durationMs: 9,
      wasToEnd: true,
    } as const;
    expect(runOf({ load: null, workload: { ...command, app: null } }).workMs).toBeNull();
  });
});
