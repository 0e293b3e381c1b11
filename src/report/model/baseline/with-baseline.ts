// Compares the runs of a report with saved runs. Pure. It does not change the verdict.

import type { Baseline, BaselineFigures, BaselineRun, BaselineSection } from "../../../model/fields/baseline.ts";
import { conditionNames, maxBaselineRuns } from "../../../model/fields/baseline-conditions.ts";
import type { Judged } from "../judged.ts";
import { baselineRunOf } from "./baseline-run.ts";
import { baselineView, whyNoRange } from "./baseline-text.ts";

/** @param runs the runs of the report: itself, or the runs of its set */
export function withBaseline(judged: Judged, runs: readonly Judged[], { path, runs: saved }: Baseline): Judged {
  const own = saved.filter(({ gate }) => gate === judged.identity.gate).toSorted(byTime);
  const heads = runs.map(({ evidence, thresholds, verdict, identity }) =>
    baselineRunOf(evidence, { thresholds, verdict: verdict.kind }, identity),
  );
  const [reference] = heads;
  const measured = own.flatMap((run) => (run.figures === null ? [] : [{ ...run, figures: run.figures }]));
  const compared = measured.slice(-maxBaselineRuns).map((run) => {
    const difference = reference === undefined ? null : firstDifference(run, reference);
    return { run, difference };
  });
  const section: BaselineSection = {
    path,
    runs: compared.map(({ run, difference }) => ({
      ...recordOf(run, run.figures),
      isComparable: difference === null,
    })),
    leftOut: own.length - measured.length,
    head: heads.flatMap((run) => (run.figures === null ? [] : [recordOf(run, run.figures)])),
    differences: counted(compared.flatMap(({ difference }) => difference ?? [])),
  };
  const why = whyNoRange(section);
  const notices = [...judged.evidence.notices, ...(why === null ? [] : [why])];
  return { ...judged, evidence: { ...judged.evidence, notices }, baseline: baselineView(section) };
}

/** Adds a saved comparison to a report that was judged again. Its notice is already in the evidence. */
export function withSavedBaseline(judged: Judged, section: BaselineSection | null | undefined): Judged {
  return section == null ? judged : { ...judged, baseline: baselineView(section) };
}

function byTime(a: BaselineRun, b: BaselineRun): number {
  return a.createdAt.localeCompare(b.createdAt);
}

function recordOf({ createdAt, commit }: BaselineRun, figures: BaselineFigures) {
  return { createdAt, commit, ...figures };
}

type ConditionDifference = Omit<BaselineSection["differences"][number], "runs">;

function firstDifference(run: BaselineRun, head: BaselineRun): ConditionDifference | null {
  const name = conditionNames.find((each) => run.conditions[each] !== head.conditions[each]);
  return name === undefined ? null : { name, baseline: run.conditions[name], head: head.conditions[name] };
}

function counted(differences: readonly ConditionDifference[]): BaselineSection["differences"] {
  const counts = new Map<string, ConditionDifference & { runs: number }>();
  for (const difference of differences) {
    const key = `${difference.name} ${difference.baseline}`;
    const known = counts.get(key) ?? { ...difference, runs: 0 };
    counts.set(key, { ...known, runs: known.runs + 1 });
  }
  return [...counts.values()];
}
