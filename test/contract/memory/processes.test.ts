// Reads the processes of a container from folders with the files of cgroups and of /proc.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readProcesses } from "../../../src/memory/cgroup/processes.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const mebibyte = 2 ** 20;

interface FakeProcess {
  readonly anonymousKibibytes?: number;
  readonly words?: readonly string[];
  /** Replaces the content of status. */
  readonly status?: string;
}

/** Parts of /proc/PID/status of a process (Linux 6.18). */
const statusOf = (anonymousKibibytes: number) =>
  `Name:\tnode\nVmRSS:\t   48000 kB\nRssAnon:\t    ${anonymousKibibytes} kB\nRssFile:\t   38912 kB\nRssShmem:\t       1024 kB\n`;

/** A cgroup with these processes, and the folder of /proc. A process without files has ended. */
function container(processes: Readonly<Record<number, FakeProcess | null>>) {
  const [folder, proc] = [temporaryFolder(), temporaryFolder()];
  const pids = Object.keys(processes).map(Number);
  writeFileSync(join(folder, "cgroup.procs"), pids.map((pid) => `${pid}\n`).join(""));
  for (const pid of pids) addProcess(proc, pid, processes[pid] ?? null);
  return { folder, proc };
}

function addProcess(proc: string, pid: number, process: FakeProcess | null): void {
  if (process === null) return;
  const { anonymousKibibytes = 9_216, words = ["node", "server.js"], status } = process;
  mkdirSync(join(proc, String(pid)));
  writeFileSync(join(proc, String(pid), "status"), status ?? statusOf(anonymousKibibytes));
  writeFileSync(join(proc, String(pid), "cmdline"), words.map((word) => `${word}\0`).join(""));
}

/** Stands for the redactor of the plan. */
const masked = (text: string) => text.replaceAll("known", "***");
const read = async ({ folder, proc }: ReturnType<typeof container>) => readProcesses(folder, masked, proc);
const commandOf = async (words: readonly string[]) => (await read(container({ 70: { words } })))?.list[0]?.command;

describe("the processes of a container", () => {
  it("have their memory by kind and their command, and the one with the most anonymous memory is first", async () => {
    const of = container({ 70: { anonymousKibibytes: 9_216 }, 81: { anonymousKibibytes: 40_960, words: ["worker"] } });
    const sizes = { fileBytes: 38 * mebibyte, sharedBytes: mebibyte };
    expect(await read(of)).toEqual({
      source: "proc",
      list: [
        { pid: 81, command: "worker", anonymousBytes: 40 * mebibyte, rssBytes: 79 * mebibyte, ...sizes },
        { pid: 70, command: "node server.js", anonymousBytes: 9 * mebibyte, rssBytes: 48 * mebibyte, ...sizes },
      ],
      leftOut: 0,
      unread: 0,
    });
  });

  it("are in the order of their anonymous memory, even if one maps more files", async () => {
    const of = container({ 70: { status: statusOf(9_216).replace("38912", "90000") }, 81: {}, 92: {} });
    writeFileSync(join(of.proc, "81/status"), statusOf(9_217));
    expect((await read(of))?.list.map(({ pid }) => pid)).toEqual([81, 70, 92]);
  });

  it("are also those of the cgroups below the container's, each once", async () => {
    const of = container({ 70: {} });
    for (const path of ["inner", "inner/deep"]) mkdirSync(join(of.folder, path));
    writeFileSync(join(of.folder, "inner/cgroup.procs"), "70\n");
    writeFileSync(join(of.folder, "inner/deep/cgroup.procs"), "90\n");
    addProcess(of.proc, 90, {});
    expect((await read(of))?.list.map(({ pid }) => pid)).toEqual([70, 90]);
  });

  it("are counted as unread if they have ended or may not be read", async () => {
    const of = container({ 70: {}, 71: null, 72: null });
    expect(await read(of)).toMatchObject({ list: [{ pid: 70 }], unread: 2, leftOut: 0 });
  });

  it("leave out processes without memory, and those of another PID namespace", async () => {
    const of = container({ 0: {}, 70: {}, 71: { status: "Name:\tnode\nState:\tZ (zombie)\n" } });
    expect(await read(of)).toMatchObject({ list: [{ pid: 70 }], unread: 0, leftOut: 0 });
  });

  it("are unknown if none can be read", async () => {
    expect(await read(container({ 70: null }))).toBeNull();
    expect(await readProcesses(temporaryFolder(), masked)).toBeNull();
  });

  it("are the 50 largest of the first 256, and the others are counted", async () => {
    const first = Array.from({ length: 256 }, (_, index) => [1_000 + index, { anonymousKibibytes: 1_000 + index }]);
    const others = Array.from({ length: 44 }, (_, index) => [2_000 + index, null]);
    const found = await read(container(Object.fromEntries([...first, ...others])));
    expect(found?.list).toHaveLength(50);
    expect(found?.list[0]?.pid).toBe(1_255);
    expect(found?.list.at(-1)?.pid).toBe(1_206);
    expect(found).toMatchObject({ leftOut: 250, unread: 0 });
  });

  it("are read in several turns of the event loop, so that samples are taken between", async () => {
    const of = container(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [100 + index, {}])));
    const state = { isRead: false };
    const reading = read(of).then(() => {
      state.isRead = true;
    });
    let turns = 0;
    for (; !state.isRead; turns += 1) await setImmediate();
    await reading;
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it("are read at once if they are few", () => {
    const of = container({ 70: {} });
    const reading = read(of);
    writeFileSync(join(of.proc, "70/status"), statusOf(1));
    return expect(reading).resolves.toMatchObject({ list: [{ anonymousBytes: 9 * mebibyte }] });
  });
});

describe("the command of a process", () => {
  it("is its short name in brackets if it has no words", async () => {
    expect(await commandOf([])).toBe("[node]");
    const of = container({ 70: {} });
    mkdirSync(join(of.proc, "71"));
    writeFileSync(join(of.proc, "71/status"), statusOf(1));
    writeFileSync(join(of.folder, "cgroup.procs"), "71\n");
    expect((await read(of))?.list[0]?.command).toBe("[node]");
  });

  it("is cut to 300 characters", async () => {
    const command = (await commandOf(["java", "x".repeat(1_000)])) ?? "";
    expect(command).toHaveLength(300);
    expect(command).toMatch(/^java x+…$/);
  });

  it("is read up to 4,096 bytes", async () => {
    // Words of white space are left out, so only the bytes count.
    expect(await commandOf(["java", " ".repeat(4_080), "end"])).toBe("java end");
    expect(await commandOf(["java", " ".repeat(4_090), "end"])).toBe("java");
  });

  it("has no secret that its own words name", async () => {
    expect(await commandOf(["app", "--db-password", "hunter22"])).toBe("app --db-password ***");
  });

  it("has no secret that the plan knows", async () => {
    expect(await commandOf(["app", "--hook=https://x/known?token=abc"])).toBe("app --hook=https://x/***?token=***");
  });
});
