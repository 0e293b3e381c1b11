// Follows the kernel's own counts: peak usage, OOM kills, memory pressure.
import type { OomCgroup, PhaseName, PhaseStats } from "../../model/evidence.ts";
import type { CpuPoint } from "../../model/fields/cpu.ts";
import type { Reclaim } from "../../model/fields/reclaim.ts";
import type { MemoryPressure, Reading } from "../../model/reading.ts";
import { type CpuFigures, createCpuRecord } from "./cpu-record.ts";
import { createReclaimRecord } from "./reclaim-record.ts";

export interface KernelCounts {
  /** The kernel's peak usage, and when a source last reported it. Null if unknown, or if usage exceeded it since. */
  readonly kernelPeak: { readonly bytes: number; readonly atMs: number } | null;
  /** OOM kills of this run, by the counters of the container's cgroup and of those below. Null if they could not be read. */
  readonly oomKills: number | null;
  /** The value of the counter before the run. Null if it could not be read. */
  readonly oomKillsBefore: number | null;
  /** When the counter first increased. Null if it did not. */
  readonly oomKillsAt: { readonly atMs: number; readonly phase: PhaseName } | null;
  /** The cgroups below the container's with OOM kills of this run. */
  readonly oomCgroups: readonly OomCgroup[];
  /** OOM kills of the whole cgroup, by its `oom_group_kill` counter. Null if it could not be read. */
  readonly oomGroupKills: number | null;
  /** The last reported memory pressure of this run. Null if no source reports it. */
  readonly pressure: MemoryPressure | null;
  /** The memory that the kernel took back in this run. Null if no source reports it. */
  readonly reclaim: Reclaim | null;
  /** Null if no source reports it. */
  readonly cpu: CpuFigures | null;
  /** Empty if no source reports it. */
  readonly cpuSeries: readonly CpuPoint[];
}

/**
 * @param countsFromFirst true if counts exclude the counter values of the first reading
 * @param phases the phases so far, as they are at each call
 */
export function createKernelCounts(countsFromFirst: boolean, phases: readonly PhaseStats[]) {
  let kernelPeak: KernelCounts["kernelPeak"] = null;
  let oomKills: number | null = null;
  let oomKillsAt: KernelCounts["oomKillsAt"] = null;
  let oomGroupKills: number | null = null;
  let pressure: MemoryPressure | null = null;
  let oomKillsBefore: number | null = null;
  let oomCgroups: readonly OomCgroup[] = [];
  let cgroupKillsBefore: ReadonlyMap<string | null, number> | null = null;
  let groupKillsBefore: number | null = null;
  let pressureBefore: MemoryPressure | null = null;
  const reclaim = createReclaimRecord(countsFromFirst);
  const cpu = createCpuRecord(countsFromFirst, phases);
  return {
    record: (reading: Reading, atMs: number, phase: PhaseName): void => {
      // A kernel peak below the current usage is out of date.
      if (kernelPeak !== null && reading.usageBytes > kernelPeak.bytes) kernelPeak = null;
      if (reading.kernelPeakBytes !== null)
        kernelPeak = { bytes: Math.max(reading.kernelPeakBytes, kernelPeak?.bytes ?? 0), atMs };
      if (reading.oomKills !== null) {
        oomKillsBefore ??= countsFromFirst ? reading.oomKills : 0;
        const kills = reading.oomKills - oomKillsBefore;
        if (kills > 0) oomKillsAt ??= { atMs, phase };
        oomKills = Math.max(kills, oomKills ?? 0);
      }
      if (reading.oomCgroups !== null) {
        const first = countsFromFirst ? reading.oomCgroups : [];
        cgroupKillsBefore ??= new Map(first.map(({ path, processKills }) => [path, processKills]));
        oomCgroups = killsSince(cgroupKillsBefore, reading.oomCgroups);
      }
      if (reading.oomGroupKills !== null) {
        groupKillsBefore ??= countsFromFirst ? reading.oomGroupKills : 0;
        oomGroupKills = Math.max(reading.oomGroupKills - groupKillsBefore, oomGroupKills ?? 0);
      }
      if (reading.reclaim !== null) reclaim.add(reading.reclaim);
      if (reading.cpu !== null) cpu.add(atMs, reading.cpu);
      if (reading.pressure !== null) {
        pressureBefore ??= countsFromFirst ? reading.pressure : { someUs: 0, fullUs: 0 };
        const { someUs, fullUs } = pressureBefore;
        pressure = { someUs: reading.pressure.someUs - someUs, fullUs: reading.pressure.fullUs - fullUs };
      }
    },
    counts: (): KernelCounts => ({
      kernelPeak,
      oomKills,
      oomKillsBefore,
      oomKillsAt,
      oomCgroups,
      oomGroupKills,
      pressure,
      reclaim: reclaim.counts(),
      cpu: cpu.figures(),
      cpuSeries: cpu.series(),
    }),
  };
}

/** @param before the kills before the run, by path */
function killsSince(before: ReadonlyMap<string | null, number>, now: readonly OomCgroup[]): readonly OomCgroup[] {
  return now
    .map((cgroup) => ({ ...cgroup, processKills: cgroup.processKills - (before.get(cgroup.path) ?? 0) }))
    .filter(({ processKills }) => processKills > 0);
}
