import { describe, expect, it } from "vitest";
import { pageDataOf } from "../../../../src/report/html/page-data.ts";
import { judged } from "../../../../src/report/model/judged.ts";
import { columnsOf } from "../../../../src/report/storage/samples-csv.ts";
import { evidence, loadFigures, oom, thresholds } from "../../../builders.ts";

const dataOf = (of: Parameters<typeof evidence>[0]) => pageDataOf(judged(evidence(of), thresholds), columnsOf([]));

describe("the data of the page", () => {
  it("counts reports of a kill at most a second apart as one kill", () => {
    const at = (times: readonly number[]) =>
      dataOf({ oom: oom({ witnesses: times.map((atMs) => ({ name: "event", atMs, phase: "load" })) }) }).oomKillsMs;
    expect(at([1_000, 1_900, 2_900])).toEqual([1_000]);
    expect(at([2_901, 1_000, 1_900])).toEqual([1_000, 2_901]);
  });

  it("places the corners of the stages in the load phase", () => {
    const stages = [
      { atMs: 0, connections: 1, rate: 0 },
      { atMs: 4_000, connections: 5, rate: 0 },
    ];
    expect(dataOf({ load: loadFigures({ stages }) }).planned).toMatchObject([
      { atMs: 5_400, isPaused: true },
      { atMs: 9_400, isPaused: true },
    ]);
  });
});
