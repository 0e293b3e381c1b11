import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  kindOfRun,
  peakStatistics,
  worstRun
} from "./chunk-RIVGEFFH.js";
import {
  withLeak
} from "./chunk-MR3QPYW2.js";
import {
  changedThresholds,
  evidenceIn,
  growthOf,
  headings,
  judged,
  noChange,
  noticesOf
} from "./chunk-LAKQRFLF.js";
import {
  bytes,
  percent,
  shareOfLimit,
  time
} from "./chunk-TGGWKTGO.js";

// src/report/model/set/set-notices.ts
function noticesOfSet(runs, shown) {
  const own = runs[shown]?.evidence;
  const known = own === void 0 ? [] : noticesOf(own);
  const numbers = /* @__PURE__ */ new Map();
  for (const [index, run] of runs.entries()) {
    if (index === shown) continue;
    for (const notice of new Set(noticesOf(run.evidence))) {
      if (!known.includes(notice)) numbers.set(notice, [...numbers.get(notice) ?? [], index + 1]);
    }
  }
  const ofOthers = [...numbers].map(([notice, of]) => `${runsText(of)}: ${notice}`);
  return [...own?.notices ?? [], ...ofOthers, ...risingNotice(runs, shown)];
}
function risingNotice(runs, shown) {
  const rising = runs.flatMap(({ verdict, evidence }, index) => {
    const growth = growthOf(evidence);
    const counts = index !== shown && verdict.kind === "pass" && growth?.isRising === true;
    return counts ? [{ run: index + 1, bytesPerSecond: growth.bytesPerSecond }] : [];
  });
  if (rising.length === 0) return [];
  const rates = rising.map(({ bytesPerSecond }) => bytesPerSecond);
  const [lowest, highest] = [bytes(Math.min(...rates)), bytes(Math.max(...rates))];
  const by = lowest === highest ? lowest : `${lowest} to ${highest}`;
  const which = runsText(rising.map(({ run }) => run));
  return [`${which}: memory was still rising when the load ended, by ${by} per second`];
}
function runsText(numbers, noun = "run") {
  const ranges = [];
  for (const number of numbers) {
    const last2 = ranges.at(-1);
    if (last2 !== void 0 && number === last2.to + 1) last2.to = number;
    else ranges.push({ from: number, to: number });
  }
  const parts = ranges.flatMap(({ from, to }) => {
    if (from === to) return [`${from}`];
    return to === from + 1 ? [`${from}`, `${to}`] : [`${from} to ${to}`];
  });
  const last = parts.pop();
  const list = parts.length === 0 ? `${last}` : `${parts.join(", ")} and ${last}`;
  return `${noun}${numbers.length === 1 ? "" : "s"} ${list}`;
}

// src/report/model/set/set-text.ts
var verbs = [
  ["oom-killed", "was OOM-killed", "were OOM-killed"],
  ["out-of-memory", "ran out of memory", "ran out of memory"],
  ["over-ratio", "exceeded the threshold", "exceeded the threshold"],
  ["inconclusive", "was inconclusive", "were inconclusive"],
  ["pass", "passed", "passed"]
];
function countsOf(runs) {
  return verbs.flatMap(([kind, one, many]) => {
    const count = runs.filter(({ verdict }) => verdict === kind).length;
    return count === 0 ? [] : [{ kind, count, verb: count === 1 ? one : many }];
  });
}
function setMessage(set, thresholds, noun = "run") {
  const { runs, planned } = set;
  const worst = runs[worstRun(runs)];
  if (worst === void 0) throw new Error("a set needs at least one run");
  if (planned === 1) return worst.message;
  const interrupted = runs.find(isInterrupted) ?? null;
  const sentences = [
    ...interrupted !== null && worst.verdict === "inconclusive" ? interruptedSentences(interrupted, set, noun) : [verdictsSentence(interrupted, set, noun), sentenceAbout(worst, thresholds, noun)],
    ...risingSentence(runs, noun),
    ...statisticsSentence(set)
  ];
  return sentences.map((sentence) => `${sentence}.`).join(" ");
}
function isInterrupted({ stop, isInterrupted: isKnown }) {
  return isKnown || stop?.reason === "interrupted";
}
function countedRuns(runs) {
  return runs.filter((run) => run.verdict !== "inconclusive" || !isInterrupted(run));
}
function interruptedSentences(interrupted, { runs, planned }, noun) {
  const counts = countsOf(countedRuns(runs));
  const seen = counts.length === 0 ? `No ${noun} was completed` : listed(counts, noun);
  return [`Interrupted in ${noun} ${interrupted.run} of ${planned}: ${sentenceOf(interrupted)}`, seen];
}
function verdictsSentence(interrupted, { runs, planned }, noun) {
  const counted = countedRuns(runs);
  const counts = countsOf(counted);
  const [only] = counts;
  const isUnanimous = counts.length === 1 && counted.length === planned;
  const bad = counts.filter(({ kind }) => kind !== "pass");
  const all = planned === 2 ? "Both" : `All ${planned}`;
  const missing = planned - runs.length;
  return [
    isUnanimous ? `${all} ${noun}s ${only?.verb}` : ofTotal(bad.length === 0 ? counts : bad, planned, noun),
    ...interrupted === null ? [] : [`interrupted in ${noun} ${interrupted.run}`],
    ...missing === 0 ? [] : [`${missing} did not begin`]
  ].join("; ");
}
function sentenceAbout(record, { maxRatio, warnRatio }, noun) {
  const { run, verdict, peakBytes, limitBytes } = record;
  if (peakBytes === null || verdict !== "pass" && verdict !== "over-ratio")
    return `${noun === "run" ? "Run" : "Head run"} ${run}: ${sentenceOf(record)}`;
  const share = shareOfLimit(peakBytes, limitBytes, maxRatio, warnRatio);
  return `The highest peak was ${bytes(peakBytes)} (${noun} ${run}), ${share}`;
}
function risingSentence(runs, noun) {
  const rising = runs.filter(({ isRising }) => isRising).map(({ run }) => run);
  if (rising.length === 0) return [];
  const isEach = rising.length === runs.length && runs.length > 1;
  const which = isEach ? `${runs.length === 2 ? "both" : `all ${runs.length}`} ${noun}s` : runsText(rising, noun);
  return [`Memory was still rising in ${which}`];
}
function statisticsSentence(set) {
  const { medianBytes } = set;
  const spread = spreadText(set);
  return medianBytes === null || spread === null ? [] : [`Median peak ${bytes(medianBytes)}, spread ${spread}`];
}
function spreadText({ runs, spread }) {
  if (spread === null) return null;
  const isCut = runs.some(({ verdict }) => verdict === "oom-killed" || verdict === "out-of-memory");
  return `${isCut ? "at least " : ""}${percent(spread)}`;
}
function ofTotal(counts, planned, noun) {
  const [first, ...others] = counts;
  if (first === void 0) return `0 of ${planned} ${noun}s passed`;
  return [
    `${first.count} of ${planned} ${noun}s ${first.verb}`,
    ...others.map(({ count, verb }) => `${count} ${verb}`)
  ].join(", ");
}
function listed(counts, noun) {
  return counts.map(({ count, verb }, index) => `${count} ${index > 0 ? "" : `${noun}${count === 1 ? "" : "s"} `}${verb}`).join(", ");
}
function verdictsText(runs, noun) {
  const counts = countsOf(runs);
  const [only] = counts;
  return counts.length === 1 && only !== void 0 && runs.length > 1 ? `all ${only.verb}` : listed(counts, noun);
}
function sentenceOf({ verdict, message }) {
  const heading = `${headings[verdict]}: `;
  return message.startsWith(heading) ? message.slice(heading.length) : message;
}
function runsWith({ runs, planned }, kind) {
  const count = runs.filter(({ verdict }) => verdict === kind).length;
  return count === planned ? planned === 1 ? "1 run" : `${planned} runs` : `${count} of ${planned} runs`;
}
function setRows(set, noun) {
  const { runs, planned, repeat, medianBytes, lowestBytes, highestBytes } = set;
  const spread = spreadText(set);
  if (planned === 1 && repeat === "auto") {
    const value = "1. repeat: auto adds 4 runs only if the first peak is judged and is within 10% of the threshold";
    return [{ label: "Runs", value }];
  }
  const count = runs.length === planned ? `${planned}` : `${runs.length} of ${planned}`;
  const peaks = runs.map(peakText).join(", ");
  const statistics = spread === null || medianBytes === null || lowestBytes === null || highestBytes === null ? "unknown: it needs at least two judged peaks" : `${spread}: from ${bytes(lowestBytes)} to ${bytes(highestBytes)}, median ${bytes(medianBytes)}`;
  return [
    { label: `${titleOf(noun)}s`, value: `${count}: ${verdictsText(runs, noun)}` },
    { label: "Peaks", value: `${peaks}, in the order of the ${noun}s` },
    { label: "Spread", value: statistics }
  ];
}
function peakText({ peakBytes, verdict }) {
  if (peakBytes === null) return "none";
  return verdict === "inconclusive" ? `${bytes(peakBytes)} (not judged)` : bytes(peakBytes);
}
function setViewOf(set, verdict, { maxRatio }, noun = "run") {
  return {
    facts: set,
    count: runsWith(set, verdict.kind),
    rows: setRows(set, noun),
    certainty: set.planned === 1 || verdict.kind !== "pass" ? null : certaintyOf(set, noun),
    detail: set.planned === 1 ? null : detailOf(set, maxRatio, noun)
  };
}
function titleOf(noun) {
  return noun === "run" ? "Run" : "Head run";
}
function certaintyOf({ runs }, noun) {
  const proven = runs.filter(({ proof }) => proof === "proven").length;
  if (proven === runs.length) {
    const which = runs.length === 2 ? "both" : `all ${runs.length}`;
    return `proven: in ${which} ${noun}s, the kernel's peak usage is within the threshold, so no spike was missed`;
  }
  const share = proven === 0 ? `no ${noun} is proven` : `only ${proven} of ${runs.length} ${noun}s ${proven === 1 ? "is" : "are"} proven`;
  return `sampled: ${share}. In ${proven === 0 ? `each ${noun}` : "the others"}, memgate may have missed a spike between two samples.`;
}
function detailOf(set, maxRatio, noun) {
  return {
    head: [titleOf(noun), "Result", "Peak", "Peak \xF7 limit", "Duration"],
    table: set.runs.map((record) => runCells(record, record.run === set.shown)),
    strip: peakStrip(set, maxRatio),
    stripMeaning: `Peaks of the ${noun}s: \u25CF is one peak, a digit is several peaks, \u250A is the threshold.`,
    spread: spreadText(set),
    shownRun: `Chart and figures are those of ${noun} ${set.shown}${whyShown(set)}. ${set.runs.length === 1 ? "Its report is in the folder run-1." : `The report of each ${noun} is in the folder run-1, run-2 and so on.`}`
  };
}
function whyShown({ runs, shown }) {
  const worst = runs[worstRun(runs)];
  if (worst?.run !== shown) return "";
  if (worst.verdict === "inconclusive" && isInterrupted(worst)) return ", which was interrupted";
  if (runs.length === 1) return ", the only one";
  return worst.verdict === "pass" || worst.verdict === "over-ratio" ? ", which has the highest peak" : ", which has the worst verdict";
}
function runCells(record, isShown) {
  const { run, verdict, proof, stop, peakBytes, limitBytes, durationMs } = record;
  const addition = proof ?? stop?.reason ?? null;
  return [
    `${run}${isShown ? " (shown)" : ""}`,
    addition === null ? headings[verdict] : `${headings[verdict]} (${addition})`,
    peakText(record),
    peakBytes === null || verdict === "inconclusive" ? "" : percent(peakBytes / limitBytes),
    time(durationMs)
  ];
}
var columns = 48;
function peakStrip({ runs, spread }, maxRatio) {
  const judged2 = runs.filter(({ verdict, peakBytes }) => verdict !== "inconclusive" && peakBytes !== null);
  if (spread === null) return null;
  const peaks = judged2.map(({ peakBytes }) => peakBytes ?? 0);
  const thresholdBytes = maxRatio * (judged2[0]?.limitBytes ?? 0);
  const lowest = Math.min(thresholdBytes, ...peaks);
  const highest = Math.max(thresholdBytes, ...peaks);
  const columnOf = (value) => highest === lowest ? 0 : Math.round((value - lowest) / (highest - lowest) * (columns - 1));
  const cells = Array.from({ length: columns }, (_, column) => {
    const here = peaks.filter((value) => columnOf(value) === column).length;
    if (here > 1) return here > 9 ? "+" : String(here);
    return here === 1 ? "\u25CF" : column === columnOf(thresholdBytes) ? "\u250A" : "\xB7";
  });
  return `${bytes(lowest)} \u2595${cells.join("")}\u258F ${bytes(highest)}`;
}

// src/report/model/set/judged-set.ts
function judgedSet(runs, plan) {
  const records = runs.map((run, index2) => recordOf(run, index2 + 1));
  const index = worstRun(records);
  const worst = runs[index];
  if (worst === void 0) throw new Error("a set needs at least one run");
  const notices = noticesOfSet(runs, index);
  return withSet({ ...worst, evidence: { ...worst.evidence, notices: [...notices] } }, records, plan, index + 1);
}
function judgedAgain(report, changed = noChange) {
  const { evidence, thresholds, identity } = evidenceIn(report);
  const run = withLeak(judged(evidence, changedThresholds(thresholds, changed), identity));
  const { set } = report;
  if (set == null) return run;
  const records = set.runs.map((record) => record.run === set.shown ? recordOf(run, record.run) : record);
  return withSet(run, records, set, set.shown);
}
function judgedRunsAgain(runs, plan, changed = noChange) {
  const again = runs.map((report) => {
    const { evidence, thresholds, identity } = evidenceIn(report);
    return judged(evidence, changedThresholds(thresholds, changed), identity);
  });
  return judgedSet(again, plan);
}
function withSet(run, runs, { repeat, planned }, shown) {
  const set = { repeat, planned, shown, runs: [...runs], ...peakStatistics(runs) };
  const worst = runs[worstRun(runs)];
  const verdict = verdictOfSet(worst === void 0 || worst.run === shown ? run.verdict : verdictIn(worst), runs);
  return { ...run, verdict, set: setViewOf(set, verdict, run.thresholds), message: setMessage(set, run.thresholds) };
}
function verdictOfSet(worst, runs) {
  if (worst.kind !== "pass") return worst;
  return { kind: "pass", proof: runs.every(({ proof }) => proof === "proven") ? "proven" : "sampled" };
}
function recordOf({ verdict, message, evidence }, run) {
  const { peak, limitBytes, durationMs, createdAt, outcome } = evidence;
  const stoppedBy = outcome.kind === "stopped" ? outcome.reason : null;
  const hasJudgedPeak = verdict.kind === "pass" || verdict.kind === "over-ratio";
  return {
    run,
    verdict: kindOfRun(verdict),
    proof: verdict.kind === "pass" ? verdict.proof : null,
    stop: verdict.kind === "inconclusive" ? { ...verdict, kind: "stopped" } : null,
    message,
    peakBytes: peak?.workingSetBytes ?? null,
    limitBytes,
    durationMs,
    createdAt,
    isInterrupted: (verdict.kind === "inconclusive" ? verdict.reason : stoppedBy) === "interrupted",
    isRising: hasJudgedPeak && growthOf(evidence)?.isRising === true
  };
}
function verdictIn({ verdict, proof, stop }) {
  if (verdict === "pass") return { kind: verdict, proof: proof ?? "sampled" };
  if (verdict !== "inconclusive") return { kind: verdict };
  if (stop === null) throw new Error("an inconclusive run needs a reason");
  return { ...stop, kind: verdict };
}

export {
  runsText,
  setMessage,
  setViewOf,
  judgedSet,
  judgedAgain,
  judgedRunsAgain
};
