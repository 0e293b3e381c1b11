// Reads the runs of a saved set, and judges them again. Loaded only for a set.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runFolder } from "../model/format-version.ts";
import type { Judged, ThresholdChange } from "../model/judged.ts";
import type { Report } from "../model/schema.ts";
import { foreignFigures } from "../model/set/foreign-run.ts";
import { judgedAgain, judgedRunsAgain } from "../model/set/judged-set.ts";
import { folderOf, readReport } from "./read-report.ts";

type Read =
  | { readonly ok: true; readonly judged: Judged }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Judges a set by the reports of all its runs. If one of them is missing, it judges only the run that the set's report
 * shows. It then takes the verdicts of the other runs from that report.
 * @param place the report of the set, or its folder
 * @param changed thresholds that replace the reports' own; null keeps them. To judge by another ratio, memgate needs the
 *   reports of all runs.
 * @param maxIncrease replaces max-increase of a comparison, which is judged by its section; null keeps it
 */
export async function readRunsOf(
  place: string,
  report: Report,
  changed: ThresholdChange,
  maxIncrease: number | null,
): Promise<Read> {
  const read = readHeads(place, report, changed);
  const { comparison } = report;
  if (!read.ok || comparison === null) return read;
  const { comparedAgain } = await import("../model/comparison/judged-comparison.ts");
  return { ok: true, judged: comparedAgain(read.judged, comparison, maxIncrease) };
}

function readHeads(place: string, report: Report, changed: ThresholdChange): Read {
  const runs = report.set?.runs ?? [];
  const paths = runs.map(({ run }) => join(folderOf(place), runFolder(run), "report.json"));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) {
    if (keeps(changed.maxRatio, report.maxRatio) && keeps(changed.maxErrorRate, report.maxErrorRate)) {
      return { ok: true, judged: judgedAgain(report, changed) };
    }
    const problem = `${missing} does not exist; expected the reports of all ${runs.length} runs, to judge them by another threshold`;
    return { ok: false, problems: [problem] };
  }
  const reads = paths.map(readReport);
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0 || report.set === null) return { ok: false, problems };
  const reports = reads.flatMap((read) => (read.ok ? [read.report] : []));
  const foreign = reports.flatMap((each, index) => {
    const figures = foreignFigures(each, runs[index]);
    return figures === null
      ? []
      : [`${paths[index]} does not belong to the set: ${figures}. Keep each set in a folder of its own`];
  });
  if (foreign.length > 0) return { ok: false, problems: foreign };
  return { ok: true, judged: judgedRunsAgain(reports, report.set, changed) };
}

function keeps(changed: number | null, own: number): boolean {
  return changed === null || changed === own;
}
