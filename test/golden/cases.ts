// The runs of the golden files: one for each verdict and each reason.

import { unlimitedBytes } from "../../src/memory/working-set.ts";
import {
  type Evidence,
  type InconclusiveReason,
  inconclusiveReasonSchema,
  type PhaseStats,
} from "../../src/model/evidence.ts";
import { judged } from "../../src/report/model/judged.ts";
import type { GateResult, RunResult } from "../../src/report/model/run-result.ts";
import { junitOf } from "../../src/report/text/junit.ts";
import { reportLine, reportLineInWorkflow } from "../../src/report/text/report-pointer.ts";
import { summaryOf } from "../../src/report/text/summary.ts";
import { runText } from "../../src/report/text/terminal.ts";
import {
  containerFacts,
  evidence,
  loadFigures,
  mebibyte,
  oneGate,
  oom,
  peak,
  phase,
  phases,
  sampling,
  source,
  stepFigures,
  thresholds,
  warmupFigures,
} from "../builders.ts";

const idleBytes = 20 * mebibyte;
/** The share of the load phase in which the working set grows. */
const growing = 0.8;

/** A run with 20 MiB at first, which grows linearly under load up to its peak and stays there. */
function run(peakMib: number, overrides: Partial<Evidence> = {}): Evidence {
  const spans = overrides.phases ?? phases();
  const work = spans.find(({ name }) => name === "load" || name === "run");
  const endMs = spans.at(-1)?.endMs ?? 0;
  const bytesAt = (atMs: number) => {
    const grown = work === undefined ? 0 : (atMs - work.startMs) / ((work.endMs - work.startMs) * growing);
    const share = Math.min(1, Math.max(0, grown));
    return Math.round(idleBytes + share * (peakMib * mebibyte - idleBytes));
  };
  const series = Array.from({ length: 314 }, (_, index) => {
    const atMs = 120 + (index * (endMs - 130)) / 313;
    return { atMs, workingSetBytes: bytesAt(atMs), usageBytes: bytesAt(atMs) + 10 * mebibyte };
  });
  const highest = series.find(({ workingSetBytes }) => workingSetBytes === bytesAt(endMs));
  const intervalMs = (overrides.sampling ?? sampling()).sources[0]?.intervalMs ?? 10;
  const inPhase = (span: PhaseStats) => ({
    ...span,
    samples: Math.round((span.endMs - span.startMs) / intervalMs),
    maxGapMs: Math.max(span.maxGapMs, Math.min(span.endMs - span.startMs, intervalMs * 1.1)),
    peakBytes: bytesAt(span.endMs),
  });
  const timeline = Array.from({ length: Math.floor(((work?.endMs ?? 0) - (work?.startMs ?? 0)) / 1_000) }, (_, at) => ({
    atMs: (work?.startMs ?? 0) + (at + 1) * 1_000,
    requestsPerSecond: 1_000 + at,
    p99Ms: 12,
    failed: 0,
  }));
  const phase = spans.find((span) => (highest?.atMs ?? 0) <= span.endMs)?.name ?? "load";
  const peakBytes = bytesAt(endMs);
  return evidence({
    durationMs: endMs + 350,
    peak: peak({ workingSetBytes: peakBytes, atMs: highest?.atMs ?? 0, phase }),
    instantPeakBytes: peakBytes,
    load: overrides.load === undefined ? loadFigures({ timeline }) : overrides.load,
    warmup: spans.some(({ name }) => name === "warmup") ? warmupFigures() : null,
    series,
    ...overrides,
    phases: spans.map(inPhase),
  });
}

/** The phases of a run that ended in the load phase at `endMs`. */
function cutAt(endMs: number): PhaseStats[] {
  return [phase("start"), phase("warmup"), phase("load", { endMs })];
}

const messages: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable": "no Docker Engine responds at unix:///var/run/docker.sock (the default socket): connect ENOENT",
  "engine-lost": "the connection to the engine was lost: the engine stopped or restarted",
  "image-failed": "the engine has no image app:1, and pull is never",
  "container-failed": 'the container could not be started: exec: "serve": executable file not found in $PATH',
  "limit-not-applied": "",
  "not-ready": "the app was not ready after 60 s: GET / at http://172.17.0.2:3000 returned HTTP 503",
  "app-exited": "the app exited in the load phase with exit code 3",
  "dependency-exited": "while the app ran, the service db exited with code 1; its log ends with: out of disk",
  "load-failed": "",
  "job-failed": "",
  "job-unfinished": "the job was still running after 15 s",
  "too-few-samples": "",
  interrupted: "the run was ended by SIGINT",
  "internal-error": "unexpected error: x is not a function (at judge.js:1:2)",
};
const log = containerFacts({ logTail: ["listening on 3000", "TypeError: x is not a function"] });
const nothing = { peak: null, instantPeakBytes: null, load: null, phases: [], series: [], container: null };

/** A batch job, which has one phase. */
const job: Partial<Evidence> = {
  load: null,
  workload: { kind: "none", durationMs: 15_650, exitCodes: [0] },
  phases: [phase("run")],
};
const withoutWarmup = phases().filter(({ name }) => name !== "warmup");

const inconclusive: Readonly<Record<InconclusiveReason, () => Evidence>> = {
  "engine-unavailable": () => run(40, { ...nothing, outcome: stop("engine-unavailable"), engine: null }),
  "engine-lost": () => run(40, { outcome: stop("engine-lost"), load: null, phases: cutAt(9_400) }),
  "image-failed": () => run(40, { ...nothing, outcome: stop("image-failed") }),
  "container-failed": () => run(40, { ...nothing, outcome: stop("container-failed"), container: containerFacts() }),
  "limit-not-applied": () => run(40, { container: containerFacts({ cgroupLimitBytes: unlimitedBytes }) }),
  "not-ready": () =>
    run(40, { outcome: stop("not-ready"), load: null, container: log, phases: [phase("start", { endMs: 60_300 })] }),
  "app-exited": () =>
    run(40, {
      outcome: stop("app-exited"),
      phases: cutAt(9_400),
      container: { ...log, exitedByItself: true, exitCode: 3 },
    }),
  "dependency-exited": () => run(40, { outcome: stop("dependency-exited") }),
  "load-failed": () =>
    run(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }), container: log }),
  "job-failed": () =>
    run(40, {
      ...job,
      container: { ...log, exitedByItself: true, exitCode: 3, startedAt: containerFacts().startedAt },
    }),
  "job-unfinished": () => run(40, { ...job, workload: null, outcome: stop("job-unfinished"), container: log }),
  "too-few-samples": () => run(40, { phases: phases({ maxGapMs: 4_000 }) }),
  interrupted: () => run(40, { outcome: stop("interrupted"), phases: phases().slice(0, 2), load: null }),
  "internal-error": () => run(40, { outcome: stop("internal-error"), load: null }),
};

function stop(reason: InconclusiveReason): Evidence["outcome"] {
  return { kind: "stopped", reason, message: messages[reason] };
}

const elsewhere =
  "the container's cgroup files are not on this machine, because the engine runs on another machine, or memgate runs in a container";
const ownLoad = {
  kind: "command",
  command: "k6 run script.js",
  exitCode: 0,
  signal: null,
  durationMs: 10_000,
  wasToEnd: false,
  app: { receivedBytes: 5_242_880, cpuMs: 3_410 },
} as const;

const killAt = (atMs: number) =>
  oom({
    processKills: 1,
    groupKills: 0,
    processes: [{ pid: 864, name: "worker", anonymousBytes: 97 * mebibyte }],
    witnesses: [
      { name: "event", atMs, phase: "load" },
      { name: "cgroup", atMs: atMs + 50, phase: "load" },
      { name: "inspect", atMs: null, phase: null },
    ],
  });
/** The app responds, but not on the path of the load. */
const notFound = {
  ...stop("not-ready"),
  message: "the app was not ready after 60 s: GET /api/files at http://172.17.0.2:3000 returned HTTP 404",
} as const;
const cases: Readonly<Record<string, () => Evidence>> = {
  "pass-proven": () => run(40, { kernelPeakBytes: 60 * mebibyte }),
  "pass-sampled": () => run(40, { kernelPeakBytes: 100 * mebibyte, instantPeakBytes: 95 * mebibyte }),
  "too-few-samples-api": () =>
    run(40, {
      phases: [phase("start"), phase("warmup"), phase("load", { maxGapMs: 4_000 })],
      sampling: sampling({
        sources: [source({ name: "stats-stream", intervalMs: 1_000, samples: 15, maxGapMs: 4_000 })],
        notice: elsewhere,
      }),
    }),
  "load-refused": () =>
    run(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "404": 9_999 } }), container: log }),
  "load-unanswered": () =>
    run(40, { load: loadFigures({ errors: 800, timeouts: 90, lastError: "ECONNRESET" }), container: log }),
  "load-step-failed": () =>
    run(40, {
      load: loadFigures({
        non2xx: 4,
        statusCodes: { "200": 9_996, "404": 4 },
        steps: [
          stepFigures({ requests: 9_996 }),
          stepFigures({ name: "buy", line: 9, requests: 4, failed: 4, firstFailure: "HTTP 404; expected 201" }),
        ],
      }),
    }),
  "load-step-unsent": () =>
    run(40, {
      load: loadFigures({
        steps: [stepFigures({ requests: 10_000 }), stepFigures({ name: "buy", line: 9, requests: 0, latencyMs: null })],
      }),
    }),
  "load-step-unanswered": () =>
    run(40, {
      load: loadFigures({
        steps: [
          stepFigures({ requests: 10_000 }),
          stepFigures({ name: "export", line: 9, requests: 0, open: 10, latencyMs: null }),
        ],
      }),
    }),
  "load-silent": () => run(40, { load: loadFigures({ longestResponseGapMs: 6_040 }), container: log }),
  "load-steps-failed": () =>
    run(40, {
      load: loadFigures({
        non2xx: 400,
        statusCodes: { "200": 9_600, "401": 400 },
        steps: [
          stepFigures({ name: "log in", line: 4, method: "POST", requests: 9_600 }),
          stepFigures({
            name: "buy",
            line: 9,
            method: "POST",
            requests: 400,
            failed: 400,
            firstFailure: "HTTP 401; expected 201",
          }),
        ],
      }),
    }),
  "not-ready-path": () =>
    run(40, { outcome: notFound, load: null, container: log, phases: [phase("start", { endMs: 60_300 })] }),
  "pass-job": () => run(40, { ...job, container: containerFacts({ exitedByItself: true, exitCode: 0 }) }),
  "pass-command": () => run(40, { load: null, workload: ownLoad, phases: withoutWarmup }),
  "own-load-failed": () =>
    run(40, { load: null, workload: { ...ownLoad, exitCode: 99 }, container: log, phases: withoutWarmup }),
  "own-load-elsewhere": () =>
    run(40, { load: null, workload: { ...ownLoad, app: { receivedBytes: 126, cpuMs: 8 } }, phases: withoutWarmup }),
  "own-load-too-short": () =>
    run(40, {
      load: null,
      workload: { ...ownLoad, durationMs: 40 },
      phases: [
        phase("start"),
        phase("load", { startMs: 400, endMs: 440 }),
        phase("settle", { startMs: 440, endMs: 690 }),
      ],
    }),
  "over-ratio": () => run(92),
  "over-ratio-api-only": () =>
    run(92, {
      sampling: sampling({
        sources: [source({ name: "stats-oneshot", intervalMs: 100, samples: 157, maxGapMs: 110 })],
        notice: elsewhere,
      }),
    }),
  "oom-killed-child": () => run(96, { oom: killAt(13_450), container: log }),
  "oom-killed-first": () =>
    run(96, {
      oom: killAt(9_250),
      outcome: stop("app-exited"),
      phases: cutAt(9_400),
      container: { ...log, exitedByItself: true, exitCode: 137 },
    }),
  ...Object.fromEntries(inconclusiveReasonSchema.options.map((reason) => [reason, inconclusive[reason]])),
};

const reportDir = "memgate-report";

/** The renderings that are compared, by the extension of their files. */
const forms: Readonly<Record<string, (of: RunResult) => string>> = {
  md: (of) => summaryOf(of, { footer: reportLineInWorkflow(of, reportDir) }),
  txt: (of) => `${runText(of, { colour: false, width: 80 })}${reportLine(of, reportDir)}\n`,
  xml: junitOf,
};

/** Runs with several gates. */
const several: Readonly<Record<string, () => readonly GateResult[]>> = {
  "gates-pass": () => [gate("api", "pass-proven"), gate("reports", "pass-sampled")],
  "gates-mixed": () => [
    gate("api", "pass-proven"),
    gate("upload", "over-ratio"),
    gate("worker", "not-ready"),
    {
      kind: "refused",
      name: "web",
      reason: "bad-input",
      why: "port: the image exposes no TCP port; set port to the port that serves HTTP, such as 8080",
    },
  ],
};

function gate(name: string, of: keyof typeof cases): GateResult {
  return { kind: "judged", name, judged: judged(cases[of]?.() ?? evidence(), thresholds) };
}

/** The evidence of each run, by name. */
export function goldenEvidence(): ReadonlyMap<string, Evidence> {
  return new Map(Object.entries(cases).map(([name, of]) => [name, of()]));
}

/** The expected content of each golden file, by its name. */
export function goldenFiles(): ReadonlyMap<string, string> {
  const runs: readonly (readonly [string, RunResult])[] = [
    ...Object.entries(cases).map(([name, of]) => [name, oneGate(of())] as const),
    ...Object.entries(several).map(([name, of]) => [name, { kind: "several", gates: of() }] as const),
  ];
  return new Map(
    runs.flatMap(([name, run]) =>
      Object.entries(forms).map(([ending, render]) => [`${name}.${ending}`, render(run)] as const),
    ),
  );
}
