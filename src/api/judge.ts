import { join } from "node:path";
import type { Evidence } from "../model/evidence.ts";
import type { RunRecord } from "../model/run-set.ts";
import type { Thresholds } from "../model/verdict.ts";
import type { OptionName } from "../options/names.ts";
import type { Parsed } from "../options/parsed.ts";
import { notBelowMaxRatio } from "../options/ratio.ts";
import { type InputCode, inputCode } from "../options/reader.ts";
import { options } from "../options/table.ts";
import { withSavedBaseline } from "../report/model/baseline/with-baseline.ts";
import { comparedAgain, judgedReportAgain } from "../report/model/comparison/judged-comparison.ts";
import { runFolder } from "../report/model/format-version.ts";
import { changedThresholds, evidenceIn, judged } from "../report/model/judged.ts";
import { withLeak } from "../report/model/leak/with-leak.ts";
import { withMissingFields } from "../report/model/missing-fields.ts";
import type { Report } from "../report/model/schema.ts";
import { foreignFigures } from "../report/model/set/foreign-run.ts";
import { judgedRunsAgain } from "../report/model/set/judged-set.ts";
import { folderOf, readReport } from "../report/storage/read-report.ts";
import { InputError } from "./input-error.ts";
import { judgedReportOf } from "./judged-report.ts";
import type { JudgedReport, JudgeOptions } from "./types.ts";

/**
 * Judges a report, or its evidence, again. Pure: needs no engine and no files.
 * @param thresholds An absent threshold keeps the report's value. For evidence without a report, the option's default applies.
 * @throws InputError if a threshold is unknown or not accepted, or if `runs` are not the runs of the report. A report of
 *   several runs (`set`) has the evidence of one run only, so it also throws for other ratios without `runs`
 */
export function judgeAgain(saved: Report | Evidence, thresholds: JudgeOptions = {}): JudgedReport {
  const runs = (thresholds.runs ?? []).map(withMissingFields);
  if (!("schemaVersion" in saved)) {
    assertRuns(runs, []);
    return judgedReportOf(withLeak(judged(saved, valuesOf(thresholds, defaults(), false).thresholds)));
  }
  const report = withMissingFields(saved);
  const { evidence, thresholds: own, identity } = evidenceIn(report);
  const { set, comparison, baseline } = report;
  const isCompared = comparison != null || baseline != null;
  const { thresholds: wanted, maxIncrease } = valuesOf(thresholds, own, isCompared);
  // A report that the schema does not accept may have no set.
  if (thresholds.runs !== undefined) assertRuns(runs, set?.runs ?? []);
  if (set == null) {
    return judgedReportOf(withSavedBaseline(withLeak(judged(evidence, wanted, identity)), baseline, maxIncrease));
  }
  if (runs.length > 0) {
    const again = judgedRunsAgain(runs, set, wanted);
    const compared = comparison == null ? again : comparedAgain(again, comparison, maxIncrease);
    return judgedReportOf(withSavedBaseline(compared, baseline, maxIncrease));
  }
  if (wanted.maxRatio === own.maxRatio && wanted.maxErrorRate === own.maxErrorRate)
    return judgedReportOf(withSavedBaseline(judgedReportAgain(report, wanted, maxIncrease), baseline, maxIncrease));
  const problem = `the report is about ${set.runs.length} runs and has the evidence of only one; expected the reports of all runs (runs: readRuns(PLACE)), or the ratios of the report`;
  throw new InputError([problem], { codes: ["bad-input/report"] });
}

/** @throws InputError if a report is not the recorded run */
function assertRuns(runs: readonly Report[], records: readonly RunRecord[]): void {
  const problems =
    runs.length === records.length
      ? runs.flatMap((run, index) => {
          const figures = foreignFigures(run, records[index]);
          return figures === null ? [] : [`runs[${index}] does not belong to the set: ${figures}`];
        })
      : [`runs has ${runs.length} reports; expected ${records.length}, one for each run of the set`];
  if (problems.length > 0) throw new InputError(problems, { codes: ["bad-input/report"] });
}

/**
 * Reads a saved report. Checks it against its schema, and checks that its figures agree with each other.
 * @param place a report.json, or its folder
 * @throws InputError if there is no report, or if it is not valid
 */
export function readSavedReport(place: string): Report {
  const read = readReport(place);
  if (!read.ok) throw new InputError(read.problems, { codes: ["bad-input/report"] });
  return read.report;
}

/**
 * Reads the reports of all runs of a set, or of the head's runs of a comparison, from the folders beside its report. Empty
 * for the report of one run.
 * @param place a report.json, or its folder
 * @throws InputError if a report is missing, or if it is not valid
 */
export function readSavedRuns(place: string): readonly Report[] {
  const { set } = readSavedReport(place);
  const reads = (set?.runs ?? []).map(({ run }) => readReport(join(folderOf(place), runFolder(run), "report.json")));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) throw new InputError(problems, { codes: ["bad-input/report"] });
  return reads.flatMap((read) => (read.ok ? [read.report] : []));
}

function defaults(): Thresholds {
  return {
    maxRatio: Number(options["max-ratio"].default),
    warnRatio: null,
    maxErrorRate: Number(options["max-error-rate"].default),
    isEnforced: true,
  };
}

const names = {
  maxRatio: "max-ratio",
  warnRatio: "warn-ratio",
  maxErrorRate: "max-error-rate",
  maxIncrease: "max-increase",
} as const satisfies Partial<Record<keyof JudgeOptions, OptionName>>;

interface JudgeValues {
  readonly thresholds: Thresholds;
  /** Null to keep the value of the report. */
  readonly maxIncrease: number | null;
}

/**
 * @param isCompared whether the report has a comparison with a base or a baseline
 * @throws InputError with all problems
 */
function valuesOf(given: JudgeOptions, others: Thresholds, isCompared: boolean): JudgeValues {
  const problems: string[] = [];
  const codes: InputCode[] = [];
  const report = (option: OptionName | null, problem: string) => {
    problems.push(problem);
    codes.push(inputCode(option));
  };
  const accepted = [...Object.keys(names), "enforce", "runs"];
  for (const name of Object.keys(given).filter((name) => !accepted.includes(name))) {
    const last = accepted.length - 1;
    const expected = `${accepted.slice(0, last).join(", ")} or ${accepted[last]}`;
    report(null, `${name} is not an option of judge; expected ${expected}`);
  }
  const read = (name: keyof typeof names): number | null => {
    const value = given[name];
    if (value === undefined) return null;
    const parsed: Parsed<number> = options[names[name]].parse(String(value));
    if (parsed.ok) return parsed.value;
    report(names[name], `${name} "${value}" is not accepted; expected ${parsed.accepted}`);
    return null;
  };
  const maxRatio = read("maxRatio") ?? others.maxRatio;
  const warnRatio = read("warnRatio");
  const maxErrorRate = read("maxErrorRate") ?? others.maxErrorRate;
  if (warnRatio !== null && warnRatio >= maxRatio) {
    report("warn-ratio", `warnRatio ${notBelowMaxRatio(String(given.warnRatio), maxRatio)}`);
  }
  const maxIncrease = read("maxIncrease");
  if (maxIncrease !== null && !isCompared) {
    report("max-increase", "maxIncrease needs the report of a comparison with a base or a baseline");
  }
  const { enforce = others.isEnforced } = given;
  if (typeof enforce !== "boolean") report("enforce", `enforce "${enforce}" is not accepted; expected true or false`);
  if (problems.length > 0) throw new InputError(problems, { codes });
  const changed = { maxRatio, warnRatio, maxErrorRate, isEnforced: enforce };
  return { thresholds: changedThresholds(others, changed), maxIncrease };
}
