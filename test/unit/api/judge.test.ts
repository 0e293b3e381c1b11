import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/api/input-error.ts";
import { judgeAgain, readSavedReport, readSavedRuns } from "../../../src/api/judge.ts";
import { renderText } from "../../../src/api/render.ts";
import { baselineRunOf } from "../../../src/report/model/baseline/baseline-run.ts";
import { withBaseline } from "../../../src/report/model/baseline/with-baseline.ts";
import { judgedComparison } from "../../../src/report/model/comparison/judged-comparison.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";

import { judgedSet } from "../../../src/report/model/set/judged-set.ts";
import { readJudged } from "../../../src/report/storage/read-run.ts";
import { evidence, loadFigures, mebibyte, peak, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const stored = fileURLToPath(new URL("../../fixtures/reports", import.meta.url));
const measured = evidence({ peak: peak({ workingSetBytes: 70 * mebibyte }) });
const report = reportOf(judged(measured, { ...thresholds, maxRatio: 0.6, maxErrorRate: 1e-7 }));

describe("judging a report again", () => {
  it("uses the report's thresholds, however small, for thresholds that are not given", () => {
    const again = judgeAgain(report);
    expect(again.report).toEqual(report);
    expect(again.evidence).toEqual(measured);
    expect(again.verdict).toEqual({ kind: "over-ratio" });
  });

  it.each([0.7, "70%", "0.7"])("uses the threshold that is given: %o", (maxRatio) => {
    const again = judgeAgain(report, { maxRatio, maxErrorRate: undefined });
    expect(again.verdict.kind).toBe("pass");
    expect(again.report).toMatchObject({ maxRatio: 0.7, maxErrorRate: 1e-7, verdict: { kind: "pass" } });
  });

  it("keeps the verdict of a set, but refuses other thresholds for it, because it has the evidence of one run", () => {
    const runs = [evidence(), measured].map((of) => judged(of, { ...thresholds, maxRatio: 0.8 }));
    const set = reportOf(judgedSet(runs, { repeat: 2, planned: 2 }));
    expect(judgeAgain(set, { maxRatio: 0.8 }).report).toEqual(set);
    expect(judgeAgain(set, { enforce: false })).toMatchObject({ isEnforced: false, report: { set: set.set } });
    expect(() => judgeAgain(set, { maxRatio: 0.5 })).toThrow(/is about 2 runs and has the evidence of only one/);
  });

  it("judges the report of an earlier version, which has no set", () => {
    const { set: _none, ...earlier } = report;
    expect(judgeAgain(earlier as typeof report, { maxRatio: 0.7 }).verdict.kind).toBe("pass");
  });

  it.each(readdirSync(stored, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("report.json")))(
    "judges and renders the stored report %s, which lacks later fields, like the file itself",
    (path) => {
      const earlier = JSON.parse(readFileSync(join(stored, path), "utf8"));
      const again = judgeAgain(earlier);
      const read = judgeAgain(readSavedReport(join(stored, path)));
      expect(again).toEqual(read);
      expect(renderText(earlier)).toBe(renderText(read.report));
    },
  );

  it("judges the evidence of an earlier version, which has no leak check", () => {
    const { liveMemory: _live, why: _why, ...earlier } = measured;
    const again = judgeAgain(earlier as typeof measured);
    expect(again.verdict).toEqual(judgeAgain(measured).verdict);
    expect(again.report.suggestedLimitBytes).toBe(judgeAgain(measured).report.suggestedLimitBytes);
    expect(again.report.leak).toBeNull();
  });

  it("judges the report of an earlier version, which has no planned number of requests and no enforcement", () => {
    const { isEnforced: _none, load, ...others } = report;
    const { planned: _planned, ...earlierLoad } = load ?? loadFigures();
    const earlier: object = { ...others, load: earlierLoad };
    const again = judgeAgain(earlier as typeof report, { maxRatio: 0.7 });
    expect(again).toMatchObject({ verdict: { kind: "pass" }, isEnforced: true });
    expect(judgeAgain(earlier as typeof report).report).toMatchObject({ verdict: report.verdict, isEnforced: true });
    expect(renderText(again.report)).toContain("10,000 requests: ");
  });

  it("uses the defaults of the options for evidence without a report", () => {
    expect(judgeAgain(measured).report).toMatchObject({ maxRatio: 0.8, maxErrorRate: 0.01 });
  });

  it("refuses an unknown threshold, because it would have no effect", () => {
    const unknown: object = { "max-ratio": 0.5 };
    expect(() => judgeAgain(report, unknown)).toThrow(
      "max-ratio is not an option of judge; expected maxRatio, warnRatio, maxErrorRate, maxIncrease, enforce or runs",
    );
  });

  it("refuses thresholds that no run accepts, with all problems", () => {
    const judge = () => judgeAgain(report, { maxRatio: 80, maxErrorRate: 1 });
    expect(judge).toThrow(InputError);
    expect(judge).toThrow(/^maxRatio "80" is not accepted; .*did you mean 80%\?\nmaxErrorRate "1" is not accepted; /);
    expect(judge).toThrow(expect.objectContaining({ codes: ["bad-input/max-ratio", "bad-input/max-error-rate"] }));
  });

  it("keeps warn-ratio and enforce of the report, and replaces them if they are given", () => {
    const reported = reportOf(judged(measured, { ...thresholds, warnRatio: 0.65, isEnforced: false }));
    expect(judgeAgain(reported)).toMatchObject({ isEnforced: false, report: { warnRatio: 0.65, isEnforced: false } });
    expect(judgeAgain(reported, { warnRatio: "75%", enforce: true })).toMatchObject({
      isEnforced: true,
      report: { warnRatio: 0.75, isEnforced: true },
    });
    expect(judgeAgain(measured)).toMatchObject({ isEnforced: true, report: { warnRatio: null } });
  });

  it("drops the saved warn-ratio if it is not below a new max-ratio, and refuses a given one", () => {
    const reported = reportOf(judged(measured, { ...thresholds, warnRatio: 0.65 }));
    expect(judgeAgain(reported, { maxRatio: 0.65 }).report.warnRatio).toBeNull();
    expect(() => judgeAgain(reported, { maxRatio: 0.65, warnRatio: 0.65 })).toThrow(
      'warnRatio "0.65" is not below the max-ratio of 65%; expected a lower ratio',
    );
  });

  it("refuses a value of enforce that is not a boolean", () => {
    const wrong: object = { enforce: "false" };
    expect(() => judgeAgain(report, wrong)).toThrow('enforce "false" is not accepted; expected true or false');
  });
});

describe("maxIncrease", () => {
  const base = { kind: "image", name: "app:0", commit: null } as const;
  const run = judged(measured, thresholds);
  const pairs = Array.from({ length: 4 }, () => ({ first: "base", isRepeated: false, base: run, head: run }) as const);
  const compared = reportOf(judgedComparison(pairs, { base, maxIncrease: 0.05, requests: null, planned: 4 }));

  it("replaces the value of a comparison", () => {
    expect(judgeAgain(compared, { maxIncrease: "10%" }).report.comparison?.maxIncrease).toBe(0.1);
    expect(judgeAgain(compared).report.comparison?.maxIncrease).toBe(0.05);
  });

  it("judges a report with a baseline, and keeps the baseline", () => {
    const saved = baselineRunOf(measured, { thresholds, verdict: "pass" }, run.identity);
    const heldBytes = (saved.figures?.heldBytes ?? 0) * 0.8;
    const runs = Array.from({ length: 4 }, () => ({
      ...saved,
      figures: saved.figures === null ? null : { ...saved.figures, heldBytes },
    }));
    const before = reportOf(withBaseline(run, [run], { path: "main", runs, maxIncrease: null }));
    expect(judgeAgain(before).report.baseline).toEqual(before.baseline);
    const again = judgeAgain(before, { maxIncrease: "10%" });
    expect(again.verdict.kind).toBe("increased");
    expect(again.report.baseline).toMatchObject({ maxIncrease: 0.1, result: "increased" });
  });

  it("needs the report of a comparison, and is checked with the other values", () => {
    expect(() => judgeAgain(report, { maxIncrease: 0.1 })).toThrow(
      "maxIncrease needs the report of a comparison with a base or a baseline",
    );
    expect(() => judgeAgain(compared, { maxIncrease: 10, maxRatio: 80 })).toThrow(/^maxRatio "80".*\nmaxIncrease "10"/);
  });
});

describe("the runs of a set", () => {
  const place = (kind: string) => join(stored, `0.1.0-${kind}`);
  const runsOf = (kind: string) => readSavedRuns(place(kind));
  const refusal = (judge: () => unknown) => {
    expect(judge).toThrow(InputError);
    expect(judge).toThrow(expect.objectContaining({ codes: ["bad-input/report"] }));
    return expect(judge);
  };

  it.each(["repeat", "comparison"])("are judged by other ratios, as memgate judge does: %s", async (kind) => {
    const saved = readSavedReport(place(kind));
    for (const maxRatio of [0.3, 0.99]) {
      const again = judgeAgain(saved, { maxRatio, maxErrorRate: "5%", warnRatio: "20%", runs: runsOf(kind) });
      const changed = { maxRatio, warnRatio: 0.2, maxErrorRate: 0.05, isEnforced: null };
      const read = await readJudged(place(kind), changed);
      if (!read.ok) throw new Error(read.problems.join());
      expect(again.report).toEqual(reportOf(read.judged));
      expect(again.report).toMatchObject({ maxRatio, maxErrorRate: 0.05, warnRatio: 0.2 });
    }
    const strict = judgeAgain(saved, { maxRatio: 0.3, runs: runsOf(kind) }).report.set?.runs ?? [];
    expect(strict.map(({ verdict }) => verdict)).toContain("over-ratio");
  });

  it("of a comparison take another max-increase too", () => {
    const options = { maxRatio: 0.9, maxIncrease: "20%", runs: runsOf("comparison") };
    const { report: judgedReport, verdict } = judgeAgain(readSavedReport(place("comparison")), options);
    expect(judgedReport.comparison).toMatchObject({ maxIncrease: 0.2, result: "not-increased" });
    expect(verdict.kind).toBe("pass");
  });

  it("are needed for other ratios", () => {
    for (const kind of ["repeat", "comparison"]) {
      const saved = readSavedReport(place(kind));
      refusal(() => judgeAgain(saved, { maxRatio: 0.9 })).toThrow(
        "expected the reports of all runs (runs: readRuns(PLACE))",
      );
      expect(judgeAgain(saved, { warnRatio: 0.2 }).report.warnRatio).toBe(0.2);
    }
  });

  it("are refused if they are not those of the report", () => {
    const saved = readSavedReport(place("repeat"));
    const runs = runsOf("repeat");
    const [first] = runs;
    if (first === undefined) throw new Error("expected runs");
    refusal(() => judgeAgain(saved, { runs: [first] })).toThrow("runs has 1 reports; expected 3");
    refusal(() => judgeAgain(saved, { runs: runs.toReversed() })).toThrow(
      /^runs\[0] does not belong to the set: .* in the set/,
    );
    refusal(() => judgeAgain(first, { runs: [first] })).toThrow("runs has 1 reports; expected 0");
    refusal(() => judgeAgain(measured, { runs: [first] })).toThrow("runs has 1 reports; expected 0");
  });

  it("are empty for the report of one run, and are refused if one of them is missing", () => {
    expect(readSavedRuns(join(stored, "0.1.0"))).toEqual([]);
    expect(judgeAgain(report, { maxRatio: 0.9, runs: [] }).report.maxRatio).toBe(0.9);
    const folder = temporaryFolder();
    cpSync(place("repeat"), folder, { recursive: true });
    rmSync(join(folder, "run-2"), { recursive: true });
    refusal(() => readSavedRuns(folder)).toThrow(/run-2\/report\.json does not exist/);
  });
});
