// What the page's script gets: the figures that the charts are drawn from.
import type { Evidence, LoadPoint, Peak, PhaseFigures, PhaseName } from "../evidence.ts";
import { type EncodedSamples, encodeSamples } from "./encode.ts";
import type { Judged } from "./report.ts";
import type { SampleColumns } from "./samples.ts";

/** Times count from timeOrigin. */
export interface PageData {
  readonly samples: EncodedSamples;
  readonly wholeMs: { readonly fromMs: number; readonly toMs: number };
  readonly limitBytes: number;
  readonly thresholdBytes: number;
  /** Null where none is known. */
  readonly ceilingBytes: number | null;
  /** Null without a sample. */
  readonly peak: Pick<Peak, "atMs" | "workingSetBytes" | "composition"> | null;
  readonly phases: readonly (Pick<PhaseFigures, "startMs" | "endMs"> & { readonly name: PhaseName })[];
  /** When OOM kills were first seen: one entry for witnesses within a second of each other. */
  readonly oomKillsMs: readonly number[];
  readonly compositions: Evidence["compositions"];
  /** Empty where no load was measured. */
  readonly timeline: readonly LoadPoint[];
}

export function pageDataOf({ evidence, thresholds }: Judged, samples: SampleColumns): PageData {
  const { limitBytes, ceilingBytes, peak, phases, load, compositions } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeOf(evidence, samples),
    limitBytes,
    thresholdBytes: thresholds.maxRatio * limitBytes,
    ceilingBytes,
    peak: peak === null ? null : peakOf(peak),
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    oomKillsMs: oomKillsMs(evidence),
    compositions,
    timeline: load?.timeline ?? [],
  };
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
