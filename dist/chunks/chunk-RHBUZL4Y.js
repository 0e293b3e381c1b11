import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  minSavedRuns
} from "./chunk-FHRAIDQZ.js";
import {
  signedPercent
} from "./chunk-ODTTMOID.js";
import {
  adviceOf,
  largestProcess,
  partNames,
  partsInOrder,
  processTableOf,
  requestCells,
  requestHead,
  rowsOf
} from "./chunk-LY5XYMCG.js";
import {
  increaseOf,
  isAboveWarnRatio,
  isThrottled,
  lastLines,
  limitNameOf,
  meaning,
  notEnforced,
  noticesOf,
  phaseCpuOf,
  phasesMeaning,
  timeOriginOf
} from "./chunk-LAKQRFLF.js";
import {
  baseFolder,
  runFolder
} from "./chunk-NQGW7FTA.js";
import {
  createHash
} from "./chunk-ZDYZP2FE.js";
import {
  keyStyle,
  styled
} from "./chunk-HWK6PRBH.js";
import {
  bytes,
  bytesExactly,
  coresText,
  integer,
  latency,
  percent,
  printable,
  time,
  unbroken
} from "./chunk-TGGWKTGO.js";

// src/report/html/assets.ts
import { readFileSync } from "node:fs";
function readPageCode(pageEntry) {
  const [script, style] = [pageEntry, pageEntry.replace(/\.js$/, ".css")].map((path) => readFileSync(path, "utf8"));
  return { script: script ?? "", style: style ?? "" };
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
var hyphenated = /\b(?:(?:run|base)-\d+|base-ref|max-increase|max-ratio|warn-ratio)\b|(?<!\S)--[a-z]+(?:-[a-z]+){1,4}/g;
function textHtml(text) {
  return escapeHtml(unbroken(text)).replace(hyphenated, '<span class="name">$&</span>');
}
function jsonForScript(value) {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

// src/report/html/strip-chart.ts
var margin = 3;
function scale(from, to) {
  return (value) => `${(margin + (to === from ? 0.5 : (value - from) / (to - from)) * (100 - 2 * margin)).toFixed(2)}%`;
}
function strip(label, height4, content) {
  const middle2 = height4 / 2;
  const axis = `<line class="axis" x1="${margin}%" x2="${100 - margin}%" y1="${middle2}" y2="${middle2}"/>`;
  return `<svg class="peaks" height="${height4}" role="img" aria-label="${escapeHtml(label)}">${axis}${content}</svg>`;
}
function ends(from, to) {
  const values = from === to ? [from] : [from, to];
  return `<p class="ends">${values.map((value) => `<span>${textHtml(value)}</span>`).join("")}</p>`;
}
function verticalLine(name, x, height4) {
  return `<line class="${name}" x1="${x}" x2="${x}" y1="2" y2="${height4 - 2}"/>`;
}
function point(name, x, y, title2) {
  return `<circle class="${name}" cx="${x}" cy="${y}" r="5"><title>${escapeHtml(title2)}</title></circle>`;
}

// src/report/html/held-chart.ts
var height = 36;
var middle = height / 2;
function heldChart(groups, more) {
  const all = groups.flatMap(({ points }) => points.map(({ heldBytes }) => heldBytes));
  if (all.length === 0) return "";
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const x = scale(lowest, highest);
  const rows2 = groups.map((group) => heldRow(group, x));
  const means = groups.filter(({ meanBytes }) => meanBytes !== null).length;
  const meaning2 = [
    "Each point is what a run held: the highest memory without active file cache and reclaimable kernel memory. The scale does not begin at 0.",
    ...means === 0 ? [] : [means === 1 ? "The vertical line is the mean." : "The vertical lines are the means."],
    ...more
  ].join(" ");
  return `${rows2.join("")}${ends(bytes(lowest), bytes(highest))}${hint(meaning2)}`;
}
function heldRow({ label, meanBytes, points }, x) {
  const circles = points.map(
    ({ heldBytes, look, title: title2 }, index) => point(look, x(heldBytes), 10 + index % 3 * 8, title2)
  );
  const mean = meanBytes === null ? "" : verticalLine("median", x(meanBytes), height);
  return `${title(label)}${strip(label, height, `${mean}${circles.join("")}`)}`;
}
function differenceChart({ difference, lower, upper }, maxIncrease, isIncreased) {
  const [from, to] = [Math.min(0, lower), Math.max(maxIncrease, upper)];
  const x = scale(from, to);
  const look = isIncreased ? "increased" : "head";
  const label = `Difference: ${signedPercent(difference)}, 95% interval from ${signedPercent(lower)} to ${signedPercent(upper)}`;
  const content = [
    verticalLine("median", x(0), height),
    verticalLine("threshold", x(maxIncrease), height),
    `<line class="span ${look}" x1="${x(lower)}" x2="${x(upper)}" y1="${middle}" y2="${middle}"/>`,
    point(look, x(difference), middle, label)
  ];
  const meaning2 = `The bar is the interval. The solid line is at 0, the dashed line at the allowed increase of ${percent(maxIncrease)}.`;
  const chart = strip(label, height, content.join(""));
  return `${title(label)}${chart}${ends(signedPercent(from), signedPercent(to))}${hint(meaning2)}`;
}
function title(label) {
  return `<p class="row">${textHtml(label)}</p>`;
}
function hint(text) {
  return `<p class="hint">${textHtml(text)}</p>`;
}

// src/report/html/tables.ts
function figuresTable(judged) {
  const rows2 = rowsOf(judged).map(
    ({ label, value }) => `<tr><th scope="row">${textHtml(label)}</th><td>${textHtml(value)}</td></tr>`
  );
  const explained = judged.evidence.peak === null ? "" : meaning;
  return section("figures", "Figures", `<table class="figures"><tbody>${rows2.join("")}</tbody></table>`, explained);
}
function phasesTable(evidence) {
  const { phases, limitBytes, load, warmup } = evidence;
  const hasRequests = load !== null || warmup !== null;
  const rows2 = phases.map(({ name, startMs, endMs, samples, maxGapMs, peakBytes }) => [
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
  return table("phases", "Phases", heads, rows2, phasesMeaning(evidence).join(" "));
}
function processesTable(evidence) {
  const processes = processTableOf(evidence);
  if (processes === null) return "";
  return table("processes", "Processes at the peak", processes.head, processes.rows, processes.meaning);
}
function sourcesTable({ sampling }) {
  const rows2 = sampling.sources.map(({ name, intervalMs, samples, missed, maxGapMs }) => [
    name,
    time(intervalMs),
    integer(samples),
    integer(missed),
    maxGapMs === null ? "fewer than two samples" : time(maxGapMs)
  ]);
  return table("sources", "Sampling sources", ["Source", "Interval", "Samples", "Missed", "Longest gap"], rows2);
}
function blocksTable({ leak }) {
  if (leak?.table == null) return "";
  return table("blocks", "Live memory after each block", leak.table.head, leak.table.rows, leak.tableMeaning);
}
function table(id, title2, heads, rows2, explained = "") {
  return rows2.length === 0 ? "" : section(id, title2, tableHtml(heads, rows2), explained);
}
function tableHtml(heads, rows2, links = []) {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows2.map(([first = "", ...cells], index) => {
    const rest = cells.map((text) => `<td>${textHtml(text)}</td>`).join("");
    const link = links[index] === void 0 ? "" : `<td>${links[index]}</td>`;
    return `<tr><th scope="row">${textHtml(first)}</th>${rest}${link}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
function section(id, title2, content, explained) {
  const hint2 = explained === "" ? "" : `<p class="hint">${textHtml(explained)}</p>`;
  return `<section><h2 id="${id}">${title2}</h2><div class="wide" tabindex="0" role="region" aria-labelledby="${id}">${content}</div>${hint2}</section>`;
}

// src/report/html/baseline-section.ts
function baselineSection({ baseline }) {
  if (baseline?.table == null) return "";
  const { facts, table: table2, tableMeaning } = baseline;
  const figures = `<div class="wide" tabindex="0" role="region" aria-labelledby="baseline">${tableHtml(table2.head, table2.rows)}</div>`;
  return `<section><h2 id="baseline">Change against the baseline</h2>${charts(facts)}${figures}<p class="hint">${textHtml(tableMeaning)}</p></section>`;
}
function charts({ runs, head, held, maxIncrease, result }) {
  const comparable = runs.filter(({ isComparable }) => isComparable);
  if (comparable.length < minSavedRuns) return "";
  const points = (side, name, of) => of.map(({ createdAt, heldBytes }) => ({
    heldBytes,
    look: side,
    title: `${name} ${createdAt}: ${bytes(heldBytes)}`
  }));
  const mean = (meanBytes) => meanBytes === void 0 ? "" : `, mean ${bytes(meanBytes)}`;
  const [only] = head;
  const own = head.length === 1 && only !== void 0 ? `This run: ${bytes(only.heldBytes)}` : `This set: ${head.length} runs${mean(held?.headBytes)}`;
  const groups = [
    {
      label: `Baseline: ${comparable.length} runs${mean(held?.baseBytes)}`,
      meanBytes: held?.baseBytes ?? null,
      points: points("base", "saved run of", comparable)
    },
    {
      label: own,
      meanBytes: head.length === 1 ? null : held?.headBytes ?? null,
      points: points("head", "run of", head)
    }
  ];
  const isJudged = held !== null && maxIncrease !== null;
  return `${heldChart(groups, [])}${isJudged ? differenceChart(held, maxIncrease, result === "increased") : ""}`;
}

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
  const { limitBytes, kernelPeakBytes, peak, phases, load, compositions, cpuSeries } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeSpan(evidence, samples),
    origin: timeOriginOf(evidence),
    limitBytes,
    limitName: limitNameOf(evidence, verdict),
    thresholdBytes: thresholds.maxRatio * limitBytes,
    warningBytes: thresholds.warnRatio === null ? null : thresholds.warnRatio * limitBytes,
    kernelPeakBytes,
    peak: peak === null ? null : peakOf(peak),
    largestProcess: largestProcess(evidence),
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    oomKillsMs: oomKillsMs(evidence),
    compositions,
    cpu: cpuSeries,
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
function wholeSpan({ phases, load, compositions, cpuSeries, peak }, { atMs }) {
  const ends2 = [
    phases.at(-1)?.endMs ?? 0,
    atMs.at(-1) ?? 0,
    load?.timeline.at(-1)?.atMs ?? 0,
    compositions.at(-1)?.atMs ?? 0,
    cpuSeries.at(-1)?.atMs ?? 0,
    peak?.atMs ?? 0
  ];
  return { fromMs: 0, toMs: Math.max(1, ...ends2) };
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
    `The working set ${start}peaked at ${bytes(peak.workingSetBytes)}${notJudged}, ${when}.`,
    ...end,
    `The threshold is ${bytes(thresholds.maxRatio * limitBytes)} (${percent(thresholds.maxRatio)} of the ${bytes(limitBytes)} ${limitNameOf(evidence, verdict)})${kernelPeak}.`,
    ...warningSentence(thresholds.warnRatio, limitBytes),
    ...phaseSentence(evidence),
    ...oomSentence(evidence),
    ...cpuSentence(evidence),
    ...loadSentence(evidence)
  ].join(" ");
}
function warningSentence(warnRatio, limitBytes) {
  return warnRatio === null ? [] : [`The warning level is ${bytes(warnRatio * limitBytes)} (${percent(warnRatio)}).`];
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
function cpuSentence(evidence) {
  const cpu = phaseCpuOf(evidence);
  if (cpu === null) return [];
  const { phase, cores, throttledRatio } = cpu;
  const throttled = throttledRatio === null || throttledRatio === 0 ? "" : `, and its CPU limit stopped it for ${percent(throttledRatio)} of the time`;
  return [`In the ${phase} phase the app used ${coresText(cores)} on average${throttled}.`];
}
function loadSentence({ load }) {
  if (load === null || load.timeline.length === 0) return [];
  const { timeline } = load;
  const range = (values, text) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(text);
    return low === high ? `was ${low}` : `was between ${low} and ${high}`;
  };
  const rates = timeline.map((entry) => entry.requestsPerSecond);
  const latencies = timeline.flatMap(({ p99Ms }) => p99Ms === null ? [] : [p99Ms]);
  const failed = load.errors + load.non2xx;
  const latencyText = latencies.length === 0 ? "" : `, p99 latency was at most ${latency(Math.max(...latencies))}`;
  const failedText = failed === 0 ? "no request failed" : `${integer(failed)} ${failed === 1 ? "request" : "requests"} failed`;
  return [`The response rate ${range(rates, (rate) => `${integer(rate)}/s`)}${latencyText}; ${failedText}.`];
}

// src/report/html/legend.ts
function legendList(label, entries) {
  const items = entries.map(([className, name]) => `<li class="${className}">${name}</li>`);
  return `<ul class="legend" aria-label="${label}">${items.join("")}</ul>`;
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
function cpuPanels({ cpu }) {
  if (cpu.length === 0) return "";
  const throttled = isThrottled(cpu) ? '<p class="caption">Share of the time in which the CPU limit stopped the app</p>\n<div id="throttled-chart"></div>\n' : "";
  return `<p class="caption">CPU cores in use</p>
<div id="cpu-chart"></div>
${throttled}`;
}
function loadPanels({ timeline, planned }) {
  if (timeline.length === 0) return "";
  const hasFailed = timeline.some(({ failed }) => failed > 0);
  const hasPlannedRate = planned?.some(({ rate }) => (rate ?? 0) > 0) ?? false;
  const connections = planned === null ? "" : '<p class="caption">Connections planned by the stages</p>\n<div id="connections-chart"></div>\n';
  return `${connections}<p class="caption">Responses per second in the load phase${hasPlannedRate ? ", planned rate of requests dashed" : ""}${hasFailed ? ', <span class="failed-key">failed requests in red</span>' : ""}</p>
<div id="rate-chart"></div>
<p class="caption">p99 latency in the load phase</p>
<div id="latency-chart"></div>`;
}
function legend(data) {
  const lines = [
    ["working-set", "working set"],
    ["usage", "usage"],
    ["limit", data.limitName],
    ["threshold", "threshold"],
    ...data.warningBytes === null ? [] : [["warning", "warning level"]],
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
function aboutAreas(data) {
  if (partsIn(data).length === 0) return "";
  const { compositions } = data;
  const [first, last] = [compositions[0], compositions.at(-1)];
  const intervals = compositions.length - 1;
  const interval = first === void 0 || last === void 0 || intervals < 1 ? " memgate read it at the peak only, so they show it only near the peak." : ` memgate reads it about every ${time((last.atMs - first.atMs) / intervals)}. Between two readings, the areas show the nearest one.`;
  return `<p class="hint">The areas show the breakdown of the working set.${interval} If its parts add up to more than the working set, they are scaled down. A gap below the line is memory that the breakdown does not contain.</p>
`;
}

// src/report/html/comparison-section.ts
function comparisonSection({ comparison }) {
  if (comparison === null) return "";
  const { facts, pairs, parts, load } = comparison;
  const links = facts.pairs.map(
    ({ pair }) => `<a href="${baseFolder(pair)}/report.html">base ${pair}</a>, <a href="${runFolder(pair)}/report.html">head ${pair}</a>`
  );
  const tables = [
    wide("Pairs of the comparison", tableHtml([...pairs.head, "Reports"], pairs.rows, links)),
    ...[parts, load].flatMap((each) => each === null ? [] : [wide(titleOf(each), tableHtml(each.head, each.rows))])
  ];
  const why = facts.unclearMessage === null ? "" : `<p>Unclear: ${textHtml(facts.unclearMessage)}.</p>`;
  return `<section><h2 id="comparison">Comparison with ${textHtml(facts.base.name)}</h2>${why}${charts2(facts)}${tables.join("")}</section>`;
}
function titleOf({ head }) {
  return head[0] ?? "";
}
function wide(label, table2) {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(label)}">${table2}</div>`;
}
function charts2({ pairs, held, maxIncrease, result }) {
  const measured = pairs.filter(({ base, head }) => base.isMeasured && head.isMeasured).length;
  const isPartial = measured < pairs.length;
  const counted = isPartial ? ` (of the ${measured} that count)` : "";
  const group = (side, meanBytes) => {
    const points = pairs.flatMap(({ pair, [side]: { heldBytes, isMeasured, verdict } }) => {
      if (heldBytes === null) return [];
      const title2 = `${side} run ${pair}: ${bytes(heldBytes)}${isMeasured ? "" : `, not counted: ${verdict}`}`;
      return [{ heldBytes, look: isMeasured ? side : "breach", title: title2 }];
    });
    const mean = meanBytes === null ? "" : `, mean ${bytes(meanBytes)}${counted}`;
    const runs = points.length === 1 ? "1 run" : `${points.length} runs`;
    return { label: `${side === "base" ? "Base" : "Head"}: ${runs}${mean}`, meanBytes, points };
  };
  const partial = "A red point is a run that was not measured to its end. Its pair does not count.";
  const chart = heldChart(
    [group("base", held?.baseBytes ?? null), group("head", held?.headBytes ?? null)],
    isPartial ? [partial] : []
  );
  return `${chart}${held === null ? "" : differenceChart(held, maxIncrease, result === "increased")}`;
}

// src/report/html/leak-chart.ts
var height2 = 150;
var bottom = height2 - 20;
var top = 12;
function leakChart({ leak, evidence }) {
  const { blocks, unit } = evidence.liveMemory ?? { blocks: [], unit: "request" };
  const [first] = blocks;
  const last = blocks.at(-1);
  if (leak === null || first === void 0 || last === void 0 || blocks.length < 2) return "";
  const highest = Math.max(...blocks.map(({ liveBytes }) => liveBytes));
  const x = scale(first.requests, last.requests);
  const y = (value) => Math.round(bottom - value / Math.max(1, highest) * (bottom - top));
  const look = leak.facts.result === "leaks" ? "breach" : "within";
  const isJudged = leak.facts.grownBytes !== null;
  const from = isJudged ? Math.floor((blocks.length - 1) / 2) : blocks.length;
  const points = blocks.map(({ block, requests, liveBytes }, index) => {
    const name = block === 0 ? "Warm-up" : `Block ${block}, after ${integer(requests)} ${unit}s`;
    return point(index < from ? "base" : look, x(requests), y(liveBytes), `${name}: ${bytes(liveBytes)}`);
  });
  const lines = blocks.slice(1).map(({ requests, liveBytes }, index) => {
    const before = blocks[index] ?? first;
    return `<line class="live" x1="${x(before.requests)}" x2="${x(requests)}" y1="${y(before.liveBytes)}" y2="${y(liveBytes)}"/>`;
  });
  const axis = `<line class="axis" x1="${x(first.requests)}" x2="${x(last.requests)}" y1="${bottom}" y2="${bottom}"/>`;
  const meaning2 = `Live memory after each block, from left to right. The height is from 0 to ${bytes(highest)}.${isJudged ? " memgate judges the second half; the points before it are grey." : ""}`;
  const counts = ends(`${integer(first.requests)} ${unit}s`, `${integer(last.requests)} ${unit}s`);
  return `<section><h2>Leak check</h2><svg class="peaks" height="${height2}" role="img" aria-label="${escapeHtml(meaning2)}">${axis}${lines.join("")}${points.join("")}</svg>${counts}<p class="hint">${textHtml(meaning2)}</p></section>`;
}

// src/report/html/runs-section.ts
var height3 = 76;
var rows = 5;
var firstRow = 18;
var rowHeight = 10;
function runsSection({ set, thresholds, evidence }) {
  if (set === null || set.detail === null) return "";
  const { facts, detail } = set;
  const judgedPeaks = facts.runs.flatMap(
    ({ run, verdict, peakBytes }) => verdict === "inconclusive" || peakBytes === null ? [] : [{ run, verdict, peakBytes }]
  );
  const thresholdBytes = thresholds.maxRatio * evidence.limitBytes;
  const peaks = judgedPeaks.map(({ peakBytes }) => peakBytes);
  const lowest = Math.min(thresholdBytes, ...peaks);
  const highest = Math.max(evidence.limitBytes, ...peaks);
  const x = scale(lowest, highest);
  const points = judgedPeaks.map(
    ({ run, verdict, peakBytes }, index) => point(
      verdict === "pass" ? "within" : "breach",
      x(peakBytes),
      firstRow + index % rows * rowHeight,
      `${detail.head[0]} ${run}: ${bytes(peakBytes)}`
    )
  );
  const level = (name, value) => verticalLine(name, x(value), height3);
  const medianBytes = detail.spread === null ? null : facts.medianBytes;
  const median = medianBytes === null ? "" : level("median", medianBytes);
  const statistics = medianBytes === null ? "" : ` Median ${bytes(medianBytes)} (grey), spread ${detail.spread}.`;
  const failed = judgedPeaks.some(({ verdict }) => verdict !== "pass") ? " A red point is a run that did not pass." : "";
  const meaning2 = `Each point is the peak of a run.${failed} The scale does not begin at 0.${statistics} The dashed line is the threshold of ${bytes(thresholdBytes)}, the solid line the limit of ${bytes(evidence.limitBytes)}.`;
  const levels = `${level("limit", evidence.limitBytes)}${level("threshold", thresholdBytes)}`;
  const chart = judgedPeaks.length === 0 ? "" : `${strip(meaning2, height3, `${levels}${median}${points.join("")}`)}${ends(bytes(lowest), bytes(highest))}<p class="hint">${textHtml(meaning2)}</p>`;
  const links = facts.runs.map(({ run }) => `<a href="${runFolder(run)}/report.html">run ${run}</a>`);
  const table2 = tableHtml([...detail.head, "Report"], detail.table, links);
  return `<section><h2 id="runs">${detail.head[0]}s</h2>${chart}<div class="wide" tabindex="0" role="region" aria-labelledby="runs">${table2}</div><p class="hint">${textHtml(detail.shownRun)}</p></section>`;
}

// src/report/html/why-section.ts
var nodeParts = [
  ["liveHeapBytes", "Live heap"],
  ["buffersBytes", "Buffers"],
  ["garbageBytes", "Garbage"],
  ["otherBytes", "Other"]
];
var jvmParts = [
  ["liveHeapBytes", "Live heap"],
  ["garbageBytes", "Garbage"],
  ["metaspaceBytes", "Metaspace"],
  ["otherBytes", "Other"]
];
function whySection({ why }) {
  if (why == null) return "";
  const known = why.processes.filter((process) => process.node !== null);
  const jvms = why.processes.filter((process) => process.jvm !== null);
  const silent = why.processes.filter(({ reason }) => reason !== null);
  const largest = Math.max(...[...known, ...jvms].map((process) => process.anonymousBytes ?? 0));
  const bars = why.processes.map((process) => bar(process, largest)).join("");
  const meaning2 = `memgate asked after the verdict was fixed and before it stopped the app. So these figures are from a later moment than the peak. Asking took ${time(why.durationMs)}. The bars show the anonymous memory of each process. Garbage is what a garbage collection could free.${known.length === 0 ? "" : " Do not compare the RSS with the limit: it includes pages of files that other processes share."}`;
  const detail = why.detail === null ? "" : `<p class="hint">${textHtml(why.detail)}</p>`;
  const leftOut = why.leftOut === 0 ? "" : `<p class="hint">Not shown: ${why.leftOut} ${why.leftOut === 1 ? "process" : "processes"}.</p>`;
  return `<section><h2 id="why">Why</h2>${legend2(known.length > 0, jvms.length > 0)}${bars}${known.length === 0 ? "" : figuresOf(known)}${jvms.length === 0 ? "" : jvmTables(jvms)}${silent.length === 0 ? "" : silentTable(silent)}${leftOut}${detail}<p class="hint">${meaning2}</p></section>`;
}
function legend2(hasNode, hasJvm) {
  const entries = new Map([...hasNode ? nodeParts : [], ...hasJvm ? jvmParts : []]);
  if (entries.size === 0) return "";
  return legendList(
    "Parts of a process",
    [...entries].map(([field, name]) => [`part ${field}`, name])
  );
}
function partsOf({ node, jvm }) {
  if (node !== null) return nodeParts.map(([field, name]) => ({ field, name, size: node[field] }));
  if (jvm !== null) return jvmParts.map(([field, name]) => ({ field, name, size: jvm[field] }));
  return [];
}
function bar(process, largest) {
  const parts = partsOf(process);
  if (parts.length === 0) return "";
  const { text } = process;
  let at = 0;
  const rects = parts.map(({ field, name, size }) => {
    const length = size / Math.max(1, largest) * 100;
    const rect = `<rect class="${field}" x="${at.toFixed(2)}%" width="${length.toFixed(2)}%" height="100%"><title>${name} ${bytes(size)}</title></rect>`;
    at += length;
    return rect;
  });
  const label = labelOf(process);
  const svg = `<svg class="parts" role="img" aria-label="${escapeHtml(`${label}: ${text}`)}">${rects.join("")}</svg>`;
  return `<p class="row">${textHtml(label)}</p>${svg}<p>${textHtml(text)}</p>`;
}
function labelOf({ command, pid }) {
  return `${command} (PID ${pid ?? "unknown"})`;
}
function figuresOf(known) {
  const rest = ["heapUsed", "heapTotal", "external", "arrayBuffers", "rss", "Heap limit"];
  const rows2 = known.map((process) => {
    const { heapUsedBytes, heapTotalBytes, externalBytes, arrayBuffersBytes, rssBytes, heapLimitBytes } = process.node;
    const sizes = [heapUsedBytes, heapTotalBytes, externalBytes, arrayBuffersBytes, rssBytes, heapLimitBytes];
    return [labelOf(process), ...partSizes(process), ...sizes.map(bytes)];
  });
  return wide2("Memory by the runtime", tableHtml(["Process", ...nodeParts.map(([, name]) => name), ...rest], rows2));
}
function partSizes(process) {
  return partsOf(process).map(({ size }) => bytes(size));
}
function jvmTables(jvms) {
  const rest = ["Heap used before GC", "after GC", "Heap committed", "Heap limit"];
  const rows2 = jvms.map((process) => {
    const { heapUsedBytes, heapUsedAfterBytes, heapCommittedBytes, heapLimitBytes } = process.jvm;
    const sizes = [heapUsedBytes, heapUsedAfterBytes, heapCommittedBytes].map(bytes);
    return [
      labelOf(process),
      ...partSizes(process),
      ...sizes,
      heapLimitBytes === null ? "unknown" : bytes(heapLimitBytes)
    ];
  });
  const tables = jvms.flatMap(({ pid, jvm: { classes, nativeMemory } }) => {
    const classRows = classes.map(({ name, instances, bytes: size }) => [name, integer(instances), bytes(size)]);
    const kindRows = (nativeMemory ?? []).map(({ name, committedBytes }) => [name, bytes(committedBytes)]);
    return [
      wide2("Live classes", tableHtml([`Class (PID ${pid})`, "Objects", "Size"], classRows)),
      kindRows.length === 0 ? "" : wide2("Native memory", tableHtml([`Native memory (PID ${pid})`, "Committed"], kindRows))
    ];
  });
  const head = ["Process", ...jvmParts.map(([, name]) => name), ...rest];
  return `${wide2("Memory by the JVM", tableHtml(head, rows2))}${tables.join("")}`;
}
function silentTable(silent) {
  const rows2 = silent.map(({ command, pid, anonymousBytes, text }) => [
    command,
    pid === null ? "unknown" : String(pid),
    anonymousBytes === null ? "unknown" : bytes(anonymousBytes),
    text
  ]);
  return wide2("Processes without a response", tableHtml(["Process", "PID", "Anonymous", "The process"], rows2));
}
function wide2(label, table2) {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(label)}">${table2}</div>`;
}

// src/report/html/page.ts
var badges = {
  pass: "\u2713 The check passes",
  "over-ratio": "\u2715 The check fails",
  increased: "\u2715 The check fails, because the app holds more memory than its base",
  leaks: "\u2715 The check fails, because the app leaks memory",
  "out-of-memory": "\u2715 The check fails",
  "oom-killed": "\u2715 The check fails",
  inconclusive: "? The check fails, because memgate could not judge the memory"
};
var badgeBesideBaseline = "\u2715 The check fails, because the app holds more memory than its baseline";
var excusedBadges = {
  ...badges,
  "over-ratio": "\u2715 The check does not fail, because this verdict is not enforced",
  increased: "\u2715 The check does not fail, because this verdict is not enforced",
  leaks: "\u2715 The check does not fail, because this verdict is not enforced",
  "out-of-memory": "\u2715 The check does not fail, because this verdict is not enforced",
  "oom-killed": "\u2715 The check does not fail, because this verdict is not enforced",
  inconclusive: "? memgate could not judge the memory; the check does not fail, because this verdict is not enforced"
};
function htmlOf(judged, samples, { script, style }) {
  const { evidence, message, verdict } = judged;
  const isLogFirst = verdict.kind === "inconclusive" || verdict.kind === "out-of-memory";
  const log = logBlock(evidence.container?.logTail ?? [], isLogFirst);
  const data = pageDataOf(judged, samples);
  const isBaselineFirst = verdict.kind === "increased" && judged.comparison === null;
  const charts3 = [comparisonSection(judged), chartBlock(judged, data)];
  if (verdict.kind !== "pass" && verdict.kind !== "increased") charts3.reverse();
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
${isLogFirst ? log : ""}
${isBaselineFirst ? baselineSection(judged) : ""}
${charts3.join("\n")}
${leakChart(judged)}${blocksTable(judged)}
${runsSection(judged)}
${isBaselineFirst ? "" : baselineSection(judged)}
${figuresTable(judged)}
${phasesTable(evidence)}
${processesTable(evidence)}
${whySection(evidence)}
${sourcesTable(evidence)}
${isLogFirst ? "" : log}
</main>
<footer>memgate ${escapeHtml(evidence.memgateVersion)}, run of <time datetime="${escapeHtml(evidence.createdAt)}">${escapeHtml(evidence.createdAt)}</time>. ${data.samples.count === 0 ? "All figures are in report.json" : "All figures are in report.json, all samples in samples.csv"} beside this file.</footer>
<script type="application/json" id="data">${jsonForScript(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
function badgeOf(judged) {
  const { verdict, thresholds, comparison } = judged;
  if (verdict.kind === "pass" && increaseOf(judged)?.result === "unclear") {
    return "\u2713 The check passes, but the comparison is unclear";
  }
  if (isAboveWarnRatio(judged)) return "\u2713 The check passes, with a warning";
  if (notEnforced(verdict, thresholds) !== null) return excusedBadges[verdict.kind];
  return verdict.kind === "increased" && comparison === null ? badgeBesideBaseline : badges[verdict.kind];
}
function verdictBlock(judged) {
  const { evidence, thresholds, verdict, message } = judged;
  const advice = adviceOf(judged);
  const excuse = notEnforced(verdict, thresholds);
  const list = noticesOf(evidence).map((notice) => `<li>${withOptions(notice)}</li>`).join("");
  return `<header class="verdict ${verdict.kind}">
<p class="badge">${badgeOf(judged)}</p>
<h1>${headlineHtml(message)}</h1>
${excuse === null ? "" : `<p><strong>${withOptions(excuse)}</strong></p>
`}<p>${withOptions(advice)}</p>
${list === "" ? "" : `<ul class="notices" aria-label="Notices">${list}</ul>`}
</header>`;
}
function headlineHtml(message) {
  const end = message.search(/(?<=[.]) (?=[A-Z\d])/);
  if (end === -1) return textHtml(message);
  return `${textHtml(message.slice(0, end))} <span class="more">${textHtml(message.slice(end + 1))}</span>`;
}
function withOptions(text) {
  return styled(text, (name, value) => `<code>${escapeHtml(keyStyle(name, value))}</code>`, textHtml);
}
function logBlock(lines, open) {
  if (lines.length === 0) return "";
  const title2 = lastLines(lines.length);
  return `<details class="log"${open ? " open" : ""}><summary>${title2}</summary><pre class="wide" tabindex="0" role="region" aria-label="${title2}">${lines.map(escapeHtml).join("\n")}</pre></details>`;
}

export {
  readPageCode,
  htmlOf
};
