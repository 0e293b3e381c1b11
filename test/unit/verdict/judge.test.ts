import { describe, expect, it } from "vitest";
import { unlimitedBytes } from "../../../src/memory/working-set.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { inconclusiveReasonSchema } from "../../../src/model/evidence.ts";
import { maxRatio as parseMaxRatio } from "../../../src/options/parsers.ts";
import { adviceFor } from "../../../src/report/model/advice.ts";
import { exitCodeOf, isRoundedDown, judge, limitMismatch, minLoadSamples } from "../../../src/verdict/judge.ts";
import {
  containerFacts,
  evidence,
  limitBytes,
  loadFigures,
  mebibyte,
  oom,
  peak,
  phases,
  sampling,
  stepFigures,
  thresholds,
} from "../../builders.ts";

const over = peak({ workingSetBytes: 90 * mebibyte });
const killed = oom({ processKills: 1 });
const stopped: Evidence["outcome"] = { kind: "stopped", reason: "interrupted", message: "the run was ended by SIGINT" };

function reasonOf(of: Evidence): string {
  const verdict = judge(of, thresholds);
  return verdict.kind === "inconclusive" ? verdict.reason : verdict.kind;
}

function detailOf(of: Evidence): string {
  const verdict = judge(of, thresholds);
  return verdict.kind === "inconclusive" ? verdict.message : `not inconclusive but ${verdict.kind}`;
}

describe("the verdict", () => {
  it("passes a whole run that was measured and is under the ratio", () => {
    expect(judge(evidence(), thresholds)).toEqual({ kind: "pass", proof: "sampled" });
  });

  it("is oom-killed before anything else", () => {
    const everything = evidence({ oom: killed, peak: over, outcome: stopped, load: null, container: null, phases: [] });
    expect(judge(everything, thresholds)).toEqual({ kind: "oom-killed" });
  });

  it("is over-ratio even where the run went wrong later", () => {
    const wrong = evidence({ peak: over, outcome: stopped, load: null, container: null, phases: [] });
    expect(judge(wrong, thresholds)).toEqual({ kind: "over-ratio" });
  });

  it("is inconclusive, with the reason and the detail of the stop, before a pass", () => {
    expect(judge(evidence({ outcome: stopped }), thresholds)).toEqual({
      kind: "inconclusive",
      reason: "interrupted",
      message: "the run was ended by SIGINT",
    });
  });

  it("counts an OOM kill without a counter, a witness or a peak", () => {
    const bare = evidence({ oom: oom(), peak: null });
    expect(judge(bare, thresholds).kind).toBe("oom-killed");
  });
});

describe("the boundary of the ratio", () => {
  const ratios = ["0.7", "80%", "33.3%", "0.333", "0.1", "1", "99.9%", "57%", "0.29"];
  const limits = [6 * mebibyte, 100 * mebibyte, 128 * mebibyte, 512 * mebibyte, 1_000_000_000, 3 * 2 ** 30];
  const cases = ratios.flatMap((text) => limits.map((limit) => ({ text, limit })));

  it.each(cases)("lets $text of $limit B pass to the last byte and fails the next", ({ text, limit }) => {
    const parsed = parseMaxRatio(text);
    const maxRatio = parsed.ok ? parsed.value : Number.NaN;
    // In whole thousandths, so that the expectation owes nothing to floating point.
    const thousandths = Math.round(maxRatio * 1_000);
    const allowedBytes = Number((BigInt(limit) * BigInt(thousandths)) / 1_000n);
    const kindAt = (workingSetBytes: number) =>
      judge(
        evidence({
          limitBytes: limit,
          requestedLimitBytes: limit,
          container: containerFacts({ memoryBytes: limit, memorySwapBytes: limit, cgroupLimitBytes: limit }),
          peak: peak({ workingSetBytes }),
        }),
        { ...thresholds, maxRatio },
      ).kind;
    expect([kindAt(allowedBytes - 1), kindAt(allowedBytes), kindAt(allowedBytes + 1)]).toEqual([
      "pass",
      "pass",
      "over-ratio",
    ]);
  });
});

describe("the proof of a pass", () => {
  it.each([
    { name: "no ceiling", kernelPeakBytes: null, proof: "sampled" },
    { name: "a ceiling exactly at the ratio", kernelPeakBytes: 80 * mebibyte, proof: "proven" },
    { name: "a ceiling one byte above", kernelPeakBytes: 80 * mebibyte + 1, proof: "sampled" },
    { name: "a ceiling at the limit, as page cache makes it", kernelPeakBytes: limitBytes, proof: "sampled" },
  ])("is $proof with $name", ({ kernelPeakBytes, proof }) => {
    expect(judge(evidence({ kernelPeakBytes }), thresholds)).toEqual({ kind: "pass", proof });
  });

  it("never makes a high ceiling a failure by itself", () => {
    expect(judge(evidence({ kernelPeakBytes: limitBytes }), thresholds).kind).toBe("pass");
  });
});

const step = stepFigures({ latencyMs: null });

describe("doubts about the load", () => {
  it.each([
    { name: "no load at all", load: null },
    { name: "no response", load: loadFigures({ requests: 0, statusCodes: {} }) },
    { name: "no response but errors", load: loadFigures({ requests: 0, errors: 500, statusCodes: {} }) },
    { name: "only HTTP 500", load: loadFigures({ non2xx: 10_000, statusCodes: { "500": 10_000 } }) },
    { name: "only HTTP 404", load: loadFigures({ non2xx: 10_000, statusCodes: { "404": 10_000 } }) },
    { name: "more socket errors than allowed", load: loadFigures({ errors: 102 }) },
  ])("$name is load-failed", ({ load }) => {
    expect(reasonOf(evidence({ load }))).toBe("load-failed");
  });

  it.each([
    { errors: 100, requests: 9_900, non2xx: 0, verdict: "pass" },
    { errors: 101, requests: 9_899, non2xx: 0, verdict: "load-failed" },
    { errors: 0, requests: 10_000, non2xx: 100, verdict: "pass" },
    { errors: 0, requests: 10_000, non2xx: 101, verdict: "load-failed" },
    { errors: 50, requests: 9_950, non2xx: 50, verdict: "pass" },
    { errors: 50, requests: 9_950, non2xx: 51, verdict: "load-failed" },
  ])("$errors errors and $non2xx refusals in 10,000 at 1 % are $verdict", ({ verdict, ...figures }) => {
    expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
  });

  it("accepts no failure at all at an error rate of 0", () => {
    const one = evidence({ load: loadFigures({ non2xx: 1 }) });
    expect(judge(one, { ...thresholds, maxErrorRate: 0 }).kind).toBe("inconclusive");
    expect(judge(evidence(), { ...thresholds, maxErrorRate: 0 }).kind).toBe("pass");
  });

  it.each([
    { durationMs: 10_000, longestResponseGapMs: 5_000, verdict: "pass" },
    { durationMs: 10_000, longestResponseGapMs: 5_001, verdict: "load-failed" },
    { durationMs: 1_000, longestResponseGapMs: 500, verdict: "pass" },
    { durationMs: 1_000, longestResponseGapMs: 501, verdict: "load-failed" },
    { durationMs: 1_000, longestResponseGapMs: 501, rate: 2, verdict: "load-failed" },
    { durationMs: 10_000, pausedMs: 6_000, longestResponseGapMs: 2_000, verdict: "pass" },
    { durationMs: 10_000, pausedMs: 6_000, longestResponseGapMs: 2_001, verdict: "load-failed" },
  ])("$longestSilenceMs ms of silence in $durationMs ms of load is $verdict", ({ verdict, ...figures }) => {
    expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
  });

  it.each([
    { connections: 10, stalledConnections: 1, verdict: "load-failed" },
    { connections: 200, stalledConnections: 2, verdict: "pass" },
    { connections: 200, stalledConnections: 3, verdict: "load-failed" },
  ])("$unservedConnections of $connections connections left unserved at 1 % is $verdict", ({ verdict, ...figures }) => {
    expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
  });

  it("says which error was the last where nothing was answered", () => {
    const load = loadFigures({ requests: 0, errors: 7, statusCodes: {}, lastError: "ECONNREFUSED" });
    expect(detailOf(evidence({ load }))).toMatch(/7 errors, the last: ECONNREFUSED/);
  });

  it("says which statuses and errors there were", () => {
    const load = loadFigures({
      requests: 9_000,
      non2xx: 800,
      errors: 70,
      timeouts: 4,
      statusCodes: { "200": 8_200, "500": 799, "100": 1 },
    });
    const detail = detailOf(evidence({ load }));
    expect(detail).toContain("870 of 9,070 requests to http://172.17.0.2:3000/ failed");
    expect(detail).toContain("799 × HTTP 500");
    expect(detail).toContain("1 × HTTP 100");
    expect(detail).toContain("70 without an answer, 4 of them timed out after 10 s");
    expect(detail).not.toContain("HTTP 200");
  });

  it("says which requests of a scenario failed, and why the first of each did", () => {
    const load = loadFigures({
      non2xx: 700,
      errors: 1,
      statusCodes: { "200": 9_000, "404": 1_000 },
      steps: [
        { ...step, name: "gone" },
        { ...step, name: "log in", failed: 701, errors: 1, firstFailure: "HTTP 500; expected 200" },
      ],
    });
    const detail = detailOf(evidence({ load }));
    expect(detail).toContain("701 of 10,001 requests to http://172.17.0.2:3000/ failed");
    expect(detail).toContain("(701 × log in, the first: HTTP 500; expected 200)");
    expect(detail).not.toContain("404");
  });

  it.each([
    { is: "that failed each time", figures: { requests: 91, failed: 91 }, verdict: "load-failed" },
    { is: "that failed more than half of the time", figures: { requests: 100, failed: 51 }, verdict: "load-failed" },
    { is: "that failed half of the time", figures: { requests: 100, failed: 50 }, verdict: "pass" },
    { is: "without an answer", figures: { requests: 0, failed: 3, errors: 3 }, verdict: "load-failed" },
    { is: "of which half had no answer", figures: { requests: 5, failed: 5, errors: 5 }, verdict: "pass" },
    { is: "that was never sent", figures: { requests: 0 }, verdict: "load-failed" },
    { is: "that was never answered", figures: { requests: 0, open: 10 }, verdict: "load-failed" },
    { is: "that was sent in the warmup", figures: { requests: 0, once: true }, verdict: "pass" },
  ])("a request of a scenario $is, rare as it may be, is $verdict", ({ figures, verdict }) => {
    const steps = [step, { ...step, name: "buy", line: 9, ...figures }];
    expect(reasonOf(evidence({ load: loadFigures({ steps }) }))).toBe(verdict);
  });

  it("names the request that failed, or those that were never sent, with their lines", () => {
    const failed = { ...step, name: "buy", line: 9, requests: 4, failed: 4, firstFailure: "HTTP 404; expected 200" };
    expect(detailOf(evidence({ load: loadFigures({ steps: [step, failed] }) }))).toBe(
      "the request buy (line 9) failed 4 of 4 times, the first: HTTP 404; expected 200",
    );
    const unsent = Array.from({ length: 5 }, (_, at) => ({ ...step, name: `GET /${at}`, line: 10 + at, requests: 0 }));
    expect(detailOf(evidence({ load: loadFigures({ steps: [step, ...unsent] }) }))).toBe(
      "5 of the 6 requests described (GET /0, line 10; GET /1, line 11; GET /2, line 12; 2 more) were never sent",
    );
    const slow = { ...step, name: "export", line: 9, requests: 0, open: 10 };
    expect(detailOf(evidence({ load: loadFigures({ steps: [step, slow] }) }))).toBe(
      "1 of the 2 requests described (export, line 9) was not answered once before the load ended",
    );
  });

  it.each([
    {
      is: "killed by a signal",
      workload: { exitCode: null, signal: "SIGKILL" },
      says: "was ended by SIGKILL after 5 s",
    },
    { is: "ended by memgate", workload: { exitCode: null }, says: "was still running and was ended after 5 s" },
    {
      is: "never begun",
      workload: { exitCode: null, wasToEnd: true, durationMs: 0 },
      says: "a load phase has 1 s at least",
    },
    { is: "failed", workload: { exitCode: 7 }, says: "ended with exit code 7 after 5 s" },
    {
      is: "over at once",
      workload: { durationMs: 999 },
      says: "ended with exit code 0 after 999 ms, and a load phase",
    },
  ])("a load-command that is $is is told as such", ({ workload, says }) => {
    const own = { kind: "command", command: "k6 run x.js", exitCode: 0, signal: null, durationMs: 5_000 } as const;
    const of = evidence({ load: null, workload: { ...own, wasToEnd: false, app: null, ...workload } });
    expect(reasonOf(of)).toBe("load-failed");
    expect(detailOf(of)).toContain(says);
  });

  it.each([
    { is: "idle", app: { receivedBytes: 1_023, cpuMs: 49.9 }, isLoad: false },
    { is: "sent a request", app: { receivedBytes: 1_024, cpuMs: 0 }, isLoad: true },
    { is: "at work without a request", app: { receivedBytes: 0, cpuMs: 50 }, isLoad: true },
    { is: "on the host's network", app: { receivedBytes: null, cpuMs: 0 }, isLoad: true },
    { is: "of unknown work", app: { receivedBytes: 0, cpuMs: null }, isLoad: true },
    { is: "reached otherwise than by a port", app: null, isLoad: true },
    { is: "given a heavy request", app: { receivedBytes: 500, cpuMs: 100 }, durationMs: 60_000, isLoad: true },
    { is: "idle for a minute", app: { receivedBytes: 500, cpuMs: 99 }, durationMs: 60_000, isLoad: false },
    { is: "idle for less than a second", app: { receivedBytes: 0, cpuMs: 0 }, durationMs: 999, isLoad: false },
    { is: "idle until its duration was over", app: { receivedBytes: 0, cpuMs: 0 }, wasToEnd: true, isLoad: false },
  ])(
    "a load-command during which the app is $is is load: $isLoad",
    ({ app, isLoad, durationMs = 5_000, wasToEnd = false }) => {
      const own = { kind: "command", command: "k6 run x.js", exitCode: wasToEnd ? null : 0, signal: null } as const;
      const of = evidence({ load: null, workload: { ...own, durationMs, wasToEnd, app } });
      const verdict = judge(of, thresholds);
      expect(verdict.kind).toBe(isLoad ? "pass" : "inconclusive");
      if (isLoad) return;
      // What is said to be wrong and what is advised go together.
      const [isShort, advice] = [durationMs < 1_000, adviceFor(verdict, of, thresholds)];
      expect(detailOf(of)).toContain(isShort ? "1 s at least" : "and the app received");
      expect(advice).toContain(isShort ? "over at once" : "MEMGATE_URL");
    },
  );

  it("names the URL and the silence", () => {
    expect(detailOf(evidence({ load: loadFigures({ longestResponseGapMs: 6_040 }) }))).toBe(
      "http://172.17.0.2:3000/ gave no response for 6 s of 10 s",
    );
  });
});

describe("doubts about the sampling", () => {
  const low = 60 * mebibyte;
  it.each([
    { name: "no sample in the load phase", load: { samples: 0 }, kernelPeakBytes: null, verdict: "too-few-samples" },
    {
      name: "no sample in the load phase, whatever the ceiling",
      load: { samples: 0 },
      kernelPeakBytes: low,
      verdict: "too-few-samples",
    },
    {
      name: "one sample too few",
      load: { samples: minLoadSamples - 1 },
      kernelPeakBytes: null,
      verdict: "too-few-samples",
    },
    { name: "just enough samples", load: { samples: minLoadSamples }, kernelPeakBytes: null, verdict: "pass" },
    { name: "few samples under a ceiling", load: { samples: 1 }, kernelPeakBytes: low, verdict: "pass" },
    { name: "a gap of 2.5 s", load: { maxGapMs: 2_500 }, kernelPeakBytes: null, verdict: "pass" },
    { name: "a longer gap", load: { maxGapMs: 2_500.5 }, kernelPeakBytes: null, verdict: "too-few-samples" },
    { name: "a longer gap under a ceiling", load: { maxGapMs: 9_000 }, kernelPeakBytes: low, verdict: "pass" },
    {
      name: "a longer gap under a ceiling that proves nothing",
      load: { maxGapMs: 9_000 },
      kernelPeakBytes: limitBytes,
      verdict: "too-few-samples",
    },
  ])("$name: $verdict", ({ load, kernelPeakBytes, verdict }) => {
    expect(reasonOf(evidence({ phases: phases(load), kernelPeakBytes }))).toBe(verdict);
  });

  it("finds a hole in any phase, for the peak counts in all of them", () => {
    const [start, warmup, load, settle] = phases();
    if (!start || !warmup || !load || !settle) throw new Error("the builders have four phases");
    for (const holed of [start, warmup, settle]) {
      const all = [start, warmup, load, settle].map((one) => (one === holed ? { ...one, maxGapMs: 2_501 } : one));
      expect(judge(evidence({ phases: all }), thresholds), holed.name).toMatchObject({
        reason: "too-few-samples",
        message: `no sample was taken for 2,501 ms in the ${holed.name} phase; up to 2,500 ms is allowed`,
      });
    }
  });

  it.each([
    { startedMs: 300, firstSampleMs: 2_800, reason: "pass" },
    { startedMs: 300, firstSampleMs: 2_801, reason: "too-few-samples" },
    // An engine that takes its time to start a container hides nothing.
    { startedMs: 9_000, firstSampleMs: 9_100, reason: "pass" },
  ])("with a start told at $startedMs ms and a first sample at $firstSampleMs ms: $reason", ({ reason, ...times }) => {
    expect(reasonOf(evidence({ sampling: sampling(times) }))).toBe(reason);
    expect(reasonOf(evidence({ sampling: sampling(times), kernelPeakBytes: low }))).toBe("pass");
  });

  it("finds no load phase to be no sample of it", () => {
    expect(reasonOf(evidence({ phases: [], kernelPeakBytes: low }))).toBe("too-few-samples");
  });

  it("finds no peak to be no sample", () => {
    expect(reasonOf(evidence({ peak: null, kernelPeakBytes: low }))).toBe("too-few-samples");
  });
});

describe("the limit that was read back", () => {
  const asked = 100 * mebibyte;
  const applied = { memoryBytes: asked, memorySwapBytes: asked, cgroupLimitBytes: asked };

  it.each([
    { name: "the one asked for", readBack: applied },
    { name: "no word from the kernel", readBack: { ...applied, cgroupLimitBytes: null } },
    { name: "the kernel's, one page of 4 KiB less", readBack: { ...applied, cgroupLimitBytes: asked - 4_096 } },
    { name: "the kernel's, almost 64 KiB less", readBack: { ...applied, cgroupLimitBytes: asked - 65_535 } },
  ])("is right with $name", ({ readBack }) => {
    expect(limitMismatch(readBack, asked)).toBeNull();
  });

  it.each([
    { name: "no memory limit", readBack: { ...applied, memoryBytes: 0 }, says: "none" },
    { name: "an unknown memory limit", readBack: { ...applied, memoryBytes: null }, says: "unknown" },
    { name: "another memory limit", readBack: { ...applied, memoryBytes: asked + 1 }, says: "104,857,601 B" },
    { name: "unlimited swap", readBack: { ...applied, memorySwapBytes: -1 }, says: "unlimited swap" },
    { name: "no swap limit", readBack: { ...applied, memorySwapBytes: 0 }, says: "none" },
    { name: "an unknown swap limit", readBack: { ...applied, memorySwapBytes: null }, says: "unknown" },
    { name: "as much swap again", readBack: { ...applied, memorySwapBytes: 2 * asked }, says: "200 MiB" },
    { name: "a kernel without it", readBack: { ...applied, cgroupLimitBytes: unlimitedBytes }, says: "the kernel" },
    { name: "a kernel with more", readBack: { ...applied, cgroupLimitBytes: asked + 4_096 }, says: "the kernel" },
    { name: "a kernel with 64 KiB less", readBack: { ...applied, cgroupLimitBytes: asked - 65_536 }, says: "kernel" },
  ])("is wrong with $name, and the evidence inconclusive", ({ readBack, says }) => {
    const mismatch = limitMismatch(readBack, asked);
    expect(mismatch).toContain(says);
    expect(mismatch).toContain("100 MiB");
    const judged = evidence({ container: containerFacts(readBack), requestedLimitBytes: asked });
    expect(reasonOf(judged)).toBe("limit-not-applied");
  });

  it("is rounded down, never up, by less than the largest page", () => {
    expect([asked, asked - 1, asked - 65_535].every((bytes) => isRoundedDown(bytes, asked))).toBe(true);
    expect([asked + 1, asked - 65_536, 0].some((bytes) => isRoundedDown(bytes, asked))).toBe(false);
  });

  it("is asked about before the load", () => {
    const both = evidence({ container: containerFacts({ memorySwapBytes: -1 }), load: null });
    expect(reasonOf(both)).toBe("limit-not-applied");
  });
});

describe("never green by accident", () => {
  const reasons = inconclusiveReasonSchema.options;

  it.each(reasons)("a run that stopped for %s never passes, however good the rest looks", (reason) => {
    const ends = evidence({ outcome: { kind: "stopped", reason, message: "x" }, kernelPeakBytes: 50 * mebibyte });
    for (const maxRatio of [0.41, 0.8, 1]) {
      expect(judge(ends, { maxRatio, maxErrorRate: 0.99 })).toEqual({ kind: "inconclusive", reason, message: "x" });
    }
  });

  const holes: Readonly<Record<string, Partial<Evidence>>> = {
    "the container": { container: null },
    "the memory limit of the engine": { container: containerFacts({ memoryBytes: null }) },
    "the swap limit of the engine": { container: containerFacts({ memorySwapBytes: null }) },
    "the load": { load: null },
    "the responses": { load: loadFigures({ requests: 0 }) },
    "the peak": { peak: null },
    "the phases": { phases: [] },
    "the load phase": { phases: phases().filter(({ name }) => name !== "load") },
    "the samples of the load phase": { phases: phases({ samples: 0 }) },
  };
  it.each(Object.keys(holes))("evidence without %s never passes", (hole) => {
    for (const kernelPeakBytes of [null, 50 * mebibyte]) {
      const kind = judge(evidence({ kernelPeakBytes, ...holes[hole] }), { maxRatio: 1, maxErrorRate: 0.99 }).kind;
      expect(kind).toBe("inconclusive");
    }
  });
});

describe("the exit code", () => {
  it.each([
    ["pass", 0],
    ["over-ratio", 1],
    ["oom-killed", 1],
    ["inconclusive", 3],
  ] as const)("of %s is %d", (kind, code) => {
    expect(exitCodeOf(kind)).toBe(code);
  });
});
