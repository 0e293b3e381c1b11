import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { killedIn, readKernelLog } from "../../../src/memory/oom-kernel-log.ts";

/** The records of a captured log, without the timestamps of dmesg. */
function recordsOf(name: string): readonly string[] {
  const text = readFileSync(new URL(`../../fixtures/oom/${name}.txt`, import.meta.url), "utf8");
  return text.split("\n").flatMap((line) => /^\[ *[\d.]+\] (.*)$/.exec(line)?.[1] ?? []);
}

const id = "919827bc83e3660f57c5d2b0b461e5dad51b1ff861c9a51684d243a49581b304";
const other = "6db9f29e4f8924d19490ca0f3d4689817f3680f1400f8aa0c588eb35ea29123f";
const victim = (container: string, pid: number) =>
  `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=${container},mems_allowed=0,oom_memcg=/docker/${container},task_memcg=/docker/${container},task=node,pid=${pid},uid=0`;
const kill = (pid: number, name = "node", anonKib = 100) =>
  `Memory cgroup out of memory: Killed process ${pid} (${name}) total-vm:2000kB, anon-rss:${anonKib}kB, file-rss:1kB, shmem-rss:0kB, UID:0 pgtables:40kB oom_score_adj:0`;
const group = (container: string) => `Tasks in /docker/${container} are going to be killed due to memory.oom.group set`;

describe("the OOM-killed processes in the kernel log", () => {
  it.each([
    ["oom-child-26.1-cgroup-v2", "919827bc83e3660f57c5d2b0b461e5dad51b1ff861c9a51684d243a49581b304", 864, 97_232],
    ["oom-child-26.1-cgroup-v2", "6db9f29e4f8924d19490ca0f3d4689817f3680f1400f8aa0c588eb35ea29123f", 1107, 97_012],
    ["oom-pid1-26.1-cgroup-v2", "919827bc83e3660f57c5d2b0b461e5dad51b1ff861c9a51684d243a49581b304", 864, 97_232],
  ])("in %s are those of the container only", (name, containerId, pid, kib) => {
    expect(killedIn(recordsOf(name), containerId)).toEqual([{ pid, name: "node", anonymousBytes: kib * 1024 }]);
  });

  it("include each process of the cgroup once if memory.oom.group is set", () => {
    const container = "144a05e44cb21293e3716f780c822e63ad0aea666b5f1b37fa1625bec90dbc08";
    expect(killedIn([victim(container, 1347), ...recordsOf("oom-group-26.1-cgroup-v2")], container)).toEqual([
      { pid: 1347, name: "node", anonymousBytes: 96_960 * 1024 },
      { pid: 1309, name: "sh", anonymousBytes: 0 },
    ]);
  });

  it("exclude a thread that the kernel logs when it kills the same process twice", () => {
    const container = "0a94ccd6de8c08227b6bca2930143d1f87b99343fc0f8499af30eef4dfbf7219";
    const killed = killedIn(recordsOf("oom-group-thread-26.1-cgroup-v2"), container);
    expect(killed.map(({ pid, name }) => [pid, name])).toEqual([
      [1307, "sh"],
      [1250, "node"],
    ]);
  });

  it("do not depend on the task table of an earlier kill, or on an empty one", () => {
    const table = [
      "Tasks state (memory values in pages):",
      "[      1]     0     1   266469    22605        0             0 node",
    ];
    const records = [...table, victim(id, 1), kill(1), "Tasks state (memory values in pages):", victim(id, 2), kill(2)];
    expect(killedIn([...records, group(id), kill(3)], id).map(({ pid }) => pid)).toEqual([1, 2, 3]);
  });

  it("exclude the next victim, which belongs to another cgroup", () => {
    const records = [victim(id, 1), kill(1), group(id), kill(2, "sh"), victim(other, 3), kill(3)];
    expect(killedIn(records, id).map(({ pid }) => pid)).toEqual([1, 2]);
    expect(killedIn(records, other).map(({ pid }) => pid)).toEqual([3]);
  });

  it("include processes in a child cgroup, and ignore unrelated lines", () => {
    const nested = victim(id, 5).replaceAll(`/docker/${id}`, `/docker/${id}/nested`);
    expect(killedIn([nested, "eth0: link up", kill(9, "stranger"), kill(5)], id).map(({ pid }) => pid)).toEqual([5]);
  });

  it("can have any name", () => {
    expect(killedIn([victim(id, 5), kill(5, "a) b, pid=7")], id)).toMatchObject([{ name: "a) b, pid=7" }]);
  });

  it("are empty if the log names no process of the container", () => {
    expect(killedIn([], id)).toEqual([]);
    expect(killedIn(["", "garbage", kill(5), victim(other, 6), kill(6)], id)).toEqual([]);
    expect(killedIn([victim(id, 5)], id)).toEqual([]);
  });
});

describe("the kernel log", () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), "memgate-kmsg-"));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  };

  it("includes the records that the kernel adds until the end", async () => {
    const path = join(folder(), "kmsg");
    writeFileSync(path, "6,1,1,-;first\n SUBSYSTEM=memory\n");
    let end = () => {};
    const reading = readKernelLog(new Promise<void>((resolve) => (end = resolve)), path);
    appendFileSync(path, "6,2,2,-;second\n");
    end();
    expect(await reading).toEqual(["first", "second"]);
  });

  it("is null if it cannot be read", async () => {
    expect(await readKernelLog(Promise.resolve(), join(folder(), "none"))).toBeNull();
  });
});
