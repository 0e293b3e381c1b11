import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../../../src/model/evidence.ts";
import type { LiveMemory } from "../../../../../src/model/fields/leak.ts";
import { adviceOf } from "../../../../../src/report/advice/advice.ts";
import { evidenceIn, judged, reportOf } from "../../../../../src/report/model/judged.ts";
import { withLeak } from "../../../../../src/report/model/leak/with-leak.ts";
import { parseReport } from "../../../../../src/report/model/parse-report.ts";
import { exitCodeOfRun, warningsOf } from "../../../../../src/report/model/run-result.ts";
import { judgedAgain } from "../../../../../src/report/model/set/judged-set.ts";
import { junitOf } from "../../../../../src/report/text/junit.ts";
import { suggestionFor } from "../../../../../src/verdict/limit-suggestion.ts";
import { evidence, limitBytes, mebibyte, oom, peak, phases, thresholds } from "../../../../builders.ts";
import { stoppedBy } from "../../../../stop-reasons.ts";

function liveMemory(blocks: number, liveAt: (block: number) => number, of: Partial<LiveMemory> = {}): LiveMemory {
  const points = Array.from({ length: blocks + 1 }, (_, block) => ({
    block,
    atMs: 6_000 + block,
    requests: block * 200,
    liveBytes: 5 * mebibyte + Math.round(liveAt(block)),
    processes: 1,
  }));
  return { requestsPerBlock: 200, unit: "request", blocks: points, problem: null, ...of };
}

const leaking = liveMemory(12, (block) => block * 200 * 2_048);
const steady = liveMemory(8, () => 0);
const high = { peak: peak({ workingSetBytes: 90 * mebibyte }), phases: phases({ peakBytes: 90 * mebibyte }) };
const of = (overrides: Partial<Evidence>) => withLeak(judged(evidence(overrides), thresholds));

describe("the verdict of the leak check", () => {
  it("is that the app leaks, with the growth and what is left", () => {
    const { verdict, message } = of({ liveMemory: leaking });
    expect(verdict).toEqual({ kind: "leaks" });
    expect(message).toBe(
      "The app leaks 2 KiB per request: 2.3 MiB over the last 1,200 requests; the peak would reach the 100 MiB limit after another 31,000 requests. Memory peaked at 40 MiB, 40% of the 100 MiB limit (threshold: 80%).",
    );
    expect(exitCodeOfRun({ kind: "one", judged: of({ liveMemory: leaking }) })).toBe(1);
  });

  it.each([
    ["over-ratio", high],
    ["inconclusive", { outcome: stoppedBy("interrupted/sigint") }],
  ])("comes before %s", (kind, overrides) => {
    expect(judged(evidence(overrides), thresholds).verdict.kind).toBe(kind);
    expect(of({ ...overrides, liveMemory: leaking }).verdict.kind).toBe("leaks");
  });

  it("comes after a kill, whose message names the leak too", () => {
    const killed = of({ oom: oom(), liveMemory: leaking });
    expect(killed.verdict.kind).toBe("oom-killed");
    expect(killed.message).toMatch(/^OOM-killed: .*\. The app leaks 2 KiB per request/);
  });

  it.each([
    ["steady", steady, "No leak: live memory is steady at 5 MiB."],
    [
      "levelled-off",
      liveMemory(8, (block) => Math.min(block, 3) * mebibyte),
      "No leak: live memory levelled off at 8 MiB.",
    ],
    [
      "varies",
      liveMemory(8, (block) => (block % 3) * mebibyte),
      "No leak: live memory varies between 5 MiB and 7 MiB.",
    ],
  ])("stays a pass if live memory is %s", (result, live, sentence) => {
    const { verdict, message, leak } = of({ liveMemory: live });
    expect(verdict.kind).toBe("pass");
    expect(leak?.facts.result).toBe(result);
    expect(message.startsWith(`${sentence} Memory peaked at 40 MiB`)).toBe(true);
  });

  it("judges the peak too, because garbage collections only lower it", () => {
    const { verdict, message } = of({ ...high, liveMemory: steady });
    expect(verdict.kind).toBe("over-ratio");
    expect(message).toMatch(/\(threshold: 80%\)\. No leak: live memory is steady at 5 MiB\.$/);
  });

  it("does not fail for a leak that is not confirmed, or that memgate could not check", () => {
    const early = { outcome: stoppedBy("interrupted/sigint"), liveMemory: liveMemory(9, (block) => block * mebibyte) };
    expect(of(early).verdict.kind).toBe("inconclusive");
    expect(of(early).message).toContain("The app may leak 5.1 KiB per request");
    const unknown = of({ liveMemory: liveMemory(-1, () => 0, { problem: "no-node" }) });
    expect(unknown).toMatchObject({ verdict: { kind: "pass" }, leak: { facts: { result: "unknown" }, table: null } });
    expect(warningsOf({ kind: "one", judged: unknown })).toMatchObject([
      { title: "memgate: the leak check was not possible" },
    ]);
  });

  it("advises a load without the check if memory was still rising and live memory is unknown", () => {
    const compositions = Array.from({ length: 60 }, (_, index) => ({
      ...{ atMs: 6_000 + index * 200, activeFile: 0, shared: 0, kernel: 0, kernelReclaimable: 0, sockets: 0, other: 0 },
      anonymous: (20 + index / 2) * mebibyte,
    }));
    const ofLoad = phases({ startMs: 6_000, endMs: 18_000 });
    const liveUnknown = liveMemory(-1, () => 0, { problem: "no-node" });
    const advise = (liveMemory: LiveMemory | null) => adviceOf(of({ compositions, phases: ofLoad, liveMemory }));
    expect(advise(null)).toContain("levels off, set a longer `duration`.");
    expect(advise(liveUnknown)).toContain("levels off, run memgate without `leak` and with a longer `duration`.");
  });

  it("changes nothing without the check", () => {
    const plain = judged(evidence(), thresholds);
    expect(withLeak(plain)).toBe(plain);
  });
});

describe("the report of a leak check", () => {
  it("can be read and judged again", () => {
    const report = reportOf(of({ liveMemory: leaking }));
    const read = parseReport(JSON.parse(JSON.stringify(report)));
    expect(read).toMatchObject({ ok: true, content: { leak: { result: "leaks", bytesPerRequest: 2_048 } } });
    expect(judgedAgain(report)).toMatchObject({ verdict: { kind: "leaks" }, message: report.verdict.message });
    expect(evidenceIn(report).evidence).not.toHaveProperty("leak");
  });

  it("suggests no limit, because the check lowers the peak", () => {
    const none = { kind: "none", reason: "leak-check" };
    expect(suggestionFor(evidence({ liveMemory: steady }), 0.8, "pass")).toEqual(none);
    expect(suggestionFor(evidence({ liveMemory: steady, ...high }), 0.8, "over-ratio")).toEqual(none);
    const killed = evidence({ liveMemory: steady, oom: oom(), peak: peak({ workingSetBytes: limitBytes }) });
    expect(suggestionFor(killed, 0.8, "oom-killed")).toMatchObject({ kind: "limit" });
  });
});

describe("junit.xml of a leak check", () => {
  const failures = (overrides: Partial<Evidence>) =>
    [...junitOf({ kind: "one", judged: of(overrides) }).matchAll(/<failure [^>]*type="([^"]*)"/g)].map(
      ([, type]) => type,
    );

  it("has a case of its own that fails for a leak", () => {
    expect(failures({ liveMemory: leaking })).toEqual(["leaks"]);
    expect(failures({ liveMemory: steady })).toEqual([]);
  });

  it("has a failed case for the peak too if it is above the threshold", () => {
    expect(failures({ ...high, liveMemory: leaking })).toEqual(["over-ratio", "leaks", "over-ratio"]);
  });
});
