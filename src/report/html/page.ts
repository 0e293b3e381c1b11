// report.html: the whole report in one file that loads nothing from the network.
import { createHash } from "node:crypto";
import { adviceFor } from "../advice/advice.ts";
import type { Judged } from "../model/judged.ts";
import { lastLines, notesOf } from "../model/messages.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";
import { chartBlock } from "./chart-section.ts";
import { escapeHtml, jsonForScript } from "./escape.ts";
import { pageDataOf } from "./page-data.ts";
import { figuresTable, phasesTable, sourcesTable } from "./tables.ts";

/** The page's bundled script and stylesheet. */
export interface PageCode {
  readonly script: string;
  readonly style: string;
}

const badges = {
  pass: "✓ The check passes",
  "over-ratio": "✕ The check fails",
  "out-of-memory": "✕ The check fails",
  "oom-killed": "✕ The check fails",
  inconclusive: "? The check fails, because memgate could not judge the memory",
} as const;

/** Renders the whole page. Pure: the same arguments return the same text. */
export function htmlOf(judged: Judged, samples: SampleColumns, { script, style }: PageCode): string {
  const { evidence, message } = judged;
  const data = pageDataOf(judged, samples);
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

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function verdictBlock(judged: Judged): string {
  const { evidence, thresholds, verdict, message } = judged;
  const advice = adviceFor(verdict, evidence, thresholds);
  const list = notesOf(evidence)
    .map((note) => `<li>${escapeHtml(note)}</li>`)
    .join("");
  return `<header class="verdict ${verdict.kind}">
<p class="badge">${badges[verdict.kind]}</p>
<h1>${escapeHtml(message)}</h1>
<p>${escapeHtml(advice)}</p>
${list === "" ? "" : `<ul class="notes" aria-label="Notes">${list}</ul>`}
</header>`;
}

/** Shows every log line of the evidence, folded. Returns an empty string without a log. */
function logBlock(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const title = lastLines(lines.length);
  return `<details class="log"><summary>${title}</summary><pre class="wide" tabindex="0" role="region" aria-label="${title}">${lines.map(escapeHtml).join("\n")}</pre></details>`;
}
