// One run from plan to written report: what the Action and the command line share.
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import type { Observer } from "./adapters.ts";
import { systemClock } from "./clock.ts";
import { runGate } from "./gate.ts";
import type { LookAt } from "./inputs/inputs.ts";
import { createLoadAdapter } from "./load/load-process.ts";
import { createMemoryAdapter } from "./memory/sampler.ts";
import type { GatePlan } from "./plan.ts";
import { openReportFolder } from "./report/files.ts";
import { htmlOf } from "./report/html.ts";
import { junitOf } from "./report/junit.ts";
import { readPageCode } from "./report/page-code.ts";
import { type Judged, judged, reportOf } from "./report/report.ts";
import { columnsOf } from "./report/samples.ts";
import type { Report } from "./report/schema.ts";
import { engineHost } from "./target/host.ts";
import type { ImageLog } from "./target/image.ts";
import { createTargetAdapter } from "./target/target.ts";

/** What a shell gives to a run. */
export interface RunSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: ImageLog;
  readonly observer: Observer;
  readonly interrupt: AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  /** The bundled report-page.js; its style is beside it. */
  readonly pageEntry: string;
}

/** A run that was judged. */
export interface Outcome {
  readonly judged: Judged;
  readonly report: Report;
  readonly reportPath: string;
  /** Why the report is missing or incomplete, as a sentence; null where it is whole. */
  readonly reportProblem: string | null;
}

/**
 * Runs the gate, judges it and writes report.json and report.html.
 * @throws GateError `inputs` where bad input only showed on the way; no report is written then
 */
export async function runAndReport(plan: GatePlan, surroundings: RunSurroundings): Promise<Outcome> {
  const { env, log, observer, interrupt, loadEntry, pageEntry } = surroundings;
  const folder = openReportFolder(plan.reportDir);
  const runId = randomBytes(6).toString("hex");
  const adapters = {
    target: createTargetAdapter(() => engineHost(env, process.platform), runId, log, systemClock),
    load: createLoadAdapter(loadEntry, systemClock),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples: folder.sample,
  };
  try {
    const result = judged(await runGate(plan, adapters, interrupt), plan.thresholds);
    const report = reportOf(result);
    const problems = [
      folder.write("report.json", () => `${JSON.stringify(report, null, 2)}\n`),
      folder.samplesProblem(),
      folder.write("junit.xml", () => junitOf(result)),
      folder.write("report.html", () =>
        htmlOf(result, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry)),
      ),
    ].filter((problem) => problem !== null);
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged: result, report, reportPath: folder.reportPath, reportProblem };
  } finally {
    folder.close();
  }
}

/** What lies at a path; null for nothing, and for what can't be looked at. */
export const lookAt: LookAt = (path) => {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};
