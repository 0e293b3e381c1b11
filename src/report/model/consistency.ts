// Checks that the figures of a report are consistent with each other. A report may be edited, or come from a fork.
import type { FieldProblem } from "../../lib/read-by-schema.ts";
import { isSuccessStatus } from "../../model/http-status.ts";
import { isRoundedDown } from "../../verdict/judge.ts";
import type { Report } from "./schema.ts";

export function inconsistenciesOf(report: Report): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  const check = (isConsistent: boolean, path: string, message: string) => {
    if (!isConsistent) found.push({ path, message });
  };
  const { oom, peak, limitBytes, requestedLimitBytes, phases, load, kernelPeakBytes, series, container, outcome } =
    report;
  check(oom.killed === oom.witnesses.length > 0, "oom.killed", "is not consistent with witnesses");
  check(oom.killed || (oom.processKills ?? 0) === 0, "oom.processKills", "counts kills, but killed is false");
  check(
    limitBytes > 0 && isRoundedDown(limitBytes, requestedLimitBytes),
    "limitBytes",
    "is neither requestedLimitBytes nor requestedLimitBytes rounded down to whole pages",
  );
  const highest = Math.max(0, ...phases.map((phase) => phase.peakBytes ?? 0));
  check((peak?.workingSetBytes ?? 0) >= highest, "peak.workingSetBytes", "is below the peak of a phase");
  const failed = Object.entries(load?.statusCodes ?? {}).reduce(
    (sum, [status, count]) => (isSuccessStatus(Number(status)) ? sum : sum + count),
    0,
  );
  // A scenario defines which statuses it expects.
  const isConsistent = load === null || (load.steps === null ? load.non2xx === failed : load.non2xx <= load.requests);
  check(isConsistent, "load.non2xx", "is not consistent with statusCodes");
  const responses = Object.values(load?.statusCodes ?? {}).reduce((sum, count) => sum + count, 0);
  check(load === null || load.requests === responses, "load.requests", "is not consistent with statusCodes");
  check(
    load === null || load.stalledConnections <= load.connections,
    "load.stalledConnections",
    "is above connections",
  );
  const peakBytes = peak?.workingSetBytes ?? 0;
  check(
    peak === null || Math.abs(peak.ratio * limitBytes - peakBytes) < 1,
    "peak.ratio",
    "is not workingSetBytes ÷ limitBytes",
  );
  check(kernelPeakBytes === null || kernelPeakBytes >= peakBytes, "kernelPeakBytes", "is below the peak");
  check(
    series.every((point) => point.workingSetBytes <= peakBytes),
    "series",
    "has a point above the peak",
  );
  check(new Set(phases.map(({ name }) => name)).size === phases.length, "phases", "lists a phase twice");
  check(peak === null || report.sampling.sources.length > 0, "sampling.sources", "is empty, but there is a peak");
  // Only a batch job ends by itself in a completed run.
  const mustKeepRunning = outcome.kind === "completed" && report.workload?.kind !== "none";
  check(
    !mustKeepRunning || container?.exitedByItself !== true,
    "container.exitedByItself",
    "is true, but the run is completed",
  );
  return found;
}
