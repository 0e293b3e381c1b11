// The texts about a search, in the terminal and in the job summary.
import { describe, expect, it } from "vitest";
import type { SizeResult } from "../../../../src/model/size/search.ts";
import type { SizeReport } from "../../../../src/report/model/size/size-schema.ts";
import { sizeSummary } from "../../../../src/report/size/size-summary.ts";
import { sizeText } from "../../../../src/report/size/size-terminal.ts";
import { type SizeView, sizeAdvice, sizeExitCode } from "../../../../src/report/size/size-text.ts";
import { limitsOf } from "../../../../src/verdict/size/limits-tried.ts";
import { foundLimit as found, sizeRun as run, sizeReport } from "../../../size-reports.ts";

function view(result: SizeResult, overrides: Partial<SizeReport> = {}): SizeView {
  return { report: sizeReport({ result, ...overrides }), reportDir: "out" };
}

const summaryOf = ({ report }: SizeView) => sizeSummary(report, { footer: "footer" });
const written = { kind: "changed", file: "k8s/app.yaml", line: 7, column: 15, from: "128Mi", to: "30Mi" } as const;
const textOf = (shown: SizeView) => sizeText(shown, { colour: false, width: 110 });

describe("a limit that memgate found", () => {
  it("is in the text with every limit that memgate tried", () => {
    expect(textOf(view(found)).split("\n")).toEqual([
      "Limit            Survived  Peak      p99   Responses/s  Result",
      "128 MiB (128Mi)  1 of 1    20 MiB    7 ms  250          present limit",
      "27 MiB (27Mi)    3 of 3    23.5 MiB  7 ms  250          confirmed",
      "23 MiB (23Mi)    0 of 1    20 MiB    7 ms  250          OOM-killed",
      "",
      "23 MiB (23Mi): The kernel OOM-killed a process | in the container.",
      "",
      "Confirmed limit  27 MiB (27Mi); highest peak under it: 23.5 MiB (87%)",
      "Suggested limit  30 MiB (30Mi): 23.5 MiB ÷ max-ratio (80%), rounded up; not tried",
      "Request          18Mi: the working set exceeded it for at most 5% of each confirming run",
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
    const summary = summaryOf(view(found, { written: { ...written, newLine } }));
    expect(summary).toMatch(/^### ✅ Under 27 MiB \(27Mi\), the app survived 3 of 3 runs\./);
    expect(summary).toContain("k8s/app.yaml:7:15 now has 30Mi instead of 128Mi.");
    expect(summary).toContain("````suggestion\n  memory: 30Mi # ```\n````");
    expect(summary).toMatch(/\| 27.MiB \(27Mi\) \| 3 of 3 \| 23\.5.MiB \| 7.ms \| 250 \| confirmed \|/);
    expect(summary).toContain("OOM-killed a process | in the container");
  });

  it("has no block for a line that memgate must not show", () => {
    const summary = summaryOf(view(found, { written: { ...written, newLine: null } }));
    expect(summary).toContain("k8s/app.yaml:7:15 now has 30Mi instead of 128Mi.");
    expect(summary).not.toContain("suggestion");
  });

  it("says that GitHub applies the block only in a review comment on the line", () => {
    const summary = summaryOf(view(found, { written: { ...written, newLine: "memory: 30Mi" } }));
    expect(summary).toMatch(
      /committed nothing\..*review comment on the line\. GitHub applies a suggestion only there\.\n/,
    );
  });

  it("says why the file is unchanged", () => {
    const why = "app.yaml:7: the line has several limits";
    const text = textOf(view(found, { written: { kind: "unchanged", why } }));
    expect(text).toContain("memgate did not write the limit: app.yaml:7: the line has several limits.");
  });

  it("may be the present limit, which may not be a whole number of MiB", () => {
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
    expect(summaryOf(view(refused(true)))).toMatch(/^### ❌ No limit found: Why\n/);
    expect(sizeExitCode(view(refused(false)).report)).toBe(3);
    expect(sizeExitCode(view(refused(true)).report)).toBe(1);
    expect(sizeExitCode(view(found).report)).toBe(0);
  });

  it("says what to do next for each reason", () => {
    const advice = (code: Extract<SizeResult, { kind: "refused" }>["code"]) =>
      sizeAdvice(sizeReport({ result: { kind: "refused", code, isBreach: false, message: "Why" } }));
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
    expect(summaryOf(shown)).not.toContain("| Limit |");
  });
});
