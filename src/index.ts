// The public API of the npm package; docs/api.md describes it.

import { fileURLToPath } from "node:url";
import type { GateOptions } from "./api/gate-options.ts";
import { htmlPage } from "./api/render.ts";
import type { GateControls, GateOutcome } from "./api/types.ts";
import type { Report } from "./report/model/schema.ts";
import type { SampleColumns } from "./report/storage/samples-csv.ts";

/**
 * Runs one gate and resolves with its outcome, even if the verdict is not a pass. Writes no files unless `reportDir` is
 * given. Always removes what it started.
 * @throws InputError with all problems if the options are wrong. memgate has then started nothing, unless the problem
 *   shows only in the image, the Compose project or the container.
 */
export async function runGate(options: GateOptions, controls: GateControls = {}): Promise<GateOutcome> {
  // Loads the code that talks to an engine only if it is needed.
  const { runFromOptions } = await import("./api/run.ts");
  const files = { loadEntry: beside("load-worker.js"), pageEntry: beside("report-page.js") };
  return runFromOptions(options, controls, files);
}

/**
 * The report as one HTML page that loads nothing from the network.
 * @param samples every sample, as `readSamples` returns them; null for the reduced series of the report
 */
export function renderHtml(report: Report, samples: SampleColumns | null = null): string {
  return htmlPage(report, samples, beside("report-page.js"));
}

/** The path of a file in dist. */
function beside(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}

export type { GateOptions } from "./api/gate-options.ts";
export { InputError } from "./api/input-error.ts";
export { judgeAgain as judge, readSavedReport as readReport, readSavedRuns as readRuns } from "./api/judge.ts";
export { renderJunit, renderSummary, renderText } from "./api/render.ts";
export type {
  GateControls,
  GateOutcome,
  GateProgress,
  JudgedReport,
  JudgeOptions,
  SummaryControls,
  TextControls,
} from "./api/types.ts";
export type { Evidence } from "./model/evidence.ts";
export type { Verdict } from "./model/verdict.ts";
export type { Report } from "./report/model/schema.ts";
export { readSamples, type SampleColumns } from "./report/storage/samples-csv.ts";
