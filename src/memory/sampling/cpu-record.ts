// Follows the CPU counters of a container. Memory is bounded, however long the run.
import type { PhaseStats } from "../../model/evidence.ts";
import type { CpuPoint, CpuUse } from "../../model/fields/cpu.ts";
import { throttledShare } from "../../model/fields/throttled-share.ts";
import type { CpuCounters } from "../../model/reading.ts";
import { createEvenPoints } from "./even-points.ts";

/** Times are in µs. */
interface Totals {
  readonly usedUs: number;
  readonly periods: number;
  readonly throttledPeriods: number;
  readonly throttledUs: number;
}

const names = ["usedUs", "periods", "throttledPeriods", "throttledUs"] as const;
const nothing: Totals = { usedUs: 0, periods: 0, throttledPeriods: 0, throttledUs: 0 };
const noThrottling = { periods: 0, throttledPeriods: 0, throttledUs: 0 };

interface TotalsAt {
  readonly atMs: number;
  readonly totals: Totals;
}

/** The CPU figures of a run, without the limit, which the record does not know. */
export type CpuFigures = Omit<CpuUse, "limitCores">;

/**
 * @param countsFromFirst true if the container ran before: the counters of the first reading then count as 0
 * @param phases the phases so far, as they are at each call
 */
export function createCpuRecord(countsFromFirst: boolean, phases: readonly PhaseStats[]) {
  let before: Totals | null = countsFromFirst ? null : nothing;
  let last: TotalsAt | null = null;
  let isThrottlingKnown = true;
  // The totals at the beginning and the end of the phase that has its own figures. Null until memgate reads them.
  let first: Totals | null = null;
  let end: Totals | null = null;
  const points = createEvenPoints<Totals>();
  const readPhase = (now: TotalsAt) => {
    const index = phases.findIndex(({ name }) => name === "load" || name === "run");
    const phase = phases[index];
    if (phase === undefined) return;
    const earlier = last ?? { atMs: 0, totals: nothing };
    first ??= totalsAt(phase.startMs, earlier, now);
    if (index < phases.length - 1) end ??= totalsAt(phase.endMs, earlier, now);
  };
  return {
    add: (atMs: number, { usedUs, throttling }: CpuCounters): void => {
      if (throttling === null) isThrottlingKnown = false;
      const counters = { usedUs, ...(throttling ?? noThrottling) };
      const totals = plusIncrease(last?.totals ?? nothing, before ?? counters, counters);
      before = counters;
      readPhase({ atMs, totals });
      last = { atMs, totals };
      points.offer(atMs, () => totals);
    },
    /** Null without a reading. */
    figures: (): CpuFigures | null => {
      if (last === null) return null;
      const until = end ?? last.totals;
      const increase = (name: keyof Totals) => (first === null ? null : Math.max(0, until[name] - first[name]));
      const throttling = (name: keyof Totals) => (isThrottlingKnown ? increase(name) : null);
      return {
        loadMs: inMs(increase("usedUs")),
        totalMs: last.totals.usedUs / 1_000,
        throttledMs: inMs(throttling("throttledUs")),
        throttledPeriods: rounded(throttling("throttledPeriods")),
        periods: rounded(throttling("periods")),
      };
    },
    series: (): readonly CpuPoint[] => seriesOf(points.points(), countsFromFirst, isThrottlingKnown),
  };
}

/** Adds the increase of each counter. A counter that fell adds nothing. */
function plusIncrease(totals: Totals, before: Totals, now: Totals): Totals {
  const added = (name: keyof Totals) => totals[name] + Math.max(0, now[name] - before[name]);
  return {
    usedUs: added("usedUs"),
    periods: added("periods"),
    throttledPeriods: added("throttledPeriods"),
    throttledUs: added("throttledUs"),
  };
}

/** The totals between two readings, as if the counters had risen evenly. */
function totalsAt(atMs: number, before: TotalsAt, after: TotalsAt): Totals {
  const elapsedMs = after.atMs - before.atMs;
  const share = elapsedMs <= 0 ? 1 : Math.min(1, Math.max(0, (atMs - before.atMs) / elapsedMs));
  const between = names.map((name) => {
    const [first, second] = [before.totals[name], after.totals[name]];
    return [name, first + share * (second - first)] as const;
  });
  return { ...nothing, ...Object.fromEntries(between) };
}

/** The CPU use between neighbouring points. If the container ran before, the time before the first point is unknown. */
function seriesOf(
  points: readonly (Totals & { readonly atMs: number })[],
  skipsFirst: boolean,
  isThrottlingKnown: boolean,
): readonly CpuPoint[] {
  return points.flatMap((point, index) => {
    const before = index === 0 ? { ...nothing, atMs: 0 } : points[index - 1];
    const elapsedUs = (point.atMs - (before?.atMs ?? 0)) * 1_000;
    if (before === undefined || elapsedUs <= 0 || (index === 0 && skipsFirst)) return [];
    const throttling = {
      throttledMs: (point.throttledUs - before.throttledUs) / 1_000,
      throttledPeriods: point.throttledPeriods - before.throttledPeriods,
      periods: point.periods - before.periods,
    };
    return [
      {
        atMs: point.atMs,
        cores: (point.usedUs - before.usedUs) / elapsedUs,
        throttledRatio: isThrottlingKnown ? throttledShare(throttling, elapsedUs / 1_000) : null,
      },
    ];
  });
}

function inMs(us: number | null): number | null {
  return us === null ? null : Math.round(us) / 1_000;
}

function rounded(count: number | null): number | null {
  return count === null ? null : Math.round(count);
}
