// Makes the content of size.json, and says whether an unfinished search can continue.

import { randomBytes, scryptSync } from "../lib/crypto.ts";
import { bytes } from "../lib/format.ts";
import { version } from "../lib/version.ts";
import type { Evidence } from "../model/evidence.ts";
import type { GatePlan } from "../model/plan.ts";
import { maxSizeRuns } from "../model/size/run-counts.ts";
import type { LimitWrite, SizeResult, SizeRun } from "../model/size/search.ts";
import { schemaVersion, sizeSchemaUrl } from "../report/model/format-version.ts";
import type { SizeReport } from "../report/model/size/size-schema.ts";
import { minGrowthLoadMs } from "../verdict/growth.ts";
import { limitsOf } from "../verdict/size/limits-tried.ts";
import { basisOf } from "../verdict/size/next-step.ts";

interface SearchState {
  readonly plan: GatePlan;
  readonly gate: string | null;
  readonly runs: readonly SizeRun[];
  readonly app: SizeReport["app"];
  readonly options: string;
  readonly notices: readonly string[];
  /** Null if there was nothing to write, or if memgate has not yet tried. */
  readonly written: LimitWrite | null;
}

export function sizeReportOf(
  { plan, gate, runs, app, options, notices, written }: SearchState,
  result: SizeResult,
): SizeReport {
  return {
    $schema: sizeSchemaUrl,
    schemaVersion,
    memgateVersion: version,
    createdAt: runs[0]?.createdAt ?? new Date().toISOString(),
    options,
    app,
    gate,
    presentLimitBytes: plan.target.limitBytes,
    maxRatio: plan.thresholds.maxRatio,
    maxRuns: maxSizeRuns,
    result,
    limits: [...limitsOf(runs, basisOf(runs))],
    runs: [...runs],
    written,
    notices: [...growthNotices(plan, result), ...fileNotices(basisOf(runs), result), ...notices],
  };
}

function growthNotices({ load, workload }: GatePlan, { kind }: SizeResult): readonly string[] {
  if (kind !== "found" || workload.kind !== "http" || load.requests !== null || load.durationMs >= minGrowthLoadMs)
    return [];
  return [
    "The load takes less than 10 s, so memgate cannot see whether memory is still rising at its end. Use a longer load.",
  ];
}

/** Explains a limit that is far above the peak. */
function fileNotices(basis: SizeRun | null, result: SizeResult): readonly string[] {
  const mappedBytes = basis?.mappedFileBytes ?? 0;
  if (result.kind !== "found" || mappedBytes <= result.peakBytes) return [];
  return [
    `The confirmed limit has room for the ${bytes(mappedBytes)} of files that the app maps into its memory, such as its own program. Without this room the app would read them again and again.`,
  ];
}

/** The facts that every run of a search shares. */
export function appOf({ container, engine }: Evidence): SizeReport["app"] {
  if (engine === null) return null;
  const { version: engineVersion, kernelVersion, memoryBytes } = engine;
  return { imageId: container?.imageId ?? null, engine: `${engineVersion}, ${kernelVersion}, ${memoryBytes} B` };
}

/** An unknown image counts as the same image. */
export function isSameSearch(app: SizeReport["app"], evidence: Evidence): boolean {
  const now = appOf(evidence);
  if (app === null || now === null) return true;
  return app.engine === now.engine && (app.imageId === null || now.imageId === null || app.imageId === now.imageId);
}

export function isSameOptions({ options }: SizeReport, plan: GatePlan): boolean {
  const [salt = ""] = options.split(":");
  return options === hashOf(plan, salt);
}

/** The options contain secrets, so the hash is slow and has a salt. */
export function hashOf(plan: GatePlan, salt = randomBytes(16).toString("hex")): string {
  const { target, readiness, workload, load, sampling, thresholds } = plan;
  const { source } = target;
  const kept = source.kind === "compose" ? { files: source.resolved.files, model: source.resolved.model } : source;
  const content = { version, target: { ...target, source: kept }, readiness, workload, load, sampling, thresholds };
  const text = JSON.stringify(content, (_, value: unknown) => (value instanceof RegExp ? value.source : value));
  return `${salt}:${scryptSync(text, salt, 32).toString("hex")}`;
}
