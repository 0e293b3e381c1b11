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
  check(report.warnRatio === null || report.warnRatio < report.maxRatio, "warnRatio", "is not below maxRatio");
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
  const processBytes = report.processes?.workingSetBytes ?? 0;
  check(processBytes <= peakBytes, "processes.workingSetBytes", "is above the peak");
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
  if (report.set !== null) checkSet(report, check);
  if (report.comparison !== null) checkComparison(report, check);
  if (report.baseline !== null) checkBaseline(report.baseline, check);
  return found;
}

type Check = (isConsistent: boolean, path: string, message: string) => void;

function checkBaseline({ maxIncrease, result, held }: NonNullable<Report["baseline"]>, check: Check): void {
  const isJudged = result !== null;
  check(
    isJudged === (held !== null) && !(isJudged && maxIncrease === null),
    "baseline.result",
    "has no difference, or no max-increase, or a difference has no result",
  );
}

function checkSet({ set, peak, limitBytes }: Report, check: Check): void {
  if (set === null) return;
  const { runs, shown, planned } = set;
  const record = runs[shown - 1];
  check(
    runs.every(({ run }, index) => run === index + 1),
    "set.runs",
    "does not number the runs from 1",
  );
  check(runs.length <= planned, "set.planned", "is below the number of runs");
  // Only an interrupt or a failure ends a set early.
  const isEndedEarly = runs.length < planned && runs.at(-1)?.verdict === "pass";
  check(!isEndedEarly, "set.runs", "lacks runs, although the last one passed");
  check(record !== undefined, "set.shown", "is not a run of the set");
  check(
    record === undefined || (record.peakBytes === (peak?.workingSetBytes ?? null) && record.limitBytes === limitBytes),
    "set.shown",
    "is a run with another peak or limit than the report",
  );
  check(
    runs.every(({ verdict, stop }) => (verdict === "inconclusive") === (stop !== null)),
    "set.runs",
    "has an inconclusive run without a reason, or a reason without such a run",
  );
  check(
    runs.every((run) => run.limitBytes > 0),
    "set.runs",
    "has a limit of 0",
  );
}

function checkComparison({ comparison, set }: Report, check: Check): void {
  if (comparison === null) return;
  const { pairs, result, unclear } = comparison;
  const heads = set?.runs ?? [];
  check(set !== null, "comparison", "is not null, but there is no set of runs");
  check(
    pairs.every(({ pair }, index) => pair === index + 1),
    "comparison.pairs",
    "does not number the pairs from 1",
  );
  check(
    pairs.length === heads.length && pairs.every(({ head }, index) => head.peakBytes === heads[index]?.peakBytes),
    "comparison.pairs",
    "has other runs of the head than set.runs",
  );
  const runs = pairs.flatMap(({ base, head }) => [base, head]);
  check(
    runs.every(
      ({ isMeasured, heldBytes, peakBytes, verdict }) =>
        !isMeasured ||
        ((heldBytes ?? 0) > 0 &&
          (heldBytes ?? 0) <= (peakBytes ?? 0) &&
          (verdict === "pass" || verdict === "over-ratio")),
    ),
    "comparison.pairs",
    "has a measured run without figures, or with a verdict that a measured run cannot have",
  );
  check((result === "unclear") === (unclear !== null), "comparison.unclear", "is not consistent with result");
}
