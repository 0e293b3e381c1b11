// Renders the report of a gate and writes it.

import { readPageCode } from "../report/html/assets.ts";
import { htmlOf } from "../report/html/page.ts";
import { type Judged, reportOf } from "../report/model/judged.ts";
import type { ReportFolder } from "../report/storage/report-dir.ts";
import { columnsOf } from "../report/storage/samples-csv.ts";
import { junitOf } from "../report/text/junit.ts";

/**
 * @param hasJunit false if a folder above has the junit.xml: several gates share one, and so do the runs of a set
 * @param pageEntry the bundled report-page.js
 * @returns a sentence if the report is incomplete, else null
 */
export function writeReport(folder: ReportFolder, judged: Judged, hasJunit: boolean, pageEntry: string): string | null {
  const report = reportOf(judged);
  const problems = [
    folder.write("report.json", () => `${JSON.stringify(report, null, 2)}\n`),
    folder.samplesProblem(),
    hasJunit ? folder.write("junit.xml", () => junitOf({ kind: "one", judged })) : null,
    folder.write("report.html", () =>
      htmlOf(judged, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry)),
    ),
  ].filter((problem) => problem !== null);
  return problems.length === 0 ? null : problems.join("; ");
}
