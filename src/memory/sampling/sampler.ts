// Samples a container's memory from its cgroup files, if this machine has them, and from the stats API.

import { setImmediate } from "node:timers/promises";
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
      // Open the cgroup files first: they can be read at once, and an app may peak in its first milliseconds.
      const lookup = findCgroup(container.id, pid);
      const files = "reader" in lookup ? sampleFiles(lookup.reader, plan.cgroupIntervalMs, onReading) : null;
      let stats: StatsSource | null = null;
      const onFrame: OnReading = (name, reading) =>
        onReading(name, files === null || "missed" in reading ? reading : withKernel(reading, files.kernelBytes));
      const oneShotIntervalMs = files === null ? plan.oneShotIntervalMs : plan.oneShotBesideFilesMs;
      const opening = openStats(container, { ...plan, oneShotIntervalMs }, clock, onFrame).then((opened) => {
        stats = opened;
        return opened;
      });
      // The first frame of a stream takes a second. Wait for it only if the cgroup files do not report the limit.
      const limitBytes = files === null ? await (await opening).firstLimitBytes() : files.limitBytes;
      const sampling: Sampling = {
        sources: () =>
          [files?.source, stats].flatMap((source) =>
            source ? [{ name: source.name, intervalMs: source.intervalMs }] : [],
          ),
        notice: "notice" in lookup ? lookup.notice : null,
        limitBytes,
        finalReading: async () => {
          files?.read();
          // With cgroup files, do not wait a second for the next frame of a stream.
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
    killedProcesses: async (containerId, until) => {
      // Lets the caller send its request to the engine before reading the log blocks the process.
      await setImmediate();
      const records = await readKernelLog(until);
      return records === null ? null : killedIn(records, containerId);
    },
  };
}

/** The interval of full readings. Quick readings between them save file reads. */
const fullReadingMs = 100;

function sampleFiles(reader: CgroupReader, intervalMs: number, onReading: OnReading) {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const first = reader.read("full");
  onReading(name, first);
  let readings = 0;
  const fullEvery = Math.ceil(fullReadingMs / intervalMs);
  // An interval uses about half the CPU of chained timeouts at this rate: 1.0% of a core instead of 1.8%.
  const timer = setInterval(
    () => onReading(name, reader.read(++readings % fullEvery === 0 ? "full" : "quick")),
    intervalMs,
  );
  return {
    source: { name, intervalMs } as const,
    limitBytes: "missed" in first ? null : first.limitBytes,
    read: () => onReading(name, reader.read("full")),
    kernelBytes: reader.kernelBytes,
    close: () => {
      clearInterval(timer);
      reader.close();
    },
  };
}
