// OOM kills in the cgroups below a container's, by folders with the files that the kernel writes.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { watchChildCgroups } from "../../../src/memory/cgroup/child-cgroups.ts";
import { watchMachineKills } from "../../../src/memory/cgroup/machine-kills.ts";
import { openCgroup } from "../../../src/memory/cgroup/reader.ts";
import { sampleFiles } from "../../../src/memory/cgroup/source.ts";
import { createCollector } from "../../../src/memory/sampling/collector.ts";
import type { CgroupVersion } from "../../../src/memory/working-set.ts";
import type { OnReading } from "../../../src/model/adapters.ts";
import { createFakeClock } from "../../fakes.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const mebibyte = 2 ** 20;

interface State {
  readonly kills?: number;
  /** In MiB. Without it, the cgroup has no limit. */
  readonly limit?: number;
  /** True if memory has reached the limit. */
  readonly isFull?: boolean;
  /** v2 only: kills in this cgroup and in those below it. */
  readonly allKills?: number;
}

const events = (oom: number, kills: number) =>
  `low 0\nhigh 0\nmax 29\noom ${oom}\noom_kill ${kills}\noom_group_kill 0\nsock_throttled 0\n`;

/** The files that decide about OOM kills, as Linux 6.18 (v1) and 6.12 (v2) write them. */
const filesOf: Readonly<Record<CgroupVersion, (state: State) => Readonly<Record<string, string>>>> = {
  "1": ({ kills = 0, limit, isFull }) => ({
    "memory.oom_control": `oom_kill_disable 0\nunder_oom 0\noom_kill ${kills}\n`,
    "memory.limit_in_bytes": `${limit === undefined ? "9223372036854771712" : limit * mebibyte}\n`,
    "memory.max_usage_in_bytes": `${isFull ? (limit ?? 0) * mebibyte - 4_096 : 5 * mebibyte}\n`,
  }),
  "2": ({ kills = 0, limit, isFull, allKills = kills }) => ({
    "memory.events.local": events(isFull ? 1 : 0, kills),
    "memory.events": events(isFull ? 1 : 0, allKills),
    "memory.max": `${limit === undefined ? "max" : limit * mebibyte}\n`,
  }),
};

function tree(version: CgroupVersion) {
  const folder = temporaryFolder();
  const set = (path: string, state: State = {}) => {
    mkdirSync(join(folder, path), { recursive: true });
    for (const [name, text] of Object.entries(filesOf[version](state))) writeFileSync(join(folder, path, name), text);
  };
  const remove = (path: string) => rmSync(join(folder, path), { recursive: true });
  set("", { limit: 128 });
  return { folder, set, remove, watched: watchChildCgroups({ version, folder }) };
}

describe.each(["1", "2"] as const)("the cgroups below a container's on cgroup v%s", (version) => {
  it("have no kill without a cgroup or without a kill", () => {
    const { set, watched } = tree(version);
    watched.scan();
    set("child", { limit: 20 });
    watched.scan();
    expect(watched.kills()).toEqual({ own: 0, below: 0 });
    expect(watched.killed()).toEqual([]);
  });

  it.each([
    {
      name: "a child at its own limit",
      states: { child: { kills: 5, limit: 20, isFull: true } },
      expected: { path: "child", processKills: 5, limitPath: "child", limitBytes: 20 * mebibyte },
    },
    {
      name: "a grandchild at the limit of the child",
      states: { child: { limit: 20, isFull: true }, "child/inner": { kills: 2 } },
      expected: { path: "child/inner", processKills: 2, limitPath: "child", limitBytes: 20 * mebibyte },
    },
    {
      name: "a child without a limit at the container's limit",
      states: { "": { limit: 128, isFull: true }, child: { kills: 1 } },
      expected: { path: "child", processKills: 1, limitPath: "", limitBytes: 128 * mebibyte },
    },
    {
      name: "a child below its limit at the container's limit",
      states: { "": { limit: 128, isFull: true }, child: { kills: 1, limit: 120 } },
      expected: { path: "child", processKills: 1, limitPath: "", limitBytes: 128 * mebibyte },
    },
    {
      name: "a child at a limit outside the container",
      states: { "system.slice/app.service": { kills: 1 } },
      expected: { path: "system.slice/app.service", processKills: 1, limitPath: null, limitBytes: null },
    },
  ])("name $name", ({ states, expected }) => {
    const { set, watched } = tree(version);
    watched.scan();
    for (const [path, state] of Object.entries<State>(states)) set(path, state);
    watched.scan();
    expect(watched.killed()).toEqual([expected]);
    expect(watched.kills()).toEqual({ own: 0, below: expected.processKills });
  });

  it("keep the count and the limit of a cgroup that is removed", () => {
    const { set, remove, watched } = tree(version);
    set("child", { kills: 3, limit: 20, isFull: true });
    watched.scan();
    remove("child");
    watched.scan();
    expect(watched.killed()).toEqual([
      { path: "child", processKills: 3, limitPath: "child", limitBytes: 20 * mebibyte },
    ]);
  });

  it("add the kills of a cgroup that is created again with the same name", () => {
    const { folder, set, remove, watched } = tree(version);
    set("child", { kills: 3, limit: 20, isFull: true });
    watched.scan();
    // Created before the removal, so that the file system cannot give it the same inode.
    set("new", { kills: 3, limit: 30, isFull: true });
    remove("child");
    renameSync(join(folder, "new"), join(folder, "child"));
    watched.scan();
    expect(watched.killed()).toEqual([
      { path: "child", processKills: 6, limitPath: "child", limitBytes: 30 * mebibyte },
    ]);
  });

  it("are found wherever they are, the most kills first", () => {
    const { set, watched } = tree(version);
    set("docker/one/app", { kills: 1 });
    set("docker/two", { kills: 4 });
    set("system.slice");
    watched.scan();
    expect(watched.killed().map(({ path }) => path)).toEqual(["docker/two", "docker/one/app"]);
    expect(watched.kills().below).toBe(5);
  });

  it("may have files that cannot be read", () => {
    const { set, remove, watched } = tree(version);
    set("child", { kills: 1 });
    remove(version === "1" ? "child/memory.oom_control" : "child/memory.events.local");
    if (version === "2") remove("child/memory.events");
    expect(watched.scan).not.toThrow();
    expect(watched.killed()).toEqual([]);
  });
});

it("counts the kills of memory.events if memory.events.local is missing, as before Linux 5.2", () => {
  const { set, remove, watched } = tree("2");
  set("child", { kills: 2, limit: 20, isFull: true });
  remove("child/memory.events.local");
  watched.scan();
  expect(watched.killed()).toMatchObject([{ path: "child", processKills: 2, limitPath: "child" }]);
});

/** The other files that a reader needs. */
const readable: Readonly<Record<CgroupVersion, Readonly<Record<string, string>>>> = {
  "1": { "memory.usage_in_bytes": "20971520\n", "memory.stat": "total_inactive_file 0\n" },
  "2": { "memory.current": "20971520\n", "memory.stat": "inactive_file 0\n" },
};

/** Samples a folder without its timer. */
function sampled(version: CgroupVersion, isAttached: boolean, prepare: (set: ReturnType<typeof tree>["set"]) => void) {
  const { folder, set, remove } = tree(version);
  for (const [name, text] of Object.entries(readable[version])) writeFileSync(join(folder, name), text);
  prepare(set);
  const collector = createCollector(createFakeClock(), () => {}, isAttached);
  collector.beginPhase("load");
  const reader = openCgroup({ version, folder });
  const proc = temporaryFolder();
  const killOnMachine = (count: number) => writeFileSync(join(proc, "vmstat"), `nr_free_pages 1\noom_kill ${count}\n`);
  killOnMachine(7);
  const record: OnReading = (name, reading) => collector.record(name, reading);
  const files = sampleFiles(reader, { version, folder }, 10, record, proc);
  onTestFinished(files.close);
  return { set, remove, killOnMachine, read: files.read, collected: collector.collected };
}

describe.each(["1", "2"] as const)("a run on cgroup v%s", (version) => {
  it("counts the kills in the container's own cgroup and in those below", () => {
    const { set, read, collected } = sampled(version, false, () => {});
    set("child", { kills: 2, limit: 20, isFull: true });
    set("", { kills: 1, limit: 128, isFull: true, allKills: 3 });
    read();
    expect(collected()).toMatchObject({
      oomKills: 3,
      oomKillsAt: { phase: "load" },
      oomCgroups: [{ path: "child", processKills: 2, limitPath: "child" }],
    });
  });

  it("does not count the kills before it", () => {
    const { set, read, collected } = sampled(version, true, (set) => {
      set("child", { kills: 2 });
      set("idle", { kills: 9 });
      set("", { kills: 1, allKills: 12 });
    });
    expect(collected()).toMatchObject({ oomKills: 0, oomKillsAt: null, oomCgroups: [] });
    set("child", { kills: 5 });
    set("", { kills: 1, allKills: 15 });
    read();
    expect(collected()).toMatchObject({ oomKills: 3, oomCgroups: [{ path: "child", processKills: 3 }] });
  });

  it("keeps the kills of a cgroup that was removed before the end", () => {
    const { set, remove, read, collected } = sampled(version, false, () => {});
    set("child", { kills: 2, limit: 20, isFull: true });
    set("", { allKills: 2 });
    read();
    remove("child");
    read();
    expect(collected()).toMatchObject({ oomKills: 2, oomCgroups: [{ path: "child", limitBytes: 20 * mebibyte }] });
  });
});

describe("a cgroup that is removed soon after a kill, on cgroup v1", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  it("is read within 50 ms if the machine counts a kill", () => {
    const { set, remove, killOnMachine, collected } = sampled("1", false, (set) => set("child"));
    vi.advanceTimersByTime(200);
    set("child", { kills: 1, limit: 20, isFull: true });
    killOnMachine(8);
    vi.advanceTimersByTime(50);
    remove("child");
    vi.advanceTimersByTime(2_000);
    expect(collected()).toMatchObject({ oomKills: 1, oomCgroups: [{ path: "child", limitPath: "child" }] });
  });

  it("is read within a second otherwise", () => {
    const { set, collected } = sampled("1", false, (set) => set("child"));
    vi.advanceTimersByTime(200);
    set("child", { kills: 1 });
    vi.advanceTimersByTime(500);
    expect(collected().oomKills).toBe(0);
    vi.advanceTimersByTime(500);
    expect(collected().oomKills).toBe(1);
  });

  it("is noticed if it was created a moment before", () => {
    const { set, killOnMachine, collected } = sampled("1", false, () => {});
    vi.advanceTimersByTime(300);
    set("child", { kills: 1 });
    killOnMachine(8);
    vi.advanceTimersByTime(150);
    expect(collected().oomKills).toBe(1);
  });
});

it("does without a count of the machine's kills", () => {
  const { hasRisen, close } = watchMachineKills(join(temporaryFolder(), "missing"));
  onTestFinished(close);
  expect(hasRisen()).toBe(false);
});

it("counts the kills of a cgroup that was removed before any scan, on cgroup v2", () => {
  const { set, read, collected } = sampled("2", false, () => {});
  set("", { limit: 128, allKills: 2 });
  read();
  expect(collected()).toMatchObject({
    oomKills: 2,
    oomCgroups: [{ path: null, processKills: 2, limitPath: null, limitBytes: null }],
  });
});
