import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  partNames,
  partsInOrder,
  requestCells,
  requestHead,
  rowsOf
} from "./chunk-5IDNCX2N.js";
import {
  lastLines,
  limitNameOf,
  meaning,
  notesOf,
  phasesMeaning,
  timeOriginOf
} from "./chunk-OJRVFJ26.js";
import {
  bytes,
  bytesExactly,
  integer,
  latency,
  percent,
  printable,
  time
} from "./chunk-H6BKDPII.js";

// src/report/html/assets.ts
import { readFileSync } from "node:fs";
function readPageCode(pageEntry) {
  const [script, style] = [pageEntry, pageEntry.replace(/\.js$/, ".css")].map((path) => readFileSync(path, "utf8"));
  return { script: script ?? "", style: style ?? "" };
}

// src/report/html/page.ts
import { createHash } from "node:crypto";

// src/report/html/pack-samples.ts
import { deflateRawSync } from "node:zlib";
var tenthsOfMs = 10;
var maxBytesOfNumber = 8;
function encodeSamples({ atMs, workingSetBytes, usageBytes }) {
  const unitBytes = commonDivisor([workingSetBytes, usageBytes]);
  const plain = Buffer.allocUnsafe(atMs.length * 3 * maxBytesOfNumber);
  let end = writeColumn(plain, 0, atMs, (value) => Math.round(value * tenthsOfMs));
  for (const column of [workingSetBytes, usageBytes])
    end = writeColumn(plain, end, column, (value) => value / unitBytes);
  return { count: atMs.length, unitBytes, packed: deflateRawSync(plain.subarray(0, end)).toString("base64") };
}
function writeColumn(into, start, column, toInteger) {
  let at = start;
  let previous = 0;
  for (const value of column) {
    const integer2 = toInteger(value);
    const difference = integer2 - previous;
    let zigzag = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; zigzag >= 128; zigzag = Math.floor(zigzag / 128)) into[at++] = 128 + zigzag % 128;
    into[at++] = zigzag;
    previous = integer2;
  }
  return at;
}
function commonDivisor(columns) {
  let divisor = 0;
  for (const column of columns) {
    for (const value of column) {
      for (let rest = value; rest > 0; ) [divisor, rest] = [rest, divisor % rest];
      if (divisor === 1) return 1;
    }
  }
  return Math.max(1, divisor);
}

// src/report/html/page-data.ts
function pageDataOf({ evidence, thresholds, verdict }, samples) {
  const { limitBytes, kernelPeakBytes, peak, phases, load, compositions } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeSpan(evidence, samples),
    origin: timeOriginOf(evidence),
    limitBytes,
    limitName: limitNameOf(evidence, verdict),
    thresholdBytes: thresholds.maxRatio * limitBytes,
    kernelPeakBytes,
    peak: peak === null ? null : peakOf(peak),
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    oomKillsMs: oomKillsMs(evidence),
    compositions,
    timeline: load?.timeline ?? [],
    planned: load?.stages == null ? null : plannedOf(load.stages, startOf(evidence, "load"))
  };
}
function startOf({ phases }, name) {
  return phases.find((phase) => phase.name === name)?.startMs ?? 0;
}
function plannedOf(corners, fromMs) {
  return corners.map((corner, at) => {
    const other = corners[at % 2 === 0 ? at + 1 : at - 1];
    return { ...corner, atMs: fromMs + corner.atMs, isPaused: corner.rate === 0 && other?.rate === 0 };
  });
}
function peakOf({ atMs, workingSetBytes, composition }) {
  return { atMs, workingSetBytes, composition };
}
function wholeSpan({ phases, load, compositions, peak }, { atMs }) {
  const ends = [
    phases.at(-1)?.endMs ?? 0,
    atMs.at(-1) ?? 0,
    load?.timeline.at(-1)?.atMs ?? 0,
    compositions.at(-1)?.atMs ?? 0,
    peak?.atMs ?? 0
  ];
  return { fromMs: 0, toMs: Math.max(1, ...ends) };
}
var sameKillMs = 1e3;
function oomKillsMs({ oom }) {
  const times = oom.witnesses.flatMap(({ atMs }) => atMs === null ? [] : [atMs]).sort((a, b) => a - b);
  return times.filter((atMs, index) => index === 0 || atMs - (times[index - 1] ?? 0) > sameKillMs);
}

// src/report/html/chart-alt-text.ts
function chartSummary({ evidence, thresholds, verdict }) {
  const { peak, limitBytes, kernelPeakBytes, series } = evidence;
  if (peak === null) return "memgate took no sample, so there is nothing to draw.";
  const [first, last] = [series[0], series.at(-1)];
  const start = first === void 0 ? "" : `started at ${bytes(first.workingSetBytes)} and `;
  const end = last === void 0 ? [] : [`It ended at ${bytes(last.workingSetBytes)}.`];
  const notJudged = verdict.kind === "inconclusive" ? " (not judged)" : "";
  const when = `${time(peak.atMs)} after ${timeOriginOf(evidence)}, in the ${peak.phase} phase`;
  const kernelPeak = kernelPeakBytes === null ? "" : `, and the kernel's peak usage is ${bytes(kernelPeakBytes)}`;
  return [
    `The working set ${start}peaked at ${bytes(peak.workingSetBytes)}${notJudged} ${when}.`,
    ...end,
    `The threshold is ${bytes(thresholds.maxRatio * limitBytes)} (${percent(thresholds.maxRatio)} of the ${bytes(limitBytes)} ${limitNameOf(evidence, verdict)})${kernelPeak}.`,
    ...phaseSentence(evidence),
    ...oomSentence(evidence),
    ...loadSentence(evidence)
  ].join(" ");
}
function phaseSentence({ phases }) {
  if (phases.length === 0) return [];
  return [`Phases: ${phases.map(({ name, startMs, endMs }) => `${name} ${time(endMs - startMs)}`).join(", ")}.`];
}
function oomSentence(evidence) {
  if (!evidence.oom.killed) return [];
  const times = oomKillsMs(evidence);
  if (times.length === 0) return ["An OOM kill was detected; its time is not known."];
  const subject = times.length === 1 ? "An OOM kill was" : "OOM kills were";
  return [`${subject} detected at ${times.map(time).join(", ")}.`];
}
function loadSentence({ load }) {
  const timeline = load?.timeline ?? [];
  if (timeline.length === 0) return [];
  const range = (values, text) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(text);
    return low === high ? `was ${low}` : `was between ${low} and ${high}`;
  };
  const rates = timeline.map((entry) => entry.requestsPerSecond);
  const latencies = timeline.flatMap(({ p99Ms }) => p99Ms === null ? [] : [p99Ms]);
  const failed = timeline.reduce((sum, entry) => sum + entry.failed, 0);
  const latencyText = latencies.length === 0 ? "" : `, p99 latency was at most ${latency(Math.max(...latencies))}`;
  const failedText = failed === 0 ? "no request failed" : `${integer(failed)} ${failed === 1 ? "request" : "requests"} failed`;
  return [`The response rate ${range(rates, (rate) => `${integer(rate)}/s`)}${latencyText}; ${failedText}.`];
}

// src/report/html/escape.ts
var entities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
function escapeHtml(text) {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
function jsonForScript(value) {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

// src/report/html/chart-section.ts
var keys = [
  ["\u2190 \u2192", "read the values one pixel to the left or right; with Shift, ten pixels"],
  ["Home End", "read the first or the last sample in view"],
  ["+ \u2212", "zoom in or out"],
  ["[ ]", "move to an earlier or a later time"],
  ["0", "show the whole run"],
  ["P", "read the peak"]
];
function chartBlock(judged, data) {
  if (data.samples.count === 0) {
    return `<section aria-labelledby="over-time"><h2 id="over-time">Working set over time</h2><p>${escapeHtml(chartSummary(judged))}</p></section>`;
  }
  const list = keys.map(([key, does]) => `<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`).join("");
  return `<section aria-labelledby="over-time">
<h2 id="over-time">Working set over time</h2>
<p id="summary">${escapeHtml(chartSummary(judged))}</p>
<div id="interactive" hidden>
<div class="toolbar" role="group" aria-label="Zoom">
${buttons}
<span id="span"></span>
</div>
${legend(data)}
<div id="charts" tabindex="0" role="application" aria-roledescription="chart" aria-label="Memory, responses and latency over time" aria-describedby="summary keys-hint">
<div id="memory-chart"></div>
${loadPanels(data)}
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
function drawnFrom({ sampling }, drawn) {
  const taken = sampling.sources.reduce((sum, source2) => sum + source2.samples, 0);
  const samples = (count) => `${integer(count)} sample${count === 1 ? "" : "s"}`;
  const source = taken > drawn ? `${integer(drawn)} of ${samples(taken)}: the lowest and the highest of each interval` : samples(drawn);
  return `Drawn from ${source}. If several samples share a pixel, the chart shows their lowest and highest value.`;
}
var buttons = [
  ["zoom-in", "+", "Zoom in"],
  ["zoom-out", "\u2212", "Zoom out"],
  ["earlier", "\u25C2", "Earlier"],
  ["later", "\u25B8", "Later"],
  ["reset", "Whole run", ""],
  ["to-peak", "To the peak", ""]
].map(
  ([id, text, name]) => `<button type="button" id="${id}"${name === "" ? "" : ` aria-label="${name}" title="${name}"`}>${text}</button>`
).concat(
  '<button type="button" id="fit" aria-pressed="false" title="Fit the vertical axis to the working set in view">Fit height</button>'
).join("\n");
function loadPanels({ timeline, planned }) {
  if (timeline.length === 0) return "";
  const hasFailed = timeline.some(({ failed }) => failed > 0);
  const hasPlannedRate = planned?.some(({ rate }) => (rate ?? 0) > 0) ?? false;
  const connections = planned === null ? "" : '<p class="caption">Connections planned by the stages</p>\n<div id="connections-chart"></div>\n';
  return `${connections}<p class="caption">Responses per second${hasPlannedRate ? ", planned rate of requests dashed" : ""}${hasFailed ? ' <span class="failed-key">failed requests in red</span>' : ""}</p>
<div id="rate-chart"></div>
<p class="caption">p99 latency</p>
<div id="latency-chart"></div>`;
}
function legend(data) {
  const lines = [
    ["working-set", "working set"],
    ["usage", "usage"],
    ["limit", data.limitName],
    ["threshold", "threshold"],
    ...data.kernelPeakBytes === null ? [] : [["kernel-peak", "kernel's peak usage"]]
  ];
  const areas = partsIn(data).map((part) => [`part ${part}`, partNames[part]]);
  return `${legendList("Lines", lines)}${areas.length === 0 ? "" : `
${legendList("Areas: breakdown of the working set", areas)}`}`;
}
function partsIn({ compositions, peak }) {
  const breakdowns = [...compositions, ...peak === null ? [] : [peak.composition]];
  return partsInOrder.filter((part) => breakdowns.some((each) => (each[part] ?? 0) > 0));
}
function legendList(label, entries) {
  const items = entries.map(([className, name]) => `<li class="${className}">${name}</li>`);
  return `<ul class="legend" aria-label="${label}">${items.join("")}</ul>`;
}
function aboutAreas(data) {
  if (partsIn(data).length === 0) return "";
  const { compositions } = data;
  const [first, last] = [compositions[0], compositions.at(-1)];
  const intervals = compositions.length - 1;
  const interval = first === void 0 || last === void 0 || intervals < 1 ? "" : ` memgate reads it about every ${time((last.atMs - first.atMs) / intervals)}. Between two readings, the areas show the nearest one.`;
  return `<p class="hint">The areas show the breakdown of the working set.${interval} If its parts add up to more than the working set, they are scaled down. A gap below the line is memory that the breakdown does not contain.</p>
`;
}

// src/report/html/tables.ts
function figuresTable(judged) {
  const rows = rowsOf(judged).map(
    ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`
  );
  const explained = judged.evidence.peak === null ? "" : `<p class="hint">${escapeHtml(meaning)}</p>`;
  return section("figures", "Figures", `<table class="figures"><tbody>${rows.join("")}</tbody></table>${explained}`);
}
function phasesTable(evidence) {
  const { phases, limitBytes, load, warmup } = evidence;
  const hasRequests = load !== null || warmup !== null;
  const rows = phases.map(({ name, startMs, endMs, samples, maxGapMs, peakBytes }) => [
    name,
    `${time(startMs)} to ${time(endMs)}`,
    peakBytes === null ? "no sample" : bytesExactly(peakBytes),
    peakBytes === null ? "" : percent(peakBytes / limitBytes),
    ...hasRequests ? requestCells(name, evidence) : [],
    integer(samples),
    time(maxGapMs)
  ]);
  const requests = hasRequests ? requestHead : [];
  const heads = ["Phase", "Time", "Peak working set", "Of the limit", ...requests, "Samples", "Longest gap"];
  return table("phases", "Phases", heads, rows, phasesMeaning(evidence));
}
function sourcesTable({ sampling }) {
  const rows = sampling.sources.map(({ name, intervalMs, samples, missed, maxGapMs }) => [
    name,
    time(intervalMs),
    integer(samples),
    integer(missed),
    maxGapMs === null ? "fewer than two samples" : time(maxGapMs)
  ]);
  return table("sources", "Sampling sources", ["Source", "Interval", "Samples", "Missed", "Longest gap"], rows);
}
function table(id, title, heads, rows, explained = "") {
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map(([first = "", ...cells]) => {
    const rest = cells.map((text) => `<td>${escapeHtml(text)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`;
  });
  const hint = explained === "" ? "" : `<p class="hint">${escapeHtml(explained)}</p>`;
  return section(id, title, `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>${hint}`);
}
function section(id, title, content) {
  return `<section><h2 id="${id}">${title}</h2><div class="wide" tabindex="0" role="region" aria-labelledby="${id}">${content}</div></section>`;
}

// src/report/html/page.ts
var badges = {
  pass: "\u2713 The check passes",
  "over-ratio": "\u2715 The check fails",
  "out-of-memory": "\u2715 The check fails",
  "oom-killed": "\u2715 The check fails",
  inconclusive: "? The check fails, because memgate could not judge the memory"
};
function htmlOf(judged, samples, { script, style }) {
  const { evidence, message } = judged;
  const data = pageDataOf(judged, samples);
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>memgate: ${escapeHtml(message)}</title>
<style>${style}</style>
</head>
<body>
<main>
${verdictBlock(judged)}
${chartBlock(judged, data)}
${figuresTable(judged)}
${phasesTable(evidence)}
${sourcesTable(evidence)}
${logBlock(evidence.container?.logTail ?? [])}
</main>
<footer>memgate ${escapeHtml(evidence.memgateVersion)}, run of <time datetime="${escapeHtml(evidence.createdAt)}">${escapeHtml(evidence.createdAt)}</time>. All figures are in report.json, all samples in samples.csv beside this file.</footer>
<script type="application/json" id="data">${jsonForScript(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
function verdictBlock(judged) {
  const { evidence, thresholds, verdict, message } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const list = notesOf(evidence).map((note) => `<li>${escapeHtml(note)}</li>`).join("");
  return `<header class="verdict ${verdict.kind}">
<p class="badge">${badges[verdict.kind]}</p>
<h1>${escapeHtml(message)}</h1>
<p>${escapeHtml(advice)}</p>
${list === "" ? "" : `<ul class="notes" aria-label="Notes">${list}</ul>`}
</header>`;
}
function logBlock(lines) {
  if (lines.length === 0) return "";
  const title = lastLines(lines.length);
  return `<details class="log"><summary>${title}</summary><pre class="wide" tabindex="0" role="region" aria-label="${title}">${lines.map(escapeHtml).join("\n")}</pre></details>`;
}

export {
  readPageCode,
  htmlOf
};
