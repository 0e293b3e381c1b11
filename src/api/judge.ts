import type { Evidence } from "../model/evidence.ts";
import type { Thresholds } from "../model/verdict.ts";
import type { Parsed } from "../options/parsed.ts";
import { type InputCode, inputCode } from "../options/reader.ts";
import { options } from "../options/table.ts";
import { evidenceIn, judged } from "../report/model/judged.ts";
import type { Report } from "../report/model/schema.ts";
import { readReport } from "../report/storage/read-report.ts";
import { InputError } from "./input-error.ts";
import { judgedReportOf } from "./judged-report.ts";
import type { JudgedReport, JudgeOptions } from "./types.ts";

/**
 * Judges a report, or its evidence, again. Pure: needs no engine and no files.
 * @param thresholds An absent threshold keeps the report's value. For evidence without a report, the option's default applies.
 * @throws InputError if a threshold is unknown or not accepted
 */
export function judgeAgain(saved: Report | Evidence, thresholds: JudgeOptions = {}): JudgedReport {
  if (!("schemaVersion" in saved)) return judgedReportOf(judged(saved, thresholdsOf(thresholds, defaults())));
  const { evidence, thresholds: own, identity } = evidenceIn(saved);
  return judgedReportOf(judged(evidence, thresholdsOf(thresholds, own), identity));
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
  return { maxRatio: Number(options["max-ratio"].default), maxErrorRate: Number(options["max-error-rate"].default) };
}

/** @throws InputError with all problems */
function thresholdsOf(given: JudgeOptions, others: Thresholds): Thresholds {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(others, name));
  const problems = unknown.map((name) => `${name} is not an option of judge; expected maxRatio or maxErrorRate`);
  const codes: InputCode[] = unknown.map(() => inputCode(null));
  const read = (name: keyof Thresholds, option: "max-ratio" | "max-error-rate"): number => {
    const value = given[name];
    if (value === undefined) return others[name];
    const parsed: Parsed<number> = options[option].parse(String(value));
    if (parsed.ok) return parsed.value;
    problems.push(`${name} "${value}" is not accepted; expected ${parsed.accepted}`);
    codes.push(inputCode(option));
    return others[name];
  };
  const thresholds = {
    maxRatio: read("maxRatio", "max-ratio"),
    maxErrorRate: read("maxErrorRate", "max-error-rate"),
  };
  if (problems.length > 0) throw new InputError(problems, { codes });
  return thresholds;
}
