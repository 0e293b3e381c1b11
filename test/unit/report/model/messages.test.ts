import { describe, expect, it } from "vitest";
import { type Evidence, inconclusiveReasonSchema } from "../../../../src/model/evidence.ts";
import type { StopCause } from "../../../../src/model/stop-reason.ts";
import type { Proof } from "../../../../src/model/verdict.ts";
import { notInLeak } from "../../../../src/options/not-in-leak.ts";
import { adviceFor } from "../../../../src/report/advice/advice.ts";
import { adviceOnStop } from "../../../../src/report/advice/stop-advice.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import {
  certaintyText,
  headings,
  samplingText,
  verdictCode,
  verdictMessage,
} from "../../../../src/report/model/messages.ts";
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
import { allStopCodes, codeOf, stopBy, stoppedBy } from "../../../stop-reasons.ts";

const reasons = inconclusiveReasonSchema.options;
const over = evidence({ peak: peak({ workingSetBytes: 92.3 * mebibyte }) });
const oomOf = (more: Partial<Evidence["oom"]>, exitedByItself = false) =>
  evidence({
    oom: oom(more),
    container: containerFacts({ exitedByItself }),
  });

const message = (of: Evidence) => judged(of, thresholds).message;

describe("the message of a verdict", () => {
  it("of a pass has the peak, the limit and the threshold", () => {
    expect(message(evidence())).toBe("Memory peaked at 40 MiB, 40% of the 100 MiB limit (threshold: 80%)");
  });

  it("of over-ratio has the same", () => {
    expect(message(over)).toBe("Memory peaked at 92.3 MiB, 92.3% of the 100 MiB limit (threshold: 80%)");
  });

  it.each([
    {
      of: oomOf({ processKills: 3, witnesses: [{ name: "event", atMs: 5, phase: "load" }] }),
      says: "the kernel killed 3 processes (the first in the load phase) at the 100 MiB limit; PID 1 kept running",
    },
    {
      of: oomOf({ processKills: 1, processes: [{ pid: 864, name: "node", anonymousBytes: 1 }] }),
      says: "the kernel killed node (PID 864) at the 100 MiB limit; PID 1 kept running",
    },
    {
      of: oomOf({
        groupKills: 1,
        processes: [
          { pid: 1, name: "sh", anonymousBytes: 1 },
          { pid: 2, name: "node", anonymousBytes: 1 },
        ],
      }),
      says: "the kernel killed 2 processes (sh, node) at the 100 MiB limit; PID 1 kept running",
    },
    {
      of: oomOf({ processKills: 1, witnesses: [{ name: "inspect", atMs: null, phase: null }] }, true),
      says: "the kernel killed a process in the container at the 100 MiB limit; the container ended",
    },
  ])("of an OOM kill has what is known about it: $says", ({ of, says }) => {
    expect(message(of)).toBe(`OOM-killed: ${says}`);
  });

  it.each(reasons)("of inconclusive (%s) has the reason in words, on one line", (reason) => {
    const of = evidence({ outcome: stoppedBy(codeOf(reason), "two\nlines") });
    expect(message(of)).toMatch(/^Inconclusive: two.lines$/u);
    expect(verdictCode(judged(of, thresholds).verdict)).toBe(`inconclusive (${reason})`);
    expect(message(of)).not.toContain("\n");
  });

  it("exists without a peak", () => {
    expect(verdictMessage({ kind: "pass", proof: "sampled" }, evidence({ peak: null }), thresholds)).toContain(
      "no sample",
    );
  });

  it("has a different heading for each kind", () => {
    expect(new Set(Object.values(headings)).size).toBe(7);
  });
});

describe("the advice", () => {
  it.each(allStopCodes)("for %s is one or more sentences", (code) => {
    const advice = adviceFor({ kind: "inconclusive", ...stopBy(code) }, evidence(), thresholds);
    expect(advice).toMatch(/^[A-Z].{30,}\.$/);
  });

  it("is different for each reason", () => {
    const all = reasons.map((reason) =>
      adviceFor({ kind: "inconclusive", ...stopBy(codeOf(reason)) }, evidence(), thresholds),
    );
    expect(new Set(all).size).toBe(reasons.length);
  });

  it.each([
    ["not-ready/refused", /^Check the probe at k8s\.yml:20:11, `ready-timeout`/],
    [
      "not-ready/http-4xx",
      /Check the path of the probe at k8s\.yml:20:11\. Some frameworks reject a Host header .*\.$/,
    ],
  ] as const)("for %s names the probe of the manifest", (code, advice) => {
    const stop = stopBy(code);
    const ofProbe = {
      ...stop,
      data: { ...stop.data, place: { file: "k8s.yml", line: 20, column: 11 } },
    } as typeof stop;
    expect(adviceFor({ kind: "inconclusive", ...ofProbe }, evidence(), thresholds)).toMatch(advice);
  });

  it.each([
    ["container-failed/no-command", /^The image does not say which program to run/],
    ["container-failed/program-not-found", /^The image has no such program/],
    ["container-failed/unknown-user", /^The image has no such user or group/],
    ["app-exited/exit", /The app must keep running/],
    ["app-exited/removed", /^Make sure that nothing removes containers/],
    ["container-failed/start", /^Read the engine's message/],
    ["container-failed/compose", /^Read the message of docker compose/],
    ["container-failed/dependency", /^Find the cause in the output of that service/],
    ["container-failed/inspect", /^Make sure that the container keeps running/],
    ["container-failed/port-in-use", /^Stop the program that listens on the port/],
    ["container-failed/set-limit", /remove `set-limit`\.$/],
    ["container-failed/socket-in-use", /^Stop the program that listens on the socket/],
    ["container-failed/usage-above-limit", /^Restart the container/],
    ["engine-unavailable/context", /docker context use/],
    ["engine-unavailable/no-access", /^Add this user to the docker group/],
    ["engine-unavailable/no-response", /^Start the Docker Engine/],
    ["interrupted/sigint", /^Someone pressed Ctrl\+C/],
    ["interrupted/sigterm", /^Another program ended memgate/],
    ["limit-not-applied/changed", /^Make sure that nothing changes/],
    ["limit-not-applied/engine", /^Run docker info/],
    ["limit-not-applied/swap-allowed", /^Make sure that nothing changes/],
    ["load-failed/command-not-run", /^Correct `load-command`/],
    ["load-failed/command-unnoticed", /MEMGATE_URL/],
    ["load-failed/load-process", /^Run again/],
    ["load-failed/errors", /^The app fails or is overloaded/],
    ["load-failed/response-gap", /^The app stopped responding\. /],
    ["not-ready/http-4xx", /Check `ready-path`, or `path` if you did not set `ready-path`/],
    ["not-ready/http-status", /Something that the app needs may be missing/],
    ["not-ready/no-socket", /^Check `socket`/],
    ["not-ready/other-network", /job\.container\.network/],
    ["not-ready/refused", /^Check `port`, `ready-path`/],
    ["not-ready/no-log-line", /^Check the pattern in `ready`/],
    ["not-ready/command-not-run", /^Correct the command of the readiness check/],
    ["not-ready/protocol", /^Check `port` and `https`/],
    ["not-ready/http2", /^The requests of memgate use HTTP\/1\.1\. .*h2load/],
    ["not-ready/ipv6-only", /^The app accepts IPv6 connections only\. The networks of most containers use IPv4/],
    ["not-ready/loopback-only", /^The app listens only on 127\.0\.0\.1, .*Let it listen on 0\.0\.0\.0\.$/],
    ["load-failed/machine-too-slow", /^The app is not the cause\. Set a lower `connections`/],
    ["not-ready/no-response", /^The app accepts connections, but does not respond/],
  ] as const)("for %s does not depend on the message", (code, advice) => {
    const inMessages = [
      undefined,
      "",
      "garbled",
      "its socket / returned HTTP 404 after SIGINT; swap was allowed during ",
    ];
    for (const message of inMessages) {
      const verdict = { kind: "inconclusive", ...stopBy(code, message) } as const;
      expect(adviceFor(verdict, evidence(), thresholds)).toMatch(advice);
    }
  });

  it("is the same in a saved report whose message was changed", () => {
    for (const code of allStopCodes) {
      const [advice, garbled] = [stoppedBy(code), stoppedBy(code, "garbled")].map((outcome) => {
        const result = judged(evidence({ outcome }), thresholds);
        return adviceFor(result.verdict, result.evidence, thresholds);
      });
      expect(garbled).toBe(advice);
    }
  });

  it.each([
    [{ statusCodes: { "404": 3, "500": 2 }, errors: 1 }, /^Failed requests do not exercise the app/],
    [{ statusCodes: { "404": 2, "500": 3 }, errors: 1 }, /^The app fails or is overloaded/],
    [{ statusCodes: { "404": 2, "500": 2 }, errors: 3 }, /^The app closed connections/],
  ])("for failed requests is about the most frequent kind: %j", (failures, advice) => {
    const noErrors = { timeouts: 0, unfinished: 0, streams: 0, timeoutMs: 10_000, lastError: null };
    const data = { failed: 6, requests: 6, maxErrorRate: 0, ...noErrors, ...failures };
    expect(adviceOnStop({ code: "load-failed/errors", data }, 1)).toMatch(advice);
  });

  it("in a leak check names no option that the leak check refuses", () => {
    const names = [...Object.keys(notInLeak), "load", "load-command"].join("|");
    const refused = new RegExp(`\`(?:${names})(?:: [^\`]*)?\``);
    const planned = { requests: 200, unit: "request", sent: 150, open: 2, endedLoad: false } as const;
    // These happen without requests of memgate only.
    const ofOthers = /^(?:job-|load-failed\/command-)/;
    const exits = ([0, 1] as const).flatMap((exitCode) =>
      (["start", "load"] as const).map((phase): StopCause => ({ code: "app-exited/exit", data: { exitCode, phase } })),
    );
    const causes = [...allStopCodes.filter((one) => !ofOthers.test(one)).map((one) => stopBy(one)), ...exits];
    const liveMemory = { requestsPerBlock: null };
    for (const cause of causes) {
      const { code } = cause;
      // Before the load, there are no figures.
      for (const load of [{ planned }, { planned: null }, null]) {
        const advice = adviceOnStop(cause, 1, { load, liveMemory });
        const withoutLeak =
          /run memgate without `leak` and with a longer `duration`|[^.]*so remove `leak` to use it|remove `leak` and set `load: none`/g;
        const isExplained = advice.includes("so remove `leak` to use it");
        const rest = advice.replace(withoutLeak, "");
        expect(isExplained ? rest.replaceAll("`load-command`", "") : rest, code).not.toMatch(refused);
      }
    }
    const inBlocks = { load: { planned }, liveMemory: { requestsPerBlock: 1_250 } };
    expect(adviceOnStop(stopBy("load-failed/requests-missed"), 1, inBlocks)).toBe(
      "The app was too slow for a block of the leak check, which may take at most 10 minutes. Set `requests` to fewer than 1,250, or set a higher `rate` if you set one.",
    );
  });

  it("says that the log is empty instead of advice to read it", () => {
    const stop = { code: "app-exited/exit", data: { exitCode: 1, phase: "start" } } as const;
    expect(adviceOnStop(stop, 1)).toMatch(/^Read the container's last log lines\. The app must keep running/);
    expect(adviceOnStop(stop, 0)).toMatch(/^The container wrote nothing to its log\. The app must keep running/);
    expect(adviceOnStop(stop, null)).toMatch(/^The app must keep running/);
  });

  it.each([
    ["app-exited/exit", { exitCode: 139, phase: "load" }],
    ["app-exited/exit", { exitCode: 143, phase: "load" }],
    ["app-exited/sigkill", { phase: "load", isOomKilled: false }],
  ] as const)("on the end by a signal says nothing about batch jobs: %s %j", (code, data) => {
    const advice = adviceOnStop({ code, data } as StopCause, 1);
    expect(advice).toContain("A signal ended the app.");
    expect(advice).not.toContain("batch job");
  });

  it("on a pass is the distance to the threshold", () => {
    const advice = (workingSetBytes: number, proof: Proof = "proven") =>
      adviceFor({ kind: "pass", proof }, evidence({ peak: peak({ workingSetBytes }) }), thresholds);
    expect(advice(7 * mebibyte)).toBe("Within the threshold, with 73 MiB to spare.");
    expect(advice(7 * mebibyte, "sampled")).toBe("Within the threshold in every sample, with 73 MiB to spare.");
    expect(advice(80 * mebibyte - 1)).toBe("Within the threshold, with 1 B to spare.");
    expect(advice(80 * mebibyte)).toBe("Within the threshold, with nothing to spare: the peak is exactly at it.");
  });

  it("on over-ratio names the lowest limit with which the peak passes", () => {
    expect(adviceFor({ kind: "over-ratio" }, over, thresholds)).toBe(
      "Reduce the app's peak memory, or raise the limit to at least 116Mi.",
    );
  });

  it.each(["app-exited/sigkill", "engine-lost/stopped", "interrupted/sigterm"] as const)(
    "on oom-killed says why the run ended early: %s",
    (code) => {
      const killed = evidence({ oom: oom(), outcome: stoppedBy(code, "it was over") });
      expect(adviceFor({ kind: "oom-killed" }, killed, thresholds)).toMatch(/ The run ended early: it was over\.$/);
      const whole = evidence({ oom: oom() });
      expect(adviceFor({ kind: "oom-killed" }, whole, thresholds)).not.toContain("ended early");
    },
  );

  it("on over-ratio says why the run ended early", () => {
    const of = { ...over, outcome: stoppedBy("not-ready/refused", "the app was not ready") };
    expect(adviceFor({ kind: "over-ratio" }, of, thresholds)).toBe(
      "Reduce the app's peak memory, or raise the limit. The run ended early, so the real peak may be higher: the app was not ready.",
    );
  });

  it.each([
    ["start", "needs to start, or"],
    ["load", "needs under load, or"],
  ] as const)("on an OOM kill in the %s phase says when the app needs less memory", (phase, text) => {
    const witnesses = [{ name: "event", phase, atMs: 5 }] as const;
    const of = evidence({ oom: oom({ witnesses: [...witnesses] }) });
    expect(adviceFor({ kind: "oom-killed" }, of, thresholds)).toContain(text);
  });

  it("never names a limit that is too low because of rounding", () => {
    // The app needs 1537 MiB. Rounded to one decimal of a GiB, that would be 1536 MiB.
    const workingSetBytes = 0.8 * 1_536 * mebibyte + 1;
    const of = evidence({ peak: peak({ workingSetBytes }), limitBytes: 1_024 * mebibyte });
    const advice = adviceFor({ kind: "over-ratio" }, of, thresholds);
    expect(advice).toMatch(/1537Mi/);
  });

  it("on an OOM kill says what Kubernetes would do", () => {
    expect(adviceFor({ kind: "oom-killed" }, evidence(), thresholds)).toContain("Kubernetes");
  });

  it("mentions reclaimable file cache if it is at least a tenth of the peak", () => {
    const withCache = (activeFile: number | null) =>
      evidence({
        peak: peak({
          workingSetBytes: 90 * mebibyte,
          composition: { ...peak().composition, activeFile },
        }),
        // At another moment the app itself held more than the threshold.
        compositions: [{ ...peak().composition, anonymous: 88 * mebibyte, atMs: 3_000 }],
      });
    const advice = (activeFile: number | null) => adviceFor({ kind: "over-ratio" }, withCache(activeFile), thresholds);
    expect(advice(45 * mebibyte)).toContain("50% of the peak is active file cache");
    expect(advice(9 * mebibyte)).toContain("10% of the peak");
    expect(advice(9 * mebibyte - 1)).not.toContain("cache");
    expect(advice(null)).not.toContain("cache");
  });
});

describe("the text about the sampling", () => {
  it("has the interval, the first sample and the longest gap between samples", () => {
    expect(samplingText(evidence({ phases: phases({ maxGapMs: 230 }) }))).toBe(
      "every 9 ms; first sample 10 ms after the engine reported the start; longest gap between samples 230 ms",
    );
  });

  it("counts from the beginning of the run if the container already ran", () => {
    expect(samplingText(evidence({ container: containerFacts({ wasRunning: true }) }))).toContain(
      "first sample 10 ms after the beginning of the run",
    );
  });

  it("has the shortest interval of several sources", () => {
    const sources = [source({ name: "stats-oneshot", intervalMs: 100 }), source({ intervalMs: 10 })];
    expect(samplingText(evidence({ sampling: sampling({ sources }) }))).toContain("every 10 ms");
  });

  it("says that there is no sample", () => {
    expect(samplingText(evidence({ sampling: sampling({ sources: [], firstSampleMs: null }) }))).toBe(
      "memgate took no sample",
    );
  });
});

describe("the certainty of a pass", () => {
  const sentence = (of: Evidence, proof: Proof) => certaintyText({ kind: "pass", proof }, of, thresholds);

  it("is the kernel's peak usage if that is within the threshold", () => {
    expect(sentence(evidence({ kernelPeakBytes: 60 * mebibyte }), "proven")).toBe(
      "proven: the kernel's peak usage, 60 MiB, is within the threshold, so no spike was missed",
    );
  });

  it("is the samples if the kernel's peak usage is above the threshold", () => {
    expect(sentence(evidence({ kernelPeakBytes: limitBytes }), "sampled")).toBe(
      "sampled: the kernel recorded a peak usage of 100 MiB, file cache included, above the 80 MiB threshold. This alone does not fail the check. memgate may have missed a spike shorter than 20 ms.",
    );
  });

  it("counts the time before the first sample, in which memgate may miss a spike too", () => {
    expect(sentence(evidence({ sampling: sampling({ firstSampleMs: 150 }) }), "sampled")).toContain(
      "shorter than 40 ms",
    );
  });

  it("is the samples if the kernel's peak usage is not available", () => {
    expect(sentence(evidence(), "sampled")).toBe(
      "sampled: the kernel's peak usage is not available. memgate may have missed a spike shorter than 20 ms.",
    );
  });
});
