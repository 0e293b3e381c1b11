// The section of report.html about what the app's runtime says of its memory: a bar for each process, and tables.
import { bytes, integer, time } from "../../lib/format.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { JvmShare, NodeShare, WhyProcess } from "../../model/fields/why.ts";
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

const jvmParts = [
  ["liveHeapBytes", "Live heap"],
  ["garbageBytes", "Garbage"],
  ["metaspaceBytes", "Metaspace"],
  ["otherBytes", "Other"],
] as const satisfies readonly (readonly [keyof JvmShare, string])[];

type Known = WhyProcess & { readonly node: NodeShare };
type KnownJvm = WhyProcess & { readonly jvm: JvmShare };

/** Empty if memgate did not ask. */
export function whySection({ why }: Evidence): string {
  if (why == null) return "";
  const known = why.processes.filter((process): process is Known => process.node !== null);
  const jvms = why.processes.filter((process): process is KnownJvm => process.jvm !== null);
  const silent = why.processes.filter(({ reason }) => reason !== null);
  const largest = Math.max(...[...known, ...jvms].map((process) => process.anonymousBytes ?? 0));
  const bars = why.processes.map((process) => bar(process, largest)).join("");
  const meaning = `memgate asked after the verdict was fixed and before it stopped the app. So these figures are from a later moment than the peak. Asking took ${time(why.durationMs)}. The bars show the anonymous memory of each process. Garbage is what a garbage collection could free.${known.length === 0 ? "" : " Do not compare the RSS with the limit: it includes pages of files that other processes share."}`;
  const detail = why.detail === null ? "" : `<p class="hint">${textHtml(why.detail)}</p>`;
  const leftOut =
    why.leftOut === 0
      ? ""
      : `<p class="hint">Not shown: ${why.leftOut} ${why.leftOut === 1 ? "process" : "processes"}.</p>`;
  return `<section><h2 id="why">Why</h2>${legend(known.length > 0, jvms.length > 0)}${bars}${known.length === 0 ? "" : figuresOf(known)}${jvms.length === 0 ? "" : jvmTables(jvms)}${silent.length === 0 ? "" : silentTable(silent)}${leftOut}${detail}<p class="hint">${meaning}</p></section>`;
}

/** The parts that the bars have. Empty without bars. */
function legend(hasNode: boolean, hasJvm: boolean): string {
  const entries = new Map([...(hasNode ? nodeParts : []), ...(hasJvm ? jvmParts : [])]);
  if (entries.size === 0) return "";
  return legendList(
    "Parts of a process",
    [...entries].map(([field, name]) => [`part ${field}`, name]),
  );
}

interface Part {
  readonly field: string;
  readonly name: string;
  readonly size: number;
}

function partsOf({ node, jvm }: WhyProcess): readonly Part[] {
  if (node !== null) return nodeParts.map(([field, name]) => ({ field, name, size: node[field] }));
  if (jvm !== null) return jvmParts.map(([field, name]) => ({ field, name, size: jvm[field] }));
  return [];
}

/**
 * Empty for a process without figures.
 * @param largest the bytes that the whole width stands for
 */
function bar(process: WhyProcess, largest: number): string {
  const parts = partsOf(process);
  if (parts.length === 0) return "";
  const { text } = process;
  let at = 0;
  const rects = parts.map(({ field, name, size }) => {
    const length = (size / Math.max(1, largest)) * 100;
    const rect = `<rect class="${field}" x="${at.toFixed(2)}%" width="${length.toFixed(2)}%" height="100%"><title>${name} ${bytes(size)}</title></rect>`;
    at += length;
    return rect;
  });
  const label = labelOf(process);
  const svg = `<svg class="parts" role="img" aria-label="${escapeHtml(`${label}: ${text}`)}">${rects.join("")}</svg>`;
  return `<p class="row">${textHtml(label)}</p>${svg}<p>${textHtml(text)}</p>`;
}

function labelOf({ command, pid }: WhyProcess): string {
  return `${command} (PID ${pid ?? "unknown"})`;
}

function figuresOf(known: readonly Known[]): string {
  const rest = ["heapUsed", "heapTotal", "external", "arrayBuffers", "rss", "Heap limit"];
  const rows = known.map((process) => {
    const { heapUsedBytes, heapTotalBytes, externalBytes, arrayBuffersBytes, rssBytes, heapLimitBytes } = process.node;
    const sizes = [heapUsedBytes, heapTotalBytes, externalBytes, arrayBuffersBytes, rssBytes, heapLimitBytes];
    return [labelOf(process), ...partSizes(process), ...sizes.map(bytes)];
  });
  return wide("Memory by the runtime", tableHtml(["Process", ...nodeParts.map(([, name]) => name), ...rest], rows));
}

function partSizes(process: WhyProcess): readonly string[] {
  return partsOf(process).map(({ size }) => bytes(size));
}

/** The heap of all JVMs, and the classes and the native memory of each. */
function jvmTables(jvms: readonly KnownJvm[]): string {
  const rest = ["Heap used before GC", "after GC", "Heap committed", "Heap limit"];
  const rows = jvms.map((process) => {
    const { heapUsedBytes, heapUsedAfterBytes, heapCommittedBytes, heapLimitBytes } = process.jvm;
    const sizes = [heapUsedBytes, heapUsedAfterBytes, heapCommittedBytes].map(bytes);
    return [
      labelOf(process),
      ...partSizes(process),
      ...sizes,
      heapLimitBytes === null ? "unknown" : bytes(heapLimitBytes),
    ];
  });
  const tables = jvms.flatMap(({ pid, jvm: { classes, nativeMemory } }) => {
    const classRows = classes.map(({ name, instances, bytes: size }) => [name, integer(instances), bytes(size)]);
    const kindRows = (nativeMemory ?? []).map(({ name, committedBytes }) => [name, bytes(committedBytes)]);
    return [
      wide("Live classes", tableHtml([`Class (PID ${pid})`, "Objects", "Size"], classRows)),
      kindRows.length === 0
        ? ""
        : wide("Native memory", tableHtml([`Native memory (PID ${pid})`, "Committed"], kindRows)),
    ];
  });
  const head = ["Process", ...jvmParts.map(([, name]) => name), ...rest];
  return `${wide("Memory by the JVM", tableHtml(head, rows))}${tables.join("")}`;
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
