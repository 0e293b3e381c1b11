// How close the peak of a pass is to the threshold and to the limit. Pure.
import type { Evidence } from "../model/evidence.ts";
import type { Headroom } from "../model/fields/headroom.ts";
import type { Thresholds, Verdict } from "../model/verdict.ts";

interface Run {
  readonly evidence: Evidence;
  readonly thresholds: Thresholds;
  readonly verdict: Verdict;
}

/** Null without a pass. */
export function headroomOf({ evidence, thresholds, verdict }: Run): Headroom | null {
  const { peak, limitBytes } = evidence;
  if (verdict.kind !== "pass" || peak === null) return null;
  // The product may be rounded to a value just below a peak that is exactly at the threshold.
  const toThresholdBytes = Math.max(0, Math.floor(thresholds.maxRatio * limitBytes - peak.workingSetBytes));
  const toLimitBytes = limitBytes - peak.workingSetBytes;
  return {
    toThresholdBytes,
    toThresholdRatio: toThresholdBytes / limitBytes,
    toLimitBytes,
    toLimitRatio: toLimitBytes / limitBytes,
  };
}

/** True if the run passes with a peak above the warning level. */
export function isAboveWarnRatio({ evidence, thresholds: { warnRatio }, verdict }: Run): boolean {
  const { peak, limitBytes } = evidence;
  return (
    verdict.kind === "pass" && peak !== null && warnRatio !== null && peak.workingSetBytes / limitBytes > warnRatio
  );
}
