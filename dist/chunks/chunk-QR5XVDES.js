import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  adviceFor,
  binsOf,
  byGravity,
  exitCodeOfRun,
  gateRow,
  gatesHead,
  gatesHeadline,
  issuesUrl,
  rowsOf
} from "./chunk-LS54B5R4.js";
import {
  apiOnlyNote,
  headings,
  headlineOf,
  meaning
} from "./chunk-5EKMMQD2.js";
import {
  bytes,
  integer,
  percent,
  printable,
  time
} from "./chunk-U3JDLIYU.js";

// src/report/markdown.ts
function escaped(text) {
  return printable(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_{}[\]()#|~!$])/g, "\\$1").replace(/@(?=\w)/g, "@\u200B").replace(/:\/\//g, ":\u200B//").replace(/\bwww\./gi, (text2) => `${text2.slice(0, -1)}\u200B.`);
}
function folded(title, lines) {
  const text = lines.map(printable);
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = `${fence}text
${text.join("\n")}
${fence}`;
  return `<details><summary>${escaped(title)}</summary>

${body}

</details>`;
}
function table(head, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
function withinBytes(sections, maxBytes, cut2) {
  const size = (parts) => Buffer.byteLength(`${parts.join("\n\n")}
`);
  const kept = [];
  for (const section of sections) {
    const isLast = kept.length === sections.length - 1;
    if (size([...kept, section, ...isLast ? [] : [cut2]]) > maxBytes) {
      kept.push(cut2);
      break;
    }
    kept.push(section);
  }
  return `${kept.join("\n\n")}
`;
}

// src/report/mermaid.ts
var columns = 200;
var mebibyte = 2 ** 20;
var palette = { blue: "#2f81f7", grey: "#848d97", red: "#e5534b" };
var theme = JSON.stringify({
  themeVariables: { xyChart: { plotColorPalette: Object.values(palette).join(", ") } }
});
function mermaidOf({ evidence, thresholds }) {
  const { series, peak, limitBytes } = evidence;
  const bins = binsOf(series, columns);
  if (bins === null || peak === null) return null;
  const thresholdBytes = thresholds.maxRatio * limitBytes;
  const highestBytes = Math.max(limitBytes, peak.workingSetBytes);
  const mib = (value) => (value / mebibyte).toFixed(1);
  const level = (value) => `  line [${mib(value)}, ${mib(value)}]`;
  const seconds = (ms) => (ms / 1e3).toFixed(1);
  const toMs = Math.max(bins.toMs, bins.fromMs + 100);
  const values = bins.workingSetBytes.length === 1 ? [...bins.workingSetBytes, ...bins.workingSetBytes] : bins.workingSetBytes;
  const chart = [
    "```mermaid",
    `%%{init: ${theme}}%%`,
    "xychart-beta",
    `  x-axis "seconds from the start" ${seconds(bins.fromMs)} --> ${seconds(toMs)}`,
    `  y-axis "MiB" 0 --> ${mib(highestBytes * 1.05)}`,
    `  line [${values.map(mib).join(", ")}]`,
    level(limitBytes),
    level(thresholdBytes),
    "```"
  ].join("\n");
  const legend = `The working set over time (blue), with horizontal lines at the limit (grey, ${bytes(limitBytes)}) and the highest allowed peak (red, ${bytes(thresholdBytes)}, ${percent(thresholds.maxRatio)}). Its peak: ${bytes(peak.workingSetBytes)} at ${time(peak.atMs)}.`;
  return `${chart}

${legend}`;
}

// src/report/summary.ts
var marks = { pass: "\u2705", "over-ratio": "\u274C", "oom-killed": "\u274C", inconclusive: "\u274C" };
var maxSummaryBytes = 2 ** 20 - 1024;
var cut = "*Cut here: the summary is longer than GitHub takes. All of it is in the report.*";
function summaryOf(run, maxBytes = maxSummaryBytes) {
  return withinBytes(
    run.kind === "one" ? sectionsOf(run.judged, "###", { log: logOf(run.judged) }) : sectionsOfAll(run),
    maxBytes,
    cut
  );
}
function sectionsOfAll(run) {
  const mark = exitCodeOfRun(run) === 0 ? marks.pass : marks.inconclusive;
  return [
    `### ${mark} ${escaped(gatesHeadline(run.gates))}`,
    table(gatesHead, run.gates.map(gateRow)),
    ...byGravity(run.gates).flatMap(sectionsOfGate),
    // The logs last: a long one must not keep the other gates from being told.
    ...byGravity(run.gates).flatMap(logOfGate)
  ];
}
function sectionsOfGate(gate) {
  if (gate.kind === "judged") return sectionsOf(gate.judged, "####", { prefix: `${gate.name}: ` });
  const heading = `${gate.name}: ${headings.inconclusive} (${gate.reason})`;
  return [`#### ${marks.inconclusive} ${escaped(heading)}`, escaped(sentence(gate.why))];
}
function sectionsOf(judged, heading, { prefix = "", log = [] }) {
  const { evidence, thresholds, verdict } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const { headline, detail } = headlineOf(judged);
  const chart = mermaidOf(judged);
  return [
    `${heading} ${marks[verdict.kind]} ${escaped(prefix + headline)}`,
    ...detail === null ? [] : [escaped(sentence(detail))],
    ...advice === "" ? [] : [`**What to do:** ${linked(escaped(advice))}`],
    ...verdict.kind === "pass" ? [] : log,
    ...chart === null ? [] : [chart],
    table(
      ["memgate", ""],
      rowsOf(judged).map(({ label, value }) => [label, value])
    ),
    ...evidence.phases.length === 0 ? [] : [phaseTable(evidence.phases)],
    ...evidence.notices.map((notice) => `> ${escaped(notice)}`),
    ...evidence.sampling.notice === null ? [] : [`> ${escaped(apiOnlyNote(evidence.sampling.notice))}`],
    ...evidence.peak === null ? [] : [`<sub>${escaped(meaning)}</sub>`],
    ...verdict.kind === "pass" ? log : []
  ];
}
function logOf({ evidence }, prefix = "") {
  const log = evidence.container?.logTail ?? [];
  return log.length === 0 ? [] : [folded(`${prefix}The container's last log lines (${log.length})`, log)];
}
function logOfGate(gate) {
  return gate.kind === "judged" ? logOf(gate.judged, `${gate.name}: `) : [];
}
function refusalSummary(lines) {
  return `### \u274C memgate: bad input, the app was not started

${lines.map((line) => `- ${escaped(line)}`).join("\n")}
`;
}
function sentence(text) {
  const one = printable(text);
  const isWord = /^[a-z]{2,} /.test(one);
  return `${isWord ? one.charAt(0).toUpperCase() + one.slice(1) : one}${/[.!?]$/.test(one) ? "" : "."}`;
}
function linked(markdown) {
  return markdown.replaceAll(escaped(issuesUrl), `<${issuesUrl}>`);
}
function phaseTable(phases) {
  const rows = phases.map(({ name, startMs, endMs, peakBytes, samples, maxGapMs }) => [
    name,
    time(startMs),
    time(endMs - startMs),
    peakBytes === null ? "no sample" : bytes(peakBytes),
    integer(samples),
    time(maxGapMs)
  ]);
  return table(["Phase", "Start", "Duration", "Peak", "Samples", "Longest gap"], rows);
}

export {
  summaryOf,
  refusalSummary
};
