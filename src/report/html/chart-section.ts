// The section of report.html that the charts are drawn into.

import { integer } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import { partNames, partsInOrder } from "../model/composition-parts.ts";
import type { Judged } from "../model/judged.ts";
import { chartSummary } from "./chart-alt-text.ts";
import { escapeHtml } from "./escape.ts";
import type { PageData } from "./page-data.ts";

const keys = [
  ["← →", "move the readout by a pixel, with Shift by ten"],
  ["Home End", "to the first and the last moment in view"],
  ["+ −", "zoom in and out"],
  ["[ ]", "show what is earlier and later"],
  ["0", "show the whole run"],
  ["P", "move to the peak"],
] as const;

/** The charts' places, buttons and legend, and what they show in words: the page's script fills them. */
export function chartBlock(judged: Judged, data: PageData): string {
  if (data.samples.count === 0) {
    return `<section aria-labelledby="over-time"><h2 id="over-time">Working set over time</h2><p>${escapeHtml(chartSummary(judged))}</p></section>`;
  }
  const list = keys.map(([key, does]) => `<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`).join("");
  return `<section aria-labelledby="over-time">
<h2 id="over-time">Working set over time</h2>
<p id="summary">${escapeHtml(chartSummary(judged))}</p>
<div id="interactive" hidden>
<div class="toolbar" role="group" aria-label="What the charts show">
${buttons}
<span id="span"></span>
</div>
${legend(data)}
<div id="charts" tabindex="0" role="application" aria-roledescription="chart" aria-label="Memory, requests and latency over time" aria-describedby="summary keys-hint">
<div id="memory-chart"></div>
${loadPanels(data)}
</div>
<dl id="readout" aria-label="At the moment that is marked in the charts"></dl>
<p id="spoken" class="spoken" role="status" aria-live="polite"></p>
<p id="keys-hint" class="hint">Drag across a chart to zoom in, double-click for the whole run; on a touch screen slide to read, pinch to zoom. With the keyboard: arrow keys read, plus and minus zoom, 0 shows the whole run.</p>
<details><summary>All keys</summary><dl class="keys">${list}</dl></details>
</div>
<p id="no-chart" role="alert" hidden></p>
<noscript><p>The charts need JavaScript. Everything else on this page does not.</p></noscript>
<p class="hint">${drawnFrom(judged.evidence, data.samples.count)}</p>
</section>`;
}

function drawnFrom({ sampling }: Evidence, drawn: number): string {
  const taken = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const kept = taken > drawn ? ` of ${integer(taken)}, the lowest and the highest of each stretch` : "";
  return `Drawn from ${integer(drawn)} samples${kept}; where a pixel has more than one, their lowest and highest are drawn.`;
}

const buttons = [
  ["zoom-in", "+", "Zoom in"],
  ["zoom-out", "−", "Zoom out"],
  ["earlier", "◂", "Earlier"],
  ["later", "▸", "Later"],
  ["reset", "Whole run", ""],
  ["to-peak", "To the peak", ""],
]
  .map(
    ([id, text, name]) =>
      `<button type="button" id="${id}"${name === "" ? "" : ` aria-label="${name}" title="${name}"`}>${text}</button>`,
  )
  .concat(
    '<button type="button" id="fit" aria-pressed="false" title="Show the working set in view as high as can be">Fit height</button>',
  )
  .join("\n");

function loadPanels({ timeline, planned }: PageData): string {
  if (timeline.length === 0) return "";
  const hasFailed = timeline.some(({ failed }) => failed > 0);
  const hasPlannedRate = planned?.some(({ rate }) => (rate ?? 0) > 0) ?? false;
  const connections =
    planned === null
      ? ""
      : '<p class="caption">Connections at work, as the stages plan them</p>\n<div id="connections-chart"></div>\n';
  return `${connections}<p class="caption">Requests a second${hasPlannedRate ? ", those planned in dashes" : ""}${hasFailed ? ' <span class="failed-key">failed ones in red</span>' : ""}</p>
<div id="rate-chart"></div>
<p class="caption">p99 latency</p>
<div id="latency-chart"></div>`;
}

function legend({ compositions, kernelPeakBytes }: PageData): string {
  const parts = partsInOrder.filter((part) => compositions.some((each) => (each[part] ?? 0) > 0));
  const entries: readonly (readonly [string, string])[] = [
    ["working-set", "working set"],
    ["usage", "usage"],
    ["limit", "limit"],
    ["threshold", "threshold"],
    ...(kernelPeakBytes === null ? [] : [["ceiling", "ceiling of usage"] as const]),
    ...parts.map((part) => [`part ${part}`, partNames[part]] as const),
  ];
  return `<ul class="legend" aria-label="Legend">${entries.map(([kind, name]) => `<li class="${kind}">${name}</li>`).join("")}</ul>`;
}
