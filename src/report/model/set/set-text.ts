// Sentences, rows and a chart of characters about the runs of a set.

import { bytes, percent, shareOfLimit, time } from "../../../lib/format.ts";
import type { RunRecord, RunSet } from "../../../model/run-set.ts";
import type { RunVerdictKind, Thresholds, Verdict, VerdictKind } from "../../../model/verdict.ts";
import { worstRun } from "../../../verdict/judge-set.ts";
import type { SetDetail, SetView } from "../judged.ts";
import { headings } from "../messages.ts";
import type { Row } from "../row.ts";
import { runsText } from "./set-notices.ts";

/** The verdicts, the worst first, each with the verb for one run and for several. */
const verbs: readonly (readonly [RunVerdictKind, string, string])[] = [
  ["oom-killed", "was OOM-killed", "were OOM-killed"],
  ["out-of-memory", "ran out of memory", "ran out of memory"],
  ["over-ratio", "exceeded the threshold", "exceeded the threshold"],
  ["inconclusive", "was inconclusive", "were inconclusive"],
  ["pass", "passed", "passed"],
];

interface Count {
  readonly kind: RunVerdictKind;
  readonly count: number;
  readonly verb: string;
}

function countsOf(runs: readonly RunRecord[]): readonly Count[] {
  return verbs.flatMap(([kind, one, many]) => {
    const count = runs.filter(({ verdict }) => verdict === kind).length;
    return count === 0 ? [] : [{ kind, count, verb: count === 1 ? one : many }];
  });
}

/** The noun for a run in sentences. The set of a comparison has the runs of the head. */
export type RunNoun = "run" | "head run";

type Levels = Pick<Thresholds, "maxRatio" | "warnRatio">;

/** The verdict of a set in a few sentences, on one line. It says how many runs have which verdict. */
export function setMessage(set: RunSet, thresholds: Levels, noun: RunNoun = "run"): string {
  const { runs, planned } = set;
  const worst = runs[worstRun(runs)];
  if (worst === undefined) throw new Error("a set needs at least one run");
  // One run that `auto` did not repeat.
  if (planned === 1) return worst.message;
  const interrupted = runs.find(isInterrupted) ?? null;
  const sentences = [
    ...(interrupted !== null && worst.verdict === "inconclusive"
      ? interruptedSentences(interrupted, set, noun)
      : [verdictsSentence(interrupted, set, noun), sentenceAbout(worst, thresholds, noun)]),
    ...risingSentence(runs, noun),
    ...statisticsSentence(set),
  ];
  return sentences.map((sentence) => `${sentence}.`).join(" ");
}

/** A report of an earlier version has only the reason of an inconclusive run. */
function isInterrupted({ stop, isInterrupted: isKnown }: RunRecord): boolean {
  return isKnown || stop?.reason === "interrupted";
}

/** The verdict of an interrupted run counts only if it is a breach. */
function countedRuns(runs: readonly RunRecord[]): readonly RunRecord[] {
  return runs.filter((run) => run.verdict !== "inconclusive" || !isInterrupted(run));
}

/** `Interrupted in run 3 of 5: the run was ended by SIGINT` and `2 runs passed`. */
function interruptedSentences(interrupted: RunRecord, { runs, planned }: RunSet, noun: RunNoun): readonly string[] {
  const counts = countsOf(countedRuns(runs));
  const seen = counts.length === 0 ? `No ${noun} was completed` : listed(counts, noun);
  return [`Interrupted in ${noun} ${interrupted.run} of ${planned}: ${sentenceOf(interrupted)}`, seen];
}

/** `2 of 5 runs exceeded the threshold; interrupted in run 4; 1 did not begin`. */
function verdictsSentence(interrupted: RunRecord | null, { runs, planned }: RunSet, noun: RunNoun): string {
  const counted = countedRuns(runs);
  const counts = countsOf(counted);
  const [only] = counts;
  const isUnanimous = counts.length === 1 && counted.length === planned;
  const bad = counts.filter(({ kind }) => kind !== "pass");
  const all = planned === 2 ? "Both" : `All ${planned}`;
  const missing = planned - runs.length;
  return [
    isUnanimous ? `${all} ${noun}s ${only?.verb}` : ofTotal(bad.length === 0 ? counts : bad, planned, noun),
    ...(interrupted === null ? [] : [`interrupted in ${noun} ${interrupted.run}`]),
    ...(missing === 0 ? [] : [`${missing} did not begin`]),
  ].join("; ");
}

/** The peak of the worst run. If that peak does not count, the run's own message. */
function sentenceAbout(record: RunRecord, { maxRatio, warnRatio }: Levels, noun: RunNoun): string {
  const { run, verdict, peakBytes, limitBytes } = record;
  if (peakBytes === null || (verdict !== "pass" && verdict !== "over-ratio"))
    return `${noun === "run" ? "Run" : "Head run"} ${run}: ${sentenceOf(record)}`;
  const share = shareOfLimit(peakBytes, limitBytes, maxRatio, warnRatio);
  return `The highest peak was ${bytes(peakBytes)} (${noun} ${run}), ${share}`;
}

function risingSentence(runs: readonly RunRecord[], noun: RunNoun): readonly string[] {
  const rising = runs.filter(({ isRising }) => isRising).map(({ run }) => run);
  if (rising.length === 0) return [];
  const isEach = rising.length === runs.length && runs.length > 1;
  const which = isEach ? `${runs.length === 2 ? "both" : `all ${runs.length}`} ${noun}s` : runsText(rising, noun);
  return [`Memory was still rising in ${which}`];
}

/** Empty with fewer than two judged peaks. */
function statisticsSentence(set: RunSet): readonly string[] {
  const { medianBytes } = set;
  const spread = spreadText(set);
  return medianBytes === null || spread === null ? [] : [`Median peak ${bytes(medianBytes)}, spread ${spread}`];
}

/**
 * `8.1%`, or `at least 8.1%` if a run ran out of memory, so that its full peak is unknown. Null with fewer than two
 * judged peaks.
 */
function spreadText({ runs, spread }: RunSet): string | null {
  if (spread === null) return null;
  const isCut = runs.some(({ verdict }) => verdict === "oom-killed" || verdict === "out-of-memory");
  return `${isCut ? "at least " : ""}${percent(spread)}`;
}

/** `2 of 5 runs exceeded the threshold, 1 was inconclusive`. */
function ofTotal(counts: readonly Count[], planned: number, noun: RunNoun): string {
  const [first, ...others] = counts;
  if (first === undefined) return `0 of ${planned} ${noun}s passed`;
  return [
    `${first.count} of ${planned} ${noun}s ${first.verb}`,
    ...others.map(({ count, verb }) => `${count} ${verb}`),
  ].join(", ");
}

/** `1 run exceeded the threshold, 3 passed`. */
function listed(counts: readonly Count[], noun: RunNoun): string {
  return counts
    .map(({ count, verb }, index) => `${count} ${index > 0 ? "" : `${noun}${count === 1 ? "" : "s"} `}${verb}`)
    .join(", ");
}

/** `all passed`, or `2 runs exceeded the threshold, 3 passed`. */
function verdictsText(runs: readonly RunRecord[], noun: RunNoun): string {
  const counts = countsOf(runs);
  const [only] = counts;
  return counts.length === 1 && only !== undefined && runs.length > 1 ? `all ${only.verb}` : listed(counts, noun);
}

/** The message of a run without the heading of its verdict. */
function sentenceOf({ verdict, message }: RunRecord): string {
  const heading = `${headings[verdict]}: `;
  return message.startsWith(heading) ? message.slice(heading.length) : message;
}

/** `5 runs`, or `2 of 5 runs` if only some of them have this verdict. */
function runsWith({ runs, planned }: RunSet, kind: VerdictKind): string {
  const count = runs.filter(({ verdict }) => verdict === kind).length;
  return count === planned ? (planned === 1 ? "1 run" : `${planned} runs`) : `${count} of ${planned} runs`;
}

/** The rows about a set for the table of figures. */
function setRows(set: RunSet, noun: RunNoun): Row[] {
  const { runs, planned, repeat, medianBytes, lowestBytes, highestBytes } = set;
  const spread = spreadText(set);
  if (planned === 1 && repeat === "auto") {
    const value = "1. repeat: auto adds 4 runs only if the first peak is judged and is within 10% of the threshold";
    return [{ label: "Runs", value }];
  }
  const count = runs.length === planned ? `${planned}` : `${runs.length} of ${planned}`;
  const peaks = runs.map(peakText).join(", ");
  const statistics =
    spread === null || medianBytes === null || lowestBytes === null || highestBytes === null
      ? "unknown: it needs at least two judged peaks"
      : `${spread}: from ${bytes(lowestBytes)} to ${bytes(highestBytes)}, median ${bytes(medianBytes)}`;
  return [
    { label: `${titleOf(noun)}s`, value: `${count}: ${verdictsText(runs, noun)}` },
    { label: "Peaks", value: `${peaks}, in the order of the ${noun}s` },
    { label: "Spread", value: statistics },
  ];
}

function peakText({ peakBytes, verdict }: RunRecord): string {
  if (peakBytes === null) return "none";
  return verdict === "inconclusive" ? `${bytes(peakBytes)} (not judged)` : bytes(peakBytes);
}

/** The texts about a set whose verdict is `verdict`. */
export function setViewOf(set: RunSet, verdict: Verdict, { maxRatio }: Levels, noun: RunNoun = "run"): SetView {
  return {
    facts: set,
    count: runsWith(set, verdict.kind),
    rows: setRows(set, noun),
    certainty: set.planned === 1 || verdict.kind !== "pass" ? null : certaintyOf(set, noun),
    detail: set.planned === 1 ? null : detailOf(set, maxRatio, noun),
  };
}

/** The noun at the beginning of a label. */
function titleOf(noun: RunNoun): string {
  return noun === "run" ? "Run" : "Head run";
}

/** How certain the pass of several runs is. */
function certaintyOf({ runs }: RunSet, noun: RunNoun): string {
  const proven = runs.filter(({ proof }) => proof === "proven").length;
  if (proven === runs.length) {
    const which = runs.length === 2 ? "both" : `all ${runs.length}`;
    return `proven: in ${which} ${noun}s, the kernel's peak usage is within the threshold, so no spike was missed`;
  }
  const share =
    proven === 0
      ? `no ${noun} is proven`
      : `only ${proven} of ${runs.length} ${noun}s ${proven === 1 ? "is" : "are"} proven`;
  return `sampled: ${share}. In ${proven === 0 ? `each ${noun}` : "the others"}, memgate may have missed a spike between two samples.`;
}

function detailOf(set: RunSet, maxRatio: number, noun: RunNoun): SetDetail {
  return {
    head: [titleOf(noun), "Result", "Peak", "Peak ÷ limit", "Duration"],
    table: set.runs.map((record) => runCells(record, record.run === set.shown)),
    strip: peakStrip(set, maxRatio),
    stripMeaning: `Peaks of the ${noun}s: ● is one peak, a digit is several peaks, ┊ is the threshold.`,
    spread: spreadText(set),
    shownRun: `Chart and figures are those of ${noun} ${set.shown}${whyShown(set)}. ${set.runs.length === 1 ? "Its report is in the folder run-1." : `The report of each ${noun} is in the folder run-1, run-2 and so on.`}`,
  };
}

/** Empty if the shown run is not the worst one: then the report was edited, or is of an earlier version. */
function whyShown({ runs, shown }: RunSet): string {
  const worst = runs[worstRun(runs)];
  if (worst?.run !== shown) return "";
  if (worst.verdict === "inconclusive" && isInterrupted(worst)) return ", which was interrupted";
  if (runs.length === 1) return ", the only one";
  return worst.verdict === "pass" || worst.verdict === "over-ratio"
    ? ", which has the highest peak"
    : ", which has the worst verdict";
}

function runCells(record: RunRecord, isShown: boolean): readonly string[] {
  const { run, verdict, proof, stop, peakBytes, limitBytes, durationMs } = record;
  const addition = proof ?? stop?.reason ?? null;
  return [
    `${run}${isShown ? " (shown)" : ""}`,
    addition === null ? headings[verdict] : `${headings[verdict]} (${addition})`,
    peakText(record),
    peakBytes === null || verdict === "inconclusive" ? "" : percent(peakBytes / limitBytes),
    time(durationMs),
  ];
}

/** The width of the strip without its labels. */
const columns = 48;

/** From the lowest to the highest of all peaks and the threshold. */
function peakStrip({ runs, spread }: RunSet, maxRatio: number): string | null {
  const judged = runs.filter(({ verdict, peakBytes }) => verdict !== "inconclusive" && peakBytes !== null);
  if (spread === null) return null;
  const peaks = judged.map(({ peakBytes }) => peakBytes ?? 0);
  const thresholdBytes = maxRatio * (judged[0]?.limitBytes ?? 0);
  const lowest = Math.min(thresholdBytes, ...peaks);
  const highest = Math.max(thresholdBytes, ...peaks);
  const columnOf = (value: number) =>
    highest === lowest ? 0 : Math.round(((value - lowest) / (highest - lowest)) * (columns - 1));
  const cells = Array.from({ length: columns }, (_, column) => {
    const here = peaks.filter((value) => columnOf(value) === column).length;
    if (here > 1) return here > 9 ? "+" : String(here);
    return here === 1 ? "●" : column === columnOf(thresholdBytes) ? "┊" : "·";
  });
  return `${bytes(lowest)} ▕${cells.join("")}▏ ${bytes(highest)}`;
}
