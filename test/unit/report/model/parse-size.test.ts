// The check of a size.json: its figures must agree with each other.
import { describe, expect, it } from "vitest";
import { parseSize } from "../../../../src/report/model/size/parse-size.ts";
import type { SizeReport } from "../../../../src/report/model/size/size-schema.ts";
import { limitsOf } from "../../../../src/verdict/size/limits-tried.ts";
import { basisOf } from "../../../../src/verdict/size/next-step.ts";
import { mebibyte } from "../../../builders.ts";
import { foundLimit, sizeReport, sizeRun } from "../../../size-reports.ts";

function problemsOf(overrides: Partial<SizeReport>): readonly string[] {
  const read = parseSize(JSON.parse(JSON.stringify(sizeReport(overrides))));
  return read.ok ? [] : read.problems.map(({ path }) => path);
}

const { runs, limits } = sizeReport();
const refused = { kind: "refused", code: "unstable", isBreach: true, message: "Why" } as const;
const changed = { kind: "changed", file: "a.yaml", line: 7, column: 15, from: "128Mi", to: "30Mi" } as const;
const written = { kind: "unchanged", why: "Why" } as const;
const withFirst = (change: Partial<SizeReport["runs"][number]>) =>
  runs.map((run, index) => (index === 0 ? { ...run, ...change } : run));

describe("a size.json", () => {
  it("is accepted with each kind of result, and with no run", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ written })).toEqual([]);
    expect(problemsOf({ result: refused })).toEqual([]);
    expect(problemsOf({ result: { kind: "unfinished", message: "" } })).toEqual([]);
    expect(problemsOf({ runs: [], limits: [], app: null, result: { kind: "unfinished", message: "" } })).toEqual([]);
  });

  it("is accepted if the present limit was confirmed, and the first run had no suggestion and a higher request", () => {
    const mib = (size: number) => ({
      peakBytes: size * mebibyte,
      heldBytes: size * mebibyte,
      p95Bytes: size * mebibyte,
    });
    const unclear = sizeRun(1, 30, { ...mib(28), noSuggestion: "file-cache" });
    const again = [2, 3, 4].map((number) => sizeRun(number, 30, mib(20)));
    const all = [unclear, ...again];
    const result = {
      ...foundLimit,
      confirmedLimitBytes: 30 * mebibyte,
      suggestedLimitBytes: 30 * mebibyte,
      peakBytes: 20 * mebibyte,
      requestBytes: 20 * mebibyte,
    };
    const search = { presentLimitBytes: 30 * mebibyte, runs: all, limits: [...limitsOf(all, basisOf(all))], result };
    expect(problemsOf(search)).toEqual([]);
  });

  it("of an earlier version has no field for the written file", () => {
    const { written: _written, ...earlier } = sizeReport();
    const read = parseSize(JSON.parse(JSON.stringify(earlier)));
    expect(read.ok && read.content.written).toBeNull();
  });

  it.each<[string, Partial<SizeReport>, string]>([
    ["the numbers of the runs", { runs: withFirst({ run: 2 }) }, "runs"],
    ["the number of runs", { maxRuns: 4 }, "maxRuns"],
    ["the present limit", { presentLimitBytes: 64 * mebibyte }, "presentLimitBytes"],
    ["the memory that a run held", { runs: withFirst({ heldBytes: 21 * mebibyte }) }, "runs[0].heldBytes"],
    ["the working set of a run", { runs: withFirst({ p95Bytes: 21 * mebibyte }) }, "runs[0].p95Bytes"],
    ["a limit without a run", { limits: [...limits, { ...limits[0], limitBytes: 1 } as never] }, "limits"],
    ["the survivors of a limit", { limits: limits.map((limit) => ({ ...limit, survived: 1 })) }, "limits"],
    [
      "a breach",
      { result: refused, runs: runs.map((run) => ({ ...run, verdict: "pass" as const })) },
      "result.isBreach",
    ],
    ["the reason of a breach", { result: { ...refused, code: "gate-failed", isBreach: false } }, "result.isBreach"],
    ["a limit that killed the app", found({ confirmedLimitBytes: 23 * mebibyte }), "result.confirmedLimitBytes"],
    ["a limit that memgate did not try", found({ confirmedLimitBytes: mebibyte }), "result.confirmedLimitBytes"],
    ["the peak", found({ peakBytes: 20 * mebibyte }), "result.peakBytes"],
    ["the suggested limit", found({ suggestedLimitBytes: 28 * mebibyte }), "result.suggestedLimitBytes"],
    ["the request", found({ requestBytes: mebibyte }), "result.requestBytes"],
    ["a changed line that is two", { written: { ...changed, newLine: "memory: 30Mi\nimage: x" } }, "written.newLine"],
    ["a changed line without the limit", { written: { ...changed, newLine: "memory: 3Gi" } }, "written.newLine"],
    [
      "a changed line in the wrong order",
      { written: { ...changed, newLine: "memory: 30Mi\u202e" } },
      "written.newLine",
    ],
    ["a change without a limit", { result: refused, written }, "written"],
  ])("is refused if it contradicts itself: %s", (_name, overrides, path) => {
    expect(problemsOf(overrides)).toContain(path);
  });
});

function found(change: Partial<typeof foundLimit>): Partial<SizeReport> {
  return { result: { ...foundLimit, ...change } };
}
