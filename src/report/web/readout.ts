// The figures of one moment: a list below the charts, and a sentence for a screen reader.

import { bytes, bytesExactly, coresText, integer, latency, percent, rate as rateText } from "../../lib/format.ts";
import { aimAt, type Corner } from "../../model/stages.ts";
import { isThrottled } from "../../verdict/cpu-use.ts";
import { partNames, partsInOrder } from "../model/composition-parts.ts";
import { breakdownAt } from "./breakdown.ts";
import { firstAtOrAfter } from "./decimate.ts";
import { type Figures, peakIndex } from "./state.ts";
import { intervalStart } from "./timeline-step.ts";

export interface ReadoutField {
  readonly name: string;
  readonly value: string;
  /** True if it is as wide as two fields. */
  readonly isLong?: boolean;
}

/** The value of a field that is not known at that moment. */
const unknown = "–";

export function fieldsAt(figures: Figures, index: number): readonly ReadoutField[] {
  const { samples, limitBytes, phases, timeline } = figures;
  const atMs = samples.atMs[index] ?? 0;
  const workingSetBytes = samples.workingSetBytes[index] ?? 0;
  const phase = phases.find(({ startMs, endMs }) => atMs >= startMs && atMs <= endMs);
  return [
    { name: "Time", value: momentText(atMs) },
    { name: "Phase", value: phase?.name ?? unknown },
    { name: "Working set", value: bytesExactly(workingSetBytes), isLong: true },
    { name: "Of the limit", value: percent(workingSetBytes / limitBytes) },
    { name: "Usage", value: bytes(samples.usageBytes[index] ?? 0) },
    ...cpuFields(figures, atMs),
    ...(timeline.length === 0 ? [] : loadFields(figures, atMs)),
    ...partFields(figures, index),
  ];
}

export function sentenceOf(fields: readonly ReadoutField[]): string {
  return fields
    .filter(({ value }) => value !== unknown)
    .map(({ name, value }) => `${name} ${value}`)
    .join(", ");
}

function loadFields({ timeline, planned }: Figures, atMs: number): readonly ReadoutField[] {
  const at = firstAtOrAfter(
    timeline.map((entry) => entry.atMs),
    atMs,
  );
  const entry = atMs > intervalStart(timeline, at) ? timeline[at] : undefined;
  return [
    ...(planned === null ? [] : [{ name: "Planned", value: plannedText(planned, atMs) }]),
    { name: "Responses", value: entry === undefined ? unknown : `${integer(entry.requestsPerSecond)}/s` },
    { name: "p99 latency", value: entry === undefined || entry.p99Ms === null ? unknown : latency(entry.p99Ms) },
    { name: "Failed", value: entry === undefined ? unknown : integer(entry.failed) },
  ];
}

/** The figures of the interval that the moment is in. */
function cpuFields({ cpu }: Figures, atMs: number): readonly ReadoutField[] {
  if (cpu.length === 0) return [];
  const point =
    cpu[
      firstAtOrAfter(
        cpu.map((entry) => entry.atMs),
        atMs,
      )
    ];
  const throttled = point?.throttledRatio ?? null;
  return [
    { name: "CPU", value: point === undefined ? unknown : coresText(point.cores) },
    ...(isThrottled(cpu) ? [{ name: "Throttled", value: throttled === null ? unknown : percent(throttled) }] : []),
  ];
}

function plannedText(planned: readonly Corner[], atMs: number): string {
  const isIn = atMs >= (planned[0]?.atMs ?? Number.POSITIVE_INFINITY) && atMs <= (planned.at(-1)?.atMs ?? 0);
  if (!isIn) return unknown;
  const { connections, rate, isPaused } = aimAt(planned, atMs);
  if (isPaused) return "pause";
  return `${integer(connections)} connection${connections === 1 ? "" : "s"}${rate === null ? "" : `, ${rateText(rate)}/s`}`;
}

function partFields(figures: Figures, index: number): readonly ReadoutField[] {
  const { samples, peak, compositions, largestProcess } = figures;
  const isPeak = peak !== null && index === peakIndex(figures);
  const near = breakdownAt(figures, isPeak ? peak.atMs : (samples.atMs[index] ?? 0));
  const all = [...compositions, ...(peak === null ? [] : [peak.composition])];
  const parts = partsInOrder
    .filter((part) => all.some((each) => (each[part] ?? 0) > 0))
    .map((part) => {
      const value = near?.[part] ?? null;
      const [name = ""] = partNames[part].split(",");
      const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return { name: label, value: value === null ? unknown : bytes(value) };
    });
  // A breakdown has its own time: it is read less often than the working set.
  return [
    { name: "Breakdown at", value: near === null ? unknown : momentText(near.atMs) },
    ...parts,
    ...(isPeak && largestProcess !== null ? [{ name: "Largest process", value: largestProcess, isLong: true }] : []),
  ];
}

/** Returns a time with milliseconds: `12.345 s`, `2 min 5.340 s`. */
export function momentText(atMs: number): string {
  const minutes = Math.floor(atMs / 60_000);
  const seconds = `${((atMs - minutes * 60_000) / 1_000).toFixed(3)} s`;
  return minutes === 0 ? seconds : `${minutes} min ${seconds}`;
}
