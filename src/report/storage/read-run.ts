// Reads the saved result of a run with one or several gates, and judges it again.
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setFile } from "../model/format-version.ts";
import { parseSet } from "../model/gates-file.ts";
import { changedThresholds, evidenceIn, type Judged, judged, noChange, type ThresholdChange } from "../model/judged.ts";
import type { GateResult, RunResult } from "../model/run-result.ts";
import type { Report } from "../model/schema.ts";
import { readReport } from "./read-report.ts";
import { readSavedFile } from "./saved-file.ts";

export type ReadRun =
  | { readonly ok: true; readonly run: RunResult }
  | { readonly ok: false; readonly problems: readonly string[] };

export type ReadJudged =
  | { readonly ok: true; readonly judged: Judged }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param place a report.json, a gates.json, or the folder of one of them */
export async function readRun(place: string): Promise<ReadRun> {
  const setPath = basename(place) === setFile ? place : join(place, setFile);
  if (existsSync(setPath)) return readGates(setPath);
  const read = await readJudged(place);
  return read.ok ? { ok: true, run: { kind: "one", judged: read.judged } } : read;
}

async function readGates(path: string): Promise<ReadRun> {
  const set = readSavedFile(path, parseSet);
  if (!set.ok) return set;
  const problems: string[] = [];
  const gates: GateResult[] = [];
  for (const { name, refused } of set.content.gates) {
    if (refused !== null) gates.push({ kind: "refused", name, ...refused });
    else {
      const read = await readJudged(join(dirname(path), name, "report.json"));
      if (read.ok) gates.push({ kind: "judged", name, judged: read.judged });
      else problems.push(...read.problems);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, run: { kind: "several", gates } };
}

/**
 * Reads a report and judges it again. For a set it judges all runs: their reports are in folders beside the report.
 * @param place a report.json, or its folder
 * @param changed thresholds that replace the report's own; null keeps them
 * @param maxIncrease replaces max-increase of a comparison with a base or a baseline; null keeps it
 */
export async function readJudged(
  place: string,
  changed: ThresholdChange = noChange,
  maxIncrease: number | null = null,
): Promise<ReadJudged> {
  const read = readReport(place);
  if (!read.ok) return read;
  const again = await judgeAgain(place, read.report, changed, maxIncrease);
  if (!again.ok || read.report.baseline === null) return again;
  const { withSavedBaseline } = await import("../model/baseline/with-baseline.ts");
  return { ok: true, judged: withSavedBaseline(again.judged, read.report.baseline, maxIncrease) };
}

async function judgeAgain(
  place: string,
  report: Report,
  changed: ThresholdChange,
  maxIncrease: number | null,
): Promise<ReadJudged> {
  if (report.set !== null) {
    return (await import("./read-set.ts")).readRunsOf(place, report, changed, maxIncrease);
  }
  const { evidence, thresholds, identity } = evidenceIn(report);
  const again = judged(evidence, changedThresholds(thresholds, changed), identity);
  if (evidence.liveMemory === null) return { ok: true, judged: again };
  const { withLeak } = await import("../model/leak/with-leak.ts");
  return { ok: true, judged: withLeak(again) };
}
