// The texts about a search, in the terminal and in the job summary.
import { describe, expect, it } from "vitest";
import type { SizeResult, SizeRun } from "../../../../src/model/size/search.ts";
import type { SizeReport } from "../../../../src/report/model/size/size-schema.ts";
import { sizeSummary } from "../../../../src/report/size/size-summary.ts";
import { sizeText } from "../../../../src/report/size/size-terminal.ts";
import { type SizeView, sizeAdvice, sizeExitCode } from "../../../../src/report/size/size-text.ts";
import { limitsOf } from "../../../../src/verdict/size/limits-tried.ts";
import { mebibyte } from "../../../builders.ts";

const run = (number: number, limitMib: number, overrides: Partial<SizeRun> = {}): SizeRun => ({
  run: number,
  requestedLimitBytes: limitMib * mebibyte,
  verdict: "pass",
  message: "Memory peaked at 20 MiB.",
  createdAt: "2026-01-01T00:00:00.000Z",
  durationMs: 5_000,
  peakBytes: 20 * mebibyte,
  heldBytes: 20 * mebibyte,
  p95Bytes: 18 * mebibyte,
  mappedFileBytes: 0,
  requestsPerSecond: 250,
  p99Ms: 7,
  errorRate: 0,
  workMs: null,
  stalledMs: null,
  rereadBytes: 0,
  doubt: null,
  isRising: false,
  ...overrides,
});

const runs = [
  run(1, 128),
  run(2, 23, { verdict: "oom-killed", message: "The kernel OOM-killed a process | in the container." }),
  run(3, 27),
  run(4, 27),
  run(5, 27),
];

const found: SizeResult = {
  kind: "found",
  confirmedLimitBytes: 27 * mebibyte,
  suggestedLimitBytes: 30 * mebibyte,
  requestBytes: 18 * mebibyte,
  peakBytes: 23.5 * mebibyte,
};

function view(result: SizeResult, overrides: Partial<SizeReport> = {}, written: SizeView["written"] = null): SizeView {
  const report: SizeReport = {
    $schema: "",
    schemaVersion: 1,
    memgateVersion: "0.1.0",
    createdAt: "",
    options: "",
    app: null,
    gate: null,
    presentLimitBytes: 128 * mebibyte,
    maxRatio: 0.8,
    maxRuns: 12,
    result,
    limits: [...limitsOf(runs, runs[0] ?? null)],
    runs,
    notices: [],
    ...overrides,
  };
  return { report, written, reportDir: "out" };
}

const textOf = (shown: SizeView) => sizeText(shown, { colour: false, width: 110 });

describe("a limit that memgate found", () => {
  it("is in the text with every limit that memgate tried", () => {
    expect(textOf(view(found)).split("\n")).toEqual([
      "Limit            Survived  Peak    p99   Responses/s  Result",
      "128 MiB (128Mi)  1 of 1    20 MiB  7 ms  250          present limit",
      "27 MiB (27Mi)    3 of 3    20 MiB  7 ms  250          confirmed",
      "23 MiB (23Mi)    0 of 1    20 MiB  7 ms  250          OOM-killed",
      "",
      "23 MiB (23Mi): The kernel OOM-killed a process | in the container.",
      "",
      "Confirmed limit  27 MiB (27Mi); highest peak under it: 23.5 MiB (87%)",
      "Suggested limit  30 MiB (30Mi): 23.5 MiB ÷ max-ratio (80%), rounded up; not tried",
      "Request          18Mi: the working set was not above it for 95% of each confirming run",
      "Present limit    128 MiB (128Mi)",
      "Runs             5 of at most 12",
      "",
      "✓ Under 27 MiB (27Mi), the app survived 3 of 3 runs. The suggested limit is 30 MiB (30Mi): the highest peak is at most 80% of it (max-ratio)",
      "The suggested limit is below the present one. Set it, and run the gate under it: memgate computed it and did",
      "not try it.",
      "Report of the search: out/size.json; of each run: out/run-N/report.html",
      "",
    ]);
  });

  it("is in the summary, with the changed line as a suggestion block", () => {
    const newLine = "  memory: 30Mi # ```";
    const edit = { file: "k8s/app.yaml", line: 7, from: "128Mi", to: "30Mi", newLine, newText: `${newLine}\n` };
    const summary = sizeSummary(view(found, {}, { ok: true, edit }));
    expect(summary).toMatch(/^### ✅ Under 27 MiB \(27Mi\), the app survived 3 of 3 runs\./);
    expect(summary).toContain("k8s/app.yaml:7 now has 30Mi instead of 128Mi.");
    expect(summary).toContain("````suggestion\n  memory: 30Mi # ```\n````");
    expect(summary).toMatch(/\| 27.MiB \(27Mi\) \| 3 of 3 \| 20.MiB \| 7.ms \| 250 \| confirmed \|/);
    expect(summary).toContain("OOM-killed a process | in the container");
  });

  it("says why the file is unchanged", () => {
    const text = textOf(view(found, {}, { ok: false, why: "app.yaml:7: the line has several limits" }));
    expect(text).toContain("memgate did not write the limit: app.yaml:7: the line has several limits.");
  });

  it("may be the present one, and may be no whole number of MiB", () => {
    const limitBytes = 512_000_000;
    const same = { ...found, confirmedLimitBytes: limitBytes, suggestedLimitBytes: limitBytes };
    const text = textOf(view(same, { presentLimitBytes: limitBytes }));
    expect(text).toContain("Under 488.3 MiB (512,000,000 B), the present limit");
    expect(text).toContain("The highest peak is at most 80% of it (max-ratio)");
    expect(text).toContain("nothing to change");
  });
});

describe("a limit that memgate tried itself", () => {
  it("is not called computed", () => {
    const text = textOf(view({ ...found, suggestedLimitBytes: found.confirmedLimitBytes }));
    expect(text).toContain("The suggested limit is below the present one: set it.");
    expect(text).not.toContain("did not try it");
  });
});

describe("a search without a limit", () => {
  const refused = (isBreach: boolean): SizeResult => ({ kind: "refused", code: "slower", isBreach, message: "Why" });

  it("says why, and has the exit code of the reason", () => {
    expect(textOf(view(refused(false)))).toMatch(/^\? No limit found: Why$/m);
    expect(textOf(view(refused(true)))).toMatch(/^✗ No limit found: Why\nRaise the limit/m);
    expect(sizeSummary(view(refused(true)))).toMatch(/^### ❌ No limit found: Why\n/);
    expect(sizeExitCode(view(refused(false)).report)).toBe(3);
    expect(sizeExitCode(view(refused(true)).report)).toBe(1);
    expect(sizeExitCode(view(found).report)).toBe(0);
  });

  it("says what to do next for each reason", () => {
    const advice = (code: Extract<SizeResult, { kind: "refused" }>["code"]) =>
      sizeAdvice(view({ kind: "refused", code, isBreach: false, message: "Why" }));
    expect(advice("slower")).toBe(
      "Keep the present limit, or set a rate of requests and search again. The report of each run has the details.",
    );
    expect(advice("reclaimable")).toMatch(/^Keep the present limit\./);
    expect(advice("file-cache")).toMatch(/^Choose the limit by the latency/);
    expect(advice("unstable")).toMatch(/^Raise the limit, then search again\./);
    expect(advice("too-few-runs")).toMatch(/^Begin with a limit nearer to the peak/);
  });

  it("calls only a limit above another good one tried, the lowest good one not confirmed", () => {
    const tried = [run(1, 128), run(2, 60), run(3, 30), run(4, 30), run(5, 23, { verdict: "oom-killed" })];
    const limits = [...limitsOf(tried, tried[0] ?? null)];
    const text = textOf(
      view({ kind: "unfinished", message: "The run was ended by SIGTERM." }, { runs: tried, limits }),
    );
    expect(text).toMatch(/^128 MiB .* present limit$/m);
    expect(text).toMatch(/^60 MiB .* a lower one was tried$/m);
    expect(text).toMatch(/^30 MiB .* not confirmed$/m);
    expect(text).toMatch(/^23 MiB .* OOM-killed$/m);
  });

  it("can go on if it is not finished", () => {
    const shown = view({ kind: "unfinished", message: "The run was ended by SIGTERM." }, { runs: [], limits: [] });
    const text = textOf(shown);
    expect(text).toContain("? The search is not finished (0 of at most 12 runs): The run was ended by SIGTERM\n");
    expect(text).toContain("Run the same command again");
    expect(sizeExitCode(shown.report)).toBe(3);
    expect(sizeSummary(shown)).not.toContain("| Limit |");
  });
});
