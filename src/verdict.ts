// Evidence and thresholds in, verdict and exit code out. Pure, so that saved evidence can be judged again.
import { unreachable } from "./errors.ts";
import type { ContainerFacts, Driven, Evidence, InconclusiveReason, LoadFigures, StepFigures } from "./evidence.ts";
import { errorRateOf } from "./load/error-rate.ts";
import { unlimitedBytes } from "./memory/reading.ts";
import { bytes as bytesOf, integer, percent, time } from "./report/format.ts";

export interface Thresholds {
  /** The highest peak ÷ limit that passes, in (0, 1]. Exactly at it passes. */
  readonly maxRatio: number;
  /** The highest share of failed requests with which the load still counts, in [0, 1). */
  readonly maxErrorRate: number;
}

/** How strong a pass is: `ceiling` holds for every moment, `sampled` for the moments that were sampled. */
export type Proof = "ceiling" | "sampled";

export type Verdict =
  | { readonly kind: "pass"; readonly proof: Proof }
  | { readonly kind: "over-ratio" }
  | { readonly kind: "oom-killed" }
  /** `detail` is a sentence with the values seen. */
  | { readonly kind: "inconclusive"; readonly reason: InconclusiveReason; readonly detail: string };

export type VerdictKind = Verdict["kind"];

/** A load that takes less exercises nothing: it may have sent nothing at all. */
const minLoadMs = 1_000;
/** Fewer samples than this in the load phase say nothing about a peak. */
export const minLoadSamples = 5;
/** A hole in the samples longer than this leaves the peak open. A stream of one a second may lose one of them. */
const toleratedGapMs = 2_500;
/** Page sizes of Linux go up to 64 KiB: the kernel rounds a limit down to whole pages. */
const largestPageBytes = 65_536;
const mebibyte = 2 ** 20;

/**
 * Judges evidence. A breach that was seen stands before everything else, for it is real even where the run went wrong
 * later; a pass needs a whole run, real load and enough samples.
 */
export function judge(evidence: Evidence, thresholds: Thresholds): Verdict {
  if (evidence.oom.killed) return { kind: "oom-killed" };
  const { peak, limitBytes } = evidence;
  if (peak !== null && peak.workingSetBytes / limitBytes > thresholds.maxRatio) return { kind: "over-ratio" };
  const proof: Proof = isProven(evidence, thresholds.maxRatio) ? "ceiling" : "sampled";
  const doubt =
    endDoubt(evidence) ?? limitDoubt(evidence) ?? workDoubt(evidence, thresholds) ?? samplingDoubt(evidence, proof);
  return doubt ?? { kind: "pass", proof };
}

/** The exit code of the command line: 0 pass, 1 gate failed, 3 not measured. (2, bad input, never has a verdict.) */
export function exitCodeOf(kind: VerdictKind): 0 | 1 | 3 {
  switch (kind) {
    case "pass":
      return 0;
    case "over-ratio":
    case "oom-killed":
      return 1;
    case "inconclusive":
      return 3;
    default:
      return unreachable(kind);
  }
}

/** The limit as the engine (its first two) and the kernel tell it after the start; null where one does not. */
export type LimitReadBack = Pick<ContainerFacts, "memoryBytes" | "memorySwapBytes" | "cgroupLimitBytes">;

/**
 * What is wrong with the limit that was read back, as a sentence; null where it is the one asked for. Swap counts:
 * with room to swap, the working set shrinks instead of reaching the limit.
 */
export function limitMismatch(readBack: LimitReadBack, requestedBytes: number): string | null {
  const { memoryBytes, memorySwapBytes, cgroupLimitBytes } = readBack;
  if (memoryBytes !== requestedBytes) {
    return `the engine holds a memory limit of ${bytesOrNone(memoryBytes)}, and ${amount(requestedBytes)} was asked for`;
  }
  if (memorySwapBytes !== requestedBytes) {
    const seen = memorySwapBytes === -1 ? "unlimited swap" : `memory and swap of ${bytesOrNone(memorySwapBytes)}`;
    return `the engine allows ${seen}, and ${amount(requestedBytes)} for both (no swap) was asked for`;
  }
  if (cgroupLimitBytes !== null && !isRoundedDown(cgroupLimitBytes, requestedBytes)) {
    const seen = cgroupLimitBytes === unlimitedBytes ? "no limit" : `a limit of ${amount(cgroupLimitBytes)}`;
    return `the kernel has ${seen} in force for the container, and ${amount(requestedBytes)} was asked for`;
  }
  return null;
}

/** True where `inForceBytes` is `requestedBytes` rounded down to whole pages, as the kernel does. */
export function isRoundedDown(inForceBytes: number, requestedBytes: number): boolean {
  return inForceBytes <= requestedBytes && requestedBytes - inForceBytes < largestPageBytes;
}

function isProven({ ceilingBytes, limitBytes }: Evidence, maxRatio: number): boolean {
  return ceilingBytes !== null && ceilingBytes / limitBytes <= maxRatio;
}

function endDoubt({ end }: Evidence): Verdict | null {
  return end.kind === "completed" ? null : inconclusive(end.reason, end.detail);
}

function limitDoubt({ container, requestedLimitBytes }: Evidence): Verdict | null {
  const mismatch = container === null ? "no container was read back" : limitMismatch(container, requestedLimitBytes);
  return mismatch === null ? null : inconclusive("limit-not-applied", mismatch);
}

/** What was wrong with what made the app work. */
function workDoubt(evidence: Evidence, thresholds: Thresholds): Verdict | null {
  const { driven, container } = evidence;
  switch (driven?.kind) {
    case undefined:
      return loadDoubt(evidence, thresholds);
    case "command":
      return commandDoubt(driven);
    case "none":
      return jobDoubt(driven, container?.exitCode ?? null);
    default:
      return unreachable(driven);
  }
}

function commandDoubt(driven: CommandDriven): Verdict | null {
  const seen = `load-command ${commandEnd(driven)}`;
  if (driven.exitCode === 0) {
    if (driven.durationMs >= minLoadMs) return null;
    const short = `${seen}, and a load phase has ${time(minLoadMs)} at least: ${driven.command}`;
    return inconclusive("load-failed", short);
  }
  return driven.wasToEnd ? null : inconclusive("load-failed", `${seen}: ${driven.command}`);
}

function jobDoubt({ exitCodes }: Extract<Driven, { kind: "none" }>, exitCode: number | null): Verdict | null {
  if (exitCode !== null && exitCodes.includes(exitCode)) return null;
  const seen = exitCode === null ? "no exit code that is known" : `exit code ${exitCode}`;
  return inconclusive("job-failed", `the job ended with ${seen}; expected ${exitCodes.join(" or ")}`);
}

type CommandDriven = Extract<Driven, { readonly kind: "command" }>;

/** As a clause: `ended with exit code 99 after 12 s`. */
export function commandEnd({ exitCode, signal, durationMs }: CommandDriven): string {
  const how =
    signal !== null
      ? `was ended by ${signal}`
      : exitCode === null
        ? "was still running and was ended"
        : `ended with exit code ${exitCode}`;
  return `${how} after ${time(durationMs)}`;
}

function loadDoubt({ load }: Evidence, { maxErrorRate }: Thresholds): Verdict | null {
  if (load === null) return inconclusive("load-failed", "no load was sent");
  if (load.requests === 0) {
    const why = load.lastError === null ? "" : `, the last: ${load.lastError}`;
    return inconclusive("load-failed", `not one response came from ${load.url} (${load.errors} errors${why})`);
  }
  const failed = load.errors + load.non2xx;
  if ((errorRateOf(load) ?? 1) > maxErrorRate) {
    const sent = load.errors + load.requests;
    return inconclusive(
      "load-failed",
      `${integer(failed)} of ${integer(sent)} requests to ${load.url} failed (${describeFailures(load)}); allowed ${percent(maxErrorRate)} (max-error-rate)`,
    );
  }
  const step = stepDoubt(load, maxErrorRate);
  if (step !== null) return inconclusive("load-failed", step);
  const sendingMs = load.durationMs - load.pausedMs;
  if (load.longestSilenceMs > sendingMs / 2) {
    const silence = `${time(load.longestSilenceMs)} of ${time(sendingMs)}`;
    return inconclusive("load-failed", `${load.url} gave no response for ${silence}`);
  }
  if (load.unservedConnections / load.connections > maxErrorRate) {
    const share = `${load.unservedConnections} of ${load.connections} connections`;
    const detail = `${load.url} left ${share} without a good answer for more than half of the load phase`;
    return inconclusive("load-failed", detail);
  }
  return null;
}

/** With a higher share of failures than this a request of a scenario does not do what it is there for. */
const mostlyFailed = 0.5;
/** More names than these would bury the rest. */
const namesShown = 3;

/** A heavy request that never came, or never did what it should, is small among many light ones. */
function stepDoubt({ steps }: LoadFigures, maxErrorRate: number): string | null {
  if (steps === null) return null;
  const tried = ({ requests, errors }: StepFigures) => requests + errors;
  const failing = steps.find(
    (step) => tried(step) > 0 && step.failed / tried(step) > Math.max(mostlyFailed, maxErrorRate),
  );
  if (failing !== undefined) {
    const why = failing.firstFailure === null ? "" : `, the first: ${failing.firstFailure}`;
    return `${stepName(failing)} failed ${integer(failing.failed)} of ${integer(tried(failing))} times${why}`;
  }
  // Those of once may have come in the warmup.
  const unsent = steps.filter((step) => tried(step) === 0 && !step.once);
  if (unsent.length === 0) return null;
  const names = unsent.slice(0, namesShown).map(stepName).join(", ");
  const more = unsent.length > namesShown ? ` and ${unsent.length - namesShown} more` : "";
  return `${unsent.length} of the ${steps.length} requests described ${unsent.length === 1 ? "was" : "were"} never sent: ${names}${more}`;
}

function stepName({ name, line }: StepFigures): string {
  return `${name} (line ${line})`;
}

/**
 * What the failed requests of a load were, by kind: `7074 × HTTP 404, 2 without an answer, 1 of them after 10 s`. Of a
 * scenario by request, for there a 404 may be what is expected.
 */
export function describeFailures(load: LoadFigures): string {
  if (load.steps !== null) return describeSteps(load);
  const byStatus = Object.entries(load.statusCodes)
    .filter(([status]) => Number(status) < 200 || Number(status) >= 400)
    .map(([status, count]) => `${integer(count)} × HTTP ${status}`);
  const byError =
    load.errors === 0
      ? []
      : [`${integer(load.errors)} without an answer, ${integer(load.timeouts)} of them after 10 s`];
  return [...byStatus, ...byError].join(", ");
}

/** The requests of a scenario that failed most, each with what was wrong first. */
function describeSteps({ steps }: LoadFigures): string {
  const failing = (steps ?? []).filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  const shown = failing.slice(0, namesShown).map(({ name, failed, firstFailure }) => {
    return `${integer(failed)} × ${name}${firstFailure === null ? "" : `, the first: ${firstFailure}`}`;
  });
  const more = failing.length > namesShown ? [`${failing.length - namesShown} more requests`] : [];
  return [...shown, ...more].join("; ");
}

function samplingDoubt({ phases, peak, sampling }: Evidence, proof: Proof): Verdict | null {
  const load = phases.find(({ name }) => name === "load" || name === "run");
  if (load === undefined || peak === null || load.samples === 0) {
    return inconclusive("too-few-samples", `the ${load?.name ?? "load"} phase has no sample`);
  }
  // The ceiling covers the moments between samples, so that holes in them no longer matter.
  if (proof === "ceiling") return null;
  if (load.samples < minLoadSamples) {
    return inconclusive(
      "too-few-samples",
      `the ${load.name} phase has ${load.samples} samples, ${minLoadSamples} are needed`,
    );
  }
  // The peak counts in every phase, so a hole in any may hide it.
  const hole = phases.find(({ maxGapMs }) => maxGapMs > toleratedGapMs);
  if (hole !== undefined) {
    return inconclusive(
      "too-few-samples",
      `no sample was taken for ${againstTolerated(hole.maxGapMs, `in the ${hole.name} phase`)}`,
    );
  }
  const lateMs = (sampling.firstSampleMs ?? 0) - (sampling.startedMs ?? 0);
  if (lateMs <= toleratedGapMs) return null;
  return inconclusive(
    "too-few-samples",
    `the first sample came ${againstTolerated(lateMs, "after the container's start")}`,
  );
}

/** Exactly, where both would be rounded to the same. */
function againstTolerated(ms: number, where: string): string {
  const isAlike = time(ms) === time(toleratedGapMs);
  const text = (value: number) => (isAlike ? `${integer(value)} ms` : time(value));
  return `${text(ms)} ${where}; up to ${text(toleratedGapMs)} is allowed`;
}

function inconclusive(reason: InconclusiveReason, detail: string): Verdict {
  return { kind: "inconclusive", reason, detail };
}

/** Whole units where it is some, else exactly. */
function amount(value: number): string {
  return value % mebibyte === 0 ? bytesOf(value) : `${integer(value)} B`;
}

function bytesOrNone(bytes: number | null): string {
  return bytes === null ? "unknown size" : bytes === 0 ? "none" : amount(bytes);
}
