// Samples a container's memory from its cgroup files, if this machine has them, and from the stats API.

import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../lib/clock.ts";
import type { MemoryAdapter, OnReading, Sampling } from "../../model/adapters.ts";
import { findCgroup } from "../cgroup/locate.ts";
import { sampleFiles } from "../cgroup/source.ts";
import { killedIn, readKernelLog } from "../oom-kernel-log.ts";
import { nodeHeapLimit } from "../runtimes/node-heap-limit.ts";
import { openStats, type StatsSource } from "../stats-api/source.ts";
import { withKernel } from "../working-set.ts";

export function createMemoryAdapter(clock: Clock): MemoryAdapter {
  return {
    open: async (container, pid, plan, onReading) => {
      // Open the cgroup files first: they can be read at once, and an app may peak in its first milliseconds.
      const lookup = findCgroup(container.id, pid);
      const files =
        "reader" in lookup ? sampleFiles(lookup.reader, lookup.path, plan.cgroupIntervalMs, onReading) : null;
      let stats: StatsSource | null = null;
      const onFrame: OnReading = (name, reading) => {
        if (files === null || "missed" in reading) return onReading(name, reading);
        const ofFrame = withKernel(reading, files.kernelBytes);
        // The counters of two sources differ by the time between their readings.
        onReading(name, files.hasCpu ? { ...ofFrame, cpu: null } : ofFrame);
      };
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
        readNow: () => files?.readNow(),
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
    runtimeLimit: nodeHeapLimit,
  };
}
