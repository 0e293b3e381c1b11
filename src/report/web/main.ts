// The script of report.html: reads the page's data and draws the charts.
import "uplot/dist/uPlot.min.css";
import "./page.css";
import type { PageData } from "../html/page-data.ts";
import { connectControls } from "./controls.ts";
import { createCpuPanels } from "./cpu-panels.ts";
import { createLoadPanels } from "./load-panels.ts";
import { createMemoryPanel } from "./memory-panel.ts";
import type { Panel } from "./panel.ts";
import { fieldsAt, momentText, sentenceOf } from "./readout.ts";
import { createState, type Figures } from "./state.ts";
import { connectTouch } from "./touch.ts";
import { decodeSamples } from "./unpack-samples.ts";

/** Name of the performance mark that the page sets after the first drawing. */
const drawnMark = "charts-drawn";
/** A screen reader gets only the last of several announcements in quick succession. */
const announcementDelayMs = 200;

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element with the id ${id}`);
  return found;
}

function drawCharts(figures: Figures): void {
  const [interactive, charts] = [byId("interactive"), byId("charts")];
  interactive.hidden = false;
  let isFitted = false;
  let panels: readonly Panel[] = [];
  let pending: ReturnType<typeof setTimeout> | undefined;
  const announce = (text: string) => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      byId("spoken").textContent = text;
    }, announcementDelayMs);
  };
  const viewText = () => {
    const { fromMs, toMs } = state.view();
    return `${momentText(fromMs)} to ${momentText(toMs)}`;
  };
  const viewChanged = () => {
    for (const panel of panels) panel.draw();
    byId("span").textContent = viewText();
  };
  const indexChanged = (isAnnounced: boolean) => {
    for (const panel of panels) panel.mark();
    const fields = fieldsAt(figures, state.index());
    writeReadout(byId("readout"), fields);
    if (isAnnounced) announce(sentenceOf(fields));
  };
  const state = createState(figures, () => ({ viewChanged, indexChanged }));
  const memory = createMemoryPanel(state, byId("memory-chart"), () => isFitted);
  const hasLoad = figures.timeline.length > 0;
  const loadHosts = () => ({
    rate: byId("rate-chart"),
    latency: byId("latency-chart"),
    connections: figures.planned === null ? null : byId("connections-chart"),
  });
  const cpuHosts = () => ({ cores: byId("cpu-chart"), throttled: document.getElementById("throttled-chart") });
  panels = [
    memory,
    ...(figures.cpu.length > 0 ? createCpuPanels(state, cpuHosts(), !hasLoad) : []),
    ...(hasLoad ? createLoadPanels(state, loadHosts()) : []),
  ];
  viewChanged();
  indexChanged(false);
  const toggleFit = () => {
    isFitted = !isFitted;
    byId("fit").setAttribute("aria-pressed", String(isFitted));
    viewChanged();
  };
  connectControls(charts, { state, plotWidth: () => memory.plot.over.clientWidth, toggleFit, announce, viewText });
  charts.addEventListener("pointerdown", () => charts.focus({ preventScroll: true }));
  for (const panel of panels) connectTouch(panel, state);
  new ResizeObserver(() => {
    for (const panel of panels) panel.resize(byId("memory-chart").clientWidth);
  }).observe(charts);
  // CSS does not recolour what is already drawn on a canvas.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", viewChanged);
}

function writeReadout(list: HTMLElement, fields: ReturnType<typeof fieldsAt>): void {
  list.replaceChildren(
    ...fields.map(({ name, value, isLong }) => {
      const [pair, term, figure] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
      if (pair === undefined || term === undefined || figure === undefined) throw new Error("no elements");
      [term.textContent, figure.textContent] = [name, value];
      pair.classList.toggle("long", isLong === true);
      pair.append(term, figure);
      return pair;
    }),
  );
}

async function start(): Promise<void> {
  const { samples, ...others }: PageData = JSON.parse(byId("data").textContent ?? "");
  if (samples.count === 0) return;
  try {
    drawCharts({ ...others, samples: await decodeSamples(samples) });
    document.documentElement.dataset["charts"] = "drawn";
    requestAnimationFrame(() => performance.mark(drawnMark));
  } catch (error) {
    byId("interactive").hidden = true;
    const reported = byId("no-chart");
    reported.hidden = false;
    reported.textContent = `The charts could not be drawn (${String(error)}). They need Chrome 103, Firefox 113, Safari 16.4 or later. The rest of this page does not.`;
  }
}

void start();
