import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../../src/model/evidence.ts";
import type { Baseline } from "../../../../../src/model/fields/baseline.ts";
import { unknownIdentity } from "../../../../../src/model/identity.ts";
import { baselineRunOf } from "../../../../../src/report/model/baseline/baseline-run.ts";
import { withBaseline, withSavedBaseline } from "../../../../../src/report/model/baseline/with-baseline.ts";
import { type Judged, judged, reportOf } from "../../../../../src/report/model/judged.ts";
import { noticesOf } from "../../../../../src/report/model/messages.ts";
import { parseReport } from "../../../../../src/report/model/parse-report.ts";
import { rowsOf } from "../../../../../src/report/model/rows.ts";
import { judgedSet } from "../../../../../src/report/model/set/judged-set.ts";
import { engineFacts, evidence, loadFigures, mebibyte, oom, peak, thresholds } from "../../../../builders.ts";
import { stopBy } from "../../../../stop-reasons.ts";

/** A completed run with a peak in MiB, of which the app held all but 4 MiB. */
function at(mib: number, overrides: Partial<Evidence> = {}, gate: string | null = null): Judged {
  const workingSetBytes = mib * mebibyte;
  return judged(evidence({ peak: peak({ workingSetBytes }), ...overrides }), thresholds, { ...unknownIdentity, gate });
}

function baselineOf(runs: readonly Judged[]): Baseline {
  const saved = runs.map((run) => baselineRunOf(run.evidence, { thresholds, verdict: run.verdict.kind }, run.identity));
  return { path: "main-report", runs: saved, maxIncrease: null };
}

function compare(head: Judged, saved: readonly Judged[]): Judged {
  return withBaseline(head, [head], baselineOf(saved));
}

function baselineRow(run: Judged): string | undefined {
  return rowsOf(run).find(({ label }) => label === "Baseline")?.value;
}

const four = [at(40), at(42), at(41), at(43)];

describe("the change against saved runs", () => {
  it("is between the medians of the baseline and of this run", () => {
    const cpu = { totalMs: 9_000, limitCores: null, throttledMs: 0, throttledPeriods: 0, periods: 0 };
    const saved = [10, 20, 30, 40].map((loadMs) => at(40, { cpu: { ...cpu, loadMs } }));
    const head = at(50, {
      cpu: { ...cpu, loadMs: 50 },
      load: loadFigures({ requestsPerSecond: 500, latencyMs: { p50: 3, p90: 6, p99: 18, max: 40 } }),
    });
    expect(compare(head, saved).baseline?.table).toEqual({
      head: ["Figure", "Baseline", "This run", "Change"],
      rows: [
        ["Peak", "40 MiB", "50 MiB", "+25%"],
        ["Held by the app", "36 MiB", "46 MiB", "+27.8%"],
        ["Latency p99", "12 ms", "18 ms", "+50%"],
        ["Responses/s", "1,000", "500", "-50%"],
        ["CPU time", "25 ms", "50 ms", "+100%"],
        ["CPU time per response", "0.0025 ms", "0.005 ms", "+100%"],
      ],
    });
  });

  it("has the share of the load phase in which the CPU limit stopped the app, if there is any", () => {
    const throttled = (throttledMs: number) => {
      const [throttledPeriods, periods] = [throttledMs / 100, 100];
      return { cpu: { loadMs: 1_000, totalMs: 9_000, limitCores: 1, throttledMs, throttledPeriods, periods } };
    };
    const rowOf = (head: number, saved: number) =>
      compare(
        at(40, throttled(head)),
        four.map(() => at(40, throttled(saved))),
      ).baseline?.table?.rows.find(([name]) => name === "CPU throttling");
    expect(rowOf(2_500, 500)).toEqual(["CPU throttling", "5%", "25%", "+20 points"]);
    expect(rowOf(0, 500)).toEqual(["CPU throttling", "5%", "0%", "-5 points"]);
    expect(rowOf(100, 0)).toEqual(["CPU throttling", "0%", "1%", "+1 points"]);
    expect(rowOf(0, 0)).toBeUndefined();
  });

  it("says if less memory costs much more CPU time", () => {
    const cpu = { totalMs: 9_000, limitCores: null, throttledMs: 0, throttledPeriods: 0, periods: 0 };
    const noticesAt = (mib: number, loadMs: number, saved = four) =>
      noticesOf(
        compare(
          at(mib, { cpu: { ...cpu, loadMs } }),
          saved.map(({ evidence }) => judged({ ...evidence, cpu: { ...cpu, loadMs: 1_000 } }, thresholds)),
        ).evidence,
      ).filter((notice) => notice.includes("CPU time"));
    expect(noticesAt(30, 2_000)).toEqual([
      "The app held less memory than the runs of the baseline, but used 2.0 times the CPU time per response: 0.2 ms instead of 0.1 ms in the load phase (medians). Less memory for so much more CPU time may be no improvement.",
    ]);
    expect(noticesAt(30, 1_400)).toEqual([]);
    expect(noticesAt(41, 2_000)).toEqual([]);
    expect(noticesAt(30, 2_000, four.slice(1))).toEqual([]);
  });

  it("leaves out a figure that one side does not know", () => {
    const names = compare(at(50), four).baseline?.table?.rows.map(([name]) => name);
    expect(names).toEqual(["Peak", "Held by the app", "Latency p99", "Responses/s"]);
  });

  it("uses the median of all runs of a set", () => {
    const runs = [at(40), at(44), at(60)];
    const set = judgedSet(runs, { repeat: 3, planned: 3 });
    const { table, tableMeaning } = withBaseline(set, runs, baselineOf(four)).baseline ?? {};
    expect(table?.head[2]).toBe("This set");
    expect(tableMeaning).toBe("Baseline: the median of 4 runs. This set: the median of 3 runs.");
    expect(table?.rows[0]).toEqual(["Peak", "41.5 MiB", "44 MiB", "+6%"]);
  });

  it("never changes the verdict or its message", () => {
    const head = at(70);
    const { verdict, message } = compare(head, four);
    expect({ verdict, message }).toEqual({ verdict: head.verdict, message: head.message });
  });
});

describe("the range of at least four comparable runs", () => {
  it.each([
    [42.5, "within"],
    [39, "below"],
    [43.5, "above"],
    [43, "within"],
  ])("of 40 to 43 MiB: a peak of %d MiB is %s it", (mib, place) => {
    const run = compare(at(mib), four);
    expect(baselineRow(run)).toContain(`main-report: 4 comparable runs. The app held`);
    expect(baselineRow(run)).toContain(`, ${place} their range of 36 MiB to 39 MiB`);
    expect(noticesOf(run.evidence)).toEqual([]);
  });

  it("does not exist with three runs, and a notice says so", () => {
    const run = compare(at(42), four.slice(1));
    expect(baselineRow(run)).toBe("main-report: 3 comparable runs");
    expect(noticesOf(run.evidence)).toEqual([
      "The baseline main-report has only 3 runs that can be compared; memgate needs at least 4 to say what is usual. Save the reports of a few runs of the main branch with the same options.",
    ]);
  });

  it.each<[string, Partial<Evidence>, string]>([
    ["kernel", { engine: engineFacts({ kernelVersion: "6.8.0" }) }, "6.8.0 instead of 6.12.0"],
    ["engine", { engine: engineFacts({ version: "26.1.5" }) }, "26.1.5 instead of 28.5.2"],
    ["connections", { load: loadFigures({ connections: 20 }) }, "20 instead of 10"],
    ["rate", { load: loadFigures({ rate: 50 }) }, "50/s instead of unlimited"],
    ["requests", { load: loadFigures({ durationMs: 30_000 }) }, "for 30 s instead of for 10 s"],
    ["workload", { load: loadFigures({ url: "http://10.0.0.9:80/list?a=1" }) }, "GET /list?a=1 instead of GET /"],
    ["workload", { load: loadFigures({ method: "PUT" }) }, "PUT / instead of GET /"],
    ["limit", { limitBytes: 128 * mebibyte }, "128 MiB (134,217,728 B) instead of 100 MiB (104,857,600 B)"],
  ])("needs the same %s", (name, overrides, values) => {
    const run = compare(at(42), [...four.slice(1), at(40, overrides)]);
    expect(baselineRow(run)).toBe("main-report: 4 runs, 3 of them comparable");
    expect(noticesOf(run.evidence)[0]).toContain(`. 1 run differs in ${name}: ${values}.`);
  });

  it("does not depend on the app's address", () => {
    const elsewhere = four.map((run) =>
      at((run.evidence.peak?.workingSetBytes ?? 0) / mebibyte, {
        load: loadFigures({ url: "http://172.18.0.7:8080/" }),
      }),
    );
    expect(baselineRow(compare(at(42), elsewhere))).toContain("4 comparable runs");
  });

  it("shows the change against runs that are not comparable if there are no others", () => {
    const other = { engine: engineFacts({ kernelVersion: "6.8.0" }) };
    const run = compare(at(44), [at(40, other), at(40, other)]);
    expect(run.baseline?.table?.rows[0]).toEqual(["Peak", "40 MiB", "44 MiB", "+10%"]);
    expect(baselineRow(run)).toBe("main-report: 2 runs, none of them comparable");
    expect(run.baseline?.tableMeaning).toBe("Baseline: the median of 2 runs, none of which is comparable.");
    expect(noticesOf(run.evidence)[0]).toBe(
      "The baseline main-report has no comparable run; memgate needs at least 4 to say what is usual. 2 runs differ in kernel: 6.8.0 instead of 6.12.0. Save the reports of a few runs of the main branch with the same options.",
    );
  });
});

describe("the runs of a baseline", () => {
  it("are only those of the same gate", () => {
    const head = at(42, {}, "api");
    const run = compare(head, [...four, at(50, {}, "api"), at(60, {}, "upload")]);
    expect(run.baseline?.facts.runs.map(({ peakBytes }) => peakBytes / mebibyte)).toEqual([50]);
  });

  it("leave out runs that were killed, ended early or were inconclusive", () => {
    const killed = at(99, { oom: oom({ processKills: 1 }) });
    const stopped = at(90, { outcome: { kind: "stopped", ...stopBy("interrupted/sigint") } });
    const facts = compare(at(42), [...four, killed, stopped]).baseline?.facts;
    expect(facts?.runs).toHaveLength(4);
    expect(facts?.leftOut).toBe(2);
  });

  it("leave out a run above the threshold whose load failed", () => {
    const failed = at(90, { load: loadFigures({ requests: 500, errors: 500, errorRate: 0.5 }) });
    expect(failed.verdict.kind).toBe("over-ratio");
    expect(baselineRow(compare(at(42), [...four, failed]))).toContain("4 comparable runs");
    expect(baselineRow(compare(at(42), [...four, at(90)]))).toContain("5 comparable runs");
  });

  it("keep those above the threshold", () => {
    expect(compare(at(42), [at(95)]).baseline?.facts.runs).toHaveLength(1);
  });

  it("are not compared with a run that was not measured", () => {
    const run = compare(at(42, { outcome: { kind: "stopped", ...stopBy("interrupted/sigint") } }), four);
    expect(run.baseline?.table).toBeNull();
    expect(baselineRow(run)).toBe("main-report: not compared, because no run of this report was measured to its end");
  });

  it("are at most 100, the newest", () => {
    const saved = Array.from({ length: 103 }, (_, index) =>
      at(20 + index / 10, { createdAt: `2026-01-02T03:04:05.${String(200 - index).padStart(3, "0")}Z` }),
    );
    const runs = compare(at(42), saved).baseline?.facts.runs ?? [];
    expect(runs).toHaveLength(100);
    expect(runs[0]?.createdAt).toBe("2026-01-02T03:04:05.101Z");
    expect(runs.at(-1)?.createdAt).toBe("2026-01-02T03:04:05.200Z");
  });
});

it("has the same texts when the saved report is judged again", () => {
  const run = compare(at(44), four);
  const read = parseReport(JSON.parse(JSON.stringify(reportOf(run))));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(withSavedBaseline(at(44), read.content.baseline).baseline).toEqual(run.baseline);
});
