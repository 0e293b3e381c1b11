// The section of report.html about what the app's runtime says of its memory: a bar for each process, and tables.
import { bytes, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { NodeShare, WhyProcess } from "../../model/fields/why.ts";
import { escapeHtml, textHtml } from "./escape.ts";
import { legendList } from "./legend.ts";
import { tableHtml } from "./tables.ts";

/** The parts of a process, in the order of its bar. */
const nodeParts = [
  ["liveHeapBytes", "Live heap"],
  ["buffersBytes", "Buffers"],
  ["garbageBytes", "Garbage"],
  ["otherBytes", "Other"],
] as const satisfies readonly (readonly [keyof NodeShare, string])[];

type Known = WhyProcess & { readonly node: NodeShare };

/** Empty if memgate did not ask. */
export function whySection({ why }: Evidence): string {
  if (why == null) return "";
  const known = why.processes.filter((process): process is Known => process.node !== null);
  const silent = why.processes.filter(({ node }) => node === null);
  const largest = Math.max(...known.map((process) => process.anonymousBytes ?? 0));
  const meaning = `memgate asked after the verdict was fixed and before it stopped the app. So these figures are from a later moment than the peak. Asking took ${time(why.durationMs)}. The bars show the anonymous memory of each process. Garbage is what a garbage collection could free. Do not compare the RSS with the limit: it includes pages of files that other processes share.`;
  const detail = why.detail === null ? "" : `<p class="hint">${textHtml(why.detail)}</p>`;
  const leftOut =
    why.leftOut === 0
      ? ""
      : `<p class="hint">Not shown: ${why.leftOut} ${why.leftOut === 1 ? "process" : "processes"}.</p>`;
  const bars =
    known.length === 0 ? "" : `${legend()}${known.map((one) => bar(one, largest)).join("")}${figuresOf(known)}`;
  return `<section><h2 id="why">Why</h2>${bars}${silent.length === 0 ? "" : silentTable(silent)}${leftOut}${detail}<p class="hint">${meaning}</p></section>`;
}

function legend(): string {
  return legendList(
    "Parts of a process",
    nodeParts.map(([field, name]) => [`part ${field}`, name]),
  );
}

/** @param largest the bytes that the whole width stands for */
function bar(process: Known, largest: number): string {
  const { node, command, pid, text } = process;
  let at = 0;
  const rects = nodeParts.map(([field, name]) => {
    const length = (node[field] / Math.max(1, largest)) * 100;
    const rect = `<rect class="${field}" x="${at.toFixed(2)}%" width="${length.toFixed(2)}%" height="100%"><title>${name} ${bytes(node[field])}</title></rect>`;
    at += length;
    return rect;
  });
  const label = `${command} (PID ${pid ?? "unknown"})`;
  const svg = `<svg class="parts" role="img" aria-label="${escapeHtml(`${label}: ${text}`)}">${rects.join("")}</svg>`;
  return `<p class="row">${textHtml(label)}</p>${svg}<p>${textHtml(text)}</p>`;
}

function figuresOf(known: readonly Known[]): string {
  const head = [
    "Process",
    "Live heap",
    "Buffers",
    "Garbage",
    "Other",
    "heapUsed",
    "heapTotal",
    "external",
    "arrayBuffers",
    "rss",
    "Heap limit",
  ];
  const rows = known.map(({ command, pid, node }) => [
    `${command} (PID ${pid ?? "unknown"})`,
    ...nodeParts.map(([field]) => bytes(node[field])),
    bytes(node.heapUsedBytes),
    bytes(node.heapTotalBytes),
    bytes(node.externalBytes),
    bytes(node.arrayBuffersBytes),
    bytes(node.rssBytes),
    bytes(node.heapLimitBytes),
  ]);
  return wide("Memory by the runtime", tableHtml(head, rows));
}

function silentTable(silent: readonly WhyProcess[]): string {
  const rows = silent.map(({ command, pid, anonymousBytes, text }) => [
    command,
    pid === null ? "unknown" : String(pid),
    anonymousBytes === null ? "unknown" : bytes(anonymousBytes),
    text,
  ]);
  return wide("Processes without a response", tableHtml(["Process", "PID", "Anonymous", "The process"], rows));
}

/** A table that is wider than the screen scrolls in its own region, which the keyboard can scroll too. */
function wide(label: string, table: string): string {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(label)}">${table}</div>`;
}
