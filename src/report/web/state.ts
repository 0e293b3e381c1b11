// What all parts of the page share: the figures, the span in view, the sample that is read out.
import type { PageData } from "../html/page-data.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { indexNear, sampleAt } from "./decimate.ts";
import { type Span, showing, within } from "./view.ts";

export interface Figures extends Omit<PageData, "samples"> {
  /** At least one. */
  readonly samples: SampleColumns;
}

export interface State {
  readonly figures: Figures;
  readonly view: () => Span;
  /** The index of the sample that is read out. */
  readonly index: () => number;
  readonly show: (view: Span) => void;
  /** Reads a sample out; where it is out of view, the view follows. `aloud` tells a screen reader too. */
  readonly read: (index: number, aloud: boolean) => void;
}

export interface Listener {
  readonly viewChanged: () => void;
  readonly indexChanged: (aloud: boolean) => void;
}

export function createState(figures: Figures, listener: () => Listener): State {
  let view: Span = figures.wholeMs;
  let index = peakIndex(figures);
  const show = (wanted: Span) => {
    view = within(figures.wholeMs, wanted);
    listener().viewChanged();
  };
  return {
    figures,
    view: () => view,
    index: () => index,
    show,
    read: (wanted, aloud) => {
      index = wanted;
      const followed = showing(figures.wholeMs, view, figures.samples.atMs[index] ?? 0);
      if (followed !== view) show(followed);
      listener().indexChanged(aloud);
    },
  };
}

/** Samples have their time in tenths of a millisecond, the peak has it unrounded. */
export function peakIndex({ peak, samples }: Figures): number {
  if (peak === null) return 0;
  return (
    sampleAt(samples, { fromMs: peak.atMs - 0.1, toMs: peak.atMs + 0.1 }) ?? indexNear(samples.atMs, peak.atMs) ?? 0
  );
}
