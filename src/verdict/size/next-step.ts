// Plans the search for the right limit: from the runs so far, the next run or the result. Pure, so that an interrupted
// search can continue from its runs.
import { bytes, percent } from "../../lib/format.ts";
import type { NoSuggestion } from "../../model/fields/reclaim.ts";
import { confirmingRuns, maxSizeRuns } from "../../model/size/run-counts.ts";
import type { SizeRefusal, SizeResult, SizeRun } from "../../model/size/search.ts";
import { lowestLimit } from "../limit-suggestion.ts";
import { deathOf, edgeOf, type Fault, slownessOf } from "./bounds.ts";
import { faultAt, highest, runsAt } from "./limits-tried.ts";

const mebibyte = 2 ** 20;
/** Docker refuses a lower limit. */
const lowestBytes = 6 * mebibyte;
/** A candidate is this much above a peak. A step up is as large. */
const roomFactor = 1.15;
/** The app adapts to its limit if the peak falls at least to this share. */
const fallRatio = 0.9;
const maxDescents = 5;
/** After this many limits that make the app slower, memgate ends the search. */
const slowLimits = 2;

export interface SizeSettings {
  readonly presentLimitBytes: number;
  readonly maxRatio: number;
}

/** Why memgate tries a limit. */
type SizePurpose = "present" | "again" | "lower" | "confirm";

export type SizeStep =
  | {
      readonly kind: "run";
      readonly limitBytes: number;
      readonly purpose: SizePurpose;
      /** The number of the run under this limit, from 1. */
      readonly number: number;
    }
  | { readonly kind: "end"; readonly result: Exclude<SizeResult, { readonly kind: "unfinished" }> };

export function nextStep(runs: readonly SizeRun[], settings: SizeSettings): SizeStep {
  const { presentLimitBytes } = settings;
  const [first, second] = runs;
  if (first === undefined) return runUnder(presentLimitBytes, "present", []);
  const refusal = refusalOfFirst(first);
  if (refusal !== null) return refusal;
  // The first container of a fresh image is charged for the image's own files.
  if (isAboutFiles(first.noSuggestion) && second === undefined) return runUnder(presentLimitBytes, "again", [first]);
  const basis = basisOf(runs) ?? first;
  const end = (basis === first ? null : refusalOfFirst(basis)) ?? refusalOfBasis(basis, settings);
  return end ?? createSearch(runs, basis, settings).next();
}

/** The run that the other runs are compared with. Null without a run. */
export function basisOf(runs: readonly SizeRun[]): SizeRun | null {
  const [first, second] = runs;
  return first !== undefined && isAboutFiles(first.noSuggestion) ? (second ?? first) : (first ?? null);
}

function isAboutFiles(reason: NoSuggestion | null): boolean {
  return reason === "reclaimable" || reason === "kernel-memory" || reason === "file-cache";
}

function runUnder(limitBytes: number, purpose: SizePurpose, earlier: readonly SizeRun[]): SizeStep {
  return { kind: "run", limitBytes, purpose, number: earlier.length + 1 };
}

function refused(code: SizeRefusal, message: string, isBreach = false): SizeStep {
  return { kind: "end", result: { kind: "refused", code, isBreach, message } };
}

function refusalOfFirst(run: SizeRun): SizeStep | null {
  const { verdict, message, requestedLimitBytes, isRising } = run;
  const sentence = message.replace(/\.$/, "");
  if (verdict === "inconclusive")
    return refused(
      "inconclusive",
      `The run under the present limit is inconclusive, so memgate cannot look for a lower limit: ${sentence}`,
    );
  if (verdict !== "pass")
    return refused(
      "gate-failed",
      `The app does not pass under the present limit of ${bytes(requestedLimitBytes)}, so memgate cannot look for a lower one: ${sentence}`,
      true,
    );
  if (isRising)
    return refused(
      "rising",
      "Memory was still rising when the load ended, so no limit is certain to be large enough. Use a longer load; if memory rises in it too, look for a leak",
    );
  return null;
}

const refusals: Readonly<Record<"reclaimable" | "kernel-memory" | "file-cache", string>> = {
  reclaimable:
    "Most of the peak is memory that the kernel can take back. Such memory can grow with the limit, so the peak does not show what the app needs",
  "kernel-memory":
    "Much of the peak may be reclaimable kernel memory. Such memory can grow with the limit, so the peak does not show what the app needs",
  "file-cache":
    "File cache filled the present limit, and the app had to read files again. Such an app survives under nearly any limit and becomes slower, so the peak does not show what it needs",
};

function refusalOfBasis(basis: SizeRun, { presentLimitBytes }: SizeSettings): SizeStep | null {
  const { noSuggestion: reason, peakBytes } = basis;
  if (reason === "reclaimable" || reason === "kernel-memory" || reason === "file-cache")
    return refused(reason, refusals[reason]);
  if (reason !== null || peakBytes === null)
    return refused("inconclusive", "The run under the present limit does not show what the app needs");
  const mappedBytes = basis.mappedFileBytes ?? 0;
  if (mappedBytes > presentLimitBytes * roomFactor)
    return refused(
      "file-cache",
      `The app maps ${bytes(mappedBytes)} of files, such as its own program, which is more than the present limit of ${bytes(presentLimitBytes)}. It survives by reading them again, so its peak does not show what it needs`,
    );
  return null;
}

function wholeMebibytes(size: number): number {
  return Math.max(lowestBytes, Math.ceil(size / mebibyte) * mebibyte);
}

function createSearch(runs: readonly SizeRun[], basis: SizeRun, settings: SizeSettings) {
  const { presentLimitBytes, maxRatio } = settings;
  const left = maxSizeRuns - runs.length;
  const at = (limitBytes: number) => runsAt(runs, limitBytes, basis);
  /** The peak with some room. As for every suggested limit, it has room for the files that the app maps. */
  const candidateFrom = ({ peakBytes }: SizeRun) =>
    Math.min(presentLimitBytes, wholeMebibytes(Math.max((peakBytes ?? 0) * roomFactor, basis.mappedFileBytes ?? 0)));

  /** Lowers the limit as long as the peak falls with it. Returns the limit to confirm, or the next run. */
  const descend = (): number | SizeStep => {
    let good = presentLimitBytes;
    let lowest = basis;
    for (let descents = 0; descents < maxDescents; descents += 1) {
      const target = candidateFrom(lowest);
      if (target >= good) return good;
      const [run] = at(target);
      if (run === undefined)
        return left < confirmingRuns ? good : runUnder(target, descents === 0 ? "confirm" : "lower", []);
      if (deathOf(run) !== null || edgeOf(run) !== null || slownessOf(run, basis) !== null) return target;
      good = target;
      if ((run.peakBytes ?? 0) > fallRatio * (lowest.peakBytes ?? 0)) return good;
      lowest = run;
    }
    return good;
  };

  const next = (): SizeStep => {
    const descended = descend();
    if (typeof descended !== "number") return descended;
    let limitBytes = descended;
    let slow = 0;
    for (;;) {
      const tried = at(limitBytes);
      const fault = faultAt(tried, basis);
      if (fault === null) return confirmed(limitBytes, tried);
      if (fault.code === "rising")
        return refused(
          "rising",
          `Under ${bytes(limitBytes)}, ${fault.why} in two runs, so no limit is certain to be large enough`,
        );
      if (fault.code === "slower") slow += 1;
      if (slow >= slowLimits)
        return refused(
          "slower",
          `The app survives under lower limits, but becomes slower: under ${bytes(limitBytes)}, ${fault.why}`,
        );
      if (limitBytes >= presentLimitBytes) return unstable(fault, presentLimitBytes);
      limitBytes = stepUp(limitBytes, presentLimitBytes, runs, basis);
    }
  };

  const confirmed = (limitBytes: number, tried: readonly SizeRun[]): SizeStep => {
    if (tried.length >= confirmingRuns) return found(limitBytes, tried);
    if (left >= confirmingRuns - tried.length) return runUnder(limitBytes, "confirm", tried);
    return refused(
      "too-few-runs",
      `${left === 0 ? "No run is" : `Only ${left} of ${maxSizeRuns} runs are`} left, which is too few to confirm ${bytes(limitBytes)}: the app was not stable under lower limits`,
    );
  };

  const found = (confirmedLimitBytes: number, tried: readonly SizeRun[]): SizeStep => {
    const peakBytes = highest(tried.map((run) => run.peakBytes)) ?? 0;
    const requestBytes = wholeMebibytes(highest(tried.map((run) => run.p95Bytes)) ?? peakBytes);
    const suggestedLimitBytes = Math.max(confirmedLimitBytes, lowestLimit(peakBytes, maxRatio));
    return {
      kind: "end",
      result: { kind: "found", confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes },
    };
  };

  return { next };
}

/** One step above a rejected limit, but not above a limit that no run has rejected. */
function stepUp(limitBytes: number, presentLimitBytes: number, runs: readonly SizeRun[], basis: SizeRun): number {
  const heldBytes = highest(runsAt(runs, limitBytes, basis).map((run) => run.heldBytes)) ?? 0;
  const step = wholeMebibytes(Math.max(limitBytes, heldBytes) * roomFactor);
  const tried = [presentLimitBytes, ...runs.map(({ requestedLimitBytes }) => requestedLimitBytes)];
  const good = tried.filter((one) => one > limitBytes && faultAt(runsAt(runs, one, basis), basis) === null);
  return Math.min(step, presentLimitBytes, ...good);
}

function unstable({ why, code }: Fault, presentLimitBytes: number): SizeStep {
  return refused(
    "unstable",
    `The present limit of ${bytes(presentLimitBytes)} did not hold in every run, so it is too low or the runs differ too much: ${why}`,
    code === "killed" || code === "out-of-memory",
  );
}

/** The purpose of a run, for a heading: `64 MiB, to confirm it (2 of 3)`. */
export function purposeText(step: Extract<SizeStep, { readonly kind: "run" }>, maxRatio: number): string {
  const limit = bytes(step.limitBytes);
  switch (step.purpose) {
    case "present":
      return `${limit}, the present limit (threshold: ${percent(maxRatio)})`;
    case "again":
      return `${limit} again, because the image's own files may have counted in the first run`;
    case "lower":
      return `${limit}, because the peak fell with the limit`;
    default:
      return `${limit}, to confirm it (${step.number} of ${confirmingRuns})`;
  }
}
