// Opens both sources of a container's memory: its cgroup's files where they are visible, the stats API always.

import type { Clock } from "../../lib/clock.ts";
import type { MemoryAdapter, OnReading, Sampling } from "../../model/adapters.ts";
import { findCgroup } from "../cgroup/locate.ts";
import type { CgroupReader } from "../cgroup/reader.ts";
import { killedIn, readKernelLog } from "../oom-kernel-log.ts";
import { openStats, type StatsSource } from "../stats-api/source.ts";
import { withKernel } from "../working-set.ts";

export function createMemoryAdapter(clock: Clock): MemoryAdapter {
  return {
    open: async (container, pid, plan, onReading) => {
      // The files first: they are there at once, and the first milliseconds of an app may hold its peak.
      const found = findCgroup(container.id, pid);
      const files = "reader" in found ? sampleFiles(found.reader, plan.cgroupIntervalMs, onReading) : null;
      let stats: StatsSource | null = null;
      const onFrame: OnReading = (name, look) =>
        onReading(name, files === null || "missed" in look ? look : withKernel(look, files.kernelBytes));
      const oneShotIntervalMs = files === null ? plan.oneShotIntervalMs : plan.oneShotBesideFilesMs;
      const opening = openStats(container, { ...plan, oneShotIntervalMs }, clock, onFrame).then((opened) => {
        stats = opened;
        return opened;
      });
      // An engine that only streams takes a second to its first frame: waited for where nothing else tells the limit.
      const limitBytes = files === null ? await (await opening).firstLimitBytes() : files.limitBytes;
      const sampling: Sampling = {
        sources: () =>
          [files?.source, stats].flatMap((source) =>
            source ? [{ name: source.name, intervalMs: source.intervalMs }] : [],
          ),
        notice: "notice" in found ? found.notice : null,
        limitBytes,
        finalReading: async () => {
          files?.look();
          // Nor is a stream's next frame worth a second where the files tell the last state.
          const opened = await opening;
          if (files === null || opened.name === "stats-oneshot") await opened.finalReading();
        },
        close: async () => {
          files?.close();
          await (await opening).close();
        },
      };
      return sampling;
    },
    killedProcesses: (containerId) => {
      const records = readKernelLog();
      return records === null ? null : killedIn(records, containerId);
    },
  };
}

/** What only ever rises, or changes rarely, is read this often, and at the end: each file read costs. */
const fullReadingMs = 100;

function sampleFiles(reader: CgroupReader, intervalMs: number, onReading: OnReading) {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const first = reader.read("full");
  onReading(name, first);
  let looks = 0;
  const fullEvery = Math.ceil(fullReadingMs / intervalMs);
  // An interval costs about half of what a chain of timeouts does, at this rate: 1.0 % of a core against 1.8 %.
  const timer = setInterval(
    () => onReading(name, reader.read(++looks % fullEvery === 0 ? "full" : "quick")),
    intervalMs,
  );
  return {
    source: { name, intervalMs } as const,
    limitBytes: "missed" in first ? null : first.limitBytes,
    look: () => onReading(name, reader.read("full")),
    kernelBytes: reader.kernelBytes,
    close: () => {
      clearInterval(timer);
      reader.close();
    },
  };
}
