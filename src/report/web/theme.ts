// Colours for the canvas. page.css defines them for light and dark; they are read each time the canvas is drawn.
import uPlot from "uplot";

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Returns the font for text on the canvas, `pixels` CSS pixels high. */
export function canvasFont(pixels: number): string {
  return `${pixels * uPlot.pxRatio}px system-ui, sans-serif`;
}

export function isNarrow(): boolean {
  return window.innerWidth < 600;
}
