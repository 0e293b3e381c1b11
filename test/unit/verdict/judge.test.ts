import { describe, expect, it } from "vitest";
import { unlimitedBytes } from "../../../src/memory/working-set.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { maxRatio as parseMaxRatio } from "../../../src/options/ratio.ts";
import { adviceFor } from "../../../src/report/advice/advice.ts";
import { exitCodeOf, isRoundedDown, judge, limitMismatch, minLoadSamples } from "../../../src/verdict/judge.ts";
import { stopSentence } from "../../../src/verdict/stop-sentences.ts";
import {
  containerFacts,
  evidence,
  limitBytes,
  loadFigures,
  mebibyte,
  oom,
  outOfMemory,
  peak,
  phases,
  sampling,
  stepFigures,
  thresholds,
} from "../../builders.ts";
import { allStopCodes, stopBy, stoppedBy } from "../../stop-reasons.ts";

const over = peak({ workingSetBytes: 90 * mebibyte });
const killed = oom({ processKills: 1 });
const stopped = stoppedBy("interrupted/sigint");

function reasonOf(of: Evidence): string {
  const verdict = judge(of, thresholds);
  return verdict.kind === "inconclusive" ? verdict.reason : verdict.kind;
}

function messageOf(of: Evidence): string {
  const verdict = judge(of, thresholds);
  return verdict.kind === "inconclusive" ? verdict.message : `not inconclusive but ${verdict.kind}`;
}

describe("the verdict", () => {
  it("is pass for a completed run with enough samples whose peak is within the threshold", () => {
    expect(judge(evidence(), thresholds)).toEqual({ kind: "pass", proof: "sampled" });
  });

  it("is oom-killed even if everything else is wrong too", () => {
    const everything = evidence({ oom: killed, peak: over, outcome: stopped, load: null, container: null, phases: [] });
    expect(judge(everything, thresholds)).toEqual({ kind: "oom-killed" });
  });

  it("is oom-killed before out-of-memory, because the container's limit was too low too", () => {
    expect(judge(evidence({ oom: killed, outOfMemory: [outOfMemory()] }), thresholds).kind).toBe("oom-killed");
  });

  it.each([
    ["over the threshold", { peak: over }],
    ["stopped early", { outcome: stopped, load: null, container: null, phases: [] }],
    [
      "with failed requests",
      { load: loadFigures({ non2xx: 10_000, requests: 10_000, statusCodes: { "500": 10_000 } }) },
    ],
    ["without a sample", { peak: null, phases: [] }],
    ["that would pass", {}],
  ])("is out-of-memory for a run %s", (_, other) => {
    expect(judge(evidence({ ...other, outOfMemory: [outOfMemory()] }), thresholds)).toEqual({ kind: "out-of-memory" });
  });

  it.each([[[]], [null]])("is not out-of-memory with %j", (outOfMemory) => {
    expect(judge(evidence({ outOfMemory }), thresholds).kind).toBe("pass");
  });

  it("is over-ratio even if the run failed later", () => {
    const wrong = evidence({ peak: over, outcome: stopped, load: null, container: null, phases: [] });
    expect(judge(wrong, thresholds)).toEqual({ kind: "over-ratio" });
  });

  it("is inconclusive with the reason and the message of an early stop", () => {
    expect(judge(evidence({ outcome: stopped }), thresholds)).toEqual({
      kind: "inconclusive",
      reason: "interrupted",
      code: "interrupted/sigint",
      data: {},
      message: "the run was ended by SIGINT",
    });
  });

  it("is oom-killed without a counter, a witness or a peak", () => {
    const bare = evidence({ oom: oom(), peak: null });
    expect(judge(bare, thresholds).kind).toBe("oom-killed");
  });
});

describe("the threshold", () => {
  const ratios = ["0.7", "80%", "33.3%", "0.333", "0.1", "1", "99.9%", "57%", "0.29"];
  const limits = [6 * mebibyte, 100 * mebibyte, 128 * mebibyte, 512 * mebibyte, 1_000_000_000, 3 * 2 ** 30];
  const cases = ratios.flatMap((text) => limits.map((limit) => ({ text, limit })));

  it.each(cases)("of $text and $limit B passes a peak exactly at it and fails one byte more", ({ text, limit }) => {
    const parsed = parseMaxRatio(text);
    const maxRatio = parsed.ok ? parsed.value : Number.NaN;
    // In whole thousandths, so that the expected value does not depend on floating point.
    const thousandths = Math.round(maxRatio * 1_000);
    const thresholdBytes = Number((BigInt(limit) * BigInt(thousandths)) / 1_000n);
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
    expect([kindAt(thresholdBytes - 1), kindAt(thresholdBytes), kindAt(thresholdBytes + 1)]).toEqual([
      "pass",
      "pass",
      "over-ratio",
    ]);
  });
});

describe("the proof of a pass", () => {
  it.each([
    { name: "no kernel's peak usage", kernelPeakBytes: null, proof: "sampled" },
    { name: "a kernel's peak usage exactly at the threshold", kernelPeakBytes: 80 * mebibyte, proof: "proven" },
    {
      name: "a kernel's peak usage one byte above the threshold",
      kernelPeakBytes: 80 * mebibyte + 1,
      proof: "sampled",
    },
    {
      name: "a kernel's peak usage at the limit, because of file cache",
      kernelPeakBytes: limitBytes,
      proof: "sampled",
    },
  ])("is $proof with $name", ({ kernelPeakBytes, proof }) => {
    expect(judge(evidence({ kernelPeakBytes }), thresholds)).toEqual({ kind: "pass", proof });
  });

  it("does not fail because of a high kernel's peak usage alone", () => {
    expect(judge(evidence({ kernelPeakBytes: limitBytes }), thresholds).kind).toBe("pass");
  });
});

const step = stepFigures({ latencyMs: null });

describe("the check of the load", () => {
  it.each([
    { name: "no load", load: null },
    { name: "no response", load: loadFigures({ requests: 0, statusCodes: {} }) },
    { name: "only errors", load: loadFigures({ requests: 0, errors: 500, statusCodes: {} }) },
    { name: "only HTTP 500", load: loadFigures({ non2xx: 10_000, statusCodes: { "500": 10_000 } }) },
    { name: "only HTTP 404", load: loadFigures({ non2xx: 10_000, statusCodes: { "404": 10_000 } }) },
    { name: "a share of socket errors above max-error-rate", load: loadFigures({ errors: 102 }) },
  ])("finds $name to be load-failed", ({ load }) => {
    expect(reasonOf(evidence({ load }))).toBe("load-failed");
  });

  it.each([
    { errors: 100, requests: 9_900, non2xx: 0, verdict: "pass" },
    { errors: 101, requests: 9_899, non2xx: 0, verdict: "load-failed" },
    { errors: 0, requests: 10_000, non2xx: 100, verdict: "pass" },
    { errors: 0, requests: 10_000, non2xx: 101, verdict: "load-failed" },
    { errors: 50, requests: 9_950, non2xx: 50, verdict: "pass" },
    { errors: 50, requests: 9_950, non2xx: 51, verdict: "load-failed" },
  ])(
    "returns $verdict for $errors errors and $non2xx failed responses of 10,000 requests, if 1% may fail",
    ({ verdict, ...figures }) => {
      expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
    },
  );

  it("accepts no failed request with a max-error-rate of 0", () => {
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
  ])(
    "returns $verdict for a response gap of $longestResponseGapMs ms in $durationMs ms of load",
    ({ verdict, ...figures }) => {
      expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
    },
  );

  it.each([
    { connections: 10, stalledConnections: 1, verdict: "load-failed" },
    { connections: 200, stalledConnections: 2, verdict: "pass" },
    { connections: 200, stalledConnections: 3, verdict: "load-failed" },
  ])(
    "returns $verdict for $stalledConnections stalled of $connections connections, if 1% may fail",
    ({ verdict, ...figures }) => {
      expect(reasonOf(evidence({ load: loadFigures(figures) }))).toBe(verdict);
    },
  );

  it("reports the last error if there was no response", () => {
    const load = loadFigures({ requests: 0, errors: 7, statusCodes: {}, lastError: "ECONNREFUSED" });
    expect(messageOf(evidence({ load }))).toMatch(/7 errors, the last: ECONNREFUSED/);
  });

  it("reports the failed requests by kind, with a count of each", () => {
    const load = loadFigures({
      requests: 9_000,
      non2xx: 800,
      errors: 70,
      timeouts: 4,
      statusCodes: { "200": 8_200, "500": 799, "100": 1 },
    });
    const message = messageOf(evidence({ load }));
    expect(message).toContain("870 of 9,070 requests failed");
    expect(message).toContain("799 × HTTP 500");
    expect(message).toContain("1 × HTTP 100");
    expect(message).toContain("66 × no response, 4 × timeout after 10 s");
    expect(message).not.toContain("HTTP 200");
  });

  it("reports the failed requests of a scenario by name, each with its first failure", () => {
    const load = loadFigures({
      non2xx: 700,
      errors: 1,
      statusCodes: { "200": 9_000, "404": 1_000 },
      steps: [
        { ...step, name: "gone" },
        { ...step, name: "log in", failed: 701, errors: 1, firstFailure: "HTTP 500 instead of 200" },
      ],
    });
    const message = messageOf(evidence({ load }));
    expect(message).toContain("701 of 10,001 requests failed");
    expect(message).toContain("(701 × log in, first with HTTP 500 instead of 200)");
    expect(message).not.toContain("404");
  });

  it.each([
    { is: "that failed each time", figures: { requests: 91, failed: 91 }, verdict: "load-failed" },
    { is: "that failed more than half of the time", figures: { requests: 100, failed: 51 }, verdict: "load-failed" },
    { is: "that failed half of the time", figures: { requests: 100, failed: 50 }, verdict: "pass" },
    { is: "that never got a response", figures: { requests: 0, failed: 3, errors: 3 }, verdict: "load-failed" },
    { is: "half of which got no response", figures: { requests: 5, failed: 5, errors: 5 }, verdict: "pass" },
    { is: "that was never sent", figures: { requests: 0 }, verdict: "load-failed" },
    { is: "that waited for a response until the end", figures: { requests: 0, open: 10 }, verdict: "load-failed" },
    { is: "that users send once, in the warmup", figures: { requests: 0, once: true }, verdict: "pass" },
  ])("returns $verdict for a rare request of a scenario $is", ({ figures, verdict }) => {
    const steps = [step, { ...step, name: "buy", line: 9, ...figures }];
    expect(reasonOf(evidence({ load: loadFigures({ steps }) }))).toBe(verdict);
  });

  it("accepts more failures of one request if max-error-rate is above half", () => {
    const steps = [step, { ...step, name: "buy", requests: 100, failed: 70 }];
    const verdictAt = (maxErrorRate: number) =>
      judge(evidence({ load: loadFigures({ steps }) }), { ...thresholds, maxErrorRate }).kind;
    expect([verdictAt(0.69), verdictAt(0.7)]).toEqual(["inconclusive", "pass"]);
  });

  it("names failed and unsent requests of a scenario with their lines", () => {
    const failed = { ...step, name: "buy", line: 9, requests: 4, failed: 4, firstFailure: "HTTP 404 instead of 200" };
    expect(messageOf(evidence({ load: loadFigures({ steps: [step, failed] }) }))).toBe(
      "request buy (line 9) failed 4 of 4 times, first with HTTP 404 instead of 200; at most 50% may fail",
    );
    const unsent = Array.from({ length: 5 }, (_, at) => ({ ...step, name: `GET /${at}`, line: 10 + at, requests: 0 }));
    expect(messageOf(evidence({ load: loadFigures({ steps: [step, ...unsent] }) }))).toBe(
      "5 of the 6 requests of the scenario were never sent: GET /0 (line 10), GET /1 (line 11), GET /2 (line 12) and 2 more",
    );
    const slow = { ...step, name: "export", line: 9, requests: 0, open: 10 };
    expect(messageOf(evidence({ load: loadFigures({ steps: [step, slow] }) }))).toBe(
      "1 of the 2 requests of the scenario got no response before the phase ended: export (line 9)",
    );
  });

  it.each([
    {
      is: "killed by a signal",
      workload: { exitCode: null, signal: "SIGKILL" },
      says: "was ended by SIGKILL after 5 s",
    },
    { is: "ended by memgate", workload: { exitCode: null }, says: "still ran after 5 s, and memgate ended it" },
    {
      is: "ended before it began",
      workload: { exitCode: null, wasToEnd: true, durationMs: 0 },
      says: "a load phase must take at least 1 s",
    },
    { is: "failed", workload: { exitCode: 7 }, says: "ended with exit code 7 after 5 s" },
    {
      is: "shorter than a second",
      workload: { durationMs: 999 },
      says: "ended with exit code 0 after 999 ms; a load phase",
    },
  ])("reports a load-command that is $is", ({ workload, says }) => {
    const own = { kind: "command", command: "k6 run x.js", exitCode: 0, signal: null, durationMs: 5_000 } as const;
    const of = evidence({ load: null, workload: { ...own, wasToEnd: false, app: null, ...workload } });
    expect(reasonOf(of)).toBe("load-failed");
    expect(messageOf(of)).toContain(says);
  });

  it.each([
    { is: "idle", app: { receivedBytes: 5_119, cpuMs: 49.9 }, isLoad: false },
    { is: "sent a request a second", app: { receivedBytes: 5_120, cpuMs: 0 }, isLoad: true },
    { is: "busy without a request", app: { receivedBytes: 0, cpuMs: 5_000 }, isLoad: false },
    { is: "checked once a second", app: { receivedBytes: 3_500, cpuMs: 900 }, isLoad: false },
    { is: "without any counter", app: { receivedBytes: null, cpuMs: null }, isLoad: true },
    { is: "without a CPU counter", app: { receivedBytes: 0, cpuMs: null }, isLoad: false },
    { is: "unknown", app: null, isLoad: true },
    { is: "without a port, at work", app: { receivedBytes: null, cpuMs: 50 }, isLoad: true },
    { is: "without a port, idle", app: { receivedBytes: null, cpuMs: 49.9 }, isLoad: false },
    { is: "idle on a socket", app: { receivedBytes: null, cpuMs: 99, idleCpuMs: 0 }, isLoad: false },
    { is: "at work on a socket", app: { receivedBytes: null, cpuMs: 100, idleCpuMs: 0 }, isLoad: true },
    { is: "always busy", app: { receivedBytes: null, cpuMs: 290, idleCpuMs: 200 }, isLoad: false },
    { is: "busy, and busier under load", app: { receivedBytes: null, cpuMs: 300, idleCpuMs: 200 }, isLoad: true },
    { is: "idle for a minute", app: { receivedBytes: 61_000, cpuMs: 99 }, durationMs: 60_000, isLoad: false },
    { is: "idle for less than a second", app: { receivedBytes: 0, cpuMs: 0 }, durationMs: 999, isLoad: false },
    { is: "idle until its duration was over", app: { receivedBytes: 0, cpuMs: 0 }, wasToEnd: true, isLoad: false },
  ])(
    "counts a load-command with an app that is $is as load: $isLoad",
    ({ app, isLoad, durationMs = 5_000, wasToEnd = false }) => {
      const own = { kind: "command", command: "k6 run x.js", exitCode: wasToEnd ? null : 0, signal: null } as const;
      const activity = app === null ? null : { idleCpuMs: null, ...app };
      const of = evidence({ load: null, workload: { ...own, durationMs, wasToEnd, app: activity } });
      const verdict = judge(of, thresholds);
      expect(verdict.kind).toBe(isLoad ? "pass" : "inconclusive");
      if (isLoad) return;
      // The message and the advice must be about the same fault.
      const [isShort, advice] = [durationMs < 1_000, adviceFor(verdict, of, thresholds)];
      expect(messageOf(of)).toMatch(isShort ? /at least 1 s/ : /the app (received|used) only/);
      expect(advice).toContain(isShort ? "ends at once" : "MEMGATE_URL");
    },
  );

  it("reports the longest response gap with the URL", () => {
    expect(messageOf(evidence({ load: loadFigures({ longestResponseGapMs: 6_040 }) }))).toBe(
      "http://172.17.0.2:3000/ did not respond for 6 s, more than half of the load phase (10 s)",
    );
  });
});

describe("the check of the sampling", () => {
  const low = 60 * mebibyte;
  it.each([
    { name: "no sample in the load phase", load: { samples: 0 }, kernelPeakBytes: null, verdict: "too-few-samples" },
    {
      name: "no sample in the load phase, despite a low kernel's peak usage",
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
    { name: "few samples and a low kernel's peak usage", load: { samples: 1 }, kernelPeakBytes: low, verdict: "pass" },
    { name: "a gap of 2.5 s", load: { maxGapMs: 2_500 }, kernelPeakBytes: null, verdict: "pass" },
    { name: "a longer gap", load: { maxGapMs: 2_500.5 }, kernelPeakBytes: null, verdict: "too-few-samples" },
    {
      name: "a longer gap and a low kernel's peak usage",
      load: { maxGapMs: 9_000 },
      kernelPeakBytes: low,
      verdict: "pass",
    },
    {
      name: "a longer gap and a kernel's peak usage above the threshold",
      load: { maxGapMs: 9_000 },
      kernelPeakBytes: limitBytes,
      verdict: "too-few-samples",
    },
  ])("returns $verdict for $name", ({ load, kernelPeakBytes, verdict }) => {
    expect(reasonOf(evidence({ phases: phases(load), kernelPeakBytes }))).toBe(verdict);
  });

  it("finds a gap in any phase, because memory counts in every phase", () => {
    const [start, warmup, load, settle] = phases();
    if (!start || !warmup || !load || !settle) throw new Error("the builders have four phases");
    for (const withGap of [start, warmup, settle]) {
      const all = [start, warmup, load, settle].map((one) => (one === withGap ? { ...one, maxGapMs: 2_501 } : one));
      expect(judge(evidence({ phases: all }), thresholds), withGap.name).toMatchObject({
        reason: "too-few-samples",
        message: `memgate took no sample for 2,501 ms in the ${withGap.name} phase; expected one at least every 2,500 ms`,
      });
    }
  });

  it.each([
    { startedMs: 300, firstSampleMs: 2_800, reason: "pass" },
    { startedMs: 300, firstSampleMs: 2_801, reason: "too-few-samples" },
    // An engine that starts a container slowly hides no peak.
    { startedMs: 9_000, firstSampleMs: 9_100, reason: "pass" },
  ])(
    "returns $reason for a container started at $startedMs ms and a first sample at $firstSampleMs ms",
    ({ reason, ...times }) => {
      expect(reasonOf(evidence({ sampling: sampling(times) }))).toBe(reason);
      expect(reasonOf(evidence({ sampling: sampling(times), kernelPeakBytes: low }))).toBe("pass");
    },
  );

  it("returns too-few-samples without a load phase", () => {
    expect(reasonOf(evidence({ phases: [], kernelPeakBytes: low }))).toBe("too-few-samples");
  });

  it("returns too-few-samples without a peak", () => {
    expect(reasonOf(evidence({ peak: null, kernelPeakBytes: low }))).toBe("too-few-samples");
  });
});

describe("the limit that was read back", () => {
  const requested = 100 * mebibyte;
  const applied = { memoryBytes: requested, memorySwapBytes: requested, cgroupLimitBytes: requested };

  it.each([
    { name: "the requested limit", readBack: applied },
    { name: "no value from the kernel", readBack: { ...applied, cgroupLimitBytes: null } },
    { name: "a kernel's limit one page of 4 KiB lower", readBack: { ...applied, cgroupLimitBytes: requested - 4_096 } },
    { name: "a kernel's limit almost 64 KiB lower", readBack: { ...applied, cgroupLimitBytes: requested - 65_535 } },
  ])("is accepted with $name", ({ readBack }) => {
    expect(limitMismatch(readBack, requested)).toBeNull();
  });

  it.each([
    { name: "no memory limit", readBack: { ...applied, memoryBytes: 0 }, says: "no memory limit" },
    { name: "an unknown memory limit", readBack: { ...applied, memoryBytes: null }, says: "unknown" },
    { name: "another memory limit", readBack: { ...applied, memoryBytes: requested + 1 }, says: "104,857,601 B" },
    { name: "unlimited swap", readBack: { ...applied, memorySwapBytes: -1 }, says: "unlimited swap" },
    { name: "no swap limit", readBack: { ...applied, memorySwapBytes: 0 }, says: "no swap limit" },
    { name: "an unknown swap limit", readBack: { ...applied, memorySwapBytes: null }, says: "unknown" },
    { name: "as much swap again", readBack: { ...applied, memorySwapBytes: 2 * requested }, says: "100 MiB of swap" },
    { name: "less swap and memory than memory", readBack: { ...applied, memorySwapBytes: 6 }, says: "together to 6 B" },
    { name: "no limit in the kernel", readBack: { ...applied, cgroupLimitBytes: unlimitedBytes }, says: "the kernel" },
    {
      name: "a higher limit in the kernel",
      readBack: { ...applied, cgroupLimitBytes: requested + 4_096 },
      says: "the kernel",
    },
    {
      name: "a limit in the kernel that is 64 KiB lower",
      readBack: { ...applied, cgroupLimitBytes: requested - 65_536 },
      says: "kernel",
    },
  ])("makes the verdict inconclusive with $name", ({ readBack, says }) => {
    const cause = limitMismatch(readBack, requested);
    const mismatch = cause === null ? "" : stopSentence(cause);
    expect(mismatch).toContain(says);
    expect(mismatch).toContain("100 MiB");
    const judged = evidence({ container: containerFacts(readBack), requestedLimitBytes: requested });
    expect(reasonOf(judged)).toBe("limit-not-applied");
  });

  it("may be rounded down by less than the largest page, never up", () => {
    expect([requested, requested - 1, requested - 65_535].every((bytes) => isRoundedDown(bytes, requested))).toBe(true);
    expect([requested + 1, requested - 65_536, 0].some((bytes) => isRoundedDown(bytes, requested))).toBe(false);
  });

  it("is checked before the load", () => {
    const both = evidence({ container: containerFacts({ memorySwapBytes: -1 }), load: null });
    expect(reasonOf(both)).toBe("limit-not-applied");
  });
});

describe("no pass by accident", () => {
  it.each(allStopCodes)("a run that stopped with %s never passes, even if everything else is good", (code) => {
    const ends = evidence({ outcome: stoppedBy(code, "x"), kernelPeakBytes: 50 * mebibyte });
    for (const maxRatio of [0.41, 0.8, 1]) {
      expect(judge(ends, { ...thresholds, maxRatio, maxErrorRate: 0.99 })).toEqual({
        kind: "inconclusive",
        ...stopBy(code, "x"),
      });
    }
  });

  const missing: Readonly<Record<string, Partial<Evidence>>> = {
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
  it.each(Object.keys(missing))("evidence without %s never passes", (name) => {
    for (const kernelPeakBytes of [null, 50 * mebibyte]) {
      const kind = judge(evidence({ kernelPeakBytes, ...missing[name] }), {
        ...thresholds,
        maxRatio: 1,
        maxErrorRate: 0.99,
      }).kind;
      expect(kind).toBe("inconclusive");
    }
  });
});

describe("the exit code", () => {
  it.each([
    ["pass", 0],
    ["over-ratio", 1],
    ["out-of-memory", 1],
    ["oom-killed", 1],
    ["inconclusive", 3],
  ] as const)("of %s is %d", (kind, code) => {
    expect(exitCodeOf(kind)).toBe(code);
  });
});
