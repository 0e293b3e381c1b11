import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../../src/model/evidence.ts";
import { adviceOf } from "../../../../../src/report/advice/advice.ts";
import {
  comparedAgain,
  hasToRepeat,
  judgedComparison,
  judgedReportAgain,
  nextOf,
  type RunPair,
} from "../../../../../src/report/model/comparison/judged-comparison.ts";
import { type Judged, judged, noChange, reportOf } from "../../../../../src/report/model/judged.ts";
import { parseReport } from "../../../../../src/report/model/parse-report.ts";
import { exitCodeOfRun, warningsOf } from "../../../../../src/report/model/run-result.ts";
import { type Report, reportSchema } from "../../../../../src/report/model/schema.ts";
import { judgedRunsAgain } from "../../../../../src/report/model/set/judged-set.ts";
import { evidence, loadFigures, mebibyte, oom, outOfMemory, peak, thresholds } from "../../../../builders.ts";
import { stopBy } from "../../../../stop-reasons.ts";

/** A completed run with a peak in MiB of 100 MiB, all of which the app holds. */
function at(mib: number, overrides: Partial<Evidence> = {}): Judged {
  const workingSetBytes = Math.round(mib * mebibyte);
  const series = [{ atMs: 6_000, workingSetBytes, usageBytes: workingSetBytes }];
  return judged(evidence({ peak: peak({ workingSetBytes }), series, compositions: [], ...overrides }), thresholds);
}
const killed = (mib = 96) =>
  at(mib, { oom: oom({ processKills: 1, witnesses: [{ name: "cgroup", atMs: 9_000, phase: "load" }] }) });
const failing = () => at(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }) });
const interrupted = () => at(30, { outcome: { kind: "stopped", ...stopBy("interrupted/sigint") } });

function pair(base: Judged, head: Judged, isRepeated = false): RunPair {
  return { first: "base", isRepeated, base, head };
}
const noise = [-0.4, 0.3, 0.1, -0.2, 0.4, -0.1, 0.2, -0.3, 0, 0.25];
/** Pairs of runs around 40 MiB, with a head that holds `growth` times as much. */
function pairsWith(growth: number, count: number, scale = 1): readonly RunPair[] {
  return Array.from({ length: count }, (_, index) =>
    pair(at(40 + scale * (noise[index] ?? 0)), at((40 + scale * (noise[(index + 3) % noise.length] ?? 0)) * growth)),
  );
}
const facts = {
  base: { kind: "ref", name: "main@abc1234", commit: "abc1234".padEnd(40, "0") },
  maxIncrease: 0.05,
  requests: null,
  planned: 4,
} as const;

const compare = (pairs: readonly RunPair[], changes: Partial<typeof facts> = {}) =>
  judgedComparison(pairs, { ...facts, ...changes });
const resultOf = (pairs: readonly RunPair[]) => {
  const { comparison } = compare(pairs);
  return { result: comparison?.facts.result, unclear: comparison?.facts.unclear };
};

describe("the verdict of a comparison", () => {
  it("is increased if the head certainly holds more than the base", () => {
    const result = compare(pairsWith(1.1, 4));
    expect(result.verdict).toEqual({ kind: "increased" });
    expect(exitCodeOfRun({ kind: "one", judged: result })).toBe(1);
    expect(result.message).toMatch(
      /^Held memory \+11\.5% \(95% interval: \+9\.9% to \+13\.1%\) against main@abc1234, 4 pairs; at most \+5% allowed\. All 4 head runs passed\. The highest peak/,
    );
    expect(adviceOf(result)).toContain("At the peak, anonymous memory increased most: +4.1 MiB");
  });

  it("is a pass if an increase is ruled out", () => {
    const result = compare(pairsWith(1, 4));
    expect(result.verdict.kind).toBe("pass");
    expect(result.message).toMatch(/4 pairs: no increase above the allowed \+5%\. All 4 head runs passed/);
    expect(warningsOf({ kind: "one", judged: result })).toEqual([]);
  });

  it("is a pass with a warning if the result is unclear", () => {
    const result = compare(pairsWith(1.03, 10, 12));
    expect(result.verdict.kind).toBe("pass");
    expect(result.comparison?.facts).toMatchObject({ result: "unclear", unclear: "noise" });
    expect(result.message).toMatch(
      /^Within the threshold, but the comparison with main@abc1234 is unclear: the runs of 10 pairs vary too much\. .* To settle it, use a quieter machine, or raise max-increase\. All 10 head runs passed/,
    );
    expect(warningsOf({ kind: "one", judged: result })).toMatchObject([
      { title: "memgate: the comparison with the base is unclear" },
    ]);
  });

  it("is over-ratio if the head is above the threshold, even if it also increased", () => {
    const over = compare(Array.from({ length: 4 }, (_, index) => pair(at(78 + index / 10), at(90 + index / 10))));
    expect(over.verdict.kind).toBe("over-ratio");
    expect(over.comparison?.facts.result).toBe("increased");
    expect(over.message).toMatch(/^All 4 head runs exceeded the threshold\. .* Held memory \+/);
  });

  it("says that the base is above the threshold too", () => {
    const both = compare(Array.from({ length: 4 }, (_, index) => pair(at(82 + index / 10), at(84 + index / 10))));
    expect(both.message).toContain("The base exceeded the threshold too (highest peak: 82.3 MiB).");
    const head = compare(Array.from({ length: 4 }, (_, index) => pair(at(78 + index / 10), at(84 + index / 10))));
    expect(head.message).not.toContain("The base exceeded");
  });

  it("says why a certain increase fails whose estimate is allowed", () => {
    const pairs = [0, 0.4, -0.4, 0].map((noise) => pair(at(40 + noise), at(41.6 + noise)));
    const { verdict, message } = compare(pairs);
    expect(verdict.kind).toBe("increased");
    expect(message).toMatch(
      /^Held memory \+4\.4% .*4 pairs: an increase is certain, and an increase above the allowed \+5% is possible\. All/,
    );
  });

  it("does not fail if only the base is above the threshold", () => {
    expect(compare(Array.from({ length: 4 }, (_, index) => pair(at(90 + index / 10), at(70)))).verdict.kind).toBe(
      "pass",
    );
  });

  it("is oom-killed if only the head was killed, with an unclear comparison", () => {
    const result = compare([...pairsWith(1, 1), pair(at(40), killed())]);
    expect(result.verdict.kind).toBe("oom-killed");
    expect(result.comparison?.facts).toMatchObject({
      result: "unclear",
      unclear: "killed",
      unclearMessage: "head run 2 was OOM-killed, so its full peak is unknown; no base run was killed",
    });
    expect(result.set?.facts).toMatchObject({ planned: 4, repeat: 4, shown: 2 });
    expect(result.message).toMatch(/^1 of 4 head runs was OOM-killed; 2 did not begin/);
  });

  it("says if base and head were killed", () => {
    const result = compare([pair(killed(), killed())]);
    expect(result.verdict.kind).toBe("oom-killed");
    expect(result.message).toContain("base run 1 and head run 1 were OOM-killed, so their full peaks are unknown");
  });

  it("is a pass if only the base was killed", () => {
    const result = compare([pair(killed(), at(40))]);
    expect(result.verdict.kind).toBe("pass");
    expect(result.comparison?.facts.unclearMessage).toBe(
      "base run 1 was OOM-killed, so its full peak is unknown; no head run was killed",
    );
    expect(result.set?.facts).toMatchObject({ planned: 1, repeat: 1 });
  });

  it("says how to settle it if only the base was killed", () => {
    const survive = "To settle it, raise memory-limit until the base survives; see base-2/report.html.";
    expect(compare([...pairsWith(1, 1), pair(killed(), at(40))]).message).toContain(survive);
    // The runtime has a limit of its own.
    const exhausted = compare([pair(at(40, { outOfMemory: [outOfMemory()] }), at(40))]);
    expect(exhausted.message).toContain("The report of this base run is base-1/report.html.");
    expect(exhausted.message).not.toContain("memory-limit");
    expect(compare([pair(killed(), killed())]).message).not.toMatch(/To settle it|See why/);
  });

  it("is inconclusive if a head run was inconclusive twice", () => {
    const result = compare([...pairsWith(1, 2), pair(at(40), failing(), true)]);
    expect(result.verdict).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
    expect(result.comparison?.facts).toMatchObject({
      unclear: "head-run",
      unclearMessage: "head run 3 was inconclusive twice (load-failed)",
    });
  });

  it("is that of the limit alone if a base run was inconclusive twice", () => {
    const result = compare([...pairsWith(1, 2), pair(failing(), at(40), true)]);
    expect(result.verdict.kind).toBe("pass");
    expect(result.comparison?.facts.unclear).toBe("base-run");
    expect(result.message).toContain("The report of this base run is base-3/report.html.");
    expect(result.set?.facts).toMatchObject({ planned: 3, repeat: 3 });
  });

  it("is unclear after an interrupt, in a run or between two pairs", () => {
    expect(resultOf([...pairsWith(1, 1), pair(at(40), interrupted())]).unclear).toBe("interrupted");
    expect(resultOf([...pairsWith(1, 1), pair(interrupted(), at(40))]).unclear).toBe("interrupted");
    expect(resultOf(pairsWith(1, 3)).unclear).toBe("interrupted");
  });

  it("has the notices of the base's runs that the head does not have", () => {
    const base = at(40, { notices: ["seen by both", "only in the base"] });
    const result = compare([pair(base, at(40, { notices: ["seen by both"] })), pair(base, at(41))]);
    expect(result.evidence.notices).toContain("base, runs 1 and 2: only in the base");
    expect(result.evidence.notices.filter((notice) => notice.endsWith("seen by both"))).toEqual([
      "run 1: seen by both",
    ]);
  });
});

describe("the figures of a comparison", () => {
  it("count only pairs whose runs were measured to their end", () => {
    const facts = compare([...pairsWith(1, 2), pair(at(40), failing(), true)]).comparison?.facts;
    expect(facts?.pairs.map(({ base, head }) => [base.isMeasured, head.isMeasured])).toEqual([
      [true, true],
      [true, true],
      [true, false],
    ]);
    const two = compare(pairsWith(1, 2)).comparison?.facts;
    expect(facts?.held).toEqual(two?.held);
    expect(compare([pair(at(40), at(40))]).comparison?.facts.held).toBeNull();
  });

  it("count a run above the threshold, but not if its load failed or if it ended early", () => {
    const over = { peak: peak({ workingSetBytes: 90 * mebibyte }) };
    expect(
      nextOf(
        Array.from({ length: 4 }, () => pair(at(90), at(90))),
        0.05,
      ),
    ).toBe("not-increased");
    const failed = at(90, { ...over, load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }) });
    const ended = at(90, { ...over, outcome: { kind: "stopped", ...stopBy("app-exited/exit") } });
    for (const run of [failed, ended]) {
      expect(run.verdict.kind).toBe("over-ratio");
      expect(nextOf([pair(at(90), run)], 0.05)).toBe("ended");
      expect(resultOf([pair(at(90), run)]).unclear).toBe("head-run");
    }
  });

  it("are what the app holds, not the working set", () => {
    // Active file cache differs, the held memory does not.
    const cached = (cacheMib: number) => {
      const composition = { ...peak().composition, activeFile: cacheMib * mebibyte };
      return at(40 + cacheMib, { peak: peak({ workingSetBytes: (40 + cacheMib) * mebibyte, composition }) });
    };
    const result = compare(Array.from({ length: 4 }, () => pair(cached(1), cached(20))));
    expect(result.verdict.kind).toBe("pass");
    expect(result.comparison?.facts.workingSet?.difference).toBeGreaterThan(0.4);
  });

  it("show base and head on one scale", () => {
    const [base = "", head = ""] = compare(pairsWith(1.1, 4)).comparison?.strip ?? [];
    expect(base).toMatch(/^base 35\.6 MiB ▕[●┊·]+▏ 40\.4 MiB$/);
    expect(head).toMatch(/^head +▕·+[●┊·2]+▏$/);
    expect(base.indexOf("▕")).toBe(head.indexOf("▕"));
  });
});

describe("the next pair", () => {
  it("runs until the rule decides", () => {
    expect(nextOf([], 0.05)).toBeNull();
    expect(nextOf(pairsWith(1, 3), 0.05)).toBeNull();
    expect(nextOf(pairsWith(1, 4), 0.05)).toBe("not-increased");
    expect(nextOf(pairsWith(1.1, 4), 0.05)).toBe("increased");
    expect(nextOf(pairsWith(1.03, 4, 12), 0.05)).toBeNull();
    expect(nextOf(pairsWith(1.03, 10, 12), 0.05)).toBe("unclear");
  });

  it.each([
    ["a killed head", () => pair(at(40), killed())],
    ["a killed base", () => pair(killed(), at(40))],
    ["an inconclusive head", () => pair(at(40), failing(), true)],
    ["an inconclusive base", () => pair(failing(), at(40), true)],
    ["an interrupt", () => pair(at(40), interrupted())],
  ])("does not run after %s", (_, last) => {
    expect(nextOf([...pairsWith(1, 3), last()], 0.05)).toBe("ended");
  });

  it("is the same pair again if a run was inconclusive, but only once", () => {
    expect(hasToRepeat(pair(at(40), failing()))).toBe(true);
    expect(hasToRepeat(pair(failing(), at(40)))).toBe(true);
    expect(hasToRepeat(pair(at(40), failing(), true))).toBe(false);
    expect(hasToRepeat(pair(at(40), at(40)))).toBe(false);
    expect(hasToRepeat(pair(at(40), killed()))).toBe(false);
    expect(hasToRepeat(pair(killed(), failing()))).toBe(false);
    expect(hasToRepeat(pair(at(40), interrupted()))).toBe(false);
  });
});

describe("a saved comparison", () => {
  const written = (pairs: readonly RunPair[]): Report => JSON.parse(JSON.stringify(reportOf(compare(pairs))));

  it.each([
    ["increased", () => pairsWith(1.1, 4)],
    ["not increased", () => pairsWith(1, 4)],
    ["unclear", () => pairsWith(1.03, 10, 12)],
    ["killed", () => [...pairsWith(1, 1), pair(at(40), killed())]],
    ["with a failed base", () => [pair(failing(), at(40), true)]],
    ["interrupted between two pairs", () => pairsWith(1, 3)],
  ])("is judged again with the same result: %s", (_, pairs) => {
    const report = written(pairs());
    expect(reportSchema().parse(report)).toEqual(report);
    const read = parseReport(report);
    expect(read.ok && reportOf(judgedReportAgain(read.content))).toEqual(report);
  });

  it("is judged by another max-increase", () => {
    const report = written(pairsWith(1.1, 4));
    const loose = judgedReportAgain(report, noChange, 0.3);
    expect(loose.verdict.kind).toBe("pass");
    expect(loose.comparison?.facts).toMatchObject({ result: "not-increased", maxIncrease: 0.3 });
    const strict = judgedReportAgain(written(pairsWith(1.005, 4)), noChange, 0.001);
    expect(strict.comparison?.facts).toMatchObject({
      result: "unclear",
      unclear: "noise",
      unclearMessage: "4 pairs are too few to judge an increase of 0.1%",
    });
    expect(strict.message).toContain("To settle it, run the comparison again with this max-increase.");
  });

  it("does not count a run of the head without held memory, even if it is judged again", () => {
    const workingSetBytes = 40 * mebibyte;
    const none = { anonymous: 0, shared: 0, kernel: 0, kernelReclaimable: 0, sockets: 0, other: 0 };
    const composition = { ...peak().composition, ...none, activeFile: workingSetBytes };
    const empty = at(40, { peak: peak({ workingSetBytes, composition }) });
    const report = written([...pairsWith(1, 3), pair(at(40), empty)]);
    expect(report.comparison).toMatchObject({
      unclear: "head-run",
      unclearMessage: "head run 4 shows no held memory",
    });
    const again = reportOf(judgedReportAgain(report));
    expect(again.comparison).toEqual(report.comparison);
  });

  it("is unclear if a head run is inconclusive by another max-error-rate", () => {
    const load = loadFigures({ non2xx: 50, statusCodes: { "200": 9_950, "503": 50 } });
    const pairs = pairsWith(1.1, 4).map(({ base, head }) => pair(base, judged({ ...head.evidence, load }, thresholds)));
    const reports = pairs.map(({ head }) => reportOf(head));
    const report = written(pairs);
    const set = judgedRunsAgain(reports, report.set ?? { repeat: 4, planned: 4 }, { ...noChange, maxErrorRate: 0.001 });
    if (report.comparison === null) throw new Error("the report has a comparison");
    const again = comparedAgain(set, report.comparison);
    expect(again.verdict.kind).toBe("inconclusive");
    expect(again.comparison?.facts).toMatchObject({ result: "unclear", unclear: "head-run" });
  });

  it.each([
    ["comparison", (report: Report) => ({ ...report, set: null })],
    ["comparison.pairs", ({ comparison, ...report }: Report) => edited(report, comparison, (pairs) => pairs.slice(1))],
    [
      "comparison.pairs",
      ({ comparison, ...report }: Report) =>
        edited(report, comparison, (pairs) => pairs.map((one) => ({ ...one, head: { ...one.head, peakBytes: 1 } }))),
    ],
    [
      "comparison.pairs",
      ({ comparison, ...report }: Report) =>
        edited(report, comparison, (pairs) => pairs.map((one) => ({ ...one, base: { ...one.base, heldBytes: 0 } }))),
    ],
    [
      "comparison.pairs",
      ({ comparison, ...report }: Report) =>
        edited(report, comparison, (pairs) =>
          pairs.map((one) => ({ ...one, base: { ...one.base, verdict: "oom-killed" as const } })),
        ),
    ],
    [
      "comparison.unclear",
      (report: Report) => ({ ...report, comparison: { ...report.comparison, result: "unclear" } }),
    ],
  ])("is refused if it was edited: %s", (path, change) => {
    const read = parseReport(change(written(pairsWith(1.1, 4))));
    expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toContain(path);
  });
});

/**
 * Four pairs whose head holds `growth` times as much, for `headMs` of CPU time instead of 1 s.
 * @param responses the head's responses; the base has 10,000
 */
function pairsWithCpu(growth: number, headMs: number, throttledPeriods = 0, responses = 10_000): readonly RunPair[] {
  const cpu = { totalMs: 20_000, limitCores: 1, throttledMs: 0, throttledPeriods: 0, periods: 100 };
  return pairsWith(growth, 4).map(({ base, head }) => {
    const throttledMs = throttledPeriods * 100;
    const more = { ...cpu, loadMs: headMs, throttledMs, throttledPeriods };
    return pair(
      judged({ ...base.evidence, cpu: { ...cpu, loadMs: 1_000 } }, thresholds),
      judged({ ...head.evidence, cpu: more, load: loadFigures({ requests: responses }) }, thresholds),
    );
  });
}

describe("the CPU use of both versions", () => {
  const rowsOfCpu = (pairs: readonly RunPair[]) => compare(pairs).comparison?.load?.rows.slice(4);

  it("is in the table of the load, with the time in which the CPU limit stopped them", () => {
    expect(rowsOfCpu(pairsWithCpu(1, 2_000, 25))).toEqual([
      ["CPU time", "1 s", "2 s", "+100%"],
      ["CPU time per response", "0.1 ms", "0.2 ms", "+100%"],
      ["CPU throttling", "0%", "25%", "+25 points"],
    ]);
    expect(rowsOfCpu(pairsWithCpu(1, 900))).toEqual([
      ["CPU time", "1 s", "900 ms", "-10%"],
      ["CPU time per response", "0.1 ms", "0.09 ms", "-10%"],
    ]);
  });

  it("has the throttling if the CPU limit stopped a single run, so that both medians are 0", () => {
    const [first, ...others] = pairsWithCpu(1, 1_000);
    const throttled = pairsWithCpu(1, 1_000, 25).slice(0, 1);
    expect(rowsOfCpu([...throttled, ...others])).toContainEqual([
      "CPU throttling",
      "0%",
      "0% (highest: 25%)",
      "0 points",
    ]);
    expect(rowsOfCpu([...(first ? [first] : []), ...others])?.map(([name]) => name)).not.toContain("CPU throttling");
  });

  it("is in a notice if less memory costs much more CPU time", () => {
    const noticesOfCpu = (pairs: readonly RunPair[]) => compare(pairs).evidence.notices;
    expect(noticesOfCpu(pairsWithCpu(0.8, 2_100))).toEqual([
      "The app held less memory than main@abc1234, but used 2.1 times the CPU time per response: 0.21 ms instead of 0.1 ms in the load phase (medians). Less memory for so much more CPU time may be no improvement.",
    ]);
    expect(noticesOfCpu(pairsWithCpu(0.8, 1_400))).toEqual([]);
    expect(noticesOfCpu(pairsWithCpu(0.8, 2_100, 0, 20_000))).toEqual([]);
    expect(noticesOfCpu(pairsWithCpu(0.8, 1_000, 0, 4_000))).toEqual([
      "The app held less memory than main@abc1234, but used 2.5 times the CPU time per response: 0.25 ms instead of 0.1 ms in the load phase (medians). Less memory for so much more CPU time may be no improvement.",
    ]);
    expect(noticesOfCpu(pairsWithCpu(1, 2_100))).toEqual([]);
    expect(noticesOfCpu(pairsWithCpu(1.2, 2_100))).toEqual([]);
  });

  const own = () => judged(evidence({ series: [], compositions: [] }), thresholds);

  it("stays in a report that is judged again, and is unknown in a report of an earlier version", () => {
    const report = reportOf(compare(pairsWithCpu(0.8, 2_100, 25)));
    const again = judgedReportAgain(report);
    expect(again.comparison?.load?.rows.slice(4)).toEqual(rowsOfCpu(pairsWithCpu(0.8, 2_100, 25)));
    expect(again.evidence.notices).toEqual(report.notices);
    const written = JSON.stringify(reportOf(compare(Array.from({ length: 4 }, () => pair(own(), own())))));
    const earlier = JSON.parse(written, (name, value) => (name === "throttledRatio" ? undefined : value));
    expect(parseReport(earlier)).toMatchObject({
      ok: true,
      content: { comparison: { pairs: [{ head: { throttledRatio: null } }, {}, {}, {}] } },
    });
  });
});

function edited(
  report: Omit<Report, "comparison">,
  comparison: Report["comparison"],
  change: (pairs: NonNullable<Report["comparison"]>["pairs"]) => readonly unknown[],
): unknown {
  return { ...report, comparison: comparison && { ...comparison, pairs: change(comparison.pairs) } };
}
