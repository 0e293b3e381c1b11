// Finds and reads the saved runs of a baseline on a disk.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { judged, reportOf } from "../../../src/report/model/judged.ts";
import { judgedSet } from "../../../src/report/model/set/judged-set.ts";
import { readBaseline } from "../../../src/report/storage/read-baseline.ts";
import { evidence, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** A run that began in this second. */
function runAt(second: number) {
  const createdAt = `2026-01-02T03:04:${String(second).padStart(2, "0")}.000Z`;
  return judged(evidence({ createdAt }), thresholds);
}

function save(path: string, run: ReturnType<typeof runAt>): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(reportOf(run)));
}

function secondsIn(path: string): readonly number[] {
  const read = readBaseline(path);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.baseline.runs.map(({ createdAt }) => Number(createdAt.slice(17, 19))).sort((a, b) => a - b);
}

it("reads one report", () => {
  const path = join(temporaryFolder(), "main.json");
  save(path, runAt(1));
  expect(secondsIn(path)).toEqual([1]);
});

it("finds the reports in all folders below, but not those of a comparison's base", () => {
  const folder = temporaryFolder();
  save(join(folder, "report.json"), runAt(1));
  save(join(folder, "11", "memgate-report", "report.json"), runAt(2));
  save(join(folder, "12", "memgate-report", "api", "report.json"), runAt(3));
  save(join(folder, "12", "memgate-report", "base-1", "report.json"), runAt(4));
  writeFileSync(join(folder, "other.json"), "{}");
  expect(secondsIn(folder)).toEqual([1, 2, 3]);
});

it("counts each run of a set once", () => {
  const folder = temporaryFolder();
  const runs = [runAt(1), runAt(2), runAt(3)];
  save(join(folder, "report.json"), judgedSet(runs, { repeat: 3, planned: 3 }));
  for (const [index, run] of runs.entries()) save(join(folder, `run-${index + 1}`, "report.json"), run);
  expect(secondsIn(folder)).toEqual([1, 2, 3]);
});

it("follows no links, so that a link to a folder above does no harm", () => {
  const folder = temporaryFolder();
  save(join(folder, "report.json"), runAt(1));
  symlinkSync(folder, join(folder, "again"));
  expect(secondsIn(folder)).toEqual([1]);
});

it.each<[string, (folder: string) => string, RegExp]>([
  [
    "a path that does not exist",
    (folder) => join(folder, "nope"),
    /nope does not exist; expected a report\.json, or a f/,
  ],
  ["a folder without reports", (folder) => folder, /has no report\.json, nor has a folder below it$/],
  [
    "a file that is not a report",
    (folder) => {
      writeFileSync(join(folder, "report.json"), "{}");
      return folder;
    },
    /report\.json is not a report that memgate/,
  ],
  [
    "too many reports",
    (folder) => {
      for (let index = 0; index < 501; index += 1) {
        mkdirSync(join(folder, `${index}`));
        writeFileSync(join(folder, `${index}`, "report.json"), "{}");
      }
      return folder;
    },
    /has more than 500 reports; keep fewer of them$/,
  ],
])("refuses %s", (_, pathIn, problem) => {
  const read = readBaseline(pathIn(temporaryFolder()));
  expect(read.ok ? "" : read.problems[0]).toMatch(problem);
});

it("has one sentence for each file that it cannot read, and the number of the others", () => {
  const folder = temporaryFolder();
  save(join(folder, "00", "report.json"), runAt(1));
  for (let index = 1; index <= 12; index += 1) {
    const name = String(index).padStart(2, "0");
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "report.json"), index === 1 ? "{" : "{}");
  }
  const read = readBaseline(folder);
  const problems = read.ok ? [] : read.problems;
  expect(problems).toHaveLength(11);
  expect(
    problems.filter((each) => /01\/report\.json:1:2: invalid JSON; expected a report that memgate wrote$/.test(each)),
  ).toHaveLength(1);
  expect(
    problems.filter((each) => / is not a report that memgate [\d.]+ can read \(schemaVersion 1\)$/.test(each)),
  ).toHaveLength(9);
  expect(problems.at(-1)).toBe("2 more reports cannot be read");
});
