import type { Evidence } from "../model/evidence.ts";
import type { Thresholds } from "../model/verdict.ts";
import type { OptionName } from "../options/names.ts";
import type { Parsed } from "../options/parsed.ts";
import { notBelowMaxRatio } from "../options/ratio.ts";
import { type InputCode, inputCode } from "../options/reader.ts";
import { options } from "../options/table.ts";
import { withSavedBaseline } from "../report/model/baseline/with-baseline.ts";
import { judgedReportAgain } from "../report/model/comparison/judged-comparison.ts";
import { changedThresholds, evidenceIn, judged } from "../report/model/judged.ts";
import { withMissingFields } from "../report/model/missing-fields.ts";
import type { Report } from "../report/model/schema.ts";
import { readReport } from "../report/storage/read-report.ts";
import { InputError } from "./input-error.ts";
import { judgedReportOf } from "./judged-report.ts";
import type { JudgedReport, JudgeOptions } from "./types.ts";

/**
 * Judges a report, or its evidence, again. Pure: needs no engine and no files.
 * @param thresholds An absent threshold keeps the report's value. For evidence without a report, the option's default applies.
 * @throws InputError if a threshold is unknown or not accepted, or if a report of several runs (`set`) is to be judged by
 *   other thresholds: it has the evidence of one run only
 */
export function judgeAgain(saved: Report | Evidence, thresholds: JudgeOptions = {}): JudgedReport {
  if (!("schemaVersion" in saved)) {
    return judgedReportOf(judged(saved, valuesOf(thresholds, defaults(), false).thresholds));
  }
  const report = withMissingFields(saved);
  const { evidence, thresholds: own, identity } = evidenceIn(report);
  const { set, comparison, baseline } = report;
  const isCompared = comparison != null || baseline != null;
  const { thresholds: wanted, maxIncrease } = valuesOf(thresholds, own, isCompared);
  // A report that the schema does not accept may have no set.
  if (set == null) {
    return judgedReportOf(withSavedBaseline(judged(evidence, wanted, identity), baseline, maxIncrease));
  }
  if (wanted.maxRatio === own.maxRatio && wanted.maxErrorRate === own.maxErrorRate)
    return judgedReportOf(withSavedBaseline(judgedReportAgain(report, wanted, maxIncrease), baseline, maxIncrease));
  const problem = `the report is about ${set.runs.length} runs and has the evidence of only one; expected the thresholds of the report. For others, use memgate judge on its folder, or judge the report of each run`;
  throw new InputError([problem], { codes: ["bad-input/report"] });
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
  const accepted = [...Object.keys(names), "enforce"];
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
