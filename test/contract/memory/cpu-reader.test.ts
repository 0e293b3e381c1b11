// Reads the CPU counters of folders that look like cgroups.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCpu } from "../../../src/memory/cgroup/cpu-reader.ts";
import { openCgroup } from "../../../src/memory/cgroup/reader.ts";
import { sampleFiles } from "../../../src/memory/cgroup/source.ts";
import type { Missed, Reading } from "../../../src/model/reading.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const v2Stat = `usage_usec 1234567
user_usec 1000000
system_usec 234567
nice_usec 0
core_sched.force_idle_usec 0
nr_periods 40
nr_throttled 12
throttled_usec 987654
nr_bursts 0
burst_usec 0
`;
const v1Stat = "nr_periods 40\nnr_throttled 12\nthrottled_time 987654321\nnr_bursts 0\nburst_time 0\n";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("the CPU counters of cgroup v2", () => {
  const read = (stat: string) => {
    const folder = folderWith({ "cpu.stat": stat });
    const cpu = openCpu({ version: "2", usage: folder, throttling: folder });
    try {
      return cpu?.read();
    } finally {
      cpu?.close();
    }
  };

  it("are in cpu.stat, in microseconds", () => {
    expect(read(v2Stat)).toEqual({
      usedUs: 1_234_567,
      throttling: { periods: 40, throttledPeriods: 12, throttledUs: 987_654 },
    });
  });

  it("have no throttling if the cpu controller is off", () => {
    expect(read("usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\n")).toEqual({
      usedUs: 1_234_567,
      throttling: null,
    });
  });

  it("are null if the file has no CPU time", () => {
    expect(read("nr_periods 40\n")).toBeNull();
  });
});

describe("the CPU counters of cgroup v1", () => {
  it("are in two hierarchies, in nanoseconds", () => {
    const usage = folderWith({ "cpuacct.usage": "1234567890\n" });
    const cpu = openCpu({ version: "1", usage, throttling: folderWith({ "cpu.stat": v1Stat }) });
    expect(cpu?.read()).toEqual({
      usedUs: 1_234_567.89,
      throttling: { periods: 40, throttledPeriods: 12, throttledUs: 987_654.321 },
    });
    writeFileSync(join(usage, "cpuacct.usage"), "2234567890\n");
    expect(cpu?.read()?.usedUs).toBe(2_234_567.89);
    cpu?.close();
  });

  it("have no throttling if the cpu hierarchy is not mounted", () => {
    const cpu = openCpu({ version: "1", usage: folderWith({ "cpuacct.usage": "1000\n" }), throttling: null });
    expect(cpu?.read()).toEqual({ usedUs: 1, throttling: null });
    cpu?.close();
  });

  it("do not exist without the CPU time", () => {
    expect(openCpu({ version: "1", usage: null, throttling: folderWith({ "cpu.stat": v1Stat }) })).toBeNull();
  });
});

describe("the readings of the cgroup files", () => {
  const sample = (files: Readonly<Record<string, string>>) => {
    const folder = folderWith({
      "memory.current": "1000000\n",
      "memory.stat": "anon 1\ninactive_file 1000\nactive_file 0\n",
      "memory.events": "oom 0\noom_kill 0\n",
      ...files,
    });
    const readings: (Reading | Missed)[] = [];
    const reader = openCgroup({ version: "2", folder }, { version: "2", usage: folder, throttling: folder });
    const proc = join(folder, "proc");
    mkdirSync(proc);
    const source = sampleFiles(reader, { version: "2", folder }, 1_000, (_name, one) => readings.push(one), proc);
    return { folder, readings, source };
  };

  it("have the CPU counters, also at the boundary of a phase", () => {
    const { folder, readings, source } = sample({ "cpu.stat": v2Stat });
    expect(source.hasCpu).toBe(true);
    writeFileSync(join(folder, "cpu.stat"), v2Stat.replace("1234567", "2234567"));
    source.readNow();
    source.close();
    expect(readings.map((one) => ("missed" in one ? null : one.cpu?.usedUs))).toEqual([1_234_567, 2_234_567]);
  });

  it("have them on a kernel that does not count OOM kills", () => {
    const { readings, source } = sample({ "cpu.stat": v2Stat, "memory.events": "oom 0\n" });
    source.close();
    expect(readings).toMatchObject([{ oomKills: null, cpu: { usedUs: 1_234_567 } }]);
  });

  it("have none if the machine has no CPU counters", () => {
    const { folder, readings, source } = sample({});
    source.close();
    rmSync(folder, { recursive: true });
    expect(source.hasCpu).toBe(false);
    expect(readings).toMatchObject([{ cpu: null }]);
  });
});
