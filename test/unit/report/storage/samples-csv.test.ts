import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encodeSamples } from "../../../../src/report/html/pack-samples.ts";
import { columnsOf, readSamples, type SampleColumns } from "../../../../src/report/storage/samples-csv.ts";
import { decodeSamples } from "../../../../src/report/web/unpack-samples.ts";
import { seeded } from "../../../random.ts";
import { temporaryFolder } from "../../../temporary-folder.ts";

const header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";

function csv(text: string): string {
  const folder = temporaryFolder();
  const path = join(folder, "samples.csv");
  writeFileSync(path, text);
  return path;
}

const rowsIn = (columns: SampleColumns | null) =>
  Array.from(columns?.atMs ?? [], (atMs, index) => [atMs, columns?.workingSetBytes[index], columns?.usageBytes[index]]);

function columns(rows: readonly (readonly [number, number, number])[]): SampleColumns {
  return columnsOf(rows.map(([atMs, workingSetBytes, usageBytes]) => ({ atMs, workingSetBytes, usageBytes })));
}

describe("samples.csv", () => {
  it("is read into columns with the samples of all sources, but not with those for comparison", () => {
    const samples = [
      "0.5,start,stats-oneshot,4000,8000,0,0",
      "1.0,start,cgroup-v2,4096,8192,0,0",
      "1001.0,load,stats-oneshot,6000,9000,1,2",
      "1001.1,load,stats-oneshot,5000,9000,1,2",
    ];
    expect(rowsIn(readSamples(csv(`${header}${samples.join("\n")}\n`)))).toEqual([
      [0.5, 4000, 8000],
      [1, 4096, 8192],
      [1001.1, 5000, 9000],
    ]);
  });

  it.each([
    "",
    "1.0,start,cgroup-v2,4096",
    "1.0,start,cgroup-v2,4096,8192,0,",
    "1.0,start,cgroup-v2,-1,8192,0,0",
    "x,start,cgroup-v2,1,1,0,0",
    "2.0,start,cgroup-v2,1,1,0,0,9",
    "0.5,start,cgroup-v2,1,1,0,0",
  ])("is read without a line that is damaged or goes back in time: %j", (damaged) => {
    const path = csv(`${header}1.0,start,cgroup-v2,1,2,0,0\n${damaged}\n3.0,start,cgroup-v2,3,4,0,0`);
    expect(rowsIn(readSamples(path))).toEqual([
      [1, 1, 2],
      [3, 3, 4],
    ]);
  });

  it("is null without a file or without a sample", () => {
    expect(readSamples(join(tmpdir(), "memgate-none", "samples.csv"))).toBeNull();
    expect(readSamples(csv(header))).toBeNull();
    expect(readSamples(csv(""))).toBeNull();
  });

  it("is read completely if lines cross the borders of chunks", () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `${index}.5,load,cgroup-v2,${index * 4096},${index},0,0`,
    );
    const read = readSamples(csv(`${header}${lines.join("\n")}\n`));
    expect(read?.atMs).toHaveLength(20_000);
    expect(read?.workingSetBytes.every((value, index) => value === index * 4096)).toBe(true);
  });

  it("keeps the highest and the lowest sample if there are too many", () => {
    const random = seeded(3);
    const values = Array.from({ length: 5_000 }, () => Math.floor(random() * 1e6) + 1_000);
    values[1_234] = 7_777_777;
    values[4_321] = 5;
    const lines = values.map((value, index) => `${index}.0,load,cgroup-v2,${value},${value},0,0`);
    const read = readSamples(csv(`${header}${lines.join("\n")}\n`), 1_000);
    expect(read?.atMs.length).toBeLessThanOrEqual(1_000);
    expect(rowsIn(read)).toContainEqual([1_234, 7_777_777, 7_777_777]);
    expect(rowsIn(read)).toContainEqual([4_321, 5, 5]);
    expect(read?.atMs.toSorted()).toEqual(read?.atMs);
  });
});

describe("samples that are packed for the page", () => {
  it("are unpacked exactly, with times rounded to a tenth of a millisecond", async () => {
    const random = seeded(1);
    const unit = (bytes: number) => Math.floor(random() * 2 ** 20) * bytes;
    for (const bytes of [1, 4_096, 3 * 2 ** 20]) {
      const samples = columns(
        Array.from({ length: 2_000 }, (_, index) => [
          (index * 97 + Math.floor(random() * 90)) / 10,
          unit(bytes),
          unit(bytes),
        ]),
      );
      expect(await decodeSamples(encodeSamples(samples))).toEqual(samples);
    }
  });

  it.each([
    { name: "empty", rows: [] },
    { name: "a single 0", rows: [[0, 0, 0]] },
    {
      name: "a peak that is not a multiple of a page",
      rows: [
        [1, 4_096, 8_192],
        [2, 112_618_313, 112_618_313],
        [3, 4_096, 0],
      ],
    },
    {
      name: "figures of a petabyte",
      rows: [
        [0, 2 ** 50 + 1, 2 ** 50],
        [86_400_000.1, 1, 2 ** 50],
      ],
    },
  ] as const)("are unpacked exactly if they are $name", async ({ rows }) => {
    expect(await decodeSamples(encodeSamples(columns(rows)))).toEqual(columns(rows));
  });

  it("keep every peak although times are rounded", async () => {
    const { atMs, workingSetBytes } = await decodeSamples(encodeSamples(columns([[1.2345, 99, 100]])));
    expect([...atMs, ...workingSetBytes]).toEqual([1.2, 99]);
  });
});
