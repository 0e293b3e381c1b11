import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  baselineRunOf
} from "./chunk-H5HQ3E52.js";
import {
  comparedText,
  cpuCostNotice,
  cpuFigures,
  figureCells,
  resultNames,
  shareText,
  unclearPass
} from "./chunk-QF5UCEVX.js";
import {
  comparedWithSaved,
  minSavedRuns
} from "./chunk-FHRAIDQZ.js";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  markedStyle
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  integer,
  latency,
  percent
} from "./chunk-TGGWKTGO.js";

// src/model/fields/baseline-conditions.ts
var maxBaselineRuns = 100;
var conditionNames = [
  "limit",
  "CPU limit",
  "workload",
  "connections",
  "rate",
  "requests",
  "kernel",
  "engine"
];

// src/report/model/baseline/increase-text.ts
function numberOfRuns(count) {
  return count === 1 ? "1 run" : `${count} runs`;
}
function increaseSentence({ runs, head, maxIncrease, result, held }) {
  if (maxIncrease === null || head.length === 0) return null;
  const count = runs.filter(({ isComparable }) => isComparable).length;
  if (result === null || held === null) {
    const has = count === 0 ? "has no comparable run" : `has only ${numberOfRuns(count)} that can be compared`;
    return `The increase was not judged: the baseline ${has}, and memgate needs at least ${minSavedRuns}.`;
  }
  const difference = `Held memory ${shareText(held)} against the baseline of ${numberOfRuns(count)}`;
  const allowed = `at most +${percent(maxIncrease)} allowed`;
  if (result === "increased") return `${difference}; ${allowed}.`;
  if (result === "not-increased") return `${difference}: no increase above the allowed +${percent(maxIncrease)}.`;
  return `The comparison with the baseline is unclear: ${numberOfRuns(count)} are too few, or vary too much, to judge an increase of ${percent(maxIncrease)}. ${difference}; ${allowed}. To settle it: save the reports of more runs, or compare with a base (base-ref).`;
}
function increaseAdvice({ path }) {
  return `Find out what uses more memory than the saved runs in ${path}. They may come from another machine: to make sure, compare with a base (${markedStyle("base-ref")}). If the increase is wanted, raise ${markedStyle("max-increase")}.`;
}
function withIncrease(message, { kind }, sentence, { result }) {
  if (sentence === null) return message;
  const ended = message.endsWith(".") ? message : `${message}.`;
  if (kind === "increased" || kind === "pass" && result === "not-increased") return `${sentence} ${ended}`;
  if (kind === "pass" && result === "unclear") return `${unclearPass(sentence)} ${ended}`;
  return kind === "pass" || kind === "over-ratio" ? `${ended} ${sentence}` : message;
}

// src/report/model/baseline/baseline-text.ts
var figures = [
  { name: "Peak", of: ({ peakBytes }) => peakBytes, text: bytes },
  { name: "Held by the app", of: ({ heldBytes }) => heldBytes, text: bytes },
  { name: "Latency p99", of: ({ p99Ms }) => p99Ms, text: latency },
  { name: "Responses/s", of: ({ requestsPerSecond }) => requestsPerSecond, text: integer },
  ...cpuFigures
];
function baselineView(section) {
  return {
    facts: section,
    sentence: increaseSentence(section),
    advice: increaseAdvice(section),
    rows: rowsOfBaseline(section),
    table: tableOf(section),
    tableMeaning: tableMeaning(section)
  };
}
function shownRuns({ runs }) {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  return comparable.length === 0 ? runs : comparable;
}
function rowsOfBaseline(section) {
  const { held } = section;
  return [
    { label: "Baseline", value: baselineText(section) },
    ...held === null ? [] : [{ label: "Held memory", value: comparedText(held) }]
  ];
}
function baselineText(section) {
  const { path, runs, head, maxIncrease, result } = section;
  if (head.length === 0) return `${path}: not compared, because no run of this report was measured to its end`;
  if (runs.length === 0) return `${path}: not compared, because it has no measured run of this gate`;
  const comparable = runs.filter(({ isComparable }) => isComparable);
  const count = `${path}: ${countText(runs.length, comparable.length)}`;
  if (maxIncrease !== null) {
    const what = result === null ? "the increase was not judged" : resultNames[result];
    return `${what}; ${count}; at most +${percent(maxIncrease)} allowed (max-increase)`;
  }
  if (comparable.length < minSavedRuns) return count;
  const held = comparable.map(({ heldBytes }) => heldBytes);
  const [lowest, highest] = [Math.min(...held), Math.max(...held)];
  const own = median(head.map(({ heldBytes }) => heldBytes)) ?? 0;
  const place = own > highest ? "above" : own < lowest ? "below" : "within";
  const advice = place === "above" ? `. To find out whether it really increased, compare with a base (base-ref)` : "";
  return `${count}. The app held ${bytes(own)}, ${place} their range of ${bytes(lowest)} to ${bytes(highest)}. This does not change the verdict${advice}`;
}
function countText(all, comparable) {
  if (comparable === all) return all === 1 ? "1 comparable run" : `${all} comparable runs`;
  return `${numberOfRuns(all)}, ${comparable === 0 ? "none" : comparable} of them comparable`;
}
function whyNoRange({ path, runs, head, differences, leftOut, maxIncrease }) {
  const comparable = runs.filter(({ isComparable }) => isComparable).length;
  if (head.length === 0 || comparable >= minSavedRuns) return null;
  const has = comparable === 0 ? "no comparable run" : `only ${numberOfRuns(comparable)} that can be compared`;
  const sentences = [
    `The baseline ${path} has ${has}; memgate needs at least ${minSavedRuns} to ${maxIncrease === null ? "say what is usual" : "judge the increase"}`,
    ...differences.map(
      ({ name, baseline, head: own, runs: count }) => `${numberOfRuns(count)} ${count === 1 ? "differs" : "differ"} in ${name}: ${baseline} instead of ${own}`
    ),
    ...leftOut === 0 ? [] : [`${numberOfRuns(leftOut)} ended early, ran out of memory or ${leftOut === 1 ? "was" : "were"} inconclusive`],
    "Save the reports of a few runs of the main branch with the same options"
  ];
  return `${sentences.join(". ")}.`;
}
function savedCpuCost({ runs, head }) {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  const own = median(head.map(({ heldBytes }) => heldBytes));
  if (own === null || comparable.length < minSavedRuns) return [];
  const isBelow = comparable.every(({ heldBytes }) => own < heldBytes);
  return isBelow ? cpuCostNotice(comparable, head, "the runs of the baseline") : [];
}
function tableOf(section) {
  const { head } = section;
  const base = shownRuns(section);
  const cells = figureCells(figures, base, head);
  if (cells.length === 0) return null;
  return { head: ["Figure", "Baseline", head.length === 1 ? "This run" : "This set", "Change"], rows: cells };
}
function tableMeaning(section) {
  const shown = shownRuns(section);
  const exception = shown.some(({ isComparable }) => isComparable) ? "" : ", none of which is comparable";
  const set = section.head.length === 1 ? "" : ` This set: ${medianOf(section.head.length)}.`;
  return `Baseline: ${medianOf(shown.length)}${exception}.${set}`;
}
function medianOf(count) {
  return count === 1 ? "1 run" : `the median of ${count} runs`;
}

// src/report/model/baseline/with-baseline.ts
function withBaseline(judged, runs, { path, runs: saved, maxIncrease }) {
  const own = saved.filter(({ gate }) => gate === judged.identity.gate).toSorted(byTime);
  const heads = runs.map(
    ({ evidence, thresholds, verdict, identity }) => baselineRunOf(evidence, { thresholds, verdict: verdict.kind }, identity)
  );
  const [reference] = heads;
  const measured = own.flatMap((run) => run.figures === null ? [] : [{ ...run, figures: run.figures }]);
  const compared = measured.slice(-maxBaselineRuns).map((run) => {
    const difference = reference === void 0 ? null : firstDifference(run, reference);
    return { run, difference };
  });
  const figures2 = {
    path,
    runs: compared.map(({ run, difference }) => ({
      ...recordOf(run, run.figures),
      isComparable: difference === null
    })),
    leftOut: own.length - measured.length,
    head: heads.flatMap((run) => run.figures === null ? [] : [recordOf(run, run.figures)]),
    differences: counted(compared.flatMap(({ difference }) => difference ?? []))
  };
  const section = withResult(figures2, maxIncrease);
  const why = whyNoRange(section);
  const notices = [...judged.evidence.notices, ...why === null ? [] : [why], ...savedCpuCost(section)];
  return withSection({ ...judged, evidence: { ...judged.evidence, notices } }, section);
}
function withSavedBaseline(judged, section, maxIncrease = null) {
  return section == null ? judged : withSection(judged, withResult(section, maxIncrease ?? section.maxIncrease));
}
function withResult(figures2, maxIncrease) {
  const comparable = figures2.runs.filter(({ isComparable }) => isComparable);
  const [saved, heads] = [comparable, figures2.head].map((runs) => runs.map(({ heldBytes }) => heldBytes));
  const compared = maxIncrease === null ? null : comparedWithSaved(saved ?? [], heads ?? [], maxIncrease);
  return { ...figures2, maxIncrease, result: compared?.result ?? null, held: compared?.held ?? null };
}
function withSection(judged, section) {
  const isIncreased = section.result === "increased" && judged.verdict.kind === "pass";
  const verdict = isIncreased ? { kind: "increased" } : judged.verdict;
  const baseline = baselineView(section);
  const message = withIncrease(judged.message, verdict, baseline.sentence, section);
  return { ...judged, verdict, baseline, message };
}
function byTime(a, b) {
  return a.createdAt.localeCompare(b.createdAt);
}
function recordOf({ createdAt, commit }, figures2) {
  return { createdAt, commit, ...figures2 };
}
function firstDifference(run, head) {
  const name = conditionNames.find((each) => run.conditions[each] !== head.conditions[each]);
  return name === void 0 ? null : { name, baseline: run.conditions[name], head: head.conditions[name] };
}
function counted(differences) {
  const counts = /* @__PURE__ */ new Map();
  for (const difference of differences) {
    const key = `${difference.name} ${difference.baseline}`;
    const known = counts.get(key) ?? { ...difference, runs: 0 };
    counts.set(key, { ...known, runs: known.runs + 1 });
  }
  return [...counts.values()];
}

export {
  withBaseline,
  withSavedBaseline
};
