// The charts section of report.html: the elements that the page's script draws into.

import { integer, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import { isThrottled } from "../../verdict/cpu-use.ts";
import { partNames, partsInOrder } from "../model/composition-parts.ts";
import type { Judged } from "../model/judged.ts";
import { chartSummary } from "./chart-alt-text.ts";
import { textHtml } from "./escape.ts";
import { type LegendEntry, legendList } from "./legend.ts";
import type { PageData } from "./page-data.ts";

const keys = [
  ["← →", "read the values one pixel to the left or right; with Shift, ten pixels"],
  ["Home End", "read the first or the last sample in view"],
  ["+ −", "zoom in or out"],
  ["[ ]", "move to an earlier or a later time"],
  ["0", "show the whole run"],
  ["P", "read the peak"],
] as const;

/** The charts' containers, buttons, legend and description. The page's script fills them and then shows them. */
export function chartBlock(judged: Judged, data: PageData): string {
  if (data.samples.count === 0) {
    return `<section aria-labelledby="over-time"><h2 id="over-time">Working set over time</h2><p>${textHtml(chartSummary(judged))}</p></section>`;
  }
  const list = keys.map(([key, does]) => `<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`).join("");
  return `<section aria-labelledby="over-time">
<h2 id="over-time">Working set over time</h2>
<p id="summary">${textHtml(chartSummary(judged))}</p>
<div id="interactive" hidden>
<div class="toolbar" role="group" aria-label="Zoom">
${buttons}
<span id="span"></span>
</div>
${legend(data)}
<div id="charts" tabindex="0" role="application" aria-roledescription="chart" aria-label="Memory, CPU, responses and latency over time" aria-describedby="summary keys-hint">
<div id="memory-chart"></div>
${cpuPanels(data)}${loadPanels(data)}
</div>
<dl id="readout" aria-label="Values at the marked time"></dl>
${aboutAreas(data)}<p id="spoken" class="spoken" role="status" aria-live="polite"></p>
<p id="keys-hint" class="hint">Drag across a chart to zoom in; double-click to show the whole run. On a touch screen, slide to read values and pinch to zoom. On a keyboard, use the arrow keys to read values, plus and minus to zoom, and 0 to show the whole run.</p>
<details><summary>All keys</summary><dl class="keys">${list}</dl></details>
</div>
<p id="no-chart" role="alert" hidden></p>
<noscript><p>The charts need JavaScript. The rest of this page does not.</p></noscript>
<p class="hint">${drawnFrom(judged.evidence, data.samples.count)}</p>
</section>`;
}

function drawnFrom({ sampling }: Evidence, drawn: number): string {
  const taken = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const samples = (count: number) => `${integer(count)} sample${count === 1 ? "" : "s"}`;
  const source =
    taken > drawn
      ? `${integer(drawn)} of ${samples(taken)}: the lowest and the highest of each interval`
      : samples(drawn);
  return `Drawn from ${source}. If several samples share a pixel, the chart shows their lowest and highest value.`;
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
    '<button type="button" id="fit" aria-pressed="false" title="Fit the vertical axis to the working set in view">Fit height</button>',
  )
  .join("\n");

/** Empty if the CPU time is unknown. Has a panel for the throttling only if the app was throttled. */
function cpuPanels({ cpu }: PageData): string {
  if (cpu.length === 0) return "";
  const throttled = isThrottled(cpu)
    ? '<p class="caption">Share of the time in which the CPU limit stopped the app</p>\n<div id="throttled-chart"></div>\n'
    : "";
  return `<p class="caption">CPU cores in use</p>\n<div id="cpu-chart"></div>\n${throttled}`;
}

function loadPanels({ timeline, planned }: PageData): string {
  if (timeline.length === 0) return "";
  const hasFailed = timeline.some(({ failed }) => failed > 0);
  const hasPlannedRate = planned?.some(({ rate }) => (rate ?? 0) > 0) ?? false;
  const connections =
    planned === null
      ? ""
      : '<p class="caption">Connections planned by the stages</p>\n<div id="connections-chart"></div>\n';
  return `${connections}<p class="caption">Responses per second in the load phase${hasPlannedRate ? ", planned rate of requests dashed" : ""}${hasFailed ? ', <span class="failed-key">failed requests in red</span>' : ""}</p>
<div id="rate-chart"></div>
<p class="caption">p99 latency in the load phase</p>
<div id="latency-chart"></div>`;
}

function legend(data: PageData): string {
  const lines: readonly LegendEntry[] = [
    ["working-set", "working set"],
    ["usage", "usage"],
    ["limit", data.limitName],
    ["threshold", "threshold"],
    ...(data.warningBytes === null ? [] : [["warning", "warning level"] as const]),
    ...(data.kernelPeakBytes === null ? [] : [["kernel-peak", "kernel's peak usage"] as const]),
  ];
  const areas = partsIn(data).map((part) => [`part ${part}`, partNames[part]] as const);
  return `${legendList("Lines", lines)}${areas.length === 0 ? "" : `\n${legendList("Areas: breakdown of the working set", areas)}`}`;
}

/** The parts that the breakdown has at any time. */
function partsIn({ compositions, peak }: PageData): readonly (typeof partsInOrder)[number][] {
  const breakdowns = [...compositions, ...(peak === null ? [] : [peak.composition])];
  return partsInOrder.filter((part) => breakdowns.some((each) => (each[part] ?? 0) > 0));
}

/** Empty if the run has no breakdown. */
function aboutAreas(data: PageData): string {
  if (partsIn(data).length === 0) return "";
  const { compositions } = data;
  const [first, last] = [compositions[0], compositions.at(-1)];
  const intervals = compositions.length - 1;
  const interval =
    first === undefined || last === undefined || intervals < 1
      ? " memgate read it at the peak only, so they show it only near the peak."
      : ` memgate reads it about every ${time((last.atMs - first.atMs) / intervals)}. Between two readings, the areas show the nearest one.`;
  return `<p class="hint">The areas show the breakdown of the working set.${interval} If its parts add up to more than the working set, they are scaled down. A gap below the line is memory that the breakdown does not contain.</p>\n`;
}
