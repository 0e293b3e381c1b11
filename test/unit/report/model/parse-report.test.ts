import { describe, expect, it } from "vitest";
import { evidenceIn, judged, reportOf } from "../../../../src/report/model/judged.ts";
import { parseReport } from "../../../../src/report/model/parse-report.ts";
import { evidence, thresholds } from "../../../builders.ts";
import { allStopCodes, stoppedBy } from "../../../stop-reasons.ts";

const saved = (changes = {}) => JSON.parse(JSON.stringify(reportOf(judged(evidence(changes), thresholds))));
const problemsIn = (file: unknown) => {
  const read = parseReport(file);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe("parsing a report", () => {
  it.each(allStopCodes)("gives the evidence of a run that stopped with %s", (code) => {
    const outcome = stoppedBy(code);
    const read = parseReport(saved({ outcome }));
    expect(read.ok && evidenceIn(read.content).evidence).toEqual(JSON.parse(JSON.stringify(evidence({ outcome }))));
  });

  it("names the field that the data of the code lacks", () => {
    const file = saved({ outcome: stoppedBy("app-exited/exit") });
    delete file.outcome.data.exitCode;
    expect(problemsIn(file)).toEqual([expect.stringMatching(/^outcome\.data\.exitCode: /)]);
  });

  it("says that a code is unknown, in the outcome and in the verdict", () => {
    const file = saved({ outcome: stoppedBy("app-exited/exit") });
    expect(problemsIn({ ...file, outcome: { ...file.outcome, code: "app-exited/other" } })).toEqual([
      "outcome.code: unknown code",
    ]);
    expect(problemsIn({ ...file, verdict: { ...file.verdict, code: "app-exited/other" } })).toEqual([
      expect.stringMatching(/^verdict\.code: /),
    ]);
  });

  it("refuses a warn-ratio that is not below the max-ratio", () => {
    const file = saved();
    expect(problemsIn({ ...file, warnRatio: 0.8 })).toEqual(["warnRatio: is not below maxRatio"]);
    expect(problemsIn({ ...file, warnRatio: 0.79 })).toEqual([]);
  });

  it("accepts a stopped run only with the data of its code", () => {
    const file = saved({ outcome: stoppedBy("app-exited/exit") });
    const outcome = { ...file.outcome, data: { isOomKilled: false } };
    expect(problemsIn({ ...file, outcome })).not.toEqual([]);
  });

  it.each([null, 1, "text", [], { outcome: null, verdict: 1 }])("refuses %j", (file) => {
    expect(parseReport(file).ok).toBe(false);
  });
});
