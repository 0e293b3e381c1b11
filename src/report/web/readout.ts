// The figures of one moment, as a list beside the charts and as a sentence for a screen reader.

import { bytes, bytesExactly, integer, latency, percent, rate as rateText } from "../../lib/format.ts";
import { aimAt, type Corner } from "../../model/stages.ts";
import { partNames, partsInOrder } from "../model/composition-parts.ts";
import { firstAtOrAfter, indexNear } from "./decimate.ts";
import { type Figures, peakIndex } from "./state.ts";
import { stretchStart } from "./timeline-step.ts";

export interface ReadoutField {
  readonly name: string;
  readonly value: string;
  /** Needs the room of two. */
  readonly isLong?: boolean;
}

/** What is not known at that moment. */
const none = "–";
/** A composition older or younger than this tells nothing about a sample. */
const sameTimeMs = 2_500;

export function fieldsAt(figures: Figures, index: number): readonly ReadoutField[] {
  const { samples, limitBytes, phases, timeline } = figures;
  const atMs = samples.atMs[index] ?? 0;
  const workingSetBytes = samples.workingSetBytes[index] ?? 0;
  const phase = phases.find(({ startMs, endMs }) => atMs >= startMs && atMs <= endMs);
  return [
    { name: "Time", value: momentText(atMs) },
    { name: "Phase", value: phase?.name ?? none },
    { name: "Working set", value: bytesExactly(workingSetBytes), isLong: true },
    { name: "Of the limit", value: percent(workingSetBytes / limitBytes) },
    { name: "Usage", value: bytes(samples.usageBytes[index] ?? 0) },
    ...(timeline.length === 0 ? [] : loadFields(figures, atMs)),
    ...partFields(figures, index),
  ];
}

export function sentenceOf(fields: readonly ReadoutField[]): string {
  return fields
    .filter(({ value }) => value !== none)
    .map(({ name, value }) => `${name} ${value}`)
    .join(", ");
}

function loadFields({ timeline, planned }: Figures, atMs: number): readonly ReadoutField[] {
  const at = firstAtOrAfter(
    timeline.map((entry) => entry.atMs),
    atMs,
  );
  const entry = atMs > stretchStart(timeline, at) ? timeline[at] : undefined;
  return [
    ...(planned === null ? [] : [{ name: "Planned", value: plannedText(planned, atMs) }]),
    { name: "Requests", value: entry === undefined ? none : `${integer(entry.requestsPerSecond)}/s` },
    { name: "p99 latency", value: entry === undefined || entry.p99Ms === null ? none : latency(entry.p99Ms) },
    { name: "Failed", value: entry === undefined ? none : integer(entry.failed) },
  ];
}

function plannedText(planned: readonly Corner[], atMs: number): string {
  const isIn = atMs >= (planned[0]?.atMs ?? Number.POSITIVE_INFINITY) && atMs <= (planned.at(-1)?.atMs ?? 0);
  if (!isIn) return none;
  const { connections, rate, isPaused } = aimAt(planned, atMs);
  if (isPaused) return "pause";
  return `${integer(connections)} connection${connections === 1 ? "" : "s"}${rate === null ? "" : `, ${rateText(rate)}/s`}`;
}

function partFields(figures: Figures, index: number): readonly ReadoutField[] {
  const near = compositionNear(figures, index);
  const all = [...figures.compositions, ...(figures.peak === null ? [] : [figures.peak.composition])];
  const shown = partsInOrder.filter((part) => all.some((each) => (each[part] ?? 0) > 0));
  const parts = shown.map((part) => {
    const value = near?.[part] ?? null;
    const [name = ""] = partNames[part].split(",");
    return { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, value: value === null ? none : bytes(value) };
  });
  // Composed less often than sampled: a spike between two compositions is in neither.
  return [{ name: "Composition of", value: near === null ? none : momentText(near.atMs) }, ...parts];
}

/** The peak has its own. */
function compositionNear(figures: Figures, index: number): Figures["compositions"][number] | null {
  const { peak, samples, compositions } = figures;
  const atMs = samples.atMs[index] ?? 0;
  if (peak !== null && index === peakIndex(figures)) return { ...peak.composition, atMs };
  const times = compositions.map((each) => each.atMs);
  const near = compositions[indexNear(times, atMs) ?? 0];
  return near !== undefined && Math.abs(near.atMs - atMs) <= sameTimeMs ? near : null;
}

/** With milliseconds: `12.345 s`, `2 min 5.340 s`. */
export function momentText(atMs: number): string {
  const minutes = Math.floor(atMs / 60_000);
  const seconds = `${((atMs - minutes * 60_000) / 1_000).toFixed(3)} s`;
  return minutes === 0 ? seconds : `${minutes} min ${seconds}`;
}
