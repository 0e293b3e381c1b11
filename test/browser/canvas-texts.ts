// Records the texts that a page draws on its canvases, because they are in no element.
import type { Page } from "playwright-core";

export interface CanvasText {
  readonly text: string;
  /** In CSS pixels from the top left corner of the canvas. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Recorder = { memgateTexts?: Map<HTMLCanvasElement, CanvasText[]> };

/** Runs in the page before its own script. A canvas that is cleared has no text any more. */
export function recordCanvasTexts(): void {
  const recorded = new Map<HTMLCanvasElement, CanvasText[]>();
  (globalThis as Recorder).memgateTexts = recorded;
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...rectangle) {
    recorded.delete(this.canvas);
    clearRect.apply(this, rectangle);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...others) {
    const measured = this.measureText(text);
    const box = {
      left: x - measured.actualBoundingBoxLeft,
      right: x + measured.actualBoundingBoxRight,
      top: y - measured.actualBoundingBoxAscent,
      bottom: y + measured.actualBoundingBoxDescent,
    };
    recorded.set(this.canvas, [...(recorded.get(this.canvas) ?? []), { text, ...box }]);
    fillText.call(this, text, x, y, ...others);
  };
}

/** Returns the texts on a canvas after the last time that it was drawn. */
export async function canvasTexts(page: Page, selector: string): Promise<readonly CanvasText[]> {
  // uPlot draws in a microtask.
  return page.locator(selector).evaluate(async (canvas) => {
    await Promise.resolve();
    return (globalThis as Recorder).memgateTexts?.get(canvas as HTMLCanvasElement) ?? [];
  });
}
