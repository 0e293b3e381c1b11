// The CPU figures of a busy app, compared with an independent reader of the same counters.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Report } from "../../../src/report/model/schema.ts";
import {
  appIn,
  describeDocker,
  docker,
  engine,
  expectNothingLeft,
  isElsewhere,
  memgateRun,
  seconds,
} from "../memgate.ts";

/** A value of the counter of CPU time, and when it was read. */
interface CpuReading {
  readonly atMs: number;
  readonly usedMs: number;
}

/** The file with the CPU time of a container: cpuacct.usage in ns, or cpu.stat with usage_usec. Null if not found. */
function counterOf(id: string): (() => number) | null {
  const root = "/sys/fs/cgroup";
  const below = (folder: string, depth: number): string | null => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      if (entry.name.includes(id)) return join(folder, entry.name);
      const found = depth === 0 ? null : below(join(folder, entry.name), depth - 1);
      if (found !== null) return found;
    }
    return null;
  };
  if (engine?.cgroup === "1") {
    const folder = below(join(root, "cpuacct"), 3);
    return folder === null ? null : () => Number(readFileSync(join(folder, "cpuacct.usage"), "utf8")) / 1e6;
  }
  const folder = below(root, 4);
  if (folder === null) return null;
  return () => Number(/^usage_usec (\d+)$/m.exec(readFileSync(join(folder, "cpu.stat"), "utf8"))?.[1]) / 1e3;
}

/** Reads the counter every 5 ms from the load on, until the container is gone. */
async function readCounter(): Promise<readonly CpuReading[]> {
  const id = docker(
    "ps",
    "--quiet",
    "--no-trunc",
    "--filter",
    "label=memgate.run",
    "--filter",
    `ancestor=${engine?.app}`,
  );
  const used = counterOf(id);
  const readings: CpuReading[] = [];
  for (let isThere = used !== null; isThere; await new Promise((resolve) => setTimeout(resolve, 5))) {
    try {
      readings.push({ usedMs: used?.() ?? Number.NaN, atMs: performance.timeOrigin + performance.now() });
    } catch {
      isThere = false;
    }
  }
  return readings;
}

async function gateBusyApp(...more: readonly string[]) {
  let reading: Promise<readonly CpuReading[]> | null = null;
  // The reader needs a moment to begin before the load phase: so there is a warmup.
  const args = ["--warmup", seconds(2), "--duration", seconds(4), "--connections", "4", ...more];
  const { report } = await memgateRun(appIn("busy", ...args), {
    onProgress: (stderr) => {
      if (stderr.includes("warmup:\n")) reading ??= readCounter();
    },
  });
  if (report === null) throw new Error("memgate wrote no report");
  return { report, readings: (await (reading as Promise<readonly CpuReading[]> | null)) ?? [] };
}

/** The value of the counter at a time after container start. */
function usedAt(report: Report, readings: readonly CpuReading[], afterMs: number): number {
  const atMs = Date.parse(report.timeOrigin ?? "") + afterMs;
  const next = readings.findIndex((each) => each.atMs >= atMs);
  const [before, after] = [readings[next - 1], readings[next]];
  if (before === undefined || after === undefined) throw new Error("the reader began too late or ended too early");
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return before.usedMs + share * (after.usedMs - before.usedMs);
}

const hasFiles = engine !== null && !isElsewhere && !engine.isPodman;

(hasFiles ? describeDocker : describeDocker.skip)("the CPU time of a busy app", () => {
  expectNothingLeft();

  it.each([
    { name: "without a CPU limit", limit: [] },
    { name: "with cpus: 0.2", limit: ["--cpus", "0.2"] },
  ])("is that of an independent reader, $name", async ({ limit }) => {
    const { report, readings } = await gateBusyApp(...limit);
    const load = report.phases.find(({ name }) => name === "load");
    if (load === undefined || report.cpu === null) throw new Error("no load phase, or no CPU figures");
    const truthMs = usedAt(report, readings, load.endMs) - usedAt(report, readings, load.startMs);
    expect(truthMs).toBeGreaterThan(400);
    // timeOrigin has whole milliseconds, and the app uses up to a core.
    expect(Math.abs((report.cpu.loadMs ?? 0) - truthMs)).toBeLessThan(20 + 0.02 * truthMs);
    // The container keeps running for a moment after memgate's last reading.
    const lastMs = readings.at(-1)?.usedMs ?? 0;
    expect(report.cpu.totalMs).toBeLessThanOrEqual(lastMs);
    expect(report.cpu.totalMs).toBeGreaterThan(lastMs - 100);
    const cores = (report.cpu.loadMs ?? 0) / (load.endMs - load.startMs);
    const seriesMs = report.cpuSeries.reduce(
      (sum, point, at) => sum + point.cores * (point.atMs - (report.cpuSeries[at - 1]?.atMs ?? 0)),
      0,
    );
    expect(Math.abs(seriesMs / report.cpu.totalMs - 1)).toBeLessThan(0.05);
    if (limit.length === 0) {
      expect(report.cpu).toMatchObject({ limitCores: null, throttledMs: 0, throttledPeriods: 0, periods: 0 });
      expect(cores).toBeGreaterThan(0.4);
    } else {
      expect(report.cpu.limitCores).toBe(0.2);
      expect(cores).toBeGreaterThan(0.15);
      expect(cores).toBeLessThan(0.25);
      expect(report.cpu.throttledMs ?? 0).toBeGreaterThan(0.3 * (load.endMs - load.startMs));
      expect(report.cpu.throttledPeriods ?? 0).toBeGreaterThan(0.7 * (report.cpu.periods ?? 0));
    }
  });
});
