// The small charts below the memory chart: connections, request rate and latency over the same time.
import type uPlot from "uplot";
import { integer, latency } from "../../lib/format.ts";
import type { LoadPoint } from "../../model/evidence.ts";
import { timeAxis, timeLabel, valueAxis, wholeSteps } from "./axes.ts";
import { paintPlannedRate } from "./paint-overlays.ts";
import { createPanel, type Panel } from "./panel.ts";
import type { State } from "./state.ts";
import { colour } from "./theme.ts";
import { intervalStart } from "./timeline-step.ts";

export interface LoadHosts {
  readonly rate: HTMLElement;
  readonly latency: HTMLElement;
  /** Null if the load has no stages. */
  readonly connections: HTMLElement | null;
}

export function createLoadPanels(state: State, hosts: LoadHosts): readonly Panel[] {
  const { timeline, planned, origin } = state.figures;
  const starts = timeline.map((_, at) => intervalStart(timeline, at));
  if (timeline.length === 0) return [];
  const times = timeline.flatMap(({ atMs }, at) => [starts[at] ?? 0, atMs]);
  // A timeline point covers an interval, so it becomes two points, at the start and the end of the interval. uPlot's
  // own stepped paths lose the interval after a hole.
  const steps = <T>(read: (point: LoadPoint, at: number) => T) => timeline.map(read).flatMap((value) => [value, value]);
  const rates = steps(({ requestsPerSecond }) => requestsPerSecond);
  const failed = steps(({ failed, atMs }, at) =>
    failed === 0 ? null : (failed * 1_000) / Math.max(1, atMs - (starts[at] ?? 0)),
  );
  const latencies = steps(({ p99Ms }) => p99Ms);
  const line = (name: string, isFilled: boolean): uPlot.Series => ({
    stroke: () => colour(name),
    width: 1.5,
    points: { show: false },
    ...(isFilled ? { fill: () => colour(`${name}-area`) } : {}),
  });
  const corners = planned ?? [];
  const rateTop =
    1.1 * Math.max(1, ...rates, ...corners.map(({ rate }) => rate ?? 0), ...failed.map((each) => each ?? 0));
  const connectionsTop = 1.1 * Math.max(1, ...corners.map(({ connections }) => connections));
  const latencyTop = 1.1 * Math.max(1, ...latencies.map((each) => each ?? 0));
  return [
    ...(hosts.connections === null
      ? []
      : [
          createPanel(state, {
            host: hosts.connections,
            height: 90,
            options: {
              axes: [timeAxis(null), valueAxis(wholeSteps, integer)],
              series: [{}, line("rate", true)],
            },
            range: () => [0, connectionsTop],
            data: () => [
              corners.map(({ atMs }) => atMs),
              corners.map((corner) => (corner.isPaused ? 0 : corner.connections)),
            ],
            dotAt: null,
          }),
        ]),
    createPanel(state, {
      host: hosts.rate,
      height: 110,
      options: {
        axes: [timeAxis(null), valueAxis(null, integer)],
        series: [{}, line("rate", true), line("failed", true)],
        hooks: { draw: [(plot) => paintPlannedRate(plot, corners)] },
      },
      range: () => [0, rateTop],
      data: () => [times, rates, failed],
      dotAt: null,
    }),
    createPanel(state, {
      host: hosts.latency,
      height: 154,
      options: {
        axes: [timeAxis(timeLabel(origin)), valueAxis(wholeSteps, (ms) => (ms === 0 ? "0 ms" : latency(ms)))],
        series: [{}, line("latency", false)],
      },
      range: () => [0, latencyTop],
      data: () => [times, latencies],
      dotAt: null,
    }),
  ];
}
