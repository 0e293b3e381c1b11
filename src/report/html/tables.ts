// The tables of report.html.

import { bytesExactly, integer, percent, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Judged } from "../model/judged.ts";
import { meaning, phasesMeaning } from "../model/messages.ts";
import { requestCells, requestHead } from "../model/phase-table.ts";
import { processTableOf } from "../model/processes/process-table.ts";
import { rowsOf } from "../model/rows.ts";
import { textHtml } from "./escape.ts";

/** The rows that the job summary and the terminal show too. */
export function figuresTable(judged: Judged): string {
  const rows = rowsOf(judged).map(
    ({ label, value }) => `<tr><th scope="row">${textHtml(label)}</th><td>${textHtml(value)}</td></tr>`,
  );
  const explained = judged.evidence.peak === null ? "" : meaning;
  return section("figures", "Figures", `<table class="figures"><tbody>${rows.join("")}</tbody></table>`, explained);
}

/** Has columns about requests if memgate sent some. Returns an empty string if the run reached no phase. */
export function phasesTable(evidence: Evidence): string {
  const { phases, limitBytes, load, warmup } = evidence;
  const hasRequests = load !== null || warmup !== null;
  const rows = phases.map(({ name, startMs, endMs, samples, maxGapMs, peakBytes }) => [
    name,
    `${time(startMs)} to ${time(endMs)}`,
    peakBytes === null ? "no sample" : bytesExactly(peakBytes),
    peakBytes === null ? "" : percent(peakBytes / limitBytes),
    ...(hasRequests ? requestCells(name, evidence) : []),
    integer(samples),
    time(maxGapMs),
  ]);
  const requests = hasRequests ? requestHead : [];
  const heads = ["Phase", "Time", "Peak working set", "Of the limit", ...requests, "Samples", "Longest gap"];
  return table("phases", "Phases", heads, rows, phasesMeaning(evidence).join(" "));
}

/** Returns an empty string if the processes are unknown. */
export function processesTable(evidence: Evidence): string {
  const processes = processTableOf(evidence);
  if (processes === null) return "";
  return table("processes", "Processes at the peak", processes.head, processes.rows, processes.meaning);
}

/** Returns an empty string if the run had no sampling source. */
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

/** Live memory after each block. Returns an empty string without the leak check. */
export function blocksTable({ leak }: Judged): string {
  if (leak?.table == null) return "";
  return table("blocks", "Live memory after each block", leak.table.head, leak.table.rows, leak.tableMeaning);
}

/** @param explained a text below the table; empty for no text */
function table(
  id: string,
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  explained = "",
): string {
  return rows.length === 0 ? "" : section(id, title, tableHtml(heads, rows), explained);
}

/**
 * @param heads the titles of the columns
 * @param links the HTML of a last cell for each row; none by default
 */
export function tableHtml(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  links: readonly string[] = [],
): string {
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
  const body = rows.map(([first = "", ...cells], index) => {
    const rest = cells.map((text) => `<td>${textHtml(text)}</td>`).join("");
    const link = links[index] === undefined ? "" : `<td>${links[index]}</td>`;
    return `<tr><th scope="row">${textHtml(first)}</th>${rest}${link}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

/** A table that is wider than the screen scrolls in its own region, which the keyboard can scroll too. */
function section(id: string, title: string, content: string, explained: string): string {
  const hint = explained === "" ? "" : `<p class="hint">${textHtml(explained)}</p>`;
  return `<section><h2 id="${id}">${title}</h2><div class="wide" tabindex="0" role="region" aria-labelledby="${id}">${content}</div>${hint}</section>`;
}
