// Reads the saved runs of a baseline: a report.json, or all of them in a folder and the folders below. Loaded only for a
// run with a baseline.
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { whyUnreadable } from "../../lib/errors.ts";
import type { BaselineRun, SavedRuns } from "../../model/fields/baseline.ts";
import { baselineRunOf } from "../model/baseline/baseline-run.ts";
import { parseReport } from "../model/parse-report.ts";
import { readSavedFile } from "./saved-file.ts";

/** A folder with other JSON files may cause many problems, one for each file. */
const maxProblems = 10;
/** More reports than a workflow keeps, but few enough to read in a few seconds. */
const maxReports = 500;
const maxDepth = 8;
/** The folders of a comparison with the runs of its base. */
const baseFolderName = /^base-\d+$/;

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: SavedRuns }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param path a report, or a folder */
export function readBaseline(path: string): ReadBaseline {
  const paths: string[] = [];
  try {
    if (statSync(path).isDirectory()) findReports(path, maxDepth, paths);
    else paths.push(path);
  } catch (error) {
    return { ok: false, problems: [`${path} ${whyUnreadable(error)}; expected a report.json, or a folder of reports`] };
  }
  if (paths.length === 0) {
    return { ok: false, problems: [`${path} has no report.json, nor has a folder below it`] };
  }
  if (paths.length > maxReports) {
    return { ok: false, problems: [`${path} has more than ${maxReports} reports; keep fewer of them`] };
  }
  const problems: string[] = [];
  // The report of a set has the evidence of one of its runs, which also has a report of its own.
  const runs = new Map<string, BaselineRun>();
  // One report after the other: a report may be large, and its run is small.
  for (const each of paths) {
    const read = readSavedFile(each, parseReport);
    if (!read.ok) {
      // The first line names the file. The others list its fields.
      problems.push(...read.problems.slice(0, 1).map((line) => line.replace(/:$/, "")));
      continue;
    }
    const { verdict, identity, maxRatio, warnRatio, maxErrorRate, isEnforced, ...evidence } = read.content;
    const thresholds = { maxRatio, warnRatio, maxErrorRate, isEnforced };
    const run = baselineRunOf(evidence, { thresholds, verdict: verdict.kind }, identity);
    const key = `${run.createdAt} ${evidence.container?.id ?? ""}`;
    const isOfSet = evidence.set !== null;
    if (!isOfSet || !runs.has(key)) runs.set(key, run);
  }
  if (problems.length > 0) return { ok: false, problems: shortened(problems) };
  return { ok: true, baseline: { path, runs: [...runs.values()] } };
}

/** The first problems, and the number of the others. */
function shortened(problems: readonly string[]): readonly string[] {
  const others = problems.length - maxProblems;
  return others <= 0 ? problems : [...problems.slice(0, maxProblems), `${others} more reports cannot be read`];
}

/** Follows no links. Stops after the first report too many. */
function findReports(folder: string, depth: number, found: string[]): void {
  const entries: readonly Dirent[] = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (found.length > maxReports) return;
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name === "report.json") found.push(path);
    else if (entry.isDirectory() && depth > 0 && entry.name !== "node_modules" && !baseFolderName.test(entry.name)) {
      findReports(path, depth - 1, found);
    }
  }
}
