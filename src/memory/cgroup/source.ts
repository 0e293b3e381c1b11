// Samples the cgroup files of a container, at a fixed interval.

import type { OnReading } from "../../model/adapters.ts";
import type { Missed, Reading } from "../../model/reading.ts";
import { watchChildCgroups } from "./child-cgroups.ts";
import { watchMachineKills } from "./machine-kills.ts";
import type { CgroupPath } from "./path.ts";
import type { CgroupReader } from "./reader.ts";

/** The interval of full readings. Quick readings between them save file reads. */
const fullReadingMs = 100;
/** The interval of looks into the cgroups below. A look costs some microseconds per cgroup. */
const childScanMs = 1_000;
/** The interval of looks at the machine's kills, only with a cgroup below. After a kill, the cgroups below are read at once. */
const machineKillsMs = 50;

export function sampleFiles(
  reader: CgroupReader,
  path: CgroupPath,
  intervalMs: number,
  onReading: OnReading,
  vmstat = "/proc/vmstat",
) {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const children = watchChildCgroups(path);
  const machine = watchMachineKills(vmstat);
  let hasChildren = children.exist();
  let killsBefore = 0;
  let readings = 0;
  const fullEvery = Math.ceil(fullReadingMs / intervalMs);
  const scanEvery = Math.ceil(childScanMs / intervalMs);
  const killsEvery = Math.ceil(machineKillsMs / intervalMs);
  const readFull = (isScanDue: boolean): Reading | Missed => {
    const reading = reader.read("full");
    if ("missed" in reading || reading.oomKills === null) {
      if (isScanDue) children.scan();
      return reading;
    }
    // After a kill the cgroup of the process may soon be removed.
    if (isScanDue || reading.oomKills > killsBefore) children.scan();
    killsBefore = reading.oomKills;
    return { ...reading, ...killsWith(reading.oomKills) };
  };
  const killsWith = (counted: number): Pick<Reading, "oomKills" | "oomCgroups"> => {
    const { own, below } = children.kills();
    const oomCgroups = children.killed();
    if (reader.version === "1") return { oomKills: counted + below, oomCgroups };
    // v2 also counts the kills below in `counted`, even after a cgroup is removed, unless cgroup2 is mounted with
    // memory_localevents.
    const processKills = counted - own - below;
    const removed = { path: null, processKills, limitPath: null, limitBytes: null };
    return {
      oomKills: Math.max(counted, own + below),
      oomCgroups: processKills > 0 ? [...oomCgroups, removed] : oomCgroups,
    };
  };
  const first = readFull(true);
  onReading(name, first);
  // An interval uses about half the CPU of chained timeouts at this rate: 1.0% of a core instead of 1.8%.
  const timer = setInterval(() => {
    readings += 1;
    const isFullDue = readings % fullEvery === 0;
    if (isFullDue) hasChildren = children.exist();
    const isKill = hasChildren && readings % killsEvery === 0 && machine.hasRisen();
    const isScanDue = isKill || readings % scanEvery === 0;
    onReading(name, isScanDue || isFullDue ? readFull(isScanDue) : reader.read("quick"));
  }, intervalMs);
  return {
    source: { name, intervalMs } as const,
    limitBytes: "missed" in first ? null : first.limitBytes,
    read: () => onReading(name, readFull(true)),
    kernelBytes: reader.kernelBytes,
    close: () => {
      clearInterval(timer);
      machine.close();
      reader.close();
    },
  };
}
