import type { Evidence } from "../model/evidence.js";
import type { Report } from "../report/model/schema.js";
import type { JudgedReport, JudgeOptions } from "./types.js";
/**
 * Judges a report, or its evidence, again. Pure: needs no engine and no files.
 * @param thresholds An absent threshold keeps the report's value. For evidence without a report, the option's default applies.
 * @throws InputError if a threshold is unknown or not accepted
 */
export declare function judgeAgain(saved: Report | Evidence, thresholds?: JudgeOptions): JudgedReport;
/**
 * Reads a saved report. Checks it against its schema, and checks that its figures agree with each other.
 * @param place a report.json, or its folder
 * @throws InputError if there is no report, or if it is not valid
 */
export declare function readSavedReport(place: string): Report;
