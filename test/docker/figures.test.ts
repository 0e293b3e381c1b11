// Compares memgate's figures with docker stats and with cAdvisor's definition, and checks them for file-heavy apps.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { askEngine } from "../engines/api.mjs";
import { appIn, describeDocker, docker, engine, expectNothingLeft, memgateRun, seconds } from "./memgate.ts";

const mebibyte = 2 ** 20;

describeDocker("the working set of an idle container", () => {
  expectNothingLeft();

  it("matches docker stats and cAdvisor's definition", async ({ skip }) => {
    skip(engine?.isPodman === true, "Podman's stats do not report file cache, which has to be subtracted");
    let reference: Promise<{ docker: number; cadvisor: number; atMs: number }> | null = null;
    const idle = ["--rate", "1", "--connections", "1", "--duration", seconds(9)];
    const { folder, report } = await memgateRun(appIn("ok", ...idle), {
      onProgress: (stderr) => {
        if (reference !== null || !stderr.includes("load:\n")) return;
        reference = new Promise((resolve) => setTimeout(resolve, 3_000)).then(readReferenceFigures);
      },
    });
    const figures = await (reference as Promise<{ docker: number; cadvisor: number; atMs: number }> | null);
    if (figures === null) throw new Error("memgate printed no load phase");
    const atMs = figures.atMs - Date.parse(report?.timeOrigin ?? "");
    const near = readFileSync(join(folder, "samples.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number))
      .filter(([sampleMs]) => Math.abs((sampleMs ?? 0) - atMs) < 1_000)
      .map((row) => row[3] ?? 0);
    expect(near.length).toBeGreaterThan(0);
    // Beside cgroup files, stats are read only once a second: each request costs the engine CPU time that the app lacks.
    const stats = report?.sampling.sources.find(({ name }) => name.startsWith("stats-"));
    if (report?.sampling.notice === null) expect(stats).toMatchObject({ intervalMs: 1_000 });
    for (const other of [figures.docker, figures.cadvisor]) {
      expect(Math.min(...near.map((own) => Math.abs(own / other - 1)))).toBeLessThan(0.01);
    }
  });
});

/** Reads the working set from the text of docker stats, and computes it from the API's counters. */
async function readReferenceFigures(): Promise<{ docker: number; cadvisor: number; atMs: number }> {
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
  const response = await askEngine(engine?.host ?? "", `/containers/${id}/stats?stream=false&one-shot=true`, {
    firstByteMs: 20_000,
  });
  const { usage, stats } = JSON.parse(response.text).memory_stats;
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

  it.for(cases)("(%s, limit %d MiB) passes, and the breakdown of its peak adds up", async ([mode, limit], { skip }) => {
    skip(mode === "mapped" && engine?.hasMapped !== true, "without gcc the program that maps files can't be built");
    const args = ["--memory-limit", `${limit}Mi`, "--max-ratio", "1", "--duration", seconds(4)];
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
    // The kernel can't reclaim tmpfs without swap, so it counts as shared memory, not as file cache.
    if (mode === "tmpfs") expect((shared ?? 0) / mebibyte).toBeCloseTo(60, 0);
    else expect((shared ?? 0) / mebibyte).toBeLessThan(2);
    // Every source reports kernel memory: the buffer heads of a large file alone are megabytes.
    expect(kernel).not.toBeNull();
    expect(compositionsIn(folder).map((each) => each.kernel)).not.toContain(null);
    // Little memory belongs to no category.
    expect(other / mebibyte).toBeLessThan(8);
  });
});

/** The compositions in the chart of report.html, of all sources. */
function compositionsIn(folder: string): readonly { kernel: number | null }[] {
  const [, data = ""] =
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(
      readFileSync(join(folder, "report.html"), "utf8"),
    ) ?? [];
  const { compositions } = JSON.parse(data);
  expect(compositions.length).toBeGreaterThan(20);
  return compositions;
}
