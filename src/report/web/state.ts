// The state that all parts of the page share: the figures, the time span in view and the sample in the readout.
import type { PageData } from "../html/page-data.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { indexNear, sampleAt } from "./decimate.ts";
import { type Span, showing, within } from "./view.ts";

export interface Figures extends Omit<PageData, "samples"> {
  /** At least one sample. */
  readonly samples: SampleColumns;
}

export interface State {
  readonly figures: Figures;
  readonly view: () => Span;
  /** Index of the sample in the readout. */
  readonly index: () => number;
  readonly show: (view: Span) => void;
  /** Shows a sample in the readout and moves the view if necessary. `isAnnounced`: a screen reader speaks it too. */
  readonly read: (index: number, isAnnounced: boolean) => void;
}

export interface Listener {
  readonly viewChanged: () => void;
  readonly indexChanged: (isAnnounced: boolean) => void;
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
    read: (wanted, isAnnounced) => {
      index = wanted;
      const followed = showing(figures.wholeMs, view, figures.samples.atMs[index] ?? 0);
      if (followed !== view) show(followed);
      listener().indexChanged(isAnnounced);
    },
  };
}

/** Returns the index of the peak's sample. The time of a sample is rounded to 0.1 ms, the time of the peak is not. */
export function peakIndex({ peak, samples }: Figures): number {
  if (peak === null) return 0;
  return (
    sampleAt(samples, { fromMs: peak.atMs - 0.1, toMs: peak.atMs + 0.1 }) ?? indexNear(samples.atMs, peak.atMs) ?? 0
  );
}
