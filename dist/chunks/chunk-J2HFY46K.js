import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/report/text/report-pointer.ts
import { dirname, join, relative } from "node:path";
var inArtifact = "in the run's artifacts, if the workflow uploads this folder";
function reportLine(run, reportDir) {
  if (run.kind === "one") {
    return `Full report${hasSamples(run.judged) ? " with every sample" : ""}: ${join(reportDir, "report.html")}`;
  }
  const judged = run.gates.filter((gate) => gate.kind === "judged");
  if (judged.length === 0) return `List of the gates: ${join(reportDir, "gates.json")}`;
  const samples = judged.some((gate) => hasSamples(gate.judged)) ? ", with every sample" : "";
  return `Full report of each gate${samples}: ${gateReportPath("GATE", reportDir)}`;
}
function gateReportPath(name, reportDir) {
  return join(reportDir, name, "report.html");
}
function hasSamples({ evidence }) {
  return evidence.peak !== null;
}
function reportLineInWorkflow(run, reportDir) {
  return `${reportLine(run, reportDir)} (${inArtifact})`;
}
function reportDirOf(reportPath, cwd) {
  const folder = dirname(reportPath);
  const path = relative(cwd, folder);
  return path.startsWith("..") ? folder : path;
}

// src/report/text/chart-bins.ts
function binsOf(series, count) {
  const last = series.at(-1);
  if (last === void 0) return null;
  const toMs = last.atMs;
  const highest = new Array(toMs === 0 ? 1 : count);
  for (const { atMs, workingSetBytes } of series) {
    const index = toMs === 0 ? 0 : Math.min(count - 1, Math.floor(atMs / toMs * count));
    highest[index] = Math.max(highest[index] ?? 0, workingSetBytes);
  }
  let previous = null;
  const filled = Array.from(highest, (value) => {
    previous = value ?? previous;
    return previous;
  });
  return { fromMs: 0, toMs, workingSetBytes: filled };
}

export {
  reportLine,
  gateReportPath,
  reportLineInWorkflow,
  reportDirOf,
  binsOf
};
