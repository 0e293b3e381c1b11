// Colours are named in page.css, for light and dark; the canvas asks for them as it is drawn.
import uPlot from "uplot";

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A font of so many CSS pixels, for text on the canvas. */
export function canvasFont(pixels: number): string {
  return `${pixels * uPlot.pxRatio}px system-ui, sans-serif`;
}

export function isNarrow(): boolean {
  return window.innerWidth < 600;
}
