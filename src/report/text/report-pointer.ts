// The line that says where report.html is.

import { dirname, join, relative } from "node:path";
import type { Judged } from "../model/judged.ts";
import type { RunResult } from "../model/run-result.ts";

/** The place of the report for a person who reads the result of a workflow. */
const inArtifact = "in the run's artifacts, if the workflow uploads this folder";

/**
 * Names report.html for a person at a terminal, without a newline.
 * @param reportDir the folder of report.json, or of gates.json
 * @param isComplete false if memgate could not write a file of the report: report.html may not exist
 */
export function reportLine(run: RunResult, reportDir: string, isComplete = true): string {
  if (!isComplete) return `Incomplete report: ${reportDir}`;
  if (run.kind === "one") {
    return `Full report${hasSamples(run.judged) ? " with every sample" : ""}: ${join(reportDir, "report.html")}`;
  }
  const judged = run.gates.filter((gate) => gate.kind === "judged");
  if (judged.length === 0) return `List of the gates: ${join(reportDir, "gates.json")}`;
  const samples = judged.some((gate) => hasSamples(gate.judged)) ? ", with every sample" : "";
  return `Full report of each gate that ran${samples}: ${gateReportPath("GATE", reportDir)}`;
}

/** @param reportDir the folder of gates.json */
export function gateReportPath(name: string, reportDir: string): string {
  return join(reportDir, name, "report.html");
}

function hasSamples({ evidence }: Judged): boolean {
  return evidence.peak !== null;
}

/** Names report.html for a person who reads the log or the summary of a workflow run. */
export function reportLineInWorkflow(run: RunResult, reportDir: string, isComplete = true): string {
  return `${reportLine(run, reportDir, isComplete)} (${inArtifact})`;
}

/**
 * The folder of a report, as a person would write it.
 * @param reportPath absolute path of report.json or gates.json
 * @returns relative to `cwd` if the folder is in it, else absolute
 */
export function reportDirOf(reportPath: string, cwd: string): string {
  const folder = dirname(reportPath);
  const path = relative(cwd, folder);
  return path.startsWith("..") ? folder : path;
}
