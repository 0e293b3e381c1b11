// Renders a report. Every rendering judges the evidence again by the report's thresholds, as memgate show does.

import { readPageCode } from "../report/html/assets.ts";
import { htmlOf } from "../report/html/page.ts";
import { withSavedBaseline } from "../report/model/baseline/with-baseline.ts";
import { judgedReportAgain } from "../report/model/comparison/judged-comparison.ts";
import { withMissingFields } from "../report/model/missing-fields.ts";
import type { Report } from "../report/model/schema.ts";
import { columnsOf, type SampleColumns } from "../report/storage/samples-csv.ts";
import { junitOf } from "../report/text/junit.ts";
import { summaryOf } from "../report/text/summary.ts";
import { terminalText } from "../report/text/terminal.ts";
import type { SummaryControls, TextControls } from "./types.ts";

/** A program may pass the report of an earlier version. */
const again = (report: Report) => {
  const complete = withMissingFields(report);
  return withSavedBaseline(judgedReportAgain(complete), complete.baseline);
};

/** The job summary, in GitHub-flavoured Markdown of less than 1 MiB. */
export function renderSummary(report: Report, { footer = "" }: SummaryControls = {}): string {
  const summary = summaryOf({ kind: "one", judged: again(report) }, { footer });
  return `${summary.trimEnd()}\n`;
}

/** The text that `memgate run` prints: a chart, the figures, the verdict and the next step. */
export function renderText(report: Report, { colour = false, width = 100 }: TextControls = {}): string {
  return terminalText(again(report), { colour, width });
}

/** JUnit XML: one test case for the gate and one for each phase. */
export function renderJunit(report: Report): string {
  return junitOf({ kind: "one", judged: again(report) });
}

/** @param pageEntry the bundled report-page.js */
export function htmlPage(report: Report, samples: SampleColumns | null, pageEntry: string): string {
  return htmlOf(again(report), samples ?? columnsOf(report.series), readPageCode(pageEntry));
}
