// The tables of a comparison: its pairs, the parts of the peak, and the load.
import { bytes, integer, latency } from "../../../lib/format.ts";
import { median } from "../../../lib/median.ts";
import type { ComparedPair, ComparedRun, Comparison } from "../../../model/comparison.ts";
import { partNames, partsInOrder } from "../composition-parts.ts";
import type { TextTable } from "../judged.ts";
import { headings } from "../messages.ts";
import { cpuFigures, type FigureRow, figureCells } from "./load-figures.ts";
import { signedBytes, signedPercent } from "./signed.ts";

/** A part below it is left out of the table. */
const shownBytes = 2 ** 20 / 10;

export function pairTable({ pairs }: Comparison): TextTable {
  return {
    head: ["Pair", "First", "Base held", "Head held", "Difference", "Base peak", "Head peak"],
    rows: pairs.map(pairRow),
  };
}

function pairRow({ pair, first, isRepeated, base, head }: ComparedPair): readonly string[] {
  const isCounted = base.isMeasured && head.isMeasured;
  const difference =
    isCounted && base.heldBytes !== null && head.heldBytes !== null
      ? signedPercent(head.heldBytes / base.heldBytes - 1)
      : "not counted";
  return [
    `${pair}${isRepeated ? " (repeated)" : ""}`,
    first,
    heldCell(base),
    heldCell(head),
    difference,
    base.peakBytes === null ? "none" : bytes(base.peakBytes),
    head.peakBytes === null ? "none" : bytes(head.peakBytes),
  ];
}

function heldCell({ heldBytes, isMeasured, verdict, reason }: ComparedRun): string {
  const held = heldBytes === null ? "none" : bytes(heldBytes);
  if (isMeasured) return held;
  const why = reason === null ? "" : `: ${reason}`;
  return `${held} (${headings[verdict].toLowerCase().replace("oom", "OOM")}${why})`;
}

interface PartDifference {
  readonly name: string;
  readonly baseBytes: number;
  readonly headBytes: number;
  readonly difference: number;
}

/** The medians of the parts of the peak, without small parts. Empty without a measured run of each. */
export function partDifferences({ pairs }: Comparison): readonly PartDifference[] {
  const { base, head } = measuredRuns(pairs);
  return partsInOrder.flatMap((name) => {
    const baseBytes = median(base.map(({ composition }) => composition?.[name] ?? null));
    const headBytes = median(head.map(({ composition }) => composition?.[name] ?? null));
    if (baseBytes === null || headBytes === null || Math.max(baseBytes, headBytes) < shownBytes) return [];
    return [{ name: partNames[name], baseBytes, headBytes, difference: headBytes - baseBytes }];
  });
}

export function partsTable(facts: Comparison): TextTable | null {
  const rows = partDifferences(facts).map(({ name, baseBytes, headBytes, difference }) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    bytes(baseBytes),
    bytes(headBytes),
    signedBytes(difference),
  ]);
  return rows.length === 0 ? null : { head: ["Peak (median)", "Base", "Head", "Difference"], rows };
}

const loadFigures: readonly FigureRow<ComparedRun>[] = [
  { name: "Latency p50", of: ({ p50Ms }) => p50Ms, text: latency },
  { name: "Latency p99", of: ({ p99Ms }) => p99Ms, text: latency },
  { name: "Responses/s", of: ({ requestsPerSecond }) => requestsPerSecond, text: integer },
  { name: "Responses", of: ({ requests }) => requests, text: integer },
  ...cpuFigures,
];

/** Null if nothing is known about the load. */
export function loadTable({ pairs }: Comparison): TextTable | null {
  const { base, head } = measuredRuns(pairs);
  const rows = figureCells(loadFigures, base, head);
  return rows.length === 0 ? null : { head: ["Load (median)", "Base", "Head", "Difference"], rows };
}

/** The runs of the pairs that count. */
export function measuredRuns(pairs: readonly ComparedPair[]) {
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured);
  return { base: measured.map(({ base }) => base), head: measured.map(({ head }) => head) };
}
