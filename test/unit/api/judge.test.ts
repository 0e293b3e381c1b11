import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/api/input-error.ts";
import { judgeAgain } from "../../../src/api/judge.ts";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { evidence, mebibyte, peak } from "../../builders.ts";

const measured = evidence({ peak: peak({ workingSetBytes: 70 * mebibyte }) });
const report = reportOf(judged(measured, { maxRatio: 0.6, maxErrorRate: 1e-7 }));

describe("judging a report again", () => {
  it("uses the report's thresholds, however small, if none are given", () => {
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

  it("uses the defaults of the options for evidence without a report", () => {
    expect(judgeAgain(measured).report).toMatchObject({ maxRatio: 0.8, maxErrorRate: 0.01 });
  });

  it("refuses an unknown threshold, because it would have no effect", () => {
    const unknown: object = { "max-ratio": 0.5 };
    expect(() => judgeAgain(report, unknown)).toThrow(
      "max-ratio is not an option of judge; expected maxRatio or maxErrorRate",
    );
  });

  it("refuses thresholds that no run accepts, with all problems", () => {
    const judge = () => judgeAgain(report, { maxRatio: 80, maxErrorRate: 1 });
    expect(judge).toThrow(InputError);
    expect(judge).toThrow(/^maxRatio "80" is not accepted; .*did you mean 80%\?\nmaxErrorRate "1" is not accepted; /);
    expect(judge).toThrow(expect.objectContaining({ codes: ["bad-input/max-ratio", "bad-input/max-error-rate"] }));
  });
});
