// The figures that the page's script draws the charts from.
import type { Evidence, LoadPoint, LoadStage, Peak, PhaseName, PhaseStats } from "../../model/evidence.ts";
import type { Corner } from "../../model/stages.ts";
import type { Judged } from "../model/judged.ts";
import { limitNameOf } from "../model/messages.ts";
import { largestProcess } from "../model/processes/process-table.ts";
import { type TimeOrigin, timeOriginOf } from "../model/time-origin.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { type EncodedSamples, encodeSamples } from "./pack-samples.ts";

/** Times are in milliseconds after timeOrigin. */
export interface PageData {
  readonly samples: EncodedSamples;
  /** The time span of the whole run, which every chart shows first: from `timeOrigin` to the last known moment. */
  readonly wholeMs: { readonly fromMs: number; readonly toMs: number };
  /** The event at 0 s, for the label of the time axis. */
  readonly origin: TimeOrigin;
  readonly limitBytes: number;
  readonly limitName: "limit" | "requested limit";
  readonly thresholdBytes: number;
  /** The warning level. Null without one. */
  readonly warningBytes: number | null;
  /** Null if the kernel's peak usage is not known. */
  readonly kernelPeakBytes: number | null;
  /** Null if memgate took no sample. */
  readonly peak: Pick<Peak, "atMs" | "workingSetBytes" | "composition"> | null;
  /** The largest process near the peak, with its size. Null if it is unknown. */
  readonly largestProcess: string | null;
  readonly phases: readonly (Pick<PhaseStats, "startMs" | "endMs"> & { readonly name: PhaseName })[];
  /** Times at which OOM kills were detected. Witnesses within a second of each other count as one kill. */
  readonly oomKillsMs: readonly number[];
  readonly compositions: Evidence["compositions"];
  /** Empty if the CPU time is unknown. */
  readonly cpu: Evidence["cpuSeries"];
  /** Empty if the evidence has no load. */
  readonly timeline: readonly LoadPoint[];
  /** The plan of a load with stages: two corners per stage, joined by a straight line. Null without stages. */
  readonly planned: readonly Corner[] | null;
}

export function pageDataOf({ evidence, thresholds, verdict }: Judged, samples: SampleColumns): PageData {
  const { limitBytes, kernelPeakBytes, peak, phases, load, compositions, cpuSeries } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeSpan(evidence, samples),
    origin: timeOriginOf(evidence),
    limitBytes,
    limitName: limitNameOf(evidence, verdict),
    thresholdBytes: thresholds.maxRatio * limitBytes,
    warningBytes: thresholds.warnRatio === null ? null : thresholds.warnRatio * limitBytes,
    kernelPeakBytes,
    peak: peak === null ? null : peakOf(peak),
    largestProcess: largestProcess(evidence),
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    oomKillsMs: oomKillsMs(evidence),
    compositions,
    cpu: cpuSeries,
    timeline: load?.timeline ?? [],
    planned: load?.stages == null ? null : plannedOf(load.stages, startOf(evidence, "load")),
  };
}

function startOf({ phases }: Evidence, name: PhaseName): number {
  return phases.find((phase) => phase.name === name)?.startMs ?? 0;
}

/** A stage is a pause if both of its corners have a rate of 0. A ramp has a rate of 0 only at its start. */
function plannedOf(corners: readonly LoadStage[], fromMs: number): readonly Corner[] {
  return corners.map((corner, at) => {
    const other = corners[at % 2 === 0 ? at + 1 : at - 1];
    return { ...corner, atMs: fromMs + corner.atMs, isPaused: corner.rate === 0 && other?.rate === 0 };
  });
}

function peakOf({ atMs, workingSetBytes, composition }: Peak): PageData["peak"] {
  return { atMs, workingSetBytes, composition };
}

function wholeSpan(
  { phases, load, compositions, cpuSeries, peak }: Evidence,
  { atMs }: SampleColumns,
): PageData["wholeMs"] {
  const ends = [
    phases.at(-1)?.endMs ?? 0,
    atMs.at(-1) ?? 0,
    load?.timeline.at(-1)?.atMs ?? 0,
    compositions.at(-1)?.atMs ?? 0,
    cpuSeries.at(-1)?.atMs ?? 0,
    peak?.atMs ?? 0,
  ];
  return { fromMs: 0, toMs: Math.max(1, ...ends) };
}

const sameKillMs = 1_000;

export function oomKillsMs({ oom }: Evidence): readonly number[] {
  const times = oom.witnesses.flatMap(({ atMs }) => (atMs === null ? [] : [atMs])).sort((a, b) => a - b);
  return times.filter((atMs, index) => index === 0 || atMs - (times[index - 1] ?? 0) > sameKillMs);
}
