// The tables of report.html.

import { bytesExactly, integer, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Judged } from "../model/judged.ts";
import { meaning } from "../model/messages.ts";
import { rowsOf } from "../model/rows.ts";
import { escapeHtml } from "./escape.ts";

/** The rows of the summary and the terminal. */
export function figuresTable(judged: Judged): string {
  const rows = rowsOf(judged).map(
    ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const explained = judged.evidence.peak === null ? "" : `<p class="hint">${escapeHtml(meaning)}</p>`;
  return section("figures", "Figures", `<table class="figures"><tbody>${rows.join("")}</tbody></table>${explained}`);
}

/** Empty where no phase was reached. */
export function phasesTable({ phases, limitBytes }: Evidence): string {
  const rows = phases.map(({ name, startMs, endMs, samples, maxGapMs, peakBytes }) => [
    name,
    `${time(startMs)} to ${time(endMs)}`,
    peakBytes === null ? "no sample" : bytesExactly(peakBytes),
    peakBytes === null ? "" : percent(peakBytes / limitBytes),
    integer(samples),
    time(maxGapMs),
  ]);
  return table("phases", "Phases", ["Phase", "Time", "Peak working set", "÷ limit", "Samples", "Longest gap"], rows);
}

/** Empty where nothing was sampled. */
export function sourcesTable({ sampling }: Evidence): string {
  const rows = sampling.sources.map(({ name, intervalMs, samples, missed, maxGapMs }) => [
    name,
    time(intervalMs),
    integer(samples),
    integer(missed),
    maxGapMs === null ? "fewer than two samples" : time(maxGapMs),
  ]);
  return table("sources", "Sampling sources", ["Source", "Interval", "Samples", "Missed", "Longest gap"], rows);
}

function table(id: string, title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map(([first = "", ...cells]) => {
    const rest = cells.map((text) => `<td>${escapeHtml(text)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`;
  });
  return section(id, title, `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`);
}

/** Where the table is wider than the screen, it scrolls in a region of its own, with the keyboard too. */
function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div class="wide" tabindex="0" role="region" aria-labelledby="${id}">${content}</div></section>`;
}
