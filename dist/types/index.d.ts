import type { GateOptions } from "./api/gate-options.js";
import type { GateControls, GateOutcome } from "./api/types.js";
import type { Report } from "./report/model/schema.js";
import type { SampleColumns } from "./report/storage/samples-csv.js";
/**
 * Runs one gate and resolves with its outcome, even if the verdict is not a pass. Writes no files unless `reportDir` is
 * given. Always removes what it started.
 * @throws InputError with all problems if the options are wrong. memgate has then started nothing, unless the problem
 *   shows only in the image, the Compose project or the container.
 */
export declare function runGate(options: GateOptions, controls?: GateControls): Promise<GateOutcome>;
/**
 * The report as one HTML page that loads nothing from the network.
 * @param samples every sample, as `readSamples` returns them; null for the reduced series of the report
 */
export declare function renderHtml(report: Report, samples?: SampleColumns | null): string;
export type { GateOptions } from "./api/gate-options.js";
export { InputError } from "./api/input-error.js";
export { judgeAgain as judge, readSavedReport as readReport, readSavedRuns as readRuns } from "./api/judge.js";
export { renderJunit, renderSummary, renderText } from "./api/render.js";
export type { GateControls, GateOutcome, GateProgress, JudgedReport, JudgeOptions, SummaryControls, TextControls, } from "./api/types.js";
export type { Evidence } from "./model/evidence.js";
export type { Verdict } from "./model/verdict.js";
export type { Report } from "./report/model/schema.js";
export { readSamples, type SampleColumns } from "./report/storage/samples-csv.js";
