// Reads the files that the kernel offers about processes, from folders with the same files.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mostMappedBytes } from "../../../src/memory/cgroup/mapped-files.ts";
import { openCgroup } from "../../../src/memory/cgroup/reader.ts";
import { sampleFiles } from "../../../src/memory/cgroup/source.ts";
import type { Missed, Reading } from "../../../src/model/reading.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const mebibyte = 2 ** 20;

/** A cgroup with these processes, and a proc folder that has the status of some of them. */
function processes(pids: readonly number[], statuses: Readonly<Record<number, string>>) {
  const [folder, proc] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(folder, "cgroup.procs"), pids.map((pid) => `${pid}\n`).join(""));
  for (const [pid, status] of Object.entries(statuses)) {
    mkdirSync(join(proc, pid));
    writeFileSync(join(proc, pid, "status"), status);
  }
  return { folder, proc };
}

/** Parts of /proc/PID/status of a Node.js process (Linux 6.18). */
const status = (fileKibibytes: number) =>
  `Name:\tnode\nVmRSS:\t   48000 kB\nRssAnon:\t    9140 kB\nRssFile:\t   ${fileKibibytes} kB\nRssShmem:\t       0 kB\n`;

describe("the file pages that processes map", () => {
  it("are those of the process that maps most, because processes share them", () => {
    const { folder, proc } = processes([70, 81, 92], { 70: status(2_048), 81: status(38_912), 92: status(38_000) });
    expect(mostMappedBytes(folder, proc)).toBe(38 * mebibyte);
  });

  it("leave out processes that have ended, kernel threads, and processes of another PID namespace", () => {
    const { folder, proc } = processes([0, 7, 70, 71], { 0: status(9_999), 70: status(1_024), 71: "Name:\tkworker\n" });
    expect(mostMappedBytes(folder, proc)).toBe(mebibyte);
  });

  it.each(["runc:[2:INIT]", "crun"])("leave out the engine's runtime (%s) before it executes the program", (name) => {
    const runtime = status(9_000).replace("node", name);
    const { folder, proc } = processes([70, 71], { 70: status(1_024), 71: runtime });
    expect(mostMappedBytes(folder, proc)).toBe(mebibyte);
  });

  it("are unknown without a process", () => {
    expect(mostMappedBytes(processes([7], {}).folder)).toBeNull();
    expect(mostMappedBytes(temporaryFolder())).toBeNull();
  });

  it("are read from at most 32 processes", () => {
    const pids = Array.from({ length: 40 }, (_, index) => 100 + index);
    const { folder, proc } = processes(pids, { 131: status(1_024), 132: status(2_048) });
    expect(mostMappedBytes(folder, proc)).toBe(mebibyte);
  });
});

describe("a reading of the cgroup files", () => {
  const stat = (mapped: number) => `total_inactive_file 0\ntotal_mapped_file ${mapped * mebibyte}\ntotal_shmem 0\n`;

  it.each([
    ["the mapped pages that are charged to another cgroup", 0, 38],
    ["the pages of all processes of the container if they are more", 50, 50],
  ])("has %s", (_name, chargedMebibytes, expected) => {
    const { folder, proc } = processes([70], { 70: status(38_912) });
    writeFileSync(join(folder, "memory.usage_in_bytes"), "20971520\n");
    writeFileSync(join(folder, "memory.stat"), stat(chargedMebibytes));
    const readings: (Reading | Missed)[] = [];
    const reader = openCgroup({ version: "1", folder });
    const files = sampleFiles(reader, { version: "1", folder }, 1_000, (_source, one) => readings.push(one), proc);
    onTestFinished(files.close);
    expect(readings).toMatchObject([{ reclaim: { mappedFileBytes: expected * mebibyte } }]);
  });
});
