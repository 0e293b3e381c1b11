// The axes of all panels. The vertical axes have the same width, so a moment has the same place in every panel.
import type uPlot from "uplot";
import type { Figures } from "./state.ts";
import { colour, isNarrow } from "./theme.ts";

const font = "12px system-ui, sans-serif";
const secondMs = 1_000;
const minuteMs = 60_000;
const belowSecond = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
const seconds = [1, 2, 5, 10, 15, 30].map((step) => step * secondMs);
const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1_440].map((step) => step * minuteMs);

/** Powers of two from 1 B to 1 PiB. */
export const byteSteps = Array.from({ length: 51 }, (_, exponent) => 2 ** exponent);

/** Steps for counts, which have no fractions. */
export const wholeSteps = Array.from({ length: 8 }, (_, exponent) =>
  [1, 2, 5].map((step) => step * 10 ** exponent),
).flat();

export function timeLabel(origin: Figures["origin"]): string {
  return `time after ${origin}`;
}

/** @param label null for an axis without any text */
export function timeAxis(label: string | null): uPlot.Axis {
  return {
    ...lines(),
    incrs: [...belowSecond, ...seconds, ...minutes],
    space: isNarrow() ? 56 : 80,
    size: label === null ? 4 : 30,
    values: (_plot, splits, _axis, _space, stepMs) => splits.map((atMs) => (label === null ? "" : tick(atMs, stepMs))),
    ...(label === null ? {} : { label, labelFont: font, labelSize: 18, labelGap: 0 }),
  };
}

export function valueAxis(incrs: number[] | null, text: (value: number) => string): uPlot.Axis {
  return {
    ...lines(),
    size: isNarrow() ? 62 : 80,
    space: 28,
    values: (_plot, splits) => splits.map(text),
    ...(incrs === null ? {} : { incrs }),
  };
}

function lines(): uPlot.Axis {
  return {
    font,
    stroke: () => colour("muted"),
    grid: { stroke: () => colour("grid"), width: 1 },
    ticks: { stroke: () => colour("grid"), width: 1, size: 4 },
  };
}

/** Returns `12.5 s` below a minute, else `1:30` or `1:02:00`, with as many decimals as the step needs. */
function tick(atMs: number, stepMs: number): string {
  const decimals = stepMs >= secondMs ? 0 : Math.min(4, Math.ceil(3 - Math.log10(stepMs)));
  if (atMs < minuteMs) return `${(atMs / secondMs).toFixed(decimals)} s`;
  const minutesAll = Math.floor(atMs / minuteMs);
  const rest = ((atMs - minutesAll * minuteMs) / secondMs)
    .toFixed(decimals)
    .padStart(decimals === 0 ? 2 : 3 + decimals, "0");
  const hours = Math.floor(minutesAll / 60);
  return hours === 0 ? `${minutesAll}:${rest}` : `${hours}:${String(minutesAll % 60).padStart(2, "0")}:${rest}`;
}
