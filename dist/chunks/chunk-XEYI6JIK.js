import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  partNames,
  partsInOrder,
  refusal,
  rowsOf
} from "./chunk-LS54B5R4.js";
import {
  lastLines,
  meaning
} from "./chunk-5EKMMQD2.js";
import {
  bytes,
  bytesExactly,
  integer,
  latency,
  peakAgainst,
  percent,
  printable,
  time
} from "./chunk-U3JDLIYU.js";

// src/report/html.ts
import { createHash } from "node:crypto";

// src/report/escape.ts
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

// src/report/encode.ts
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
function writeColumn(into, start, column, wholeOf2) {
  let at = start;
  let before = 0;
  for (const value of column) {
    const whole = wholeOf2(value);
    const difference = whole - before;
    let left = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; left >= 128; left = Math.floor(left / 128)) into[at++] = 128 + left % 128;
    into[at++] = left;
    before = whole;
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

// src/report/page-data.ts
function pageDataOf({ evidence, thresholds }, samples) {
  const { limitBytes, ceilingBytes, peak, phases, load, compositions } = evidence;
  return {
    samples: encodeSamples(samples),
    wholeMs: wholeOf(evidence, samples),
    limitBytes,
    thresholdBytes: thresholds.maxRatio * limitBytes,
    ceilingBytes,
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
function wholeOf({ phases, load, compositions, peak }, { atMs }) {
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

// src/report/chart-summary.ts
function chartSummary({ evidence, thresholds }) {
  const { peak, limitBytes, ceilingBytes, series } = evidence;
  if (peak === null) return "No sample was taken, so there is nothing to draw.";
  const [first, last] = [series[0], series.at(-1)];
  const course = first === void 0 || last === void 0 ? "" : `from ${bytes(first.workingSetBytes)} at first to ${bytes(last.workingSetBytes)} at the end, `;
  return [
    `The working set went ${course}with its peak of ${bytes(peak.workingSetBytes)} in the ${peak.phase} phase at ${time(peak.atMs)}.`,
    `The threshold is ${bytes(thresholds.maxRatio * limitBytes)} (${percent(thresholds.maxRatio)}) of the ${bytes(limitBytes)} limit${ceilingBytes === null ? "" : `, the ceiling of usage ${bytes(ceilingBytes)}`}.`,
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
  return [
    times.length === 0 ? "There was an OOM kill; no witness can tell when." : `OOM kills were first seen at ${times.map(time).join(", ")}.`
  ];
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
  return [
    `The request rate ${range(rates, (rate) => `${integer(rate)}/s`)}${latencies.length === 0 ? "" : `, p99 latency ${range(latencies, latency)}`}; ${failed === 0 ? "no request failed" : `${integer(failed)} requests failed`}.`
  ];
}

// src/report/html-chart.ts
var keys = [
  ["\u2190 \u2192", "move the readout by a pixel, with Shift by ten"],
  ["Home End", "to the first and the last moment in view"],
  ["+ \u2212", "zoom in and out"],
  ["[ ]", "show what is earlier and later"],
  ["0", "show the whole run"],
  ["P", "move to the peak"]
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
function drawnFrom({ sampling }, drawn) {
  const taken = sampling.sources.reduce((sum, source) => sum + source.samples, 0);
  const kept = taken > drawn ? ` of ${integer(taken)}, the lowest and the highest of each stretch` : "";
  return `Drawn from ${integer(drawn)} samples${kept}; where a pixel has more than one, their lowest and highest are drawn.`;
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
  '<button type="button" id="fit" aria-pressed="false" title="Show the working set in view as high as can be">Fit height</button>'
).join("\n");
function loadPanels({ timeline, planned }) {
  if (timeline.length === 0) return "";
  const hasFailed = timeline.some(({ failed }) => failed > 0);
  const hasPlannedRate = planned?.some(({ rate }) => (rate ?? 0) > 0) ?? false;
  const connections = planned === null ? "" : '<p class="caption">Connections at work, as the stages plan them</p>\n<div id="connections-chart"></div>\n';
  return `${connections}<p class="caption">Requests a second${hasPlannedRate ? ", those planned in dashes" : ""}${hasFailed ? ' <span class="failed-key">failed ones in red</span>' : ""}</p>
<div id="rate-chart"></div>
<p class="caption">p99 latency</p>
<div id="latency-chart"></div>`;
}
function legend({ compositions, ceilingBytes }) {
  const parts = partsInOrder.filter((part) => compositions.some((each) => (each[part] ?? 0) > 0));
  const entries = [
    ["working-set", "working set"],
    ["usage", "usage"],
    ["limit", "limit"],
    ["threshold", "threshold"],
    ...ceilingBytes === null ? [] : [["ceiling", "ceiling of usage"]],
    ...parts.map((part) => [`part ${part}`, partNames[part]])
  ];
  return `<ul class="legend" aria-label="Legend">${entries.map(([kind, name]) => `<li class="${kind}">${name}</li>`).join("")}</ul>`;
}

// src/report/html-tables.ts
function figuresTable(judged) {
  const rows = rowsOf(judged).map(
    ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`
  );
  const explained = judged.evidence.peak === null ? "" : `<p class="hint">${escapeHtml(meaning)}</p>`;
  return section("figures", "Figures", `<table class="figures"><tbody>${rows.join("")}</tbody></table>${explained}`);
}
function phasesTable({ phases, limitBytes }) {
  const rows = phases.map(({ name, startMs, endMs, samples, maxGapMs, peakBytes }) => [
    name,
    `${time(startMs)} to ${time(endMs)}`,
    peakBytes === null ? "no sample" : bytesExactly(peakBytes),
    peakBytes === null ? "" : percent(peakBytes / limitBytes),
    integer(samples),
    time(maxGapMs)
  ]);
  return table("phases", "Phases", ["Phase", "Time", "Peak working set", "\xF7 limit", "Samples", "Longest gap"], rows);
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
function table(id, title, heads, rows) {
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map(([first = "", ...cells]) => {
    const rest = cells.map((text) => `<td>${escapeHtml(text)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`;
  });
  return section(id, title, `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`);
}
function section(id, title, content) {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div class="wide" tabindex="0" role="region" aria-labelledby="${id}">${content}</div></section>`;
}

// src/report/html.ts
var badges = {
  pass: "\u2713 The check passes",
  "over-ratio": "\u2715 The check fails",
  "oom-killed": "\u2715 The check fails",
  inconclusive: "? The check fails: not measured"
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
function verdictBlock({ evidence, thresholds, verdict, message }) {
  const advice = adviceFor(verdict, evidence, thresholds);
  const { notice } = evidence.sampling;
  const notes = [
    ...evidence.notices,
    ...notice === null ? [] : [`Sampled through the Docker stats API only: ${notice}.`]
  ];
  const list = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join("");
  return `<header class="verdict ${verdict.kind}">
<p class="badge">${badges[verdict.kind]}</p>
<h1>${escapeHtml(message)}</h1>
<p>${advice === "" ? "Nothing is left to do." : escapeHtml(advice)}</p>
${list === "" ? "" : `<ul class="notes" aria-label="Notes">${list}</ul>`}
</header>`;
}
function logBlock(lines) {
  if (lines.length === 0) return "";
  return `<details class="log"><summary>${lastLines(lines.length)}</summary><pre tabindex="0">${lines.map(escapeHtml).join("\n")}</pre></details>`;
}

// src/report/junit.ts
function junitOf(run) {
  const results = run.kind === "one" ? [{ name: null, judged: run.judged }] : run.gates.flatMap(judgedOnly);
  const refused = run.kind === "one" ? [] : run.gates.flatMap(refusedCase);
  const cases = [...results.flatMap(casesOf), ...refused];
  const count = (kind) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const seconds = results.reduce((sum, { judged }) => sum + judged.evidence.durationMs / 1e3, 0).toFixed(3);
  const began = results[0]?.judged.evidence.createdAt;
  const timestamp = began === void 0 ? "" : ` timestamp="${xml(began)}"`;
  const attributes = `name="memgate" tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" time="${seconds}"${timestamp}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite ${attributes}>`,
    ...cases.flatMap(caseLines),
    "  </testsuite>",
    "</testsuites>"
  ];
  return `${lines.join("\n")}
`;
}
function judgedOnly(gate) {
  return gate.kind === "judged" ? [gate] : [];
}
function refusedCase(gate) {
  if (gate.kind === "judged") return [];
  const outcome = { kind: "error", message: refusal(gate), text: "" };
  return [{ className: `memgate.${gate.name}`, name: gate.name, seconds: 0, outcome }];
}
function casesOf({ name, judged }) {
  const className = `memgate.${name ?? judged.evidence.container?.image ?? "image"}`;
  const prefix = name === null ? "" : `${name}: `;
  const cases = [gateCase(judged), ...judged.evidence.phases.map((phase) => phaseCase(judged, phase))];
  return cases.map((one) => ({ ...one, className, name: prefix + one.name }));
}
function gateCase({ evidence, thresholds, verdict, message }) {
  const name = `the peak is within ${percent(thresholds.maxRatio)} of ${bytes(evidence.limitBytes)}, and nothing is OOM-killed`;
  const seconds = evidence.durationMs / 1e3;
  if (verdict.kind === "pass") return { name, seconds, outcome: null };
  const kind = verdict.kind === "inconclusive" ? "error" : "failure";
  const log = evidence.container?.logTail ?? [];
  const text = [adviceFor(verdict, evidence, thresholds), ...log.map((line) => `| ${line}`)].join("\n");
  return { name, seconds, outcome: { kind, message, text } };
}
function phaseCase({ evidence, thresholds, verdict }, phase) {
  const { limitBytes, oom } = evidence;
  const problems = [
    ...oom.witnesses.some((witness) => witness.phase === phase.name) ? ["an OOM kill was seen in this phase"] : [],
    ...phase.peakBytes !== null && phase.peakBytes / limitBytes > thresholds.maxRatio ? [peakAgainst(phase.peakBytes, limitBytes, thresholds.maxRatio)] : []
  ];
  const unjudged = verdict.kind === "inconclusive" ? `no result: the run was not measured (${verdict.reason})` : null;
  const breach = problems.length === 0 ? null : { kind: "failure", message: problems.join("; "), text: "" };
  const outcome = breach ?? (unjudged === null ? null : { kind: "skipped", message: unjudged, text: "" });
  return { name: `phase ${phase.name}`, seconds: (phase.endMs - phase.startMs) / 1e3, outcome };
}
function caseLines({ className, name, seconds, outcome }) {
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}" time="${seconds.toFixed(3)}"`;
  if (outcome === null) return [`${open}/>`];
  const text = outcome.text.split("\n").map(xml).join("\n");
  return [
    `${open}>`,
    `      <${outcome.kind} message="${xml(outcome.message)}">${text}</${outcome.kind}>`,
    "    </testcase>"
  ];
}
function xml(text) {
  return printable(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

// src/report/page-code.ts
import { readFileSync } from "node:fs";
function readPageCode(pageEntry) {
  const [script, style] = [pageEntry, pageEntry.replace(/\.js$/, ".css")].map((path) => readFileSync(path, "utf8"));
  return { script: script ?? "", style: style ?? "" };
}

export {
  htmlOf,
  junitOf,
  readPageCode
};
