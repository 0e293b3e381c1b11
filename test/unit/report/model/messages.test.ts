import { describe, expect, it } from "vitest";
import { type Evidence, inconclusiveReasonSchema } from "../../../../src/model/evidence.ts";
import type { Verdict } from "../../../../src/model/verdict.ts";
import { adviceFor } from "../../../../src/report/model/advice.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { headings, proofSentence, suggestedLimitBytes, verdictMessage } from "../../../../src/report/model/messages.ts";
import {
  containerFacts,
  evidence,
  limitBytes,
  mebibyte,
  oom,
  peak,
  phases,
  sampling,
  source,
  thresholds,
} from "../../../builders.ts";

const reasons = inconclusiveReasonSchema.options;
const over = evidence({ peak: peak({ workingSetBytes: 92.3 * mebibyte }) });
const oomOf = (more: Partial<Evidence["oom"]>, exitedByItself = false) =>
  evidence({
    oom: oom(more),
    container: containerFacts({ exitedByItself }),
  });

const message = (of: Evidence) => judged(of, thresholds).message;

describe("the message of a verdict", () => {
  it("of a pass tells the peak, the limit and the threshold", () => {
    expect(message(evidence())).toBe("Pass: peak 40 MiB is 40 % of the 100 MiB limit; allowed 80 %");
  });

  it("of over-ratio tells the same", () => {
    expect(message(over)).toBe("Over: peak 92.3 MiB is 92.3 % of the 100 MiB limit; allowed 80 %");
  });

  it.each([
    {
      of: oomOf({ processKills: 3, witnesses: [{ name: "event", atMs: 5, phase: "load" }] }),
      says: "the kernel killed 3 processes in the load phase at the 100 MiB limit; the container's first process lived on",
    },
    {
      of: oomOf({ processKills: 1, processes: [{ pid: 864, name: "node", anonymousBytes: 1 }] }),
      says: "the kernel killed the process node (PID 864) at the 100 MiB limit; the container's first process lived on",
    },
    {
      of: oomOf({
        groupKills: 1,
        processes: [
          { pid: 1, name: "sh", anonymousBytes: 1 },
          { pid: 2, name: "node", anonymousBytes: 1 },
        ],
      }),
      says: "the kernel killed 2 processes (sh, node) at the 100 MiB limit; the container's first process lived on",
    },
    {
      of: oomOf({ processKills: 1, witnesses: [{ name: "inspect", atMs: null, phase: null }] }, true),
      says: "the kernel killed a process in the container at the 100 MiB limit; the container ended",
    },
  ])("of an OOM kill tells what is known of it: $says", ({ of, says }) => {
    expect(message(of)).toBe(`OOM-killed: ${says}`);
  });

  it.each(reasons)("of inconclusive names the reason %s and the detail, on one line", (reason) => {
    const of = evidence({ outcome: { kind: "stopped", reason, message: "what\nwas seen" } });
    expect(message(of)).toMatch(new RegExp(`^Not measured \\(${reason}\\): what.was seen$`, "u"));
    expect(message(of)).not.toContain("\n");
  });

  it("is there without a peak", () => {
    expect(verdictMessage({ kind: "pass", proof: "sampled" }, evidence({ peak: null }), thresholds)).toContain(
      "no sample",
    );
  });

  it("begins with a heading of its own for every kind", () => {
    expect(new Set(Object.values(headings)).size).toBe(4);
  });
});

describe("the advice", () => {
  it.each(reasons)("for %s is one sentence or more", (reason) => {
    const advice = adviceFor({ kind: "inconclusive", reason, message: "" }, evidence(), thresholds);
    expect(advice).toMatch(/^[A-Z].{30,}\.$/);
  });

  it("differs from reason to reason", () => {
    const all = reasons.map((reason) =>
      adviceFor({ kind: "inconclusive", reason, message: "" }, evidence(), thresholds),
    );
    expect(new Set(all).size).toBe(reasons.length);
  });

  it("is empty on a pass", () => {
    expect(adviceFor({ kind: "pass", proof: "sampled" }, evidence(), thresholds)).toBe("");
  });

  it("on over-ratio names the limit with which the peak would pass", () => {
    expect(adviceFor({ kind: "over-ratio" }, over, thresholds)).toContain("raise the limit to 116Mi");
  });

  it("never names a limit, by rounding, with which the peak would not pass", () => {
    // 1537 MiB is needed; to a decimal of a GiB it would read as 1536.
    const workingSetBytes = 0.8 * 1_536 * mebibyte + 1;
    const of = evidence({ peak: peak({ workingSetBytes }), limitBytes: 1_024 * mebibyte });
    expect(suggestedLimitBytes(of, 0.8)).toBe(1_537 * mebibyte);
    const advice = adviceFor({ kind: "over-ratio" }, of, thresholds);
    expect(advice).toMatch(/1537Mi/);
  });

  it("on an OOM kill says what Kubernetes would have done", () => {
    expect(adviceFor({ kind: "oom-killed" }, evidence(), thresholds)).toContain("Kubernetes");
  });

  it("tells of reclaimable cache where it is a tenth of the peak and more", () => {
    const withCache = (activeFile: number | null) =>
      evidence({
        peak: peak({
          workingSetBytes: 90 * mebibyte,
          composition: { ...peak().composition, activeFile },
        }),
      });
    const advice = (activeFile: number | null) => adviceFor({ kind: "over-ratio" }, withCache(activeFile), thresholds);
    expect(advice(45 * mebibyte)).toContain("50 % of the peak is active file cache");
    expect(advice(9 * mebibyte)).toContain("10 % of the peak");
    expect(advice(9 * mebibyte - 1)).not.toContain("cache");
    expect(advice(null)).not.toContain("cache");
  });
});

describe("the suggested limit", () => {
  it.each([
    [80 * mebibyte, 0.8, 100],
    [80 * mebibyte + 1, 0.8, 101],
    [1, 0.8, 1],
    [mebibyte, 1, 1],
    [mebibyte + 1, 1, 2],
    [0, 0.8, 1],
  ])("for a peak of %d B at %d is %d MiB", (workingSetBytes, maxRatio, mebibytes) => {
    const of = evidence({ peak: peak({ workingSetBytes }) });
    expect(suggestedLimitBytes(of, maxRatio)).toBe(mebibytes * mebibyte);
  });

  it("after an OOM kill is one with which a peak at the limit would pass, whatever was sampled", () => {
    const killed = oom({ processKills: 1 });
    expect(suggestedLimitBytes(evidence({ oom: killed, peak: peak({ workingSetBytes: 40 * mebibyte }) }), 0.8)).toBe(
      125 * mebibyte,
    );
  });

  it("is none without a peak", () => {
    expect(suggestedLimitBytes(evidence({ peak: null }), 0.8)).toBeNull();
  });

  it.each([0.7, 0.8, 0.333, 0.1, 0.95, 0.6])(
    "is the lowest in whole MiB with which a peak exactly at %d of a limit passes",
    (maxRatio) => {
      for (let mebibytes = 6; mebibytes <= 4_096; mebibytes += 1) {
        const workingSetBytes = Math.floor(maxRatio * mebibytes * mebibyte);
        const suggested = suggestedLimitBytes(evidence({ peak: peak({ workingSetBytes }) }), maxRatio) ?? 0;
        expect(workingSetBytes / suggested, `${mebibytes} MiB`).toBeLessThanOrEqual(maxRatio);
        expect(suggested / mebibyte, `${workingSetBytes} B`).toBeLessThanOrEqual(mebibytes);
      }
    },
  );
});

describe("what a pass rests on", () => {
  const sentence = (of: Evidence, verdict: Verdict = { kind: "pass", proof: "sampled" }) =>
    proofSentence(verdict, of, thresholds);

  it("is the ceiling where it proves it", () => {
    expect(sentence(evidence({ kernelPeakBytes: 60 * mebibyte }), { kind: "pass", proof: "proven" })).toMatch(
      /ceiling is 60 MiB: the pass is proven/,
    );
  });

  it("is the sampling interval and the longest gap where it was sampled", () => {
    const text = sentence(evidence({ kernelPeakBytes: limitBytes, phases: phases({ maxGapMs: 230 }) }));
    expect(text).toContain("sampled every 10 ms from 10 ms after the container's start on, longest gap 230 ms");
    expect(text).toMatch(/100 MiB, .*above the 80 MiB allowed.*neither fails nor proves the pass/);
  });

  it("names the finest of the sources", () => {
    const sources = [source({ name: "stats-oneshot", intervalMs: 100 }), source({ intervalMs: 10 })];
    expect(sentence(evidence({ sampling: sampling({ sources }) }))).toContain("every 10 ms");
  });

  it("says that the kernel offers none where it has none", () => {
    expect(sentence(evidence(), { kind: "pass", proof: "sampled" })).toContain("no ceiling");
  });

  it("says that nothing was sampled where nothing was", () => {
    expect(sentence(evidence({ sampling: sampling({ sources: [], firstSampleMs: null }) }))).toBe(
      "nothing was sampled",
    );
  });
});
