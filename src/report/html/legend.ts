// The legend of a chart in report.html.

export type LegendEntry = readonly [className: string, name: string];

/** @param label the name of the legend for a screen reader */
export function legendList(label: string, entries: readonly LegendEntry[]): string {
  const items = entries.map(([className, name]) => `<li class="${className}">${name}</li>`);
  return `<ul class="legend" aria-label="${label}">${items.join("")}</ul>`;
}
