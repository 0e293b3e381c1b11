// Charts of points on a horizontal line. Positions are percentages, so that points have the same size on every screen.

import { escapeHtml, textHtml } from "./escape.ts";

/** The free space at each end of the line, in percent: half a point fits in it. */
const margin = 3;

/** A position on the line, as a percentage. */
export type Scale = (value: number) => string;

export function scale(from: number, to: number): Scale {
  return (value) => `${(margin + (to === from ? 0.5 : (value - from) / (to - from)) * (100 - 2 * margin)).toFixed(2)}%`;
}

/** @param label the name of the chart for a screen reader */
export function strip(label: string, height: number, content: string): string {
  const middle = height / 2;
  const axis = `<line class="axis" x1="${margin}%" x2="${100 - margin}%" y1="${middle}" y2="${middle}"/>`;
  return `<svg class="peaks" height="${height}" role="img" aria-label="${escapeHtml(label)}">${axis}${content}</svg>`;
}

/** The values at both ends of the line. A single value if they are equal. */
export function ends(from: string, to: string): string {
  const values = from === to ? [from] : [from, to];
  return `<p class="ends">${values.map((value) => `<span>${textHtml(value)}</span>`).join("")}</p>`;
}

/** A vertical line, which is a little shorter than the chart. */
export function verticalLine(name: string, x: string, height: number): string {
  return `<line class="${name}" x1="${x}" x2="${x}" y1="2" y2="${height - 2}"/>`;
}

export function point(name: string, x: string, y: number, title: string): string {
  return `<circle class="${name}" cx="${x}" cy="${y}" r="5"><title>${escapeHtml(title)}</title></circle>`;
}
