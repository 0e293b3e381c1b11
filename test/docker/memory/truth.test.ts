// Compares memgate's figures with those of an independent reader of the same cgroup files. `npm run bench:truth` compares
// more workloads.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { differing, figuresOf } from "../../truth/figures.mjs";
import { buildReader, gateWithReader, shellHere } from "../../truth/gate.mjs";
import { ensureImage } from "../../truth/images.mjs";
import { argsOf, leftUndone, quickWorkloads, toleranceOf } from "../../truth/workloads.mjs";
import { describeDocker, engine, expectNothingLeft, isElsewhere, slowness } from "../memgate.ts";

const host = engine?.host ?? "";
/** The reader knows where Docker creates cgroups. hasMapped: gcc is installed. */
const isReadable = !isElsewhere && engine?.isPodman === false && engine.hasMapped;

(isReadable ? describeDocker : describeDocker.skip)("the peak, its breakdown and the OOM kills", () => {
  expectNothingLeft();
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "memgate-truth-"));
    buildReader(join(folder, "reader"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(quickWorkloads)("are those of an independent reader: $name", async (workload) => {
    const { image } = ensureImage(workload.app, { host, base: engine?.base ?? "" });
    const place = { shell: shellHere(host), cli: resolve("dist/cli.js"), reader: join(folder, "reader") };
    const cgroups = engine?.cgroup === "1" ? 1 : 2;
    const { report, truth } = await gateWithReader({ ...place, cgroups }, argsOf(workload, image, slowness));
    expect(leftUndone(workload, truth)).toEqual([]);
    expect(differing(figuresOf(report, truth), toleranceOf(workload))).toEqual([]);
    // By the counter too, not only by the kernel's log: PID 1 survived, so memgate could read it.
    expect(report.oom.processKills).toBe(truth.kills);
  });
});
