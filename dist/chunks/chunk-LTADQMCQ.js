import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
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
  isMeasuredToEnd
} from "./chunk-HNERO62N.js";
import {
  judgedAgain,
  judgedSet,
  runsText,
  setMessage,
  setViewOf
} from "./chunk-6NFOF4OM.js";
import {
  endsSet,
  kindOfRun
} from "./chunk-RIVGEFFH.js";
import {
  median
} from "./chunk-DJ3I6BSQ.js";
import {
  decisionAfter,
  differenceOf,
  signedBytes,
  signedPercent
} from "./chunk-ODTTMOID.js";
import {
  maxPairs
} from "./chunk-FKBE7HKM.js";
import {
  gravityOf,
  partNames,
  partsInOrder
} from "./chunk-LY5XYMCG.js";
import {
  headings,
  heldBytesOf,
  noChange,
  noticesOf,
  phaseCpuOf
} from "./chunk-LAKQRFLF.js";
import {
  markedStyle
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  integer,
  latency,
  percent
} from "./chunk-TGGWKTGO.js";

// src/report/model/comparison/comparison-tables.ts
var shownBytes = 2 ** 20 / 10;
function pairTable({ pairs }) {
  return {
    head: ["Pair", "First", "Base held", "Head held", "Difference", "Base peak", "Head peak"],
    rows: pairs.map(pairRow)
  };
}
function pairRow({ pair, first, isRepeated, base, head }) {
  const isCounted = base.isMeasured && head.isMeasured;
  const difference = isCounted && base.heldBytes !== null && head.heldBytes !== null ? signedPercent(head.heldBytes / base.heldBytes - 1) : "not counted";
  return [
    `${pair}${isRepeated ? " (repeated)" : ""}`,
    first,
    heldCell(base),
    heldCell(head),
    difference,
    base.peakBytes === null ? "none" : bytes(base.peakBytes),
    head.peakBytes === null ? "none" : bytes(head.peakBytes)
  ];
}
function heldCell({ heldBytes, isMeasured: isMeasured2, verdict, reason }) {
  const held = heldBytes === null ? "none" : bytes(heldBytes);
  if (isMeasured2) return held;
  const why = reason === null ? "" : `: ${reason}`;
  return `${held} (${headings[verdict].toLowerCase().replace("oom", "OOM")}${why})`;
}
function partDifferences({ pairs }) {
  const { base, head } = measuredRuns(pairs);
  return partsInOrder.flatMap((name) => {
    const baseBytes = median(base.map(({ composition }) => composition?.[name] ?? null));
    const headBytes = median(head.map(({ composition }) => composition?.[name] ?? null));
    if (baseBytes === null || headBytes === null || Math.max(baseBytes, headBytes) < shownBytes) return [];
    return [{ name: partNames[name], baseBytes, headBytes, difference: headBytes - baseBytes }];
  });
}
function partsTable(facts) {
  const rows = partDifferences(facts).map(({ name, baseBytes, headBytes, difference }) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    bytes(baseBytes),
    bytes(headBytes),
    signedBytes(difference)
  ]);
  return rows.length === 0 ? null : { head: ["Peak (median)", "Base", "Head", "Difference"], rows };
}
var loadFigures = [
  { name: "Latency p50", of: ({ p50Ms }) => p50Ms, text: latency },
  { name: "Latency p99", of: ({ p99Ms }) => p99Ms, text: latency },
  { name: "Responses/s", of: ({ requestsPerSecond }) => requestsPerSecond, text: integer },
  { name: "Responses", of: ({ requests }) => requests, text: integer },
  ...cpuFigures
];
function loadTable({ pairs }) {
  const { base, head } = measuredRuns(pairs);
  const rows = figureCells(loadFigures, base, head);
  return rows.length === 0 ? null : { head: ["Load (median)", "Base", "Head", "Difference"], rows };
}
function measuredRuns(pairs) {
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured);
  return { base: measured.map(({ base }) => base), head: measured.map(({ head }) => head) };
}

// src/report/model/comparison/comparison-strip.ts
var columns = 48;
var stripMeaning = "Held memory of the runs: \u25CF is one run, a digit is several runs, \u250A is the mean. Both lines have the same scale.";
function comparedStrip({ pairs, held }) {
  if (held === null) return null;
  const valuesOf = (side) => pairs.flatMap(({ [side]: { isMeasured: isMeasured2, heldBytes } }) => isMeasured2 && heldBytes !== null ? [heldBytes] : []);
  const base = valuesOf("base");
  const head = valuesOf("head");
  const lowest = Math.min(...base, ...head);
  const highest = Math.max(...base, ...head);
  const columnOf = (value) => highest === lowest ? 0 : Math.round((value - lowest) / (highest - lowest) * (columns - 1));
  const cellsOf = (values, meanBytes) => Array.from({ length: columns }, (_, column) => {
    const here = values.filter((value) => columnOf(value) === column).length;
    if (here > 1) return here > 9 ? "+" : String(here);
    return here === 1 ? "\u25CF" : column === columnOf(meanBytes) ? "\u250A" : "\xB7";
  }).join("");
  return [
    `base ${bytes(lowest)} \u2595${cellsOf(base, held.baseBytes)}\u258F ${bytes(highest)}`,
    `head ${" ".repeat(bytes(lowest).length)} \u2595${cellsOf(head, held.headBytes)}\u258F`
  ];
}

// src/report/model/comparison/result.ts
function isMeasured({ base, head }) {
  return base.isMeasured && head.isMeasured;
}
function bytesOf(pairs) {
  return pairs.map(({ base, head }) => ({ base: base.heldBytes ?? 0, head: head.heldBytes ?? 0 }));
}
function resultOf(pairs, maxIncrease, ifEarly) {
  const reason = pairs.map(reasonIn).find((one) => one !== null) ?? null;
  if (reason !== null) return { result: "unclear", unclear: reason };
  const decision = decisionAfter(bytesOf(pairs), maxIncrease);
  if (decision === null) return { result: "unclear", unclear: ifEarly };
  return { result: decision, unclear: decision === "unclear" ? "noise" : null };
}
function reasonIn({ base, head }) {
  if (isKilled(head) || isKilled(base)) return "killed";
  const unmeasured = [base, head].filter((run) => !run.isMeasured);
  if (unmeasured.some(({ reason }) => reason === "interrupted")) return "interrupted";
  if (!head.isMeasured) return "head-run";
  return base.isMeasured ? null : "base-run";
}
function isKilled({ verdict }) {
  return verdict === "oom-killed" || verdict === "out-of-memory";
}
function unclearSentence(reason, { pairs, maxIncrease }) {
  const at = pairs.find((pair2) => !isMeasured(pair2));
  const pair = at?.pair ?? pairs.length;
  switch (reason) {
    case "noise":
      return pairs.length >= maxPairs ? `the runs of ${pairs.length} pairs vary too much` : `${pairs.length} pairs are too few to judge an increase of ${percent(maxIncrease)}`;
    case "interrupted":
      return at === void 0 ? `memgate was interrupted after pair ${pair}` : `memgate was interrupted in pair ${pair}`;
    case "base-run":
      return runSentence("base", pair, at?.base, at?.isRepeated ?? false);
    case "head-run":
      return runSentence("head", pair, at?.head, at?.isRepeated ?? false);
    case "killed":
      return at === void 0 ? "a run was killed" : killedSentence(at);
  }
}
function runSentence(side, pair, run, isRepeated) {
  const what = run?.verdict === "inconclusive" ? "was inconclusive" : run?.verdict === "pass" ? "shows no held memory" : "ended early";
  const why = run?.reason == null ? "" : ` (${run.reason})`;
  return `${side} run ${pair} ${what}${isRepeated ? " twice" : ""}${why}`;
}
function killedSentence({ pair, base, head }) {
  const verb = ({ verdict }) => verdict === "oom-killed" ? "was OOM-killed" : "ran out of memory";
  if (isKilled(base) && isKilled(head)) {
    return base.verdict === head.verdict ? `base run ${pair} and head run ${pair} ${head.verdict === "oom-killed" ? "were OOM-killed" : "ran out of memory"}, so their full peaks are unknown` : `base run ${pair} ${verb(base)} and head run ${pair} ${verb(head)}, so their full peaks are unknown`;
  }
  const [side, run] = isKilled(head) ? ["head", head] : ["base", base];
  return `${side} run ${pair} ${verb(run)}, so its full peak is unknown; no ${side === "head" ? "base" : "head"} run was killed`;
}

// src/report/model/comparison/comparison-text.ts
function comparisonView(facts) {
  return {
    facts,
    sentence: sentenceOf(facts),
    advice: adviceOn(facts),
    rows: rowsOfComparison(facts),
    pairs: pairTable(facts),
    strip: comparedStrip(facts),
    stripMeaning,
    parts: partsTable(facts),
    load: loadTable(facts)
  };
}
function withComparison(setMessage2, { kind }, { facts, sentence }) {
  if (kind !== "pass" && kind !== "increased")
    return [setMessage2, ...kind === "over-ratio" ? baseOverSentence(facts) : [], sentence].join(" ");
  return `${facts.result === "unclear" ? unclearPass(sentence) : sentence} ${setMessage2}`;
}
function baseOverSentence({ pairs }) {
  const over = pairs.filter(({ base }) => base.verdict === "over-ratio");
  if (over.length === 0) return [];
  const highest = Math.max(...over.map(({ base }) => base.peakBytes ?? 0));
  return [`The base exceeded the threshold too (highest peak: ${bytes(highest)}).`];
}
function sentenceOf(facts) {
  const { base, result, unclearMessage, held, maxIncrease } = facts;
  const difference = held === null ? null : differenceText(facts, held);
  const allowed = `at most +${percent(maxIncrease)} allowed`;
  if (result === "increased")
    return (held?.difference ?? 0) > maxIncrease ? `${difference}; ${allowed}.` : `${difference}: an increase is certain, and an increase above the allowed +${percent(maxIncrease)} is possible.`;
  if (result === "not-increased") return `${difference}: no increase above the allowed +${percent(maxIncrease)}.`;
  const settle = settleText(facts);
  return [
    `The comparison with ${base.name} is unclear: ${unclearMessage}.`,
    ...difference === null ? [] : [`${difference}; ${allowed}.`],
    ...settle === null ? [] : [settle]
  ].join(" ");
}
function differenceText({ base, pairs }, held) {
  const count = pairs.filter(isMeasured).length;
  return `Held memory ${shareText(held)} against ${base.name}, ${count} pairs`;
}
function settleText({ unclear, pairs }) {
  const pair = pairs.find(({ base, head }) => !base.isMeasured || !head.isMeasured)?.pair ?? pairs.length;
  switch (unclear) {
    case "noise":
      return pairs.length < maxPairs ? "To settle it, run the comparison again with this max-increase." : `To settle it, ${haveSameWork(pairs) ? "" : "set a fixed rate or number of requests, "}use a quieter machine, or raise max-increase.`;
    case "interrupted":
      return "To settle it, run the comparison again.";
    case "base-run":
      return `The report of this base run is base-${pair}/report.html.`;
    case "head-run":
      return `The report of this head run is run-${pair}/report.html.`;
    case "killed":
      return settleKill(pairs);
    default:
      return null;
  }
}
function settleKill(pairs) {
  const killed = pairs.find(({ base }) => isKilled(base));
  if (killed === void 0 || pairs.some(({ head }) => isKilled(head))) return null;
  const report = `base-${killed.pair}/report.html`;
  return killed.base.verdict === "oom-killed" ? `To settle it, raise memory-limit until the base survives; see ${report}.` : `The report of this base run is ${report}.`;
}
function haveSameWork(pairs) {
  const [first, ...others] = pairs.flatMap(({ base, head }) => [base.requests, head.requests]);
  return first != null && others.every((requests) => requests === first);
}
function adviceOn(facts) {
  const [largest] = partDifferences(facts).filter(({ difference }) => difference > 0).sort((a, b) => b.difference - a.difference);
  const grew = largest === void 0 ? "" : ` At the peak, ${largest.name} memory increased most: ${signedBytes(largest.difference)} (difference of the medians).`;
  const raise = `If the increase is wanted, raise ${markedStyle("max-increase")}.`;
  return `Find out what uses more memory than ${facts.base.name}.${grew} Compare the reports in the folders run-1 and base-1. ${raise}`;
}
function rowsOfComparison(facts) {
  const { base, result, unclearMessage, held, workingSet, maxIncrease, requests, pairs } = facts;
  const why = unclearMessage === null ? "" : `: ${unclearMessage}`;
  const commit = base.commit === null ? "" : `, commit ${base.commit}`;
  const counted = pairs.filter(isMeasured).length;
  const all = pairs.length === 1 ? "1 pair" : `${pairs.length} pairs`;
  const count = counted === pairs.length ? all : `${counted} of ${all} counted`;
  return [
    {
      label: "Comparison",
      value: `${resultNames[result]}${why}; base ${base.name}${commit}; ${count}; at most +${percent(maxIncrease)} allowed (max-increase)`
    },
    ...held === null ? [] : [{ label: "Held memory", value: comparedText(held) }],
    ...workingSet === null ? [] : [{ label: "Working set", value: `${comparedText(workingSet)}; it does not affect the result` }],
    ...requests === null ? [] : [{ label: "Requests of each run", value: `${integer(requests)}, the number of the first run` }]
  ];
}

// src/report/model/comparison/judged-comparison.ts
function judgedComparison(pairs, facts) {
  const { base, maxIncrease, requests, planned } = facts;
  const last = pairs.at(-1);
  if (last === void 0) throw new Error("a comparison needs at least one pair");
  const isCut = nextOf(pairs, maxIncrease) === "ended" && last.head.verdict.kind !== "pass";
  const runs = isCut ? Math.max(planned, pairs.length) : pairs.length;
  const set = judgedSet(
    pairs.map(({ head }) => head),
    { repeat: runs, planned: runs }
  );
  const records = pairs.map((pair, index) => ({
    pair: index + 1,
    first: pair.first,
    isRepeated: pair.isRepeated,
    base: recordOf(pair.base),
    head: recordOf(pair.head)
  }));
  const notices = [...set.evidence.notices, ...noticesOfBase(pairs), ...cpuCostOf(records, base)];
  return compared(
    { ...set, evidence: { ...set.evidence, notices } },
    { base, maxIncrease, requests, pairs: records },
    "interrupted"
  );
}
function cpuCostOf(pairs, { name }) {
  const { base, head } = measuredRuns(pairs);
  const held = differenceOf(bytesOf(pairs.filter(isMeasured)));
  return held !== null && held.upper < 0 ? cpuCostNotice(base, head, name) : [];
}
function nextOf(pairs, maxIncrease) {
  const last = pairs.at(-1);
  if (last === void 0) return null;
  if (!isComplete(last.base) || !isComplete(last.head)) return "ended";
  return decisionAfter(
    bytesOf(pairs.map(({ base, head }) => ({ base: recordOf(base), head: recordOf(head) }))),
    maxIncrease
  );
}
function hasToRepeat({ isRepeated, base, head }) {
  const runs = [base, head];
  const isBreach = head.verdict.kind === "over-ratio";
  const isOver = isBreach || runs.some((run) => isKilled2(run.verdict) || hasEndedAll(run));
  return !isRepeated && !isOver && runs.some(({ verdict }) => verdict.kind === "inconclusive");
}
function isKilled2({ kind }) {
  return kind === "oom-killed" || kind === "out-of-memory";
}
function hasEndedAll({ verdict, evidence: { outcome } }) {
  return endsSet(verdict, outcome.kind === "stopped" ? outcome.reason : null);
}
function isComplete({ verdict, evidence, thresholds }) {
  return isMeasuredToEnd(evidence, thresholds, verdict.kind);
}
function recordOf(run) {
  const { verdict, message, evidence } = run;
  const { peak, load, workload, outcome, cpu } = evidence;
  const stoppedBy = outcome.kind === "stopped" ? outcome.reason : null;
  return {
    verdict: kindOfRun(verdict),
    reason: verdict.kind === "inconclusive" ? verdict.reason : stoppedBy,
    isMeasured: isComplete(run),
    message,
    heldBytes: heldBytesOf(evidence),
    peakBytes: peak?.workingSetBytes ?? null,
    requests: load?.requests ?? null,
    requestsPerSecond: load === null || load.requests === 0 ? null : load.requestsPerSecond,
    p50Ms: load?.latencyMs?.p50 ?? null,
    p99Ms: load?.latencyMs?.p99 ?? null,
    cpuMs: cpu?.loadMs ?? (workload?.kind === "command" ? workload.app?.cpuMs ?? null : null),
    throttledRatio: phaseCpuOf(evidence)?.throttledRatio ?? null,
    composition: peak?.composition ?? null
  };
}
function noticesOfBase(pairs) {
  const known = new Set(pairs.flatMap(({ head }) => noticesOf(head.evidence)));
  const numbers = /* @__PURE__ */ new Map();
  for (const [index, { base }] of pairs.entries()) {
    for (const notice of new Set(noticesOf(base.evidence))) {
      if (!known.has(notice)) numbers.set(notice, [...numbers.get(notice) ?? [], index + 1]);
    }
  }
  return [...numbers].map(([notice, of]) => `base, ${runsText(of)}: ${notice}`);
}
function compared(set, facts, ifEarly) {
  const { base, maxIncrease, requests, pairs } = facts;
  const { result, unclear } = resultOf(pairs, maxIncrease, ifEarly);
  const measured = pairs.filter(isMeasured);
  const section = {
    base,
    maxIncrease,
    result,
    unclear,
    unclearMessage: unclear === null ? null : unclearSentence(unclear, facts),
    requests,
    pairs: [...pairs],
    held: differenceOf(bytesOf(measured)),
    workingSet: differenceOf(
      measured.map((pair) => ({ base: pair.base.peakBytes ?? 0, head: pair.head.peakBytes ?? 0 }))
    )
  };
  const isIncreased = result === "increased" && gravityOf(set.verdict.kind) < gravityOf("increased");
  const verdict = isIncreased ? { kind: "increased" } : set.verdict;
  const comparison = comparisonView(section);
  const message = withComparison(shortMessage(set), verdict, comparison);
  const ofHead = set.set === null ? null : setViewOf(set.set.facts, set.verdict, set.thresholds, "head run");
  return { ...set, verdict, comparison, message, set: ofHead };
}
function shortMessage({ set, thresholds, message }) {
  return set === null ? message : setMessage({ ...set.facts, medianBytes: null }, thresholds, "head run");
}
function comparedAgain(set, section, maxIncrease = null) {
  const records = set.set?.facts.runs ?? [];
  const pairs = section.pairs.map((pair, index) => {
    const record = records[index];
    if (record === void 0) return pair;
    const { verdict, message } = record;
    const hasFigures = (pair.head.heldBytes ?? 0) > 0 && (pair.head.peakBytes ?? 0) > 0;
    const isMeasured2 = verdict === "pass" && hasFigures || verdict === "over-ratio" && pair.head.isMeasured;
    const reason = record.stop?.reason ?? (pair.head.verdict === "inconclusive" ? null : pair.head.reason);
    return { ...pair, head: { ...pair.head, verdict, message, reason, isMeasured: isMeasured2 } };
  });
  return compared(
    set,
    { ...section, pairs, maxIncrease: maxIncrease ?? section.maxIncrease },
    section.unclear === "interrupted" ? "interrupted" : "noise"
  );
}
function judgedReportAgain(report, changed = noChange, maxIncrease = null) {
  const again = judgedAgain(report, changed);
  return report.comparison == null ? again : comparedAgain(again, report.comparison, maxIncrease);
}

export {
  judgedComparison,
  nextOf,
  hasToRepeat,
  isComplete,
  comparedAgain,
  judgedReportAgain
};
