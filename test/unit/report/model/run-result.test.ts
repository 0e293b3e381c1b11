import { describe, expect, it } from "vitest";
import { outputsOf } from "../../../../src/action/outputs.ts";
import type { Thresholds } from "../../../../src/model/verdict.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import {
  enforcedExitCode,
  exitCodeOfRun,
  type GateResult,
  gateRow,
  gatesHeadline,
  gravest,
  messageOfRun,
  warningsOf,
} from "../../../../src/report/model/run-result.ts";
import { summaryOf } from "../../../../src/report/text/summary.ts";
import { gatesText } from "../../../../src/report/text/terminal.ts";
import { containerFacts, evidence, mebibyte, oom, outOfMemory, peak, thresholds } from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const passing = () => gate("calm", 40);
const over = (name = "heavy", mib = 90) => gate(name, mib);
const killed = () => gate("killed", 60, { oom: oom() });
const stopped = () => gate("stopped", 50, { outcome: stoppedBy("app-exited/exit", "the app exited") });
const refused: GateResult = {
  kind: "refused",
  name: "refused",
  reason: "bad-input",
  code: "bad-input/port",
  why: "the image exposes no port",
};

function gate(
  name: string,
  mib: number,
  overrides: Parameters<typeof evidence>[0] = {},
  changes: Partial<Thresholds> = {},
): GateResult {
  const of = evidence({ peak: peak({ workingSetBytes: mib * mebibyte }), ...overrides });
  return { kind: "judged", name, judged: judged(of, { ...thresholds, ...changes }) };
}

const notEnforced = { isEnforced: false };

describe("several gates", () => {
  it.each([
    {
      name: "all gates pass",
      gates: [passing(), passing()],
      code: 0,
      gravest: "calm",
      headline: "2 of 2 gates passed",
    },
    { name: "the only gate passes", gates: [passing()], code: 0, gravest: "calm", headline: "1 of 1 gate passed" },
    {
      name: "one gate is over the threshold",
      gates: [passing(), over()],
      code: 1,
      gravest: "heavy",
      headline: "1 of 2 gates failed",
    },
    {
      name: "one gate is inconclusive",
      gates: [stopped(), passing()],
      code: 3,
      gravest: "stopped",
      headline: "1 of 2 gates was inconclusive",
    },
    {
      name: "one gate fails and one is inconclusive",
      gates: [stopped(), over()],
      code: 1,
      gravest: "heavy",
      headline: "1 of 2 gates failed, 1 was inconclusive",
    },
    {
      name: "one gate is OOM-killed with a peak below the threshold",
      gates: [over(), killed()],
      code: 1,
      gravest: "killed",
      headline: "2 of 2 gates failed",
    },
    {
      name: "two gates are over the threshold",
      gates: [over("a", 85), over("b", 95)],
      code: 1,
      gravest: "b",
      headline: "2 of 2 gates failed",
    },
    {
      name: "one gate was refused",
      gates: [passing(), refused],
      code: 3,
      gravest: "refused",
      headline: "1 of 2 gates did not run",
    },
    {
      name: "one gate fails, two are inconclusive and one was refused",
      gates: [stopped(), over(), stopped(), refused],
      code: 1,
      gravest: "heavy",
      headline: "1 of 4 gates failed, 2 were inconclusive, 1 did not run",
    },
  ])("have an exit code, a worst gate and a headline if $name", ({ gates, code, gravest: name, headline }) => {
    expect(exitCodeOfRun({ kind: "several", gates })).toBe(code);
    expect(gravest(gates)?.name).toBe(name);
    expect(gatesHeadline(gates)).toContain(headline);
  });

  it("have a message on one line with each gate that did not pass", () => {
    expect(messageOfRun({ kind: "several", gates: [passing(), over(), refused] })).toBe(
      "1 of 3 gates failed, 1 did not run: heavy: Over the threshold: Memory peaked at 90 MiB, 90% of the 100 MiB limit (threshold: 80%); refused: did not run (bad-input): the image exposes no port",
    );
  });

  it("give the Action the outputs of the worst gate, and all gates as JSON", () => {
    const outputs = outputsOf({ kind: "several", gates: [passing(), over(), refused] }, "out/gates.json");
    expect(outputs).toMatchObject({
      verdict: "over-ratio",
      "peak-bytes": String(90 * mebibyte),
      report: "out/gates.json",
    });
    expect(JSON.parse(outputs["gates"] ?? "")).toEqual([
      {
        name: "calm",
        verdict: "pass",
        peakBytes: 40 * mebibyte,
        peakRatio: 0.4,
        limitBytes: 100 * mebibyte,
        oomKilled: false,
        isEnforced: true,
        runs: 1,
        peaks: [40 * mebibyte],
        spread: null,
        comparison: null,
        increase: null,
        increaseLower: null,
        increaseUpper: null,
      },
      {
        name: "heavy",
        verdict: "over-ratio",
        peakBytes: 90 * mebibyte,
        peakRatio: 0.9,
        limitBytes: 100 * mebibyte,
        oomKilled: false,
        isEnforced: true,
        runs: 1,
        peaks: [90 * mebibyte],
        spread: null,
        comparison: null,
        increase: null,
        increaseLower: null,
        increaseUpper: null,
      },
      {
        name: "refused",
        verdict: "inconclusive",
        peakBytes: null,
        peakRatio: null,
        limitBytes: null,
        oomKilled: null,
        isEnforced: null,
        runs: 0,
        peaks: [],
        spread: null,
        comparison: null,
        increase: null,
        increaseLower: null,
        increaseUpper: null,
      },
    ]);
  });

  it("have no output pass if the check fails", () => {
    const run = { kind: "several", gates: [passing(), refused] } as const;
    expect(exitCodeOfRun(run)).toBe(3);
    expect(outputsOf(run, "r")).toMatchObject({ verdict: "inconclusive", "peak-bytes": "", "suggested-limit": "" });
    expect(exitCodeOfRun({ kind: "several", gates: [] })).toBe(3);
  });

  it("have no output pass without a verdict", () => {
    const run = { kind: "several", gates: [refused] } as const;
    expect(exitCodeOfRun(run)).toBe(3);
    expect(outputsOf(run, "r")).toMatchObject({ verdict: "inconclusive", "peak-bytes": "", "oom-killed": "false" });
  });

  it("have the place of the failure before the headline, and no place if all gates pass", () => {
    const options = { colour: false, width: 100, place: "k8s.yml:7" };
    expect(gatesText([over()], options).trimEnd().split("\n").at(-1)).toBe("k8s.yml:7: ✗ 1 of 1 gate failed");
    expect(gatesText([passing()], options)).not.toContain("k8s.yml");
  });

  it("that did not pass have the next step, the last log lines and the path of their report", () => {
    const logTail = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    const outcome = stoppedBy("app-exited/exit", "it ended");
    const gates = [passing(), gate("ended", 40, { outcome, container: containerFacts({ logTail }) })];
    const text = gatesText(gates, { colour: false, width: 200, reportDir: "out" });
    expect(text).toMatch(
      /\n\? ended: Inconclusive: it ended\n {2}What to do: .*\n {2}Last 10 log lines of the container \(report\.html has 12\):\n {2}\| line 2\n/,
    );
    expect(text).toContain("  | line 11\n  Full report: out/ended/report.html\n");
    expect(text).not.toContain("out/calm");
  });

  it("have a table that fits on the terminal, even if their names are long", () => {
    const gates = [over("checkout-service-with-a-long-name"), gate("b", 60), stopped()];
    const widest = (width: number) => {
      const lines = gatesText(gates, { colour: false, width }).split("\n\n")[0]?.split("\n") ?? [];
      return Math.max(...lines.map((line) => line.length));
    };
    for (const width of [70, 72, 80, 90, 100, 120]) expect(widest(width), `${width}`).toBeLessThanOrEqual(width);
  });

  it("have a mark before their results, and a coloured headline each", () => {
    const gates = [passing(), over(), refused];
    const text = gatesText(gates, { colour: false, width: 200 });
    expect(text).toMatch(/^calm +✓ Pass \(sampled\) /m);
    expect(text).toMatch(/^heavy +✗ Over the threshold /m);
    expect(text).toMatch(/^refused +\? Did not run \(bad-input\)$/m);
    expect(text).toMatch(/^✗ heavy: Over the threshold: Memory peaked/m);
    expect(gatesText(gates, { colour: true, width: 40 })).toContain(
      "\x1b[1;31m✗ heavy: Over the threshold: Memory\x1b[0m\n\x1b[1;31mpeaked at",
    );
    const summary = summaryOf({ kind: "several", gates }, { footer: "the end" });
    expect(summary).toContain("| calm | ✅ Pass (sampled) |");
    expect(summary).toContain("| heavy | ❌ Over the threshold |");
    expect(summary).toContain("| refused | ⚠️ Did not run (bad-input) |");
  });

  it("explain their words only once in the summary, however many gates there are", () => {
    const summary = summaryOf({ kind: "several", gates: [passing(), over(), refused] }, { footer: "the end" });
    expect(summary.match(/<sub>/g)).toHaveLength(1);
    expect(summary.match(/Phase start:/g)).toHaveLength(1);
    expect(summary.indexOf("<sub>")).toBeGreaterThan(summary.lastIndexOf("| Phase |"));
  });

  it("have all their sections in the summary before the log lines of any gate", () => {
    const logTail = Array.from({ length: 50 }, () => "x".repeat(2_000));
    const outcome = stoppedBy("app-exited/exit", "it ended");
    const gates = ["a", "b", "c"].map((name) => gate(name, 40, { outcome, container: containerFacts({ logTail }) }));
    const text = summaryOf({ kind: "several", gates }, { footer: "the end", maxBytes: 65_000 });
    for (const { name } of gates) expect(text).toContain(`#### ⚠️ ${name}: Inconclusive: it ended`);
  });

  it("keep the table and the footer if the summary is too long, and are cut between sections", () => {
    const gates = Array.from({ length: 40 }, (_, index) => over(`gate-${index}`));
    const text = summaryOf({ kind: "several", gates }, { footer: "the end", maxBytes: 20_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toContain("| gate-39 |");
    expect(text.trimEnd().endsWith("The report has the rest.*\n\nthe end")).toBe(true);
    expect(text.match(/```/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
  });
});

describe("a gate whose memory was still rising", () => {
  const compositions = Array.from({ length: 100 }, (_, index) => ({
    atMs: 5_400 + index * 100,
    anonymous: 20 * mebibyte + (index * mebibyte) / 4,
    shared: 0,
    activeFile: 0,
    kernel: 0,
    kernelReclaimable: 0,
    sockets: 0,
    other: 0,
  }));
  const rising = gate("rising", 60, { compositions });

  it("has a warning if it passed, with its name beside other gates", () => {
    const message = expect.stringMatching(/^Memory peaked at 60 MiB.*, and was still rising by 2\.5 MiB per second$/);
    const title = "memgate: memory was still rising";
    if (rising.kind !== "judged") throw new Error("unreachable");
    expect(warningsOf({ kind: "one", judged: rising.judged })).toEqual([{ title, message }]);
    expect(warningsOf({ kind: "several", gates: [passing(), rising, refused] })).toEqual([
      { title, message: expect.stringMatching(/^rising: Memory peaked/) },
    ]);
  });

  it("has no warning if it failed, because the error says it", () => {
    const failed = gate("failed", 90, { compositions });
    expect(warningsOf({ kind: "several", gates: [failed] })).toEqual([]);
    expect(messageOfRun({ kind: "several", gates: [failed] })).toContain("still rising");
  });

  it("is marked in the table of gates", () => {
    expect(gateRow(rising)[1]).toBe("Pass (sampled, memory still rising)");
    expect(gateRow(passing())[1]).toBe("Pass (sampled)");
  });
});

describe("a gate that is not enforced", () => {
  const one = (mib: number, overrides: Parameters<typeof evidence>[0] = {}) => {
    const result = gate("api", mib, overrides, notEnforced);
    if (result.kind !== "judged") throw new Error("unreachable");
    return { kind: "one", judged: result.judged } as const;
  };

  it.each([
    { name: "over-ratio", run: one(90), code: 1 },
    { name: "oom-killed", run: one(60, { oom: oom() }), code: 1 },
    { name: "out-of-memory", run: one(60, { outOfMemory: [outOfMemory()] }), code: 1 },
    { name: "inconclusive", run: one(60, { outcome: stoppedBy("app-exited/exit", "it exited") }), code: 3 },
    { name: "pass", run: one(60), code: 0 },
  ])("keeps the verdict $name, and its exit code is 0", ({ name, run, code }) => {
    expect(run.judged.verdict.kind).toBe(name);
    expect(exitCodeOfRun(run)).toBe(code);
    expect(enforcedExitCode(run)).toBe(0);
    expect(outputsOf(run, "r")).toMatchObject({ verdict: name });
  });

  it("says so after the message, unless it passes", () => {
    expect(messageOfRun(one(90))).toBe(
      "Memory peaked at 90 MiB, 90% of the 100 MiB limit (threshold: 80%). Not enforced: this verdict does not fail the check (`enforce: false`).",
    );
    expect(messageOfRun(one(40))).not.toContain("enforce");
  });

  const excused = () => gate("excused", 60, { oom: oom() }, notEnforced);
  it.each([
    {
      name: "no other gate fails",
      gates: [passing(), excused()],
      code: 0,
      worst: "excused",
      headline: "1 of 2 gates failed (not enforced)",
    },
    {
      name: "an enforced gate fails too",
      gates: [passing(), excused(), over()],
      code: 1,
      worst: "heavy",
      headline: "2 of 3 gates failed (1 of them not enforced)",
    },
    {
      name: "an enforced gate is inconclusive",
      gates: [excused(), stopped()],
      code: 3,
      worst: "stopped",
      headline: "1 of 2 gates failed, 1 was inconclusive (1 of them not enforced)",
    },
    {
      name: "a gate did not run",
      gates: [excused(), refused],
      code: 3,
      worst: "refused",
      headline: "1 of 2 gates failed, 1 did not run (1 of them not enforced)",
    },
  ])("does not decide about the check if $name", ({ gates, code, worst, headline }) => {
    expect(enforcedExitCode({ kind: "several", gates })).toBe(code);
    expect(gravest(gates)?.name).toBe(worst);
    expect(gatesHeadline(gates)).toBe(headline);
  });

  it("is marked in the table, in the message and in the outputs of several gates", () => {
    const run = { kind: "several", gates: [passing(), excused()] } as const;
    expect(gateRow(excused())[1]).toBe("OOM-killed (not enforced)");
    expect(messageOfRun(run)).toContain(": excused (not enforced): OOM-killed: ");
    expect(JSON.parse(outputsOf(run, "r")["gates"] ?? "")).toMatchObject([{ isEnforced: true }, { isEnforced: false }]);
  });
});

describe("a gate above its warning level", () => {
  const warned = () => gate("warned", 75, {}, { warnRatio: 0.7 });

  it("has a warning, and passes", () => {
    const run = { kind: "several", gates: [passing(), warned()] } as const;
    expect(warningsOf(run)).toEqual([
      {
        title: "memgate: memory peaked above the warning level",
        message: expect.stringMatching(/^warned: Memory peaked at 75 MiB, 75% .*above the warning level of 70%/),
      },
    ]);
    expect(enforcedExitCode(run)).toBe(0);
    expect(gateRow(warned())[1]).toBe("Pass (sampled, above the warning level)");
  });

  it("has no warning if it fails, or at the level", () => {
    expect(warningsOf({ kind: "several", gates: [gate("over", 90, {}, { warnRatio: 0.7 })] })).toEqual([]);
    expect(warningsOf({ kind: "several", gates: [gate("at", 70, {}, { warnRatio: 0.7 })] })).toEqual([]);
  });
});
