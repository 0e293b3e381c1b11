import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openReportFolder } from "../../src/report/files.ts";
import { judged, reportOf } from "../../src/report/report.ts";
import { lookAt } from "../../src/run.ts";
import { evidence, mebibyte, reading, thresholds } from "../builders.ts";
import { temporaryFolder } from "./surroundings.ts";

const report = reportOf(judged(evidence(), thresholds));
const sample = {
  atMs: 12.345,
  phase: "load",
  source: "cgroup-v2",
  reading: reading(),
  workingSetBytes: 40 * mebibyte,
  transientFileBytes: 0,
} as const;

function open(folder: string) {
  const opened = openReportFolder(folder);
  onTestFinished(opened.close);
  return { ...opened, samples: () => readFileSync(join(folder, "samples.csv"), "utf8") };
}

describe("the report folder", () => {
  it("is made where it is not there, with its parents", () => {
    const folder = join(temporaryFolder(), "a", "b");
    expect(open(folder).write(report)).toBeNull();
    expect(readdirSync(folder).toSorted()).toEqual(["report.json", "samples.csv"]);
  });

  it("holds the report as JSON at its end", () => {
    const { reportPath, write } = open(temporaryFolder());
    expect(existsSync(reportPath)).toBe(false);
    expect(write(report)).toBeNull();
    expect(JSON.parse(readFileSync(reportPath, "utf8"))).toEqual(report);
  });

  it("has each sample in samples.csv as soon as it is taken", () => {
    const { sample: keep, samples } = open(temporaryFolder());
    keep(sample);
    const [header, first] = samples().split("\n");
    expect(header).toBe("at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes");
    expect(first).toBe(`12.3,load,cgroup-v2,${40 * mebibyte},${50 * mebibyte},${10 * mebibyte},0`);
    keep({ ...sample, workingSetBytes: 39 * mebibyte, transientFileBytes: mebibyte });
    expect(samples()).toContain(`,${39 * mebibyte},${50 * mebibyte},${10 * mebibyte},1048576\n`);
  });

  it("loses an earlier run's report and samples at once, which are not this run's", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "report.json"), "old");
    writeFileSync(join(folder, "samples.csv"), "old");
    writeFileSync(join(folder, "notes.txt"), "mine");
    const { samples } = open(folder);
    expect(existsSync(join(folder, "report.json"))).toBe(false);
    expect(samples()).not.toContain("old");
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  });

  it("tells that the report could not be written where its folder has gone, and leaves no part of it", () => {
    const folder = join(temporaryFolder(), "out");
    const { write } = open(folder);
    rmSync(folder, { recursive: true });
    expect(write(report)).toMatch(/^report\.json could not be written: .*ENOENT/);
  });

  it("tells that samples are missing, with the report written all the same", () => {
    const folder = temporaryFolder();
    const opened = openReportFolder(folder);
    // What a full disk is here is a closed file.
    opened.close();
    expect(() => opened.sample(sample)).not.toThrow();
    expect(opened.write(report)).toMatch(/^samples\.csv could not be written further: .*EBADF/);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toEqual(report);
  });

  it.each([
    { name: "a file is in its way", make: (at: string) => writeFileSync(at, "x"), below: "sub" },
    {
      name: "report.json is a folder",
      make: (at: string) => mkdirSync(join(at, "report.json"), { recursive: true }),
      below: "",
    },
    {
      name: "samples.csv is a folder",
      make: (at: string) => mkdirSync(join(at, "samples.csv"), { recursive: true }),
      below: "",
    },
    ...["report.json", "samples.csv"].map((name) => ({
      name: `${name} is a link`,
      make: (at: string) => {
        mkdirSync(at);
        writeFileSync(join(at, "precious"), "mine");
        symlinkSync("precious", join(at, name));
      },
      below: "",
    })),
  ])("is refused as bad input where $name", ({ make, below }) => {
    const at = join(temporaryFolder(), "x");
    make(at);
    const folder = join(at, below);
    expect(() => openReportFolder(folder)).toThrow(
      expect.objectContaining({
        name: "GateError",
        stage: "inputs",
        message: expect.stringMatching(/^report-dir: ".*" can't be written to: /),
      }),
    );
  });
});

it("does not empty what a link in the report folder leads to", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "precious"), "mine");
  symlinkSync("precious", join(folder, "samples.csv"));
  expect(() => openReportFolder(folder)).toThrow(/samples\.csv is there already/);
  expect(readFileSync(join(folder, "precious"), "utf8")).toBe("mine");
});

describe("what lies at a path", () => {
  it("is a folder, a file or nothing", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    expect([folder, join(folder, "file"), join(folder, "none")].map(lookAt)).toEqual(["folder", "file", null]);
  });

  it.each([
    { name: "below a file", of: (folder: string) => join(folder, "file", "below") },
    { name: "of too long a name", of: (folder: string) => join(folder, "x".repeat(5_000)) },
    { name: "of no name", of: () => "" },
  ])("is nothing $name, and no error", ({ of }) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    expect(lookAt(of(folder))).toBeNull();
  });
});
