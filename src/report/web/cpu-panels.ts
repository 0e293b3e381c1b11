// The small charts of CPU use below the memory chart, over the same time.
import type uPlot from "uplot";
import { percent } from "../../lib/format.ts";
import type { CpuPoint } from "../../model/fields/cpu.ts";
import { timeAxis, timeLabel, valueAxis } from "./axes.ts";
import { createPanel, type Panel } from "./panel.ts";
import type { State } from "./state.ts";
import { colour } from "./theme.ts";

export interface CpuHosts {
  readonly cores: HTMLElement;
  /** Null if the CPU limit never stopped the app. */
  readonly throttled: HTMLElement | null;
}

const coreSteps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const ratioSteps = [0.25, 0.5, 1];
/** Lower values look like nothing, and an idle app must not look busy. */
const leastTopCores = 0.1;

/** @param isLast true if no chart with a labelled time axis follows */
export function createCpuPanels(state: State, hosts: CpuHosts, isLast: boolean): readonly Panel[] {
  const { cpu, origin } = state.figures;
  const label = isLast ? timeLabel(origin) : null;
  // A point covers an interval, so it becomes two points, at the start and the end of the interval.
  const times = cpu.flatMap(({ atMs }, at) => [cpu[at - 1]?.atMs ?? 0, atMs]);
  const steps = <T>(read: (point: CpuPoint) => T) => cpu.map(read).flatMap((value) => [value, value]);
  const cores = steps((point) => point.cores);
  const throttled = steps(({ throttledRatio }) => throttledRatio);
  const top = 1.1 * Math.max(leastTopCores, ...cores);
  const line = (name: string): uPlot.Series => ({
    stroke: () => colour(name),
    width: 1.5,
    points: { show: false },
    fill: () => colour(`${name}-area`),
  });
  const panel = (host: HTMLElement, axes: uPlot.Axis[], name: string, highest: number, values: (number | null)[]) =>
    createPanel(state, {
      host,
      height: axes[0]?.label === undefined ? 110 : 154,
      options: { axes, series: [{}, line(name)] },
      range: () => [0, highest],
      data: () => [times, values],
      dotAt: null,
    });
  const isCoresLast = hosts.throttled === null;
  return [
    panel(
      hosts.cores,
      [timeAxis(isCoresLast ? label : null), valueAxis(coreSteps, (value) => `${value}`)],
      "cpu",
      top,
      cores,
    ),
    ...(hosts.throttled === null
      ? []
      : [panel(hosts.throttled, [timeAxis(label), valueAxis(ratioSteps, percent)], "throttled", 1.1, throttled)]),
  ];
}
