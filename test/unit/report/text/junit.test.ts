import { describe, expect, it } from "vitest";
import { junitOf } from "../../../../src/report/text/junit.ts";
import { containerFacts, evidence, loadFigures, mebibyte, oneGate, oom, peak, phases } from "../../../builders.ts";
import { stoppedBy } from "../../../stop-reasons.ts";

const suite = (xml: string) => /<testsuite [^>]*>/.exec(xml)?.[0];
const caseNames = (xml: string) => [...xml.matchAll(/<testcase [^>]*name="([^"]*)"/g)].map(([, name]) => name);
const of = (...args: Parameters<typeof evidence>) => junitOf(oneGate(evidence(...args)));

describe("junit.xml", () => {
  it("has a case for the gate and one for each phase", () => {
    const xml = of();
    expect(suite(xml)).toContain('tests="5" failures="0" errors="0" skipped="0" time="16.000"');
    expect(caseNames(xml)).toEqual([
      "the peak is at most 80% of 100 MiB, and no process is OOM-killed",
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
