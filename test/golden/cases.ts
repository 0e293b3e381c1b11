// One run of each verdict and of each reason that something was not measured, as the golden files show it.
import { type Evidence, type InconclusiveReason, inconclusiveReasonSchema } from "../../src/evidence.ts";
import type { GateResult, RunResult } from "../../src/report/gates.ts";
import { junitOf } from "../../src/report/junit.ts";
import { judged } from "../../src/report/report.ts";
import { summaryOf } from "../../src/report/summary.ts";
import { runText } from "../../src/report/terminal.ts";
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
  thresholds,
} from "../builders.ts";

/** A run of 15.65 s that starts at 20 MiB and grows evenly under load to its peak. */
function run(peakMib: number, overrides: Partial<Evidence> = {}): Evidence {
  const series = Array.from({ length: 314 }, (_, index) => {
    const atMs = 120 + index * 49.5;
    const share = Math.min(1, Math.max(0, (atMs - 400) / 13_000));
    const workingSetBytes = Math.round((20 + share * (peakMib - 20)) * mebibyte);
    return { atMs, workingSetBytes, usageBytes: workingSetBytes + 10 * mebibyte };
  });
  const timeline = Array.from({ length: 10 }, (_, second) => ({
    atMs: 6_400 + second * 1_000,
    requestsPerSecond: 1_000 + second,
    p99Ms: 12,
    failed: 0,
  }));
  return evidence({
    peak: peak({ workingSetBytes: peakMib * mebibyte, atMs: 13_500 }),
    instantPeakBytes: peakMib * mebibyte,
    phases: phases({ peakBytes: peakMib * mebibyte }),
    load: loadFigures({ timeline }),
    series,
    ...overrides,
  });
}

const details: Readonly<Record<InconclusiveReason, string>> = {
  "engine-unavailable": "no Docker Engine answers at unix:///var/run/docker.sock (the default socket): connect ENOENT",
  "engine-lost": "the engine ended its event stream: it stopped or restarted",
  "image-failed": "the engine has no image app:1, and pull is never; build or pull it first, or set pull to missing",
  "container-failed": 'the container could not be started: exec: "serve": executable file not found in $PATH',
  "limit-not-applied": "the kernel has no limit in force where 104857600 B were asked for",
  "not-ready": "the app was not ready after 60 s: GET / at http://172.17.0.2:3000 answered HTTP 503",
  "app-exited": "the app exited in the load phase with exit code 3",
  "dependency-exited": "while the app ran, the service db ended with 1; its log ends with: out of disk",
  "load-failed": "",
  "job-failed": "",
  "job-unfinished": "the job still ran after 1 h; give it longer by duration",
  "too-few-samples": "",
  interrupted: "the run was ended by SIGINT",
  "internal-error": "x is not a function (at judge.js:1:2)",
};
const log = containerFacts({ logTail: ["listening on 3000", "TypeError: x is not a function"] });
const nothing = { peak: null, instantPeakBytes: null, load: null, phases: [], series: [], container: null };

/** A batch job, which has one phase alone. */
const job: Partial<Evidence> = {
  load: null,
  driven: { kind: "none", durationMs: 15_650, exitCodes: [0] },
  phases: [phase("run")],
};

const inconclusive: Readonly<Record<InconclusiveReason, () => Evidence>> = {
  "engine-unavailable": () => run(40, { ...nothing, end: stop("engine-unavailable"), engine: null }),
  "engine-lost": () => run(40, { end: stop("engine-lost"), load: null }),
  "image-failed": () => run(40, { ...nothing, end: stop("image-failed") }),
  "container-failed": () => run(40, { ...nothing, end: stop("container-failed"), container: log }),
  "limit-not-applied": () => run(40, { ...nothing, end: stop("limit-not-applied"), container: containerFacts() }),
  "not-ready": () => run(40, { end: stop("not-ready"), load: null, container: log, phases: phases().slice(0, 1) }),
  "app-exited": () => run(40, { end: stop("app-exited"), container: { ...log, exitedByItself: true, exitCode: 3 } }),
  "dependency-exited": () => run(40, { end: stop("dependency-exited") }),
  "load-failed": () =>
    run(40, { load: loadFigures({ non2xx: 9_999, statusCodes: { "200": 1, "503": 9_999 } }), container: log }),
  "job-failed": () =>
    run(40, {
      ...job,
      container: { ...log, exitedByItself: true, exitCode: 3, startedAt: containerFacts().startedAt },
    }),
  "job-unfinished": () => run(40, { ...job, driven: null, end: stop("job-unfinished"), container: log }),
  "too-few-samples": () => run(40, { phases: phases({ peakBytes: 40 * mebibyte, maxGapMs: 4_000 }) }),
  interrupted: () => run(40, { end: stop("interrupted"), phases: phases().slice(0, 2), load: null }),
  "internal-error": () => run(40, { end: stop("internal-error"), load: null }),
};

function stop(reason: InconclusiveReason): Evidence["end"] {
  return { kind: "stopped", reason, detail: details[reason] };
}

const ownLoad = {
  kind: "command",
  command: "k6 run script.js",
  exitCode: 0,
  durationMs: 10_000,
  wasToEnd: false,
} as const;

const child = oom({
  processKills: 1,
  groupKills: 0,
  processes: [{ pid: 864, name: "worker", anonymousBytes: 97 * mebibyte }],
  witnesses: [
    { name: "event", atMs: 9_250, phase: "load" },
    { name: "cgroup", atMs: 9_300, phase: "load" },
    { name: "inspect", atMs: null, phase: null },
  ],
});
const cases: Readonly<Record<string, () => Evidence>> = {
  "pass-proven": () => run(40, { ceilingBytes: 60 * mebibyte }),
  "pass-sampled": () => run(40, { ceilingBytes: 100 * mebibyte, instantPeakBytes: 95 * mebibyte }),
  "pass-job": () =>
    run(40, { ...job, container: containerFacts({ exitedByItself: true, exitCode: 0 }), peak: peak({ phase: "run" }) }),
  "pass-command": () => run(40, { load: null, driven: ownLoad }),
  "own-load-failed": () => run(40, { load: null, driven: { ...ownLoad, exitCode: 99 }, container: log }),
  "over-ratio": () => run(92),
  "over-ratio-api-only": () =>
    run(92, { sampling: sampling({ notice: "the container's cgroup is not mounted here" }) }),
  "oom-killed-child": () => run(96, { oom: child, container: log }),
  "oom-killed-first": () =>
    run(96, { oom: child, end: stop("app-exited"), container: { ...log, exitedByItself: true, exitCode: 137 } }),
  ...Object.fromEntries(inconclusiveReasonSchema.options.map((reason) => [reason, inconclusive[reason]])),
};

/** The forms that are compared, by the ending of their files. */
const forms: Readonly<Record<string, (of: RunResult) => string>> = {
  md: summaryOf,
  txt: (of) => runText(of, { colour: false, width: 80 }),
  xml: junitOf,
};

/** Runs of several gates. */
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
      why: "port: the image exposes no TCP port; set port to the one that serves HTTP, such as 8080",
    },
  ],
};

function gate(name: string, of: keyof typeof cases): GateResult {
  return { kind: "judged", name, judged: judged(cases[of]?.() ?? evidence(), thresholds) };
}

/** What each golden file should hold, by its name. */
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
