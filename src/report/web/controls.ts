// The buttons and keys of the charts.
import { firstAtOrAfter, sampleAt } from "./decimate.ts";
import { peakIndex, type State } from "./state.ts";
import { moved, type Span, zoomed } from "./view.ts";

const zoomFactor = 2;
const shareMoved = 0.5;
const strides = { plain: 1, shift: 10 } as const;

/** The ids of the buttons. */
type Action = "zoom-in" | "zoom-out" | "earlier" | "later" | "reset" | "to-peak" | "fit";

const actionOfKey: Readonly<Record<string, Action>> = {
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  "[": "earlier",
  "]": "later",
  "0": "reset",
  p: "to-peak",
  P: "to-peak",
};

export interface Controlled {
  readonly state: State;
  /** Width of the charts in CSS pixels. */
  readonly plotWidth: () => number;
  readonly toggleFit: () => void;
  /** Announces text to a screen reader. */
  readonly announce: (text: string) => void;
  /** The time span in view, in words. */
  readonly viewText: () => string;
}

export function connectControls(charts: HTMLElement, controlled: Controlled): void {
  const actions = actionsOf(controlled);
  for (const [id, act] of Object.entries(actions)) document.getElementById(id)?.addEventListener("click", act);
  charts.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOfKey[event.key];
    if (action !== undefined) actions[action]();
    else if (!moveReadout(controlled, event)) return;
    event.preventDefault();
  });
}

function actionsOf({ state, toggleFit, announce, viewText }: Controlled): Readonly<Record<Action, () => void>> {
  const { wholeMs, samples } = state.figures;
  const show = (view: Span) => {
    state.show(view);
    announce(viewText());
  };
  const zoom = (factor: number) => () => {
    const { fromMs, toMs } = state.view();
    const readMs = samples.atMs[state.index()] ?? 0;
    const isInView = readMs >= fromMs && readMs <= toMs;
    show(zoomed(wholeMs, state.view(), factor, isInView ? readMs : (fromMs + toMs) / 2));
  };
  const move = (share: number) => () => {
    const { fromMs, toMs } = state.view();
    show(moved(wholeMs, state.view(), (toMs - fromMs) * share));
  };
  return {
    "zoom-in": zoom(1 / zoomFactor),
    "zoom-out": zoom(zoomFactor),
    earlier: move(-shareMoved),
    later: move(shareMoved),
    reset: () => show(wholeMs),
    "to-peak": () => state.read(peakIndex(state.figures), true),
    fit: toggleFit,
  };
}

/** Returns false if the key does not move the readout. */
function moveReadout({ state, plotWidth }: Controlled, { key, shiftKey }: KeyboardEvent): boolean {
  const { samples } = state.figures;
  const { fromMs, toMs } = state.view();
  const pixelMs = (toMs - fromMs) / plotWidth();
  const steps = shiftKey ? strides.shift : strides.plain;
  const index = state.index();
  const last = samples.atMs.length - 1;
  const read = (wanted: number) => {
    state.read(Math.min(last, Math.max(0, wanted)), true);
    return true;
  };
  switch (key) {
    case "ArrowLeft":
      return read(Math.min(index - 1, indexInPixel(state, -steps, pixelMs)));
    case "ArrowRight":
      return read(Math.max(index + 1, indexInPixel(state, steps, pixelMs)));
    case "Home":
      return read(firstAtOrAfter(samples.atMs, fromMs));
    case "End":
      return read(firstAtOrAfter(samples.atMs, toMs + Number.EPSILON * toMs) - 1);
    default:
      return false;
  }
}

/** Returns the index of the highest sample in the pixel that is `steps` pixels away from the current sample. */
function indexInPixel({ figures: { samples }, index }: State, steps: number, pixelMs: number): number {
  const middleMs = (samples.atMs[index()] ?? 0) + steps * pixelMs;
  return sampleAt(samples, { fromMs: middleMs - pixelMs / 2, toMs: middleMs + pixelMs / 2 }) ?? index();
}
