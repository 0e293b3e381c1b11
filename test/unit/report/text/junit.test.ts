import { describe, expect, it } from "vitest";
import { judged, reportOf } from "../../../../src/report/model/judged.ts";
import { parseReport } from "../../../../src/report/model/parse-report.ts";
import { judgedAgain, judgedSet } from "../../../../src/report/model/set/judged-set.ts";
import { junitOf } from "../../../../src/report/text/junit.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  mebibyte,
  oneGate,
  oom,
  peak,
  phases,
  thresholds,
} from "../../../builders.ts";
import { comparisonOf } from "../../../golden/cases.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const suite = (xml: string) => /<testsuite [^>]*>/.exec(xml)?.[0];
const caseNames = (xml: string) => [...xml.matchAll(/<testcase [^>]*name="([^"]*)"/g)].map(([, name]) => name);
const of = (...args: Parameters<typeof evidence>) => junitOf(oneGate(evidence(...args)));

describe("junit.xml", () => {
  it("has a case for the gate and one for each phase", () => {
    const xml = of();
    expect(suite(xml)).toContain('tests="5" failures="0" errors="0" skipped="0" time="16.000"');
    expect(caseNames(xml)).toEqual([
      "the peak is at most 80% of 100 MiB, and no process runs out of memory",
      "phase start: peak at most 80 MiB",
      "phase warmup: peak at most 80 MiB",
      "phase load: peak at most 80 MiB",
      "phase settle: peak at most 80 MiB",
    ]);
    expect(xml).not.toMatch(/<(failure|error)/);
  });

  it("has a breach as a failure of the gate and of the phase with the peak", () => {
    const peakBytes = 92 * mebibyte;
    const xml = of({ peak: peak({ workingSetBytes: peakBytes }), phases: phases({ peakBytes }) });
    expect(suite(xml)).toContain('failures="2" errors="0"');
    expect(xml.match(/<failure message="Memory peaked at 92 MiB, 92% of[^"]*" type="over-ratio">/g)).toHaveLength(2);
    expect(xml).toMatch(/name="phase load: [^"]*"[^>]*>\n\s*<failure/);
  });

  it("skips a phase above the threshold that does not have the peak", () => {
    const peakBytes = 92 * mebibyte;
    const [start, warmup, load, settle] = phases({ peakBytes });
    if (!start || !warmup || !load || !settle) throw new Error("the builders have four phases");
    const all = [start, warmup, load, { ...settle, peakBytes: 91 * mebibyte }];
    const xml = of({ peak: peak({ workingSetBytes: peakBytes }), phases: all });
    expect(suite(xml)).toContain('failures="2" errors="0" skipped="1"');
    expect(xml).toMatch(
      /name="phase settle: [^"]*"[^>]*>\n\s*<skipped message="Memory was above the threshold in this phase too \(91 MiB\)\. Only the load phase, which has the peak, counts as failed"/,
    );
  });

  it("has an OOM kill as a failure of its phase", () => {
    const xml = of({ oom: oom({ witnesses: [{ name: "event", atMs: 9, phase: "warmup" }] }) });
    expect(xml).toMatch(
      /name="phase warmup: [^"]*"[^>]*>\n\s*<failure message="The kernel OOM-killed a process in this phase" type="oom-killed"/,
    );
  });

  it("has an inconclusive verdict as an error, with the advice and the last log lines", () => {
    const xml = of({
      load: loadFigures({ requests: 0, statusCodes: {} }),
      container: containerFacts({ logTail: ["bye"] }),
    });
    expect(suite(xml)).toContain('failures="0" errors="1"');
    expect(xml).toMatch(
      /<error message="Inconclusive: [^"]*" type="load-failed">[^<]+\nLast log lines of the container:\n\| bye<\/error>/,
    );
  });

  it("has the planned number of requests in the case of the load phase", () => {
    const planned = { requests: 10_000, unit: "request", sent: 10_000, open: 0, endedLoad: true } as const;
    const xml = of({ load: loadFigures({ planned }) });
    expect(xml).toContain("<system-out>load: 10,000 requests in 10 s</system-out>");
    expect(of({})).not.toContain("<system-out>load:");
  });

  it("escapes hostile text", () => {
    const line = '</error>]]><x a="\'">&amp;\x1b[31m\0\uFFFE\uD800 ::error::x';
    const xml = of({
      outcome: stoppedBy("app-exited/exit", line),
      container: containerFacts({ logTail: [line], image: line }),
    });
    expect(xml.match(/<\/error>/g)).toHaveLength(1);
    expect(xml).not.toContain("<x");
    // The characters that XML 1.0 (section 2.2) allows.
    expect(xml).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
    expect(xml.match(/&(?!(amp|lt|gt|quot);)/g)).toBeNull();
  });
});

describe("junit.xml of a set", () => {
  const at = (mib: number, createdAt: string) =>
    judged(evidence({ createdAt, peak: peak({ workingSetBytes: mib * mebibyte }) }), thresholds);
  const set = judgedSet([at(40, "2026-01-02T03:04:05.678Z"), at(50, "2026-01-02T03:05:00.000Z")], {
    repeat: 2,
    planned: 2,
  });

  it("begins with its first run, and names the run of the phases", () => {
    const xml = junitOf({ kind: "one", judged: set });
    expect(suite(xml)).toContain('timestamp="2026-01-02T03:04:05.678Z"');
    expect(caseNames(xml)).toContain("run 2, phase load: peak at most 80 MiB");
  });

  it("has the beginning of the shown run if an earlier version wrote the report", () => {
    const runs = reportOf(set).set?.runs.map(({ createdAt: _, ...rest }) => rest);
    const written = JSON.parse(JSON.stringify({ ...reportOf(set), set: { ...reportOf(set).set, runs } }));
    const read = parseReport(written);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(suite(junitOf({ kind: "one", judged: judgedAgain(read.content) }))).toContain("2026-01-02T03:05:00.000Z");
  });

  it("says that the peak of an inconclusive run is not judged", () => {
    const stopped = judged(evidence({ outcome: stoppedBy("interrupted/sigint") }), thresholds);
    const xml = junitOf({ kind: "one", judged: judgedSet([stopped], { repeat: 2, planned: 2 }) });
    expect(xml).toMatch(/run 1: inconclusive, peak [^<]* \(not judged\)</);
  });
});

describe("junit.xml of a comparison", () => {
  const caseIn = (name: string) =>
    /<testcase [^>]*name="memory has not increased against main@abc1234 \(max-increase: 5%\)"[^>]*>([\s\S]*?)<\/testcase>/.exec(
      junitOf({ kind: "one", judged: comparisonOf(name) }),
    )?.[1] ?? "";

  it("fails in the case of the comparison, not in the case of the limit", () => {
    expect(caseIn("compared-increased")).toMatch(
      /<failure message="Held memory \+9\.7% [^"]*; at most \+5% allowed\." type="increased">Find out what uses more/,
    );
    expect(junitOf({ kind: "one", judged: comparisonOf("compared-increased") })).toContain('failures="1" errors="0"');
  });

  it("passes with the difference, or is skipped if the result is unclear", () => {
    expect(caseIn("compared-same")).toMatch(/^\s*<system-out>Held memory \+0\.3% /);
    expect(caseIn("compared-unclear")).toMatch(/^\s*<skipped message="The comparison with main@abc1234 is unclear: /);
  });
});
