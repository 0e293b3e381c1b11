// Compares memgate's figures with those of an independent reader of the same cgroup v2 files.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { differing, figuresOf } from "../truth/figures.mjs";
import { buildReader, gateWithReader } from "../truth/gate.mjs";
import { ensureImage } from "../truth/images.mjs";
import { argsOf, leftUndone, quickWorkloads, toleranceOf } from "../truth/workloads.mjs";
import { base, copyDist, copyHome, home, shell } from "./machine.ts";

const place = { shell, cli: `${home}/dist/cli.js`, reader: `${home}/reader`, cgroups: 2 } as const;
const host = inject("engine")?.host ?? "";
const slowness = Number(process.env["MEMGATE_TEST_SLOW"] ?? 1);
/** An emulated machine takes most of a minute for a server under load. */
const jobs = quickWorkloads.filter(({ app }) => app === "job");

beforeAll(() => {
  copyDist();
  const folder = mkdtempSync(join(tmpdir(), "memgate-truth-"));
  try {
    buildReader(join(folder, "reader"));
    copyHome(join(folder, "reader"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("on cgroup v2 the peak, its breakdown and the OOM kills", () => {
  it.each(jobs)("are those of an independent reader: $name", async (workload) => {
    const { image } = ensureImage(workload.app, { host, base });
    const { report, truth } = await gateWithReader(place, argsOf(workload, image, slowness));
    expect(leftUndone(workload, truth)).toEqual([]);
    expect(differing(figuresOf(report, truth), toleranceOf(workload))).toEqual([]);
    // By the counter too, not only by the kernel's log: PID 1 survived, so memgate could read it.
    expect(report.oom.processKills).toBe(truth.kills);
  });
});
