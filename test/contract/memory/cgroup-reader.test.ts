import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { findCgroup } from "../../../src/memory/cgroup/locate.ts";
import type { CgroupReader } from "../../../src/memory/cgroup/reader.ts";
import { openCgroup } from "../../../src/memory/cgroup/reader.ts";
import { type CgroupVersion, unlimitedBytes } from "../../../src/memory/working-set.ts";
import { pickFrom, seeded } from "../../random.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const v2 = {
  "memory.current": "65339392\n",
  "memory.stat":
    "anon 114688\nfile 62914560\nkernel 2260000\nkernel_stack 32768\nsock 4096\nshmem 8192\ninactive_anon 5\nactive_anon 6\ninactive_file 62910464\nactive_file 4096\nslab 1834624\nslab_reclaimable 1400000\nfile_mapped 40960\npgmajfault 7\nworkingset_refault_file 340\n",
  "memory.peak": "100663296\n",
  "memory.max": "134217728\n",
  "memory.events": "low 0\nhigh 0\nmax 1337\noom 2\noom_kill 3\noom_group_kill 0\n",
};
const v1 = {
  "memory.usage_in_bytes": "618496\n",
  "memory.stat":
    "cache 118784\nrss 61440\ninactive_file 1\nactive_file 2\ntotal_cache 118784\ntotal_rss 61440\ntotal_shmem 0\ntotal_inactive_file 114688\ntotal_active_file 4096\ntotal_unevictable 0\npgmajfault 1\ntotal_mapped_file 8192\ntotal_pgmajfault 4\ntotal_workingset_refault_file 9\n",
  "memory.max_usage_in_bytes": "4333568\n",
  "memory.limit_in_bytes": "268435456\n",
  "memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n",
  "memory.kmem.usage_in_bytes": "200704\n",
};

const junk = ["-1", "NaN", "0.5", "1e300", "Infinity", "", " ", "max", "0x10", "99999999999999999999", "\0", "12 34"];

/** Ways to damage a file's text. They never yield another valid number. */
const damages: readonly ((random: () => number, text: string) => string)[] = [
  () => "",
  (random, text) => text.slice(0, Math.floor(random() * (text.length - 1))),
  // Replace values by junk.
  (random, text) => text.replace(/\d+(?=\n)/g, (value) => (random() < 0.5 ? value : pickFrom(random, junk))),
  // Remove lines.
  (random, text) =>
    text
      .split(/(?<=\n)/)
      .filter(() => random() < 0.7)
      .join(""),
  // Insert bytes that are neither digits nor UTF-8.
  (random, text) => {
    const at = Math.floor(random() * text.length);
    const bytes = pickFrom(random, ["\xff\xfe", "\0", "\x80", "\xc3\x28"]);
    return text.slice(0, at) + bytes + text.slice(at + 1);
  },
  // Rename a counter.
  (_, text) => text.replaceAll("inactive_file", "inactive_fil"),
];

const root = temporaryRoot();

type Files = Readonly<Record<string, string | null>>;

/** Opens a folder with the files of a cgroup. Null omits a file. */
function open(version: CgroupVersion, changes: Files = {}): { folder: string; reader: CgroupReader } {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({ ...(version === "2" ? v2 : v1), ...changes })) {
    if (text !== null) writeFileSync(join(folder, name), text);
  }
  const reader = openCgroup({ version, folder });
  onTestFinished(reader.close);
  return { folder, reader };
}

function temporaryRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), "memgate-cgroup-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const read = (version: CgroupVersion, changes: Files = {}) => open(version, changes).reader.read("full");
function composition(version: CgroupVersion, changes: Files = {}): unknown {
  const reading = read(version, changes);
  return "missed" in reading ? reading : reading.composition();
}

/** Replaces the function `composition` by its result, to compare readings. */
function comparable(reading: ReturnType<CgroupReader["read"]>): object {
  return "missed" in reading ? reading : { ...reading, composition: reading.composition() };
}

describe("the files of a cgroup v2", () => {
  it("yield the values that they contain", () => {
    expect(read("2")).toMatchObject({
      usageBytes: 65_339_392,
      inactiveFileBytes: 62_910_464,
      activeFileBytes: 4_096,
      workingSetBytes: 65_339_392 - 62_910_464,
      kernelPeakBytes: 100_663_296,
      limitBytes: 134_217_728,
      oomKills: 3,
      reclaim: { limitHits: 1_337, fileRefaults: 340, majorFaults: 7, mappedFileBytes: 32_768 },
    });
  });

  it("have a composition", () => {
    expect(composition("2")).toEqual({
      anonymous: 114_688,
      shared: 8_192,
      activeFile: 4_096,
      kernel: 2_260_000,
      kernelReclaimable: 1_400_000,
      sockets: 4_096,
      other: 65_339_392 - 62_910_464 - 114_688 - 8_192 - 4_096 - 2_260_000 - 4_096,
    });
  });

  it("can lack the peak usage, as before Linux 5.19", () => {
    expect(read("2", { "memory.peak": null })).toMatchObject({ kernelPeakBytes: null, workingSetBytes: 2_428_928 });
  });

  it("can have no limit", () => {
    expect(read("2", { "memory.max": "max\n" })).toMatchObject({ limitBytes: unlimitedBytes });
  });
});

describe("the files of a cgroup v1", () => {
  it("yield the values that they contain, including child cgroups", () => {
    expect(read("1")).toMatchObject({
      usageBytes: 618_496,
      inactiveFileBytes: 114_688,
      activeFileBytes: 4_096,
      workingSetBytes: 618_496 - 114_688,
      kernelPeakBytes: 4_333_568,
      limitBytes: 268_435_456,
      oomKills: 1,
      reclaim: { limitHits: null, fileRefaults: 9, majorFaults: 4, mappedFileBytes: 8_192 },
    });
  });

  it("yield null for a count that an old kernel does not report", () => {
    const stat = v1["memory.stat"].replace(/total_workingset_refault_file.*\n/, "");
    expect(read("1", { "memory.stat": stat })).toMatchObject({ reclaim: { fileRefaults: null, majorFaults: 4 } });
  });

  it("have a composition with kernel memory from its own file", () => {
    expect(composition("1")).toMatchObject({ anonymous: 61_440, activeFile: 4_096, kernel: 200_704, sockets: null });
    expect(composition("1")).toMatchObject({ kernelReclaimable: null });
    expect(composition("1", { "memory.kmem.usage_in_bytes": null })).toMatchObject({ kernel: null });
  });

  it("yield kernel memory separately", () => {
    expect(open("1").reader.kernelBytes()).toBe(200_704);
    expect(open("1", { "memory.kmem.usage_in_bytes": null }).reader.kernelBytes()).toBeNull();
    expect(open("2").reader.kernelBytes()).toBeNull();
  });

  it("can have no limit, which is a number near 2 to the 63rd", () => {
    expect(read("1", { "memory.limit_in_bytes": "9223372036854771712\n" })).toMatchObject({
      limitBytes: unlimitedBytes,
    });
  });

  it("can lack OOM kills, as before Linux 4.13", () => {
    expect(read("1", { "memory.oom_control": "oom_kill_disable 0\nunder_oom 0\n" })).toMatchObject({ oomKills: null });
  });
});

describe("the files of either version", () => {
  it.each(["1", "2"] as const)("of v%s require only usage and memory.stat", (version) => {
    const [usage, ...others] = Object.keys(version === "2" ? v2 : v1).filter((name) => name !== "memory.stat");
    expect(usage).toMatch(/current|usage/);
    const without = Object.fromEntries(others.map((name) => [name, null]));
    expect(read(version, without)).toMatchObject({
      kernelPeakBytes: null,
      limitBytes: null,
      oomKills: null,
      workingSetBytes: expect.any(Number),
    });
  });

  it.each([
    ["1", "memory.usage_in_bytes"],
    ["1", "memory.stat"],
    ["2", "memory.current"],
    ["2", "memory.stat"],
  ] as const)("of v%s cannot be opened without %s", (version, name) => {
    expect(() => open(version, { [name]: null })).toThrow("ENOENT");
  });

  it("are read again for each reading", () => {
    const { folder, reader } = open("2");
    expect(reader.read("full")).toMatchObject({ usageBytes: 65_339_392, oomKills: 3 });
    writeFileSync(join(folder, "memory.current"), "70000000\n");
    writeFileSync(join(folder, "memory.events"), "oom_kill 4\n");
    expect(reader.read("full")).toMatchObject({ usageBytes: 70_000_000, oomKills: 4 });
    writeFileSync(join(folder, "memory.current"), "9\n");
    expect(reader.read("full")).toMatchObject({ usageBytes: 9, workingSetBytes: 0 });
  });

  it.each(["1", "2"] as const)(
    "of v%s yield a quick reading without kernel peak usage, limit and OOM kills",
    (version) => {
      const { reader } = open(version);
      expect(comparable(reader.read("quick"))).toEqual({
        ...comparable(reader.read("full")),
        kernelPeakBytes: null,
        limitBytes: null,
        oomKills: null,
        oomGroupKills: null,
        reclaim: null,
      });
    },
  );

  it.each([
    { name: "an empty usage", changes: { "memory.current": "" } },
    { name: "a usage of words", changes: { "memory.current": "lots\n" } },
    { name: "a negative usage", changes: { "memory.current": "-1\n" } },
    { name: "a usage of two numbers", changes: { "memory.current": "1 2\n" } },
    { name: "a usage beyond the safe range", changes: { "memory.current": "9223372036854775807\n" } },
    { name: "an empty memory.stat", changes: { "memory.stat": "" } },
    { name: "a memory.stat without inactive_file", changes: { "memory.stat": "anon 5\n" } },
    { name: "a memory.stat with an empty inactive_file", changes: { "memory.stat": "inactive_file \n" } },
    { name: "a memory.stat with inactive_file of words", changes: { "memory.stat": "inactive_file x\n" } },
    {
      name: "a memory.stat with inactive_file only as a suffix",
      changes: { "memory.stat": "total_inactive_file 5\n" },
    },
    { name: "a memory.stat with inactive_file only as a prefix", changes: { "memory.stat": "inactive_file_x 5\n" } },
  ])("are missed with $name, and do not yield 0", ({ changes }) => {
    expect(read("2", changes)).toEqual({ missed: expect.stringMatching(/\w/) });
  });

  it("yield a counter on the first or the last line", () => {
    for (const stat of ["inactive_file 5\nanon 1\n", "anon 1\ninactive_file 5\n"]) {
      expect(read("2", { "memory.stat": stat })).toMatchObject({ inactiveFileBytes: 5 });
    }
  });

  it("are missed if a number has no line end, because it may be truncated", () => {
    expect(read("2", { "memory.current": "6533" })).toHaveProperty("missed");
    expect(read("2", { "memory.stat": "anon 1\ninactive_file 5" })).toHaveProperty("missed");
  });

  it("yield memory pressure, or null if it is disabled or not valid", () => {
    const text = "some avg10=0.00 avg60=1.50 avg300=0.00 total=1234\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=56\n";
    expect(read("2", { "memory.pressure": text })).toMatchObject({ pressure: { someUs: 1_234, fullUs: 56 } });
    for (const invalid of [null, "", "some avg10=0.00 total=x\n", text.slice(0, -2), "full total=1\n"]) {
      expect(read("2", { "memory.pressure": invalid })).toMatchObject({ pressure: null });
    }
    expect(open("2", { "memory.pressure": text }).reader.read("quick")).toMatchObject({
      pressure: null,
      reclaim: null,
    });
    expect(read("1", { "memory.pressure": text })).toMatchObject({ pressure: null });
  });

  it("count kills of the whole cgroup if the kernel does", () => {
    const events = (count: number) => `oom_kill 2\noom_group_kill ${count}\n`;
    expect(read("2", { "memory.events": events(1) })).toMatchObject({ oomKills: 2, oomGroupKills: 1 });
    expect(read("2", { "memory.events": "oom_kill 2\n" })).toMatchObject({ oomKills: 2, oomGroupKills: null });
    expect(read("1")).toMatchObject({ oomGroupKills: null });
  });

  it("yield a missed reading or the same values after 2,000 random damages", () => {
    const random = seeded(20_261_124);
    const intact = { "1": read("1"), "2": read("2") };
    const outcomes = { missed: 0, kept: 0 };
    for (let round = 0; round < 2_000; round += 1) {
      const version = pickFrom(random, ["1", "2"] as const);
      const files = version === "1" ? v1 : v2;
      const name = pickFrom(random, Object.keys(files));
      const damage = pickFrom(random, damages);
      const text = damage(random, files[name as keyof typeof files]);
      const folder = join(root, String(round));
      mkdirSync(folder);
      for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
      const reader = openCgroup({ version, folder });
      // Damage the file between open and read, as when the cgroup is being removed.
      writeFileSync(join(folder, name), text, "latin1");
      const reading = reader.read("full");
      reader.close();
      const context = `v${version} ${name}: ${JSON.stringify(text.slice(0, 80))}`;
      if ("missed" in reading) {
        outcomes.missed += 1;
        expect(reading.missed, context).toMatch(/\w/);
        continue;
      }
      outcomes.kept += 1;
      const before = intact[version];
      if ("missed" in before) throw new Error("the intact files can be read");
      for (const field of ["usageBytes", "inactiveFileBytes", "workingSetBytes"] as const) {
        expect(reading[field], context).toBe(before[field]);
      }
      for (const field of ["activeFileBytes", "kernelPeakBytes", "oomKills", "oomGroupKills"] as const) {
        expect([null, before[field]], context).toContain(reading[field]);
      }
      // The kernel reports "no limit" as a very large number, which a damage may produce. memgate stops such a run.
      expect([null, before.limitBytes, unlimitedBytes], context).toContain(reading.limitBytes);
    }
    expect(outcomes.missed).toBeGreaterThan(300);
    expect(outcomes.kept).toBeGreaterThan(300);
  });

  it.each(["memory.peak", "memory.max", "memory.events"])(
    "have null for an invalid %s, and still yield a sample",
    (name) => {
      const reading = read("2", { [name]: "\0garbage 1 2 3\n" });
      const field = { "memory.peak": "kernelPeakBytes", "memory.max": "limitBytes", "memory.events": "oomKills" }[name];
      expect(reading).toMatchObject({ usageBytes: 65_339_392, [field ?? ""]: null });
    },
  );

  it("are missed without an error if the cgroup is removed under an open reader", () => {
    const { folder, reader } = open("2");
    // A read returns nothing here. In a real cgroup it fails with ENODEV.
    truncateSync(join(folder, "memory.current"));
    expect(reader.read("full")).toHaveProperty("missed");
    rmSync(folder, { recursive: true });
    expect(reader.read("full")).toHaveProperty("missed");
    mkdirSync(folder);
  });

  it("yield the composition of a reading after the cgroup was removed, without kernel memory on v1", () => {
    for (const version of ["1", "2"] as const) {
      const { reader } = open(version);
      const reading = reader.read("full");
      reader.close();
      const parts = "missed" in reading ? null : reading.composition();
      expect(parts).toMatchObject({ activeFile: 4_096, kernel: version === "1" ? null : 2_260_000 });
    }
  });

  it("yield no composition of an earlier reading", () => {
    const { reader } = open("2");
    const [first, second] = [reader.read("full"), reader.read("full")];
    if ("missed" in first || "missed" in second) throw new Error("the intact files can be read");
    expect(first.composition).toThrow("before the next");
    expect(second.composition()).toMatchObject({ anonymous: 114_688 });
  });

  /** Reads twice, the second time quickly, with other files in between. Returns what the second reading has. */
  function readTwice(version: CgroupVersion, files: Files, changes: Files) {
    const { folder, reader } = open(version, files);
    const first = reader.read("full");
    for (const [name, text] of Object.entries(changes)) writeFileSync(join(folder, name), text ?? "");
    return { first, second: reader.read("quick"), third: reader.read("quick"), reader };
  }
  const others = { "memory.stat": "inactive_file 8192\ntotal_inactive_file 8192\n" };
  const fileNames = {
    "1": { usage: "memory.usage_in_bytes", limit: "memory.limit_in_bytes" },
    "2": { usage: "memory.current", limit: "memory.max" },
  } as const;

  it.each(["1", "2"] as const)("of v%s yield the same quick reading as long as usage stays the same", (version) => {
    const { first, second, third, reader } = readTwice(version, {}, others);
    const leftOut = { kernelPeakBytes: null, limitBytes: null, oomKills: null, oomGroupKills: null, reclaim: null };
    expect(second).toEqual({ ...first, ...leftOut });
    expect(third).toBe(second);
    expect(comparable(third)).toMatchObject({ composition: { activeFile: 4_096 } });
    expect(reader.read("full")).toMatchObject({ inactiveFileBytes: 8_192 });
    expect(reader.read("quick")).toMatchObject({ inactiveFileBytes: 8_192 });
  });

  it.each(["1", "2"] as const)("of v%s yield a new quick reading after any change of usage", (version) => {
    const { usage } = fileNames[version];
    for (const bytes of [8_193, 65_339_393, 65_339_391]) {
      const { second } = readTwice(version, { [usage]: "65339392\n" }, { ...others, [usage]: `${bytes}\n` });
      expect(second).toMatchObject({ usageBytes: bytes, inactiveFileBytes: 8_192 });
    }
    const { second, third } = readTwice(version, {}, { [usage]: "lots\n" });
    expect([second, third]).toEqual([{ missed: "usage is not a number" }, { missed: "usage is not a number" }]);
  });

  it.each(["1", "2"] as const)(
    "of v%s yield a new quick reading within 16 MiB of the limit, where the kernel reclaims file cache",
    (version) => {
      const { usage, limit } = fileNames[version];
      const at = (bytes: number) => ({ [usage]: `${bytes}\n`, [limit]: "67108864\n" });
      const margin = 16 * 2 ** 20;
      expect(readTwice(version, at(67_108_864 - margin), others).second).not.toMatchObject({
        inactiveFileBytes: 8_192,
      });
      expect(readTwice(version, at(67_108_865 - margin), others).second).toMatchObject({ inactiveFileBytes: 8_192 });
      // Without a known limit, memgate cannot know whether usage is close to it.
      expect(readTwice(version, { [limit]: null }, others).second).toMatchObject({ inactiveFileBytes: 8_192 });
      const unlimited = { [limit]: version === "1" ? "9223372036854771712\n" : "max\n" };
      expect(readTwice(version, unlimited, others).second).not.toMatchObject({ inactiveFileBytes: 8_192 });
    },
  );

  it("yield a counter that moves when another one changes its length", () => {
    const { folder, reader } = open("2");
    for (const stat of [
      "anon 9\ninactive_file 5\nactive_file 7\n",
      "anon 1000\ninactive_file 6\nactive_file 8\n",
      "inactive_file 7\nactive_file 9\n",
      "active_file 10\nanon 9999999\ninactive_file 8\n",
    ]) {
      writeFileSync(join(folder, "memory.stat"), stat);
      const [inactive, active] = [/^inactive_file (\d+)/m, /^active_file (\d+)/m].map((line) => line.exec(stat)?.[1]);
      expect(reader.read("quick")).toMatchObject({
        inactiveFileBytes: Number(inactive),
        activeFileBytes: Number(active),
      });
    }
  });

  it("yield no counter of an earlier, longer content", () => {
    const { folder, reader } = open("2");
    writeFileSync(join(folder, "memory.stat"), "inactive_file 5\nanon 1\nactive_file 7\n");
    expect(reader.read("quick")).toMatchObject({ activeFileBytes: 7 });
    writeFileSync(join(folder, "memory.stat"), "inactive_file 5\nanon 1\n");
    expect(reader.read("quick")).toMatchObject({ inactiveFileBytes: 5, activeFileBytes: null });
    writeFileSync(join(folder, "memory.stat"), "inactive_file 5\nanon 1\nactive_file");
    expect(reader.read("quick")).toMatchObject({ inactiveFileBytes: 5, activeFileBytes: null });
  });

  it("are missed after they are closed, and can be closed twice", () => {
    const { reader } = open("2");
    reader.close();
    reader.close();
    expect(reader.read("full")).toEqual({ missed: "EBADF" });
  });
});

describe("the cgroup of a process", () => {
  it("is not found if its path lacks the container id, with the reason", () => {
    expect(findCgroup("0123456789abcdef".repeat(4), process.pid)).toEqual({
      notice: expect.stringMatching(/are not on this machine|cannot open/),
    });
  });

  it("is not found if the process has ended", () => {
    expect(findCgroup("0123456789abcdef".repeat(4), null)).toEqual({ notice: expect.stringContaining("ended") });
    expect(findCgroup("0123456789abcdef".repeat(4), 2 ** 22 + 1)).toEqual({
      notice: expect.stringMatching(
        /not on this machine, because the container ended before memgate could open them, or the engine runs on another/,
      ),
    });
  });
});
