import { describe, expect, it } from "vitest";
import { outputsOf } from "../../../../../src/action/outputs.ts";
import type { Evidence } from "../../../../../src/model/evidence.ts";
import { adviceOf } from "../../../../../src/report/advice/advice.ts";
import { type Judged, judged, noChange, reportOf } from "../../../../../src/report/model/judged.ts";
import { parseReport } from "../../../../../src/report/model/parse-report.ts";
import { rowsOf } from "../../../../../src/report/model/rows.ts";
import {
  exitCodeOfRun,
  gateMessage,
  gateRow,
  messageOfRun,
  warningsOf,
} from "../../../../../src/report/model/run-result.ts";
import { reportSchema } from "../../../../../src/report/model/schema.ts";
import { judgedAgain, judgedRunsAgain, judgedSet } from "../../../../../src/report/model/set/judged-set.ts";
import { evidence, loadFigures, mebibyte, oom, peak, thresholds } from "../../../../builders.ts";
import { stopBy } from "../../../../stop-reasons.ts";

/** A completed run with a peak in MiB of 100 MiB. */
function at(mib: number, overrides: Partial<Evidence> = {}): Judged {
  const workingSetBytes = mib * mebibyte;
  const series = [{ atMs: 6_000, workingSetBytes, usageBytes: workingSetBytes }];
  return judged(evidence({ peak: peak({ workingSetBytes }), series, ...overrides }), thresholds);
}
const killed = (mib = 96) =>
  at(mib, { oom: oom({ processKills: 1, witnesses: [{ name: "cgroup", atMs: 9_000, phase: "load" }] }) });
const failing = () => at(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }) });
const stopped = (code: "interrupted/sigint" | "image-failed/missing", overrides: Partial<Evidence> = {}) =>
  at(30, { outcome: { kind: "stopped", ...stopBy(code) }, ...overrides });
const risingCompositions = Array.from({ length: 100 }, (_, index) => ({
  atMs: 5_400 + index * 100,
  anonymous: 20 * mebibyte + (index * mebibyte) / 4,
  shared: 0,
  activeFile: 0,
  kernel: 0,
  kernelReclaimable: 0,
  sockets: 0,
  other: 0,
}));
const set = (runs: readonly Judged[], planned = runs.length) => judgedSet(runs, { repeat: planned, planned });

describe("the verdict of a set", () => {
  it.each([
    {
      name: "all pass",
      runs: () => [at(40), at(50), at(44)],
      kind: "pass",
      message:
        "All 3 runs passed. The highest peak was 50 MiB (run 2), 50% of the 100 MiB limit (threshold: 80%). Median peak 44 MiB, spread 22.7%.",
    },
    {
      name: "some exceed the threshold",
      runs: () => [at(40), at(90), at(95)],
      kind: "over-ratio",
      message:
        /^2 of 3 runs exceeded the threshold\. The highest peak was 95 MiB \(run 3\), 95% .*\. Median peak 90 MiB, spread 61\.1%\.$/,
    },
    {
      name: "all exceed the threshold",
      runs: () => [at(90), at(95)],
      kind: "over-ratio",
      message: /^Both runs exceeded the threshold\. The highest peak was 95 MiB \(run 2\)/,
    },
    {
      name: "one is killed, one exceeds the threshold and one is inconclusive",
      runs: () => [at(90), killed(50), failing(), at(40)],
      kind: "oom-killed",
      message:
        /^1 of 4 runs was OOM-killed, 1 exceeded the threshold, 1 was inconclusive\. Run 2: the kernel killed a process.*, spread at least 100%\.$/,
    },
    {
      name: "one is inconclusive and the others pass",
      runs: () => [at(40), failing(), at(60)],
      kind: "inconclusive",
      message: /^1 of 3 runs was inconclusive\. Run 2: [^I].*\. Median peak 50 MiB, spread 40%\.$/,
    },
    {
      name: "one is inconclusive and one exceeds the threshold",
      runs: () => [failing(), at(90)],
      kind: "over-ratio",
      message: /^1 of 2 runs exceeded the threshold, 1 was inconclusive\. The highest peak was 90 MiB/,
    },
  ])("is right if $name", ({ runs, kind, message }) => {
    const result = set(runs());
    expect(result.verdict.kind).toBe(kind);
    expect(result.message).toMatch(message);
  });

  it.each([
    {
      name: "a completed run passed",
      runs: () => [at(40), at(42), stopped("interrupted/sigint")],
      kind: "inconclusive",
      message:
        "Interrupted in run 3 of 5: the run was ended by SIGINT. 2 runs passed. Median peak 41 MiB, spread 4.9%.",
    },
    {
      name: "no run was completed",
      runs: () => [stopped("interrupted/sigint")],
      kind: "inconclusive",
      message: "Interrupted in run 1 of 5: the run was ended by SIGINT. No run was completed.",
    },
    {
      name: "a completed run failed",
      runs: () => [at(90), stopped("interrupted/sigint")],
      kind: "over-ratio",
      message:
        /^1 of 5 runs exceeded the threshold; interrupted in run 2; 3 did not begin\. The highest peak was 90 MiB/,
    },
    {
      name: "a completed run was inconclusive",
      runs: () => [failing(), at(40), stopped("interrupted/sigint", { peak: null, series: [] })],
      kind: "inconclusive",
      message: /^Interrupted in run 3 of 5: the run was ended by SIGINT\. 1 run was inconclusive, 1 passed\.$/,
    },
    {
      name: "the interrupted run itself exceeded the threshold",
      runs: () => [at(40), at(90, { outcome: { kind: "stopped", ...stopBy("interrupted/sigint") } })],
      kind: "over-ratio",
      message: /^1 of 5 runs exceeded the threshold; interrupted in run 2; 3 did not begin\. .*\. Median peak 65 MiB/,
    },
    {
      name: "the image was missing",
      runs: () => [stopped("image-failed/missing", { peak: null, series: [] })],
      kind: "inconclusive",
      message: /^1 of 5 runs was inconclusive; 4 did not begin\. Run 1: .*\.$/,
    },
  ])("of a set that ended early is right if $name", ({ runs, kind, message }) => {
    const result = judgedSet(runs(), { repeat: 5, planned: 5 });
    expect(result.verdict.kind).toBe(kind);
    expect(result.message).toMatch(message);
  });

  it("of one run that auto did not repeat is the verdict and the message of the run", () => {
    const result = judgedSet([at(40)], { repeat: "auto", planned: 1 });
    expect(result.message).toBe(at(40).message);
    expect(result.set).toMatchObject({
      detail: null,
      rows: [{ label: "Runs", value: expect.stringMatching(/^1\. repeat: auto adds 4 runs /) }],
    });
  });

  it("is that of the interrupted run among several inconclusive ones, with its advice", () => {
    const result = set([failing(), stopped("interrupted/sigint")], 3);
    expect(result.verdict).toMatchObject({ kind: "inconclusive", reason: "interrupted" });
    expect(result.set?.facts.shown).toBe(2);
    expect(adviceOf(result)).toContain("Someone pressed Ctrl+C");
  });

  it("is proven only if all runs are proven", () => {
    const proven = (mib: number) => at(mib, { kernelPeakBytes: 70 * mebibyte });
    const certaintyOf = (of: Judged) => rowsOf(of).find(({ label }) => label === "Certainty")?.value;
    const all = set([proven(40), proven(50)]);
    expect(all.verdict).toEqual({ kind: "pass", proof: "proven" });
    expect(certaintyOf(all)).toMatch(/^proven: in both runs, /);
    const some = set([at(40, { kernelPeakBytes: 90 * mebibyte }), proven(50), proven(41)]);
    expect(some.verdict).toEqual({ kind: "pass", proof: "sampled" });
    expect(reportOf(some).verdict.proof).toBe("sampled");
    expect(certaintyOf(some)).toMatch(/^sampled: only 2 of 3 runs are proven\. In the others, memgate may have missed/);
    expect(adviceOf(some)).toMatch(/^Within the threshold in every sample/);
    expect(gateRow({ kind: "judged", name: "api", judged: some })[1]).toBe("Pass (sampled) (3 runs)");
    expect(judgedAgain(reportOf(some)).verdict).toEqual(some.verdict);
    expect(certaintyOf(set([at(40), at(50)]))).toMatch(/^sampled: no run is proven\./);
  });

  it("has a warning if memory was still rising in any passing run", () => {
    const result = set([at(50), at(40, { compositions: risingCompositions })]);
    expect(result.message).toContain(" MiB limit (threshold: 80%). Memory was still rising in run 2. Median peak");
    expect(result.evidence.notices).toEqual([
      expect.stringMatching(/^run 2: memory was still rising when the load ended, by 2\.5 MiB per second$/),
    ]);
    expect(warningsOf({ kind: "one", judged: result })).toEqual([
      { title: "memgate: memory was still rising", message: result.message },
    ]);
    const again = judgedAgain(reportOf(result));
    expect(again.message).toBe(result.message);
    expect(warningsOf({ kind: "one", judged: again })).toHaveLength(1);
  });

  it("says once in which runs memory was still rising, and by how much", () => {
    const rising = (growing: number) =>
      at(40, {
        compositions: risingCompositions.map((one, index) => ({
          ...one,
          anonymous: (20 + index * growing) * mebibyte,
        })),
      });
    const all = set([at(50, { compositions: risingCompositions }), ...[0.2, 0.1, 0.3].map(rising)]);
    expect(all.message).toContain("Memory was still rising in all 4 runs. Median peak");
    expect(all.evidence.notices).toEqual([
      "runs 2 to 4: memory was still rising when the load ended, by 1 MiB to 3 MiB per second",
    ]);
    const some = set([at(50), rising(0.2), rising(0.2), rising(0.2), at(45), rising(0.2)]);
    expect(some.message).toContain("Memory was still rising in runs 2 to 4 and 6. Median peak");
    expect(some.evidence.notices).toEqual([
      "runs 2 to 4 and 6: memory was still rising when the load ended, by 2 MiB per second",
    ]);
    expect(set([rising(0.2), rising(0.1)]).message).toContain("Memory was still rising in both runs. Median peak");
  });

  it("has the notices of all runs once, with the numbers of the other runs", () => {
    const runs = [
      at(40, { notices: ["same", "left behind"] }),
      at(50, { notices: ["same"] }),
      at(41, { notices: ["same", "late", "left behind"] }),
    ];
    const notices = ["same", "runs 1 and 3: left behind", "run 3: late"];
    const result = set(runs);
    expect(result.evidence.notices).toEqual(notices);
    expect(judgedAgain(reportOf(result)).evidence.notices).toEqual(notices);
    expect(judgedRunsAgain(runs.map(reportOf), { repeat: 3, planned: 3 }).evidence.notices).toEqual(notices);
  });

  it.each([
    ["is the only run", () => [stopped("image-failed/missing")], "run 1, the only one."],
    ["was interrupted", () => [at(40), stopped("interrupted/sigint")], "run 2, which was interrupted."],
    ["has the highest peak", () => [at(40), at(90)], "run 2, which has the highest peak."],
    ["has the worst verdict", () => [at(40), killed(30)], "run 2, which has the worst verdict."],
  ])("says that its shown run %s", (_, runs, expected) => {
    expect(set(runs(), 2).set?.detail?.shownRun).toContain(`Chart and figures are those of ${expected}`);
  });

  it("advises to run the gate again only if the image may have been new: in the first run", () => {
    const cached = at(90, {
      peak: peak({
        workingSetBytes: 90 * mebibyte,
        composition: { ...peak().composition, anonymous: 5 * mebibyte, activeFile: 80 * mebibyte },
      }),
    });
    expect(adviceOf(set([cached, at(40)]))).toContain("If the image was new on this machine");
    expect(adviceOf(set([at(40), cached]))).not.toContain("If the image was new on this machine");
    const { composition } = peak();
    const passing = at(60, {
      peak: peak({ workingSetBytes: 60 * mebibyte, composition: { ...composition, activeFile: 25 * mebibyte } }),
    });
    const suggestionOf = (of: Judged) => rowsOf(of).find(({ label }) => label === "Lowest limit for this peak")?.value;
    expect(suggestionOf(set([passing, at(40)]))).toContain("If the image was new on this machine");
    expect(suggestionOf(set([at(40), passing]))).toMatch(/25 MiB of the peak is active file cache$/);
  });

  it("has the evidence of the worst run", () => {
    const result = set([at(40), at(90), at(85)]);
    expect(result.evidence.peak?.workingSetBytes).toBe(90 * mebibyte);
    expect(result.set?.facts).toMatchObject({ shown: 2, planned: 3, medianBytes: 85 * mebibyte });
  });
});

describe("the report of a set", () => {
  const written = () => JSON.parse(JSON.stringify(reportOf(set([at(40), failing(), at(90)]))));
  const report = () => {
    const read = parseReport(written());
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.content;
  };

  it("is valid, and gives the same set when it is read again", () => {
    expect(reportSchema().safeParse(written()).success).toBe(true);
    expect(judgedAgain(report())).toEqual(set([at(40), failing(), at(90)]));
  });

  it("keeps the verdict of a worse run whose evidence it does not have", () => {
    const passing = { ...report(), maxRatio: 0.95 };
    expect(judgedAgain(passing).verdict).toMatchObject({ kind: "inconclusive", reason: "load-failed" });
  });

  it("can be judged by another threshold with the reports of all runs", () => {
    const runs = [at(40), at(60), at(90)].map(reportOf);
    const judgedBy = (maxRatio: number) => judgedRunsAgain(runs, { repeat: 3, planned: 3 }, { ...noChange, maxRatio });
    expect(judgedBy(0.95).verdict.kind).toBe("pass");
    expect(judgedBy(0.5).message).toMatch(/^2 of 3 runs exceeded the threshold/);
  });

  it.each([
    ["set.runs", { runs: written().set.runs.toReversed() }],
    ["set.planned", { planned: 2 }],
    [
      "set.runs",
      {
        planned: 5,
        runs: written().set.runs.toSpliced(
          0,
          3,
          ...[0, 0, 0].map((_, index) => ({ ...written().set.runs[0], run: index + 1 })),
        ),
      },
    ],
    ["set.shown", { shown: 9 }],
    ["set.shown", { shown: 1 }],
    ["set.runs", { runs: written().set.runs.map((run: object) => ({ ...run, stop: null })) }],
    ["set.runs", { runs: written().set.runs.map((run: object) => ({ ...run, limitBytes: 0 })) }],
  ])("is refused if %s is not consistent: %#", (path, change) => {
    const read = parseReport({ ...written(), set: { ...written().set, ...change } });
    expect(read.ok ? [] : read.problems.map((problem) => problem.path)).toContain(path);
  });
});

describe("the results of a set", () => {
  it("give the Action every peak, their number and their spread", () => {
    const run = {
      kind: "one",
      judged: set([at(40), at(50), stopped("image-failed/missing", { peak: null, series: [] })]),
    } as const;
    expect(exitCodeOfRun(run)).toBe(3);
    expect(outputsOf(run, "r")).toMatchObject({
      runs: "3",
      peaks: `[${40 * mebibyte},${50 * mebibyte},null]`,
      spread: "0.2222",
    });
  });

  it("give the Action one peak and no spread for a single run", () => {
    const outputs = outputsOf({ kind: "one", judged: at(40) }, "r");
    expect(outputs).toMatchObject({ runs: "1", peaks: `[${40 * mebibyte}]`, spread: "" });
  });

  it("have one full stop before the sentence about enforce: false", () => {
    const judged = { ...set([at(40), at(90)]), thresholds: { ...thresholds, isEnforced: false } };
    expect(messageOfRun({ kind: "one", judged })).toMatch(/[^.]\. Not enforced: /);
  });

  it("name the number of runs in the table and the message of several gates", () => {
    const gate = { kind: "judged", name: "api", judged: set([at(40), at(90)]) } as const;
    expect(gateRow(gate)[1]).toBe("Over the threshold (1 of 2 runs)");
    expect(gateMessage(gate)).toMatch(/^api: 1 of 2 runs exceeded the threshold\. .*%$/);
    expect(gateRow({ ...gate, judged: set([at(40), at(41)]) })[1]).toBe("Pass (sampled) (2 runs)");
  });
});
