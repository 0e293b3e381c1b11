import { describe, expect, it } from "vitest";
import { outputsOf } from "../../../../src/action/outputs.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import {
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
import { containerFacts, evidence, mebibyte, oom, peak, thresholds } from "../../../builders.ts";
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

function gate(name: string, mib: number, overrides: Parameters<typeof evidence>[0] = {}): GateResult {
  const of = evidence({ peak: peak({ workingSetBytes: mib * mebibyte }), ...overrides });
  return { kind: "judged", name, judged: judged(of, thresholds) };
}

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
      },
      {
        name: "heavy",
        verdict: "over-ratio",
        peakBytes: 90 * mebibyte,
        peakRatio: 0.9,
        limitBytes: 100 * mebibyte,
        oomKilled: false,
      },
      { name: "refused", verdict: "inconclusive", peakBytes: null, peakRatio: null, limitBytes: null, oomKilled: null },
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
      /\nended: Inconclusive: it ended\n {2}What to do: .*\n {2}Last 10 log lines of the container \(report\.html has 12\):\n {2}\| line 2\n/,
    );
    expect(text).toContain("  | line 11\n  Full report: out/ended/report.html\n");
    expect(text).not.toContain("out/calm");
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
    const sentence = expect.stringMatching(/^Memory peaked at 60 MiB.*, and was still rising by 2\.5 MiB per second$/);
    if (rising.kind !== "judged") throw new Error("unreachable");
    expect(warningsOf({ kind: "one", judged: rising.judged })).toEqual([sentence]);
    expect(warningsOf({ kind: "several", gates: [passing(), rising, refused] })).toEqual([
      expect.stringMatching(/^rising: Memory peaked/),
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
