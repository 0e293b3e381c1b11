// Compares the runs of a report with saved runs. Pure. It changes the verdict only with max-increase.

import type { Baseline, BaselineFigures, BaselineRun, BaselineSection } from "../../../model/fields/baseline.ts";
import { conditionNames, maxBaselineRuns } from "../../../model/fields/baseline-conditions.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { comparedWithSaved } from "../../../verdict/compare-saved.ts";
import type { Judged } from "../judged.ts";
import { baselineRunOf } from "./baseline-run.ts";
import { baselineView, savedCpuCost, whyNoRange } from "./baseline-text.ts";
import { withIncrease } from "./increase-text.ts";

/** @param runs the runs of the report: itself, or the runs of its set */
export function withBaseline(
  judged: Judged,
  runs: readonly Judged[],
  { path, runs: saved, maxIncrease }: Baseline,
): Judged {
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
  const figures = {
    path,
    runs: compared.map(({ run, difference }) => ({
      ...recordOf(run, run.figures),
      isComparable: difference === null,
    })),
    leftOut: own.length - measured.length,
    head: heads.flatMap((run) => (run.figures === null ? [] : [recordOf(run, run.figures)])),
    differences: counted(compared.flatMap(({ difference }) => difference ?? [])),
  };
  const section = withResult(figures, maxIncrease);
  const why = whyNoRange(section);
  const notices = [...judged.evidence.notices, ...(why === null ? [] : [why]), ...savedCpuCost(section)];
  return withSection({ ...judged, evidence: { ...judged.evidence, notices } }, section);
}

/**
 * Adds the saved section about the baseline to a report that was judged again. The evidence already has its notice.
 * @param maxIncrease replaces max-increase of the section; null keeps it
 */
export function withSavedBaseline(
  judged: Judged,
  section: BaselineSection | null | undefined,
  maxIncrease: number | null = null,
): Judged {
  return section == null ? judged : withSection(judged, withResult(section, maxIncrease ?? section.maxIncrease));
}

type Figures = Omit<BaselineSection, "maxIncrease" | "result" | "held">;

/** @param maxIncrease null to judge no increase */
function withResult(figures: Figures, maxIncrease: number | null): BaselineSection {
  const comparable = figures.runs.filter(({ isComparable }) => isComparable);
  const [saved, heads] = [comparable, figures.head].map((runs) => runs.map(({ heldBytes }) => heldBytes));
  const compared = maxIncrease === null ? null : comparedWithSaved(saved ?? [], heads ?? [], maxIncrease);
  return { ...figures, maxIncrease, result: compared?.result ?? null, held: compared?.held ?? null };
}

/** Only a pass becomes increased: each other verdict is worse, or memgate could not measure well enough. */
function withSection(judged: Judged, section: BaselineSection): Judged {
  const isIncreased = section.result === "increased" && judged.verdict.kind === "pass";
  const verdict: Verdict = isIncreased ? { kind: "increased" } : judged.verdict;
  const baseline = baselineView(section);
  const message = withIncrease(judged.message, verdict, baseline.sentence, section);
  return { ...judged, verdict, baseline, message };
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
