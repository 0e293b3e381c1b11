// Samples a container's memory from its cgroup files, if this machine has them, and from the stats API.

import { setImmediate } from "node:timers/promises";
import { linkedSignal } from "../../lib/abort-signals.ts";
import type { Clock } from "../../lib/clock.ts";
import type { MemoryAdapter, OnReading, Sampling, TargetContainer } from "../../model/adapters.ts";
import type { ProcessList } from "../../model/fields/processes.ts";
import { findCgroup } from "../cgroup/locate.ts";
import { sampleFiles } from "../cgroup/source.ts";
import { nodeHeapLimit } from "../runtimes/node-heap-limit.ts";
import { openStats, type StatsSource } from "../stats-api/source.ts";
import { withKernel } from "../working-set.ts";

/** The engine starts ps for it, which takes about 20 ms. */
const topTimeoutMs = 2_000;

type Mask = (text: string) => string;

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
        // Without the cgroup files, the processes are not on this machine or not visible.
        readProcesses: (known) =>
          files !== null && "path" in lookup
            ? processesIn(lookup.path.folder, known)
            : processesByEngine(container, known),
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
      // Reading the log blocks the process, so the caller may send its request to the engine first.
      const [{ killedIn, readKernelLog }] = await Promise.all([import("../oom-kernel-log.ts"), setImmediate()]);
      const records = await readKernelLog(until);
      return records === null ? null : killedIn(records, containerId);
    },
    runtimeLimit: nodeHeapLimit,
  };
}

// The run loads these modules after the app has started.
async function processesIn(folder: string, known: Mask): Promise<ProcessList | null> {
  const { readProcesses } = await import("../cgroup/processes.ts");
  return readProcesses(folder, known);
}

async function processesByEngine(container: TargetContainer, known: Mask): Promise<ProcessList | null> {
  const { readTop, topColumns } = await import("../stats-api/top.ts");
  const { signal, release } = linkedSignal([], topTimeoutMs);
  return container
    .top(topColumns, signal)
    .then(
      (response) => readTop(response, known),
      () => null,
    )
    .finally(release);
}
