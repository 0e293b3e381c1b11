// Touch: one finger moves the readout, two fingers zoom. A vertical swipe scrolls the page (touch-action in page.css).
import { type Panel, readAt } from "./panel.ts";
import type { State } from "./state.ts";
import { type Span, zoomed } from "./view.ts";

interface Pinch {
  readonly view: Span;
  readonly distance: number;
  readonly middleMs: number;
}

export function connectTouch({ plot }: Panel, state: State): void {
  const { over } = plot;
  const fingers = new Map<number, number>();
  let pinch: Pinch | null = null;
  const leftOf = (event: PointerEvent) => event.clientX - over.getBoundingClientRect().left;

  over.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, leftOf(event));
    const [a, b] = fingers.values();
    if (a === undefined) return;
    if (b === undefined) readAt(state, plot, a);
    else pinch = { view: state.view(), distance: apart(a, b), middleMs: plot.posToVal((a + b) / 2, "x") };
  });
  over.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, leftOf(event));
    const [a, b] = fingers.values();
    if (a === undefined) return;
    if (pinch === null) readAt(state, plot, a);
    else if (b !== undefined) {
      state.show(zoomed(state.figures.wholeMs, pinch.view, pinch.distance / apart(a, b), pinch.middleMs));
    }
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    over.addEventListener(end, ({ pointerId }) => {
      fingers.delete(pointerId);
      pinch = null;
    });
  }
}

function apart(a: number, b: number): number {
  return Math.max(1, Math.abs(a - b));
}
