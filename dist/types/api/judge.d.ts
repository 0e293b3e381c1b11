import type { Evidence } from "../model/evidence.js";
import type { Report } from "../report/model/schema.js";
import type { JudgedReport, JudgeOptions } from "./types.js";
/**
 * Judges a report, or its evidence, again. Pure: needs no engine and no files.
 * @param thresholds An absent threshold keeps the report's value. For evidence without a report, the option's default applies.
 * @throws InputError if a threshold is unknown or not accepted, or if `runs` are not the runs of the report. A report of
 *   several runs (`set`) has the evidence of one run only, so it also throws for other ratios without `runs`
 */
export declare function judgeAgain(saved: Report | Evidence, thresholds?: JudgeOptions): JudgedReport;
/**
 * Reads a saved report. Checks it against its schema, and checks that its figures agree with each other.
 * @param place a report.json, or its folder
 * @throws InputError if there is no report, or if it is not valid
 */
export declare function readSavedReport(place: string): Report;
/**
 * Reads the reports of all runs of a set, or of the head's runs of a comparison, from the folders beside its report. Empty
 * for the report of one run.
 * @param place a report.json, or its folder
 * @throws InputError if a report is missing, or if it is not valid
 */
export declare function readSavedRuns(place: string): readonly Report[];
