import type { Report } from "../report/model/schema.js";
import { type SampleColumns } from "../report/storage/samples-csv.js";
import type { SummaryControls, TextControls } from "./types.js";
/** The job summary, in GitHub-flavoured Markdown of less than 1 MiB. */
export declare function renderSummary(report: Report, { footer }?: SummaryControls): string;
/** The text that `memgate run` prints: a chart, the figures, the verdict and the next step. */
export declare function renderText(report: Report, { colour, width }?: TextControls): string;
/** JUnit XML: one test case for the gate and one for each phase. */
export declare function renderJunit(report: Report): string;
/** @param pageEntry the bundled report-page.js */
export declare function htmlPage(report: Report, samples: SampleColumns | null, pageEntry: string): string;
