// One chart of the page: uPlot, zoom by dragging, and the mark of the sample in the readout.
import uPlot from "uplot";
import { sampleAt } from "./decimate.ts";
import type { State } from "./state.ts";

export interface Panel {
  readonly plot: uPlot;
  /** Draws the time span in view, and the mark. */
  readonly draw: () => void;
  /** Moves the mark to the sample in the readout. */
  readonly mark: () => void;
  readonly resize: (width: number) => void;
}

export interface PanelParts {
  readonly host: HTMLElement;
  readonly height: number;
  readonly options: Pick<uPlot.Options, "axes" | "series"> & Partial<uPlot.Options>;
  /** Lowest and highest value of the y axis. */
  readonly range: () => readonly [number, number];
  /** Returns the data to draw for the time span in view. `pixels` is the width of the plot on the canvas. */
  readonly data: (pixels: number) => uPlot.AlignedData;
  /** Returns the value at which the mark has its dot; null if the mark has no dot. */
  readonly dotAt: ((index: number) => number) | null;
}

/** Space for half of the last label of the time axis. */
export const rightPadding = 24;

export function createPanel(state: State, { host, height, options, range, data, dotAt }: PanelParts): Panel {
  const { samples, wholeMs } = state.figures;
  const line = element("mark-line");
  const dot = element("mark-dot");
  const showWhole = () => {
    state.show(wholeMs);
    return null;
  };
  const plot: uPlot = new uPlot(
    {
      ...options,
      width: host.clientWidth,
      height,
      legend: { show: false },
      padding: options.padding ?? [8, rightPadding, 0, 0],
      cursor: {
        x: false,
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, dist: 5 },
        bind: { dblclick: () => showWhole },
      },
      scales: {
        x: { time: false, range: () => [state.view().fromMs, state.view().toMs] },
        y: { range: () => [...range()] },
      },
      hooks: {
        ...options.hooks,
        // The mark needs the new scales, which uPlot sets some time after setData, but before it draws.
        draw: [...(options.hooks?.draw ?? []), () => mark()],
        setCursor: [
          ({ cursor: { left = -1 }, over }) => {
            if (left >= 0 && over.matches(":hover")) readAt(state, plot, left);
          },
        ],
        setSelect: [
          ({ select: { left, width } }) => {
            if (width === 0) return;
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            state.show({ fromMs: plot.posToVal(left, "x"), toMs: plot.posToVal(left + width, "x") });
          },
        ],
      },
    },
    data(host.clientWidth * uPlot.pxRatio),
    host,
  );
  plot.over.append(line, dot);
  const mark = () => {
    const index = state.index();
    const left = plot.valToPos(samples.atMs[index] ?? 0, "x");
    const isInView = left >= -1 && left <= plot.over.clientWidth + 1;
    line.hidden = !isInView;
    line.style.transform = `translateX(${left}px)`;
    dot.hidden = dotAt === null || !isInView;
    if (dotAt !== null) dot.style.transform = `translate(${left}px, ${plot.valToPos(dotAt(index), "y")}px)`;
  };
  const draw = () => {
    plot.setData(data(plot.bbox.width));
  };
  return {
    plot,
    draw,
    mark,
    resize: (width) => {
      if (width === plot.width) return;
      plot.setSize({ width, height });
      draw();
    },
  };
}

/** Nobody can point at a single pixel, so the readout takes the highest sample within this distance. */
const snapPixels = 2;

/** Reads the highest sample near a horizontal position in a panel. */
export function readAt(state: State, plot: uPlot, left: number): void {
  const [fromMs, toMs] = [plot.posToVal(left - snapPixels, "x"), plot.posToVal(left + snapPixels, "x")];
  const index = sampleAt(state.figures.samples, { fromMs, toMs });
  if (index !== null && index !== state.index()) state.read(index, false);
}

function element(className: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  made.hidden = true;
  return made;
}
