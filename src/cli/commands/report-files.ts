// The files that memgate show writes.
import { join } from "node:path";
import { readPageCode } from "../../report/html/assets.ts";
import { htmlOf } from "../../report/html/page.ts";
import type { Judged } from "../../report/model/judged.ts";
import type { RunResult } from "../../report/model/run-result.ts";
import { folderOf } from "../../report/storage/read-report.ts";
import { columnsOf, readSamples } from "../../report/storage/samples-csv.ts";
import { junitOf } from "../../report/text/junit.ts";
import { reportLine } from "../../report/text/report-pointer.ts";
import { summaryOf } from "../../report/text/summary.ts";
import type { showFiles } from "../console/help.ts";
import type { Io } from "../console/io.ts";

/** Renders report.html from a saved report. The report has a reduced series; samples.csv beside it has every sample. */
function pageOf(result: Judged, path: string, pageEntry: string): string {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}

export const renderings: Readonly<Record<keyof typeof showFiles, (run: RunResult, path: string, io: Io) => string>> = {
  html: (run, path, io) => {
    if (run.kind === "one") return pageOf(run.judged, path, io.pageEntry);
    throw new Error("each gate has its own page; give the folder of one gate, such as REPORT/GATE");
  },
  summary: (run, path) => summaryOf(run, { footer: reportLine(run, folderOf(path)) }),
  junit: junitOf,
};
