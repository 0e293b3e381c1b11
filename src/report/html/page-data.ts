// What the page's script gets: the figures that the charts are drawn from.
import type { Evidence, LoadPoint, LoadStage, Peak, PhaseName, PhaseStats } from "../../model/evidence.ts";
import type { Corner } from "../../model/stages.ts";
import type { Judged } from "../model/judged.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { type EncodedSamples, encodeSamples } from "./pack-samples.ts";

/** Times count from timeOrigin. */
export interface PageData {
  readonly samples: EncodedSamples;
  readonly wholeMs: { readonly fromMs: number; readonly toMs: number };
  readonly limitBytes: number;
  readonly thresholdBytes: number;
  /** Null where none is known. */
  readonly kernelPeakBytes: number | null;
  /** Null without a sample. */
  readonly peak: Pick<Peak, "atMs" | "workingSetBytes" | "composition"> | null;
  readonly phases: readonly (Pick<PhaseStats, "startMs" | "endMs"> & { readonly name: PhaseName })[];
  /** When OOM kills were first seen: one entry for witnesses within a second of each other. */
  readonly oomKillsMs: readonly number[];
  readonly compositions: Evidence["compositions"];
  /** Empty where no load was measured. */
  readonly timeline: readonly LoadPoint[];
  /** The planned shape of a load with stages, two corners a stage with a straight line between them; null without stages. */
  readonly planned: readonly Corner[] | null;
}

export function pageDataOf({ evidence, thresholds }: Judged, samples: SampleColumns): PageData {
  const { limitBytes, kernelPeakBytes, peak, phases, load, compositions } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeOf(evidence, samples),
    limitBytes,
    thresholdBytes: thresholds.maxRatio * limitBytes,
    kernelPeakBytes,
    peak: peak === null ? null : peakOf(peak),
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    oomKillsMs: oomKillsMs(evidence),
    compositions,
    timeline: load?.timeline ?? [],
    planned: load?.stages == null ? null : plannedOf(load.stages, startOf(evidence, "load")),
  };
}

function startOf({ phases }: Evidence, name: PhaseName): number {
  return phases.find((phase) => phase.name === name)?.startMs ?? 0;
}

/** Both corners of a pause have a rate of 0; a ramp only begins with it. */
function plannedOf(corners: readonly LoadStage[], fromMs: number): readonly Corner[] {
  return corners.map((corner, at) => {
    const other = corners[at % 2 === 0 ? at + 1 : at - 1];
    return { ...corner, atMs: fromMs + corner.atMs, isPaused: corner.rate === 0 && other?.rate === 0 };
  });
}

function peakOf({ atMs, workingSetBytes, composition }: Peak): PageData["peak"] {
  return { atMs, workingSetBytes, composition };
}

function wholeOf({ phases, load, compositions, peak }: Evidence, { atMs }: SampleColumns): PageData["wholeMs"] {
  const ends = [
    phases.at(-1)?.endMs ?? 0,
    atMs.at(-1) ?? 0,
    load?.timeline.at(-1)?.atMs ?? 0,
    compositions.at(-1)?.atMs ?? 0,
    peak?.atMs ?? 0,
  ];
  return { fromMs: 0, toMs: Math.max(1, ...ends) };
}

const sameKillMs = 1_000;

export function oomKillsMs({ oom }: Evidence): readonly number[] {
  const times = oom.witnesses.flatMap(({ atMs }) => (atMs === null ? [] : [atMs])).sort((a, b) => a - b);
  return times.filter((atMs, index) => index === 0 || atMs - (times[index - 1] ?? 0) > sameKillMs);
}
