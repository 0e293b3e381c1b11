// The figures of the load that a comparison with a base and one with a baseline have in common, and their differences.

import { percent, time } from "../../../lib/format.ts";
import { median } from "../../../lib/median.ts";
import { smallTime } from "../cpu-text.ts";
import { signedPercent, signedPoints } from "./signed.ts";

export interface ComparedCpu {
  /** Responses in the load phase. Null if memgate does not count them. */
  readonly requests: number | null;
  readonly cpuMs: number | null;
  readonly throttledRatio: number | null;
}

export interface FigureRow<Run> {
  readonly name: string;
  readonly of: (run: Run) => number | null;
  readonly text: (value: number) => string;
  /** True if the value is a share. Its difference is in percentage points, and its row is left out if all values are 0. */
  readonly isShare?: boolean;
}

export const cpuFigures: readonly FigureRow<ComparedCpu>[] = [
  { name: "CPU time", of: ({ cpuMs }) => cpuMs, text: time },
  { name: "CPU time per response", of: cpuPerResponse, text: smallTime },
  { name: "CPU throttling", of: ({ throttledRatio }) => throttledRatio, text: percent, isShare: true },
];

/**
 * The medians of earlier and later runs, and their difference. A share also has its highest value. Leaves out a figure that
 * one side does not have.
 */
export function figureCells<Run>(
  figures: readonly FigureRow<Run>[],
  before: readonly Run[],
  after: readonly Run[],
): readonly (readonly string[])[] {
  return figures.flatMap(({ name, of, text, isShare = false }) => {
    const [earlier, later] = [median(before.map(of)), median(after.map(of))];
    if (earlier === null || later === null) return [];
    if (isShare && [...before, ...after].every((run) => (of(run) ?? 0) === 0)) return [];
    const change = earlier === 0 ? "" : signedPercent(later / earlier - 1);
    const difference = isShare ? signedPoints(later - earlier) : change;
    const cell = (value: number, runs: readonly Run[]) =>
      text(value) + (isShare ? highestText(value, runs.map(of), text) : "");
    return [[name, cell(earlier, before), cell(later, after), difference]];
  });
}

/** Empty if the highest value has the text of the median. */
function highestText(middle: number, values: readonly (number | null)[], text: (value: number) => string): string {
  const highest = text(Math.max(...values.map((value) => value ?? 0)));
  return highest === text(middle) ? "" : ` (highest: ${highest})`;
}

/** Less memory for at least this share of the CPU time is no clear improvement. */
const costlyRatio = 1.5;

/** Null if the CPU time or the number of responses is unknown. */
function cpuPerResponse({ cpuMs, requests }: ComparedCpu): number | null {
  return cpuMs === null || requests === null || requests === 0 ? null : cpuMs / requests;
}

/**
 * A notice if less memory costs much more CPU time. Empty otherwise. An app that sends more responses uses more CPU time,
 * so the notice compares the time per response. Without responses, as with a batch job, it compares the whole time.
 */
export function cpuCostNotice(
  before: readonly ComparedCpu[],
  after: readonly ComparedCpu[],
  name: string,
): readonly string[] {
  const isCounted = [...before, ...after].some(({ requests }) => requests !== null);
  const { of, what, text } = isCounted
    ? { of: cpuPerResponse, what: "CPU time per response", text: smallTime }
    : { of: ({ cpuMs }: ComparedCpu) => cpuMs, what: "CPU time", text: time };
  const [earlier, later] = [before, after].map((runs) => median(runs.map(of)));
  if (earlier == null || later == null || earlier === 0 || later / earlier < costlyRatio) return [];
  const factor = (later / earlier).toFixed(1);
  return [
    `The app held less memory than ${name}, but used ${factor} times the ${what}: ${text(later)} instead of ${text(earlier)} in the load phase (medians). Less memory for so much more CPU time may be no improvement.`,
  ];
}
