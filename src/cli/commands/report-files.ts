// The files that memgate show writes.
import { join } from "node:path";
import { readPageCode } from "../../report/html/assets.ts";
import { htmlOf } from "../../report/html/page.ts";
import type { Judged } from "../../report/model/judged.ts";
import type { SavedResult } from "../../report/size/saved-result.ts";
import { sizeSummary } from "../../report/size/size-summary.ts";
import { sizeReportLine } from "../../report/size/size-text.ts";
import { folderOf } from "../../report/storage/read-report.ts";
import { columnsOf, readSamples } from "../../report/storage/samples-csv.ts";
import { junitOf } from "../../report/text/junit.ts";
import { reportLine } from "../../report/text/report-pointer.ts";
import { summaryOf } from "../../report/text/summary.ts";
import type { Io } from "../console/io.ts";
import type { showFiles } from "../console/switches.ts";

/** Renders report.html from a saved report. The report has a reduced series; samples.csv beside it has every sample. */
function pageOf(result: Judged, path: string, pageEntry: string): string {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}

type Render = (result: SavedResult, path: string, io: Io) => string;

export const renderings: Readonly<Record<keyof typeof showFiles, Render>> = {
  html: (result, path, io) => {
    if (result.kind === "one") return pageOf(result.judged, path, io.pageEntry);
    if (result.kind === "size")
      throw new Error("each run of the search has its own page; give the folder of one run, such as REPORT/run-1");
    throw new Error("each gate has its own page; give the folder of one gate, such as REPORT/GATE");
  },
  summary: (result, path) => {
    const folder = folderOf(path);
    return result.kind === "size"
      ? sizeSummary(result.report, { footer: sizeReportLine(folder) })
      : summaryOf(result, { footer: reportLine(result, folder) });
  },
  junit: (result) => {
    if (result.kind !== "size") return junitOf(result);
    throw new Error("a search has no JUnit file; give the folder of one run, such as REPORT/run-1");
  },
};
