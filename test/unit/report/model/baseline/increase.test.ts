// max-increase beside a baseline: the verdict and everything that shows it.
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../../../../src/action/outputs.ts";
import type { Evidence } from "../../../../../src/model/evidence.ts";
import { adviceOf } from "../../../../../src/report/advice/advice.ts";
import { htmlOf } from "../../../../../src/report/html/page.ts";
import { baselineRunOf } from "../../../../../src/report/model/baseline/baseline-run.ts";
import { withBaseline, withSavedBaseline } from "../../../../../src/report/model/baseline/with-baseline.ts";
import { inconsistenciesOf } from "../../../../../src/report/model/consistency.ts";
import { type Judged, judged, reportOf } from "../../../../../src/report/model/judged.ts";
import { noticesOf } from "../../../../../src/report/model/messages.ts";
import { parseReport } from "../../../../../src/report/model/parse-report.ts";
import { rowsOf } from "../../../../../src/report/model/rows.ts";
import { enforcedExitCode, messageOfRun, warningsOf } from "../../../../../src/report/model/run-result.ts";
import { judgedSet } from "../../../../../src/report/model/set/judged-set.ts";
import { columnsOf } from "../../../../../src/report/storage/samples-csv.ts";
import { annotationTitle } from "../../../../../src/report/text/annotation.ts";
import { junitOf } from "../../../../../src/report/text/junit.ts";
import { summaryOf } from "../../../../../src/report/text/summary.ts";
import { engineFacts, evidence, mebibyte, oom, peak, thresholds } from "../../../../builders.ts";
import { stopBy } from "../../../../stop-reasons.ts";

/** A completed run with a peak in MiB, of which the app held all but 4 MiB. */
function at(mib: number, overrides: Partial<Evidence> = {}, isEnforced = true): Judged {
  const workingSetBytes = Math.round(mib * mebibyte);
  const series = [{ atMs: 6_000, workingSetBytes, usageBytes: workingSetBytes }];
  return judged(evidence({ peak: peak({ workingSetBytes }), series, ...overrides }), { ...thresholds, isEnforced });
}

/** Six runs that held 36 MiB on average. The logarithms vary by 0.6%. */
const six = [40, 40.2, 39.8, 40.2, 39.8, 40].map((mib) => at(mib));

function beside(saved: readonly Judged[], head: Judged, maxIncrease: number | null = 0.05, runs = [head]): Judged {
  const from = saved.map((run) => baselineRunOf(run.evidence, { thresholds, verdict: run.verdict.kind }, run.identity));
  return withBaseline(head, runs, { path: "main", runs: from, maxIncrease });
}

const increased = beside(six, at(44));
const same = beside(six, at(40.1));
const unclear = beside(six, at(41.5));
const few = beside(six.slice(3), at(44));
const one = (of: Judged) => ({ kind: "one", judged: of }) as const;
const cellOf = (of: Judged, label: string) => rowsOf(of).find((row) => row.label === label)?.value;

describe("an increase above max-increase", () => {
  it("is a verdict of its own, which fails the check", () => {
    expect(increased.verdict).toEqual({ kind: "increased" });
    expect(enforcedExitCode(one(increased))).toBe(1);
    expect(increased.message).toMatch(
      /^Held memory \+11\.1% \(95% interval: \+8\.1% to \+14\.2%\) against the baseline of 6 runs; at most \+5% allowed\. Memory peaked at 44 MiB, 44% of the 100 MiB limit \(threshold: 80%\)\.$/,
    );
  });

  it("does not fail the check with enforce: false", () => {
    const excused = beside(six, at(44, {}, false));
    expect(excused.verdict.kind).toBe("increased");
    expect(enforcedExitCode(one(excused))).toBe(0);
    expect(messageOfRun(one(excused))).toContain("allowed. Memory peaked at 44 MiB, 44% of the 100 MiB limit");
    expect(junitOf(one(excused))).toContain('<failure message="Not enforced: Held memory');
  });

  it("is in the table of figures", () => {
    expect(cellOf(increased, "Verdict")).toBe("increased");
    expect(cellOf(increased, "Baseline")).toBe(
      "increased; main: 6 comparable runs; at most +5% allowed (max-increase)",
    );
    expect(cellOf(increased, "Held memory")).toMatch(
      /^\+11\.1% \(95% interval: .*\): from 36 MiB to 40 MiB, means of the runs$/,
    );
  });

  it("says what to do, and names the other machines as a possible cause", () => {
    expect(adviceOf(increased)).toBe(
      "Find out what uses more memory than the saved runs in main. They may come from another machine: to make sure, compare with a base (`base-ref`). If the increase is wanted, raise `max-increase`.",
    );
  });

  it("is a failure of a JUnit case of its own", () => {
    const xml = junitOf(one(increased));
    expect(xml).toContain('failures="1" errors="0" skipped="0"');
    expect(xml).toMatch(
      /name="memory has not increased against the baseline \(max-increase: 5%\)"[^>]*>\n\s*<failure message="Held memory \+11\.1% [^"]*" type="increased">Find out/,
    );
  });

  it("is in the outputs of the Action", () => {
    expect(outputsOf(one(increased), "r")).toMatchObject({
      verdict: "increased",
      comparison: "increased",
      increase: "0.1111",
    });
    expect(outputsOf(one(beside(six, at(44), null)), "r")).toMatchObject({ comparison: "", increase: "" });
  });

  it("has the title of the annotation, the badge of the page, and comes first in the summary", () => {
    expect(annotationTitle(one(increased))).toBe("memgate: more memory than the baseline");
    const page = htmlOf(increased, columnsOf(increased.evidence.series), { script: "", style: "" });
    expect(page).toContain("✕ The check fails, because the app holds more memory than its baseline");
    expect(page.indexOf('id="baseline"')).toBeLessThan(page.indexOf('id="figures"'));
    const summary = summaryOf(one(increased), { footer: "" });
    expect(summary).toMatch(/^### ❌ Held memory \+11/);
    expect(summary.indexOf("| Figure | Baseline |")).toBeLessThan(summary.indexOf("```mermaid"));
  });

  it("does not hide a worse verdict, and comes after it in the message", () => {
    const over = beside(six, at(90));
    expect(over.verdict.kind).toBe("over-ratio");
    expect(over.message).toMatch(/^Memory peaked at 90 MiB.*\. Held memory \+1\d\d/);
    const killed = beside(six, at(90, { oom: oom() }));
    expect(killed.verdict.kind).toBe("oom-killed");
    expect(killed.message).toBe(at(90, { oom: oom() }).message);
  });
});

describe("the other results", () => {
  it("is a pass if an increase above max-increase is ruled out", () => {
    expect(same.verdict.kind).toBe("pass");
    expect(same.message).toMatch(
      /^Held memory \+0\.3% \(95% interval: .*\) against the baseline of 6 runs: no increase above the allowed \+5%\. Memory peaked/,
    );
    expect(warningsOf(one(same))).toEqual([]);
    expect(junitOf(one(same))).toContain("<system-out>Held memory +0.3%");
  });

  it("is a pass with a warning if the result is unclear", () => {
    expect(unclear.verdict.kind).toBe("pass");
    expect(enforcedExitCode(one(unclear))).toBe(0);
    expect(unclear.message).toMatch(
      /^Within the threshold, but the comparison with the baseline is unclear: 6 runs are too few, or vary too much, to judge an increase of 5%\. Held memory \+4\.2% .* against the baseline of 6 runs; at most \+5% allowed\. To settle it: save the reports of more runs, or compare with a base \(base-ref\)\. Memory peaked/,
    );
    expect(warningsOf(one(unclear)).map(({ title }) => title)).toEqual([
      "memgate: the comparison with the baseline is unclear",
    ]);
    expect(junitOf(one(unclear))).toContain('<skipped message="The comparison with the baseline is unclear: ');
    const page = htmlOf(unclear, columnsOf(unclear.evidence.series), { script: "", style: "" });
    expect(page).toContain("✓ The check passes, but the comparison is unclear");
  });

  it("is no result with too few comparable runs, and message, notice, warning and JUnit case say so", () => {
    expect(few.verdict.kind).toBe("pass");
    expect(few.baseline?.facts).toMatchObject({ maxIncrease: 0.05, result: null, held: null });
    expect(few.message).toMatch(
      /^Memory peaked at .*\. The increase was not judged: the baseline has only 3 runs that can be compared, and memgate needs at least 4\.$/,
    );
    expect(noticesOf(few.evidence)).toEqual([
      "The baseline main has only 3 runs that can be compared; memgate needs at least 4 to judge the increase. Save the reports of a few runs of the main branch with the same options.",
    ]);
    expect(warningsOf(one(few)).map(({ title }) => title)).toEqual([
      "memgate: the increase against the baseline was not judged",
    ]);
    expect(junitOf(one(few))).toContain('<skipped message="The increase was not judged: ');
    expect(cellOf(few, "Baseline")).toBe(
      "the increase was not judged; main: 3 comparable runs; at most +5% allowed (max-increase)",
    );
  });

  it("is no result on another kernel, and the notice has both versions", () => {
    const other = beside(six, at(44, { engine: engineFacts({ kernelVersion: "6.8.0" }) }));
    expect(other.verdict.kind).toBe("pass");
    expect(other.message).toContain("not judged: the baseline has no comparable run, and memgate needs at least 4.");
    expect(noticesOf(other.evidence)[0]).toContain("6 runs differ in kernel: 6.12.0 instead of 6.8.0.");
  });

  it("is no result for a run that was not measured to its end", () => {
    const stopped = at(44, { outcome: { kind: "stopped", ...stopBy("interrupted/sigint") } });
    const run = beside(six, stopped);
    expect(run.baseline?.facts.result).toBeNull();
    expect(run.verdict).toEqual(stopped.verdict);
    expect(run.message).toBe(stopped.message);
    expect(junitOf(one(run))).not.toContain("has not increased");
  });

  it("is no result without max-increase: verdict and message stay", () => {
    const run = beside(six, at(44), null);
    expect(run.verdict).toEqual(at(44).verdict);
    expect(run.message).toBe(at(44).message);
    expect(run.baseline?.facts).toMatchObject({ maxIncrease: null, result: null, held: null });
    expect(cellOf(run, "Baseline")).toContain("This does not change the verdict");
    expect(junitOf(one(run))).not.toContain("has not increased");
  });
});

describe("a set of runs", () => {
  it("is compared by the mean of its runs", () => {
    const runs = [44, 45, 43].map((mib) => at(mib));
    const set = beside(six, judgedSet(runs, { repeat: 3, planned: 3 }), 0.05, runs);
    expect(set.verdict.kind).toBe("increased");
    expect(set.baseline?.facts.held?.difference).toBeCloseTo(0.111, 2);
    expect(set.message).toMatch(/^Held memory \+11.* All 3 runs passed\. /);
  });

  it("stays inconclusive if one of its runs is", () => {
    const runs = [at(44), at(45, { load: null })];
    const set = beside(six, judgedSet(runs, { repeat: 2, planned: 2 }), 0.05, runs);
    expect(set.verdict.kind).toBe("inconclusive");
  });
});

describe("a saved report", () => {
  const saved = (of: Judged) => {
    const read = parseReport(JSON.parse(JSON.stringify(reportOf(of))));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.content;
  };

  it("has the same verdict and texts when it is judged again", () => {
    for (const [run, mib] of [
      [increased, 44],
      [same, 40.1],
      [unclear, 41.5],
      [few, 44],
    ] as const) {
      const again = withSavedBaseline(at(mib), saved(run).baseline);
      const { verdict, message, baseline } = run;
      expect(again).toMatchObject({ verdict, message, baseline });
    }
  });

  it("is judged by another max-increase, even if it was saved without one", () => {
    const without = beside(six, at(44), null);
    expect(withSavedBaseline(at(44), saved(increased).baseline, 0.2).verdict.kind).toBe("pass");
    expect(withSavedBaseline(at(44), saved(without).baseline, 0.05).verdict.kind).toBe("increased");
    expect(withSavedBaseline(at(44), saved(without).baseline).verdict.kind).toBe("pass");
  });

  it("of an earlier version has no max-increase", () => {
    const { maxIncrease: _m, result: _r, held: _h, ...earlier } = reportOf(beside(six, at(44), null)).baseline ?? {};
    const read = parseReport(JSON.parse(JSON.stringify({ ...reportOf(at(44)), baseline: earlier })));
    expect(read.ok && read.content.baseline).toMatchObject({ maxIncrease: null, result: null, held: null });
  });

  it("is refused if its result has no difference, or no max-increase", () => {
    const report = reportOf(increased);
    const wrong = (changed: object) =>
      inconsistenciesOf({ ...report, baseline: { ...report.baseline, ...changed } } as typeof report);
    expect(wrong({})).toEqual([]);
    for (const changed of [{ held: null }, { result: null }, { maxIncrease: null }]) {
      expect(wrong(changed).map(({ path }) => path)).toEqual(["baseline.result"]);
    }
  });

  it("with the verdict increased counts in a later baseline", () => {
    const run = baselineRunOf(increased.evidence, { thresholds, verdict: "increased" }, increased.identity);
    expect(run.figures?.heldBytes).toBe(40 * mebibyte);
  });
});
