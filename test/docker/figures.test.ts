// The figures themselves: against docker stats, against cAdvisor's definition worked out here, and for file-heavy apps.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { askEngine } from "../engines/api.mjs";
import { appIn, describeDocker, docker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

const mebibyte = 2 ** 20;

describeDocker("the working set of a container at rest", () => {
  expectNothingLeft();

  it("is what docker stats shows, and what cAdvisor's definition gives", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's stats have no file cache to take off");
    let shown: Promise<{ docker: number; cadvisor: number; atMs: number }> | null = null;
    const idle = ["--rate", "1", "--connections", "1", "--duration", seconds(11)];
    const { folder, report } = await memgateRun(appIn("ok", ...idle), {
      onProgress: (stderr) => {
        if (shown !== null || !stderr.includes("load:\n")) return;
        shown = new Promise((resolve) => setTimeout(resolve, 3_000)).then(figuresElsewhere);
      },
    });
    const figures = await (shown as Promise<{ docker: number; cadvisor: number; atMs: number }> | null);
    if (figures === null) throw new Error("the load phase was not seen");
    const atMs = figures.atMs - Date.parse(report?.timeOrigin ?? "");
    const near = readFileSync(join(folder, "samples.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number))
      .filter(([sampleMs]) => Math.abs((sampleMs ?? 0) - atMs) < 1_000)
      .map((row) => row[3] ?? 0);
    expect(near.length).toBeGreaterThan(0);
    // Beside the cgroup's files the engine is asked only once a second: each answer costs it, and the app, CPU time.
    const stats = report?.sampling.sources.find(({ name }) => name.startsWith("stats-"));
    if (report?.sampling.notice === null) expect(stats).toMatchObject({ intervalMs: 1_000 });
    for (const other of [figures.docker, figures.cadvisor]) {
      expect(Math.min(...near.map((own) => Math.abs(own / other - 1)))).toBeLessThan(0.01);
    }
  });
});

/** From the CLI's own text, and from the API's counters. */
async function figuresElsewhere(): Promise<{ docker: number; cadvisor: number; atMs: number }> {
  const id = docker(
    "ps",
    "--quiet",
    "--no-trunc",
    "--filter",
    "label=memgate.run",
    "--filter",
    `ancestor=${engine?.app}`,
  );
  const text = docker("stats", "--no-stream", "--format", "{{.MemUsage}}", id);
  const [, amount, unit = ""] = /^([\d.]+)([KMG]iB)/.exec(text) ?? [];
  const answer = await askEngine(engine?.host ?? "", `/containers/${id}/stats?stream=false&one-shot=true`, {
    firstAnswerMs: 20_000,
  });
  const { usage, stats } = JSON.parse(answer.text).memory_stats;
  return {
    docker: Number(amount) * { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 }[unit as "MiB"],
    cadvisor: Math.max(0, usage - (stats.total_inactive_file ?? stats.inactive_file)),
    atMs: Date.now(),
  };
}

describeDocker("a file-heavy app", () => {
  expectNothingLeft();

  const cases = (["file", "read-twice", "mapped", "tmpfs"] as const).flatMap((mode) =>
    [128, 512].map((limit) => [mode, limit] as const),
  );

  it.for(cases)(
    "(%s, limit %d MiB) is explained by the composition of its peak, and is no OOM kill",
    async ([mode, limit], { skip }) => {
      skip(mode === "mapped" && engine?.hasMapped !== true, "there is no gcc to make the program that maps files");
      const args = ["--memory-limit", `${limit}Mi`, "--max-ratio", "1", "--duration", seconds(5)];
      const { folder, report } = await memgateRun(appIn(mode, ...args));
      expect(report?.oom.killed).toBe(false);
      expect(report?.verdict.kind, report?.verdict.message).toBe("pass");
      const peak = report?.peak;
      if (!peak) throw new Error("no peak");
      const { anonymous, shared, activeFile, kernel, sockets, other } = peak.composition;
      const parts = [anonymous, shared, activeFile, kernel, sockets, other].reduce<number>(
        (sum, part) => sum + (part ?? 0),
        0,
      );
      expect(Math.abs(parts / peak.workingSetBytes - 1)).toBeLessThan(0.02);
      // tmpfs can't be reclaimed without swap: it is told apart from the file cache.
      if (mode === "tmpfs") expect((shared ?? 0) / mebibyte).toBeCloseTo(60, 0);
      else expect((shared ?? 0) / mebibyte).toBeLessThan(2);
      // Whichever source saw it, for a large file's buffer heads are the kernel's, and megabytes.
      expect(kernel).not.toBeNull();
      expect(compositionsIn(folder).map((each) => each.kernel)).not.toContain(null);
      // What was not the app's own, cache or the kernel's is little.
      expect(other / mebibyte).toBeLessThan(8);
    },
  );
});

/** Those of report.html's chart, of either source. */
function compositionsIn(folder: string): readonly { kernel: number | null }[] {
  const [, data = ""] =
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(
      readFileSync(join(folder, "report.html"), "utf8"),
    ) ?? [];
  const { compositions } = JSON.parse(data);
  expect(compositions.length).toBeGreaterThan(20);
  return compositions;
}
