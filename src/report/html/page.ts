// report.html: the whole report in one file that loads nothing from the network.
import { createHash } from "../../lib/crypto.ts";
import { keyStyle, styled } from "../../options/mentions.ts";
import { isAboveWarnRatio } from "../../verdict/headroom.ts";
import { adviceOf } from "../advice/advice.ts";
import { increaseOf, type Judged } from "../model/judged.ts";
import { lastLines, notEnforced, noticesOf } from "../model/messages.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { baselineSection } from "./baseline-section.ts";
import { chartBlock } from "./chart-section.ts";
import { comparisonSection } from "./comparison-section.ts";
import { escapeHtml, jsonForScript, textHtml } from "./escape.ts";
import { leakChart } from "./leak-chart.ts";
import { pageDataOf } from "./page-data.ts";
import { runsSection } from "./runs-section.ts";
import { blocksTable, figuresTable, phasesTable, processesTable, sourcesTable } from "./tables.ts";
import { whySection } from "./why-section.ts";

/** The page's bundled script and stylesheet. */
export interface PageCode {
  readonly script: string;
  readonly style: string;
}

const badges = {
  pass: "✓ The check passes",
  "over-ratio": "✕ The check fails",
  increased: "✕ The check fails, because the app holds more memory than its base",
  leaks: "✕ The check fails, because the app leaks memory",
  "out-of-memory": "✕ The check fails",
  "oom-killed": "✕ The check fails",
  inconclusive: "? The check fails, because memgate could not judge the memory",
} as const;

const badgeBesideBaseline = "✕ The check fails, because the app holds more memory than its baseline";

/** The badges of a verdict that is not enforced. */
const excusedBadges = {
  ...badges,
  "over-ratio": "✕ The check does not fail, because this verdict is not enforced",
  increased: "✕ The check does not fail, because this verdict is not enforced",
  leaks: "✕ The check does not fail, because this verdict is not enforced",
  "out-of-memory": "✕ The check does not fail, because this verdict is not enforced",
  "oom-killed": "✕ The check does not fail, because this verdict is not enforced",
  inconclusive: "? memgate could not judge the memory; the check does not fail, because this verdict is not enforced",
} as const;

/** Renders the whole page. Pure: the same arguments return the same text. */
export function htmlOf(judged: Judged, samples: SampleColumns, { script, style }: PageCode): string {
  const { evidence, message, verdict } = judged;
  // The log often shows the cause of these verdicts.
  const isLogFirst = verdict.kind === "inconclusive" || verdict.kind === "out-of-memory";
  const log = logBlock(evidence.container?.logTail ?? [], isLogFirst);
  const data = pageDataOf(judged, samples);
  // The section about the baseline shows the cause of an increase against it.
  const isBaselineFirst = verdict.kind === "increased" && judged.comparison === null;
  const charts = [comparisonSection(judged), chartBlock(judged, data)];
  // The chart of the run shows the cause of these verdicts.
  if (verdict.kind !== "pass" && verdict.kind !== "increased") charts.reverse();
  // Defence in depth: texts from the app are escaped, and the browser runs no script but this page's own.
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
${charts.join("\n")}
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

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function badgeOf(judged: Judged): string {
  const { verdict, thresholds, comparison } = judged;
  if (verdict.kind === "pass" && increaseOf(judged)?.result === "unclear") {
    return "✓ The check passes, but the comparison is unclear";
  }
  if (isAboveWarnRatio(judged)) return "✓ The check passes, with a warning";
  if (notEnforced(verdict, thresholds) !== null) return excusedBadges[verdict.kind];
  return verdict.kind === "increased" && comparison === null ? badgeBesideBaseline : badges[verdict.kind];
}

function verdictBlock(judged: Judged): string {
  const { evidence, thresholds, verdict, message } = judged;
  const advice = adviceOf(judged);
  const excuse = notEnforced(verdict, thresholds);
  const list = noticesOf(evidence)
    .map((notice) => `<li>${withOptions(notice)}</li>`)
    .join("");
  return `<header class="verdict ${verdict.kind}">
<p class="badge">${badgeOf(judged)}</p>
<h1>${headlineHtml(message)}</h1>
${excuse === null ? "" : `<p><strong>${withOptions(excuse)}</strong></p>\n`}<p>${withOptions(advice)}</p>
${list === "" ? "" : `<ul class="notices" aria-label="Notices">${list}</ul>`}
</header>`;
}

/** The first sentence says what happened. The others are smaller, so that it stands out. */
function headlineHtml(message: string): string {
  const end = message.search(/(?<=[.]) (?=[A-Z\d])/);
  if (end === -1) return textHtml(message);
  return `${textHtml(message.slice(0, end))} <span class="more">${textHtml(message.slice(end + 1))}</span>`;
}

/** HTML of a text that names options. */
function withOptions(text: string): string {
  return styled(text, (name, value) => `<code>${escapeHtml(keyStyle(name, value))}</code>`, textHtml);
}

/** Shows every log line of the evidence, unfolded if it is `open`. Returns an empty string without a log. */
function logBlock(lines: readonly string[], open: boolean): string {
  if (lines.length === 0) return "";
  const title = lastLines(lines.length);
  return `<details class="log"${open ? " open" : ""}><summary>${title}</summary><pre class="wide" tabindex="0" role="region" aria-label="${title}">${lines.map(escapeHtml).join("\n")}</pre></details>`;
}
