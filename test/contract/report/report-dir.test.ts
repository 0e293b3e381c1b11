import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { htmlOf } from "../../../src/report/html/page.ts";
import { judged } from "../../../src/report/model/judged.ts";
import { openReportFolder } from "../../../src/report/storage/report-dir.ts";
import { columnsOf } from "../../../src/report/storage/samples-csv.ts";
import { openSetFolder } from "../../../src/report/storage/set-dir.ts";
import { machine } from "../../../src/run/machine.ts";
import { evidence, mebibyte, reading, thresholds } from "../../builders.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

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
  return { ...opened, csv: () => readFileSync(join(folder, "samples.csv"), "utf8") };
}

/** Writes the report of an earlier set with these runs. */
function writeSet(folder: string, runs: readonly number[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "report.json"), JSON.stringify({ set: { runs: runs.map((run) => ({ run })) } }));
}

/** Writes a report into the folders of these names. */
function writeReports(folder: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "report.json"), `report of ${name}`);
  }
}

/** The paths of all files and folders in the folder, without those that are only there during a run. */
function pathsIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => !path.startsWith(".")).toSorted();
}

describe("the report folder", () => {
  it("is created with its parents", () => {
    const folder = join(temporaryFolder(), "a", "b");
    expect(open(folder).write("report.json", () => "{}")).toBeNull();
    expect(readdirSync(folder).toSorted()).toEqual(["report.json", "samples.csv"]);
  });

  it("has the report of an earlier run again if memgate refuses the input after all", () => {
    const folder = temporaryFolder();
    const files = ["gates.json", "junit.xml", "report.html", "report.json", "samples.csv"];
    for (const name of files) writeFileSync(join(folder, name), `earlier ${name}`);
    const { restore, close } = openReportFolder(folder);
    expect(files.filter((name) => existsSync(join(folder, name)))).toEqual(["samples.csv"]);
    restore();
    close();
    expect(readdirSync(folder).toSorted()).toEqual(files);
    for (const name of files) expect(readFileSync(join(folder, name), "utf8")).toBe(`earlier ${name}`);
  });

  it("has no runs of an earlier set, and keeps other files in their folders", () => {
    const folder = temporaryFolder();
    writeSet(folder, [1, 20]);
    writeReports(folder, ["run-1", "run-20", "run-x"]);
    writeFileSync(join(folder, "run-20", "notes.txt"), "mine");
    open(folder);
    const kept = ["run-20", "run-20/notes.txt", "run-x", "run-x/report.json", "samples.csv"];
    expect(pathsIn(folder)).toEqual(kept);
  });

  it.each([
    { name: "there is no report", write: () => {} },
    {
      name: "the report is about one run",
      write: (folder: string) => writeFileSync(join(folder, "report.json"), '{"set":null}'),
    },
    {
      name: "report.json is not JSON",
      write: (folder: string) => writeFileSync(join(folder, "report.json"), "{"),
    },
    {
      name: "the report of a set does not list them",
      write: (folder: string) => writeSet(folder, [3, 21]),
    },
  ])("keeps the user's reports in run-1, run-2 and run-21 if $name", ({ write }) => {
    const folder = temporaryFolder();
    const names = ["run-1", "run-2", "run-21"];
    writeReports(folder, names);
    write(folder);
    open(folder);
    for (const name of names) expect(readFileSync(join(folder, name, "report.json"), "utf8")).toBe(`report of ${name}`);
  });

  it("keeps the user's reports in the folder of a gate, and beside the gates", () => {
    const folder = temporaryFolder();
    const names = ["run-1", "api/run-1"];
    writeReports(folder, names);
    openSetFolder(folder, ["api"]);
    for (const name of names) expect(readFileSync(join(folder, name, "report.json"), "utf8")).toBe(`report of ${name}`);
  });

  it("has the runs of an earlier set again if memgate refuses the input after all", () => {
    const folder = temporaryFolder();
    writeSet(folder, [1]);
    writeReports(folder, ["run-1"]);
    const { restore, close } = openReportFolder(folder);
    expect(existsSync(join(folder, "run-1"))).toBe(false);
    restore();
    close();
    expect(readFileSync(join(folder, "run-1", "report.json"), "utf8")).toBe("report of run-1");
    expect(readdirSync(folder).toSorted()).toEqual(["report.json", "run-1"]);
  });

  it("of a gate has no runs of an earlier set", () => {
    const folder = temporaryFolder();
    writeSet(join(folder, "api"), [1]);
    writeReports(folder, ["api/run-1"]);
    openSetFolder(folder, ["api"]);
    expect(existsSync(join(folder, "api"))).toBe(false);
  });

  it("is not left behind if memgate created it and refuses the input after all", () => {
    const folder = join(temporaryFolder(), "out");
    const { restore, close } = openReportFolder(folder);
    restore();
    close();
    expect(existsSync(folder)).toBe(false);
  });

  it("has nothing of an earlier run once the run has ended", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "report.json"), "{}");
    const { close } = openReportFolder(folder);
    close();
    expect(readdirSync(folder)).toEqual(["samples.csv"]);
  });

  it("has a report.html that is rendered from the samples", () => {
    const folder = temporaryFolder();
    const { sample: keep, samples, write } = open(folder);
    expect(samples()).toBeNull();
    keep(sample);
    keep({ ...sample, atMs: 20, workingSetBytes: 7 });
    const render = () => `${samples()?.atMs.join()} ${samples()?.workingSetBytes.join()}`;
    expect(write("report.html", render)).toBeNull();
    expect(readFileSync(join(folder, "report.html"), "utf8")).toBe(`12.3,20 ${40 * mebibyte},7`);
    expect(readdirSync(folder).toSorted()).toEqual(["report.html", "samples.csv"]);
  });

  it("reports that report.html could not be rendered, and leaves no part of it", () => {
    const folder = temporaryFolder();
    const problem = open(folder).write("report.html", () => {
      throw new Error("no page code");
    });
    expect(problem).toBe("report.html could not be written: no page code");
    expect(readdirSync(folder)).toEqual(["samples.csv"]);
  });

  it("leaves no part of a file that it could not finish", () => {
    const folder = temporaryFolder();
    const { write } = open(folder);
    // A folder in the place of the file stands for a full disk.
    mkdirSync(join(folder, "report.html", "inside"), { recursive: true });
    expect(write("report.html", () => "page")).toMatch(/^report\.html could not be written: /);
    expect(readdirSync(folder).toSorted()).toEqual(["report.html", "samples.csv"]);
  });

  it("has a report.html of less than 3 MB for half an hour of samples", () => {
    const folder = temporaryFolder();
    const { samples, write } = open(folder);
    const lines = Array.from({ length: 180_000 }, (_, index) => {
      const bytes = (10_000 + ((index * 7_919) % 15_000)) * 4_096;
      return `${index * 10}.0,load,cgroup-v2,${bytes},${bytes + 40_960},0,0`;
    });
    writeFileSync(join(folder, "samples.csv"), `header\n${lines.join("\n")}\n`);
    const code = { script: "", style: "" };
    const result = judged(evidence(), thresholds);
    expect(write("report.html", () => htmlOf(result, samples() ?? columnsOf([]), code))).toBeNull();
    expect(statSync(join(folder, "report.html")).size).toBeLessThan(3_000_000);
  });

  it("has new samples in samples.csv once a second, and all samples on request", () => {
    const { sample: keep, csv, samplesProblem } = open(temporaryFolder());
    keep(sample);
    keep({ ...sample, atMs: 1_000.04, workingSetBytes: 39 * mebibyte, transientFileBytes: mebibyte });
    const rows = [
      "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes",
      `12.3,load,cgroup-v2,${40 * mebibyte},${50 * mebibyte},${10 * mebibyte},0`,
      `1000.0,load,cgroup-v2,${39 * mebibyte},${50 * mebibyte},${10 * mebibyte},1048576`,
    ];
    expect(csv()).toBe(`${rows.join("\n")}\n`);
    keep({ ...sample, atMs: 1_100 });
    expect(samplesProblem()).toBeNull();
    expect(csv().split("\n").at(-2)).toMatch(/^1100\.0,/);
  });

  it("loses the report and the samples of an earlier run at once", () => {
    const folder = temporaryFolder();
    for (const name of ["report.json", "report.html", "samples.csv"]) writeFileSync(join(folder, name), "old");
    writeFileSync(join(folder, "notes.txt"), "mine");
    const { csv } = open(folder);
    expect(existsSync(join(folder, "report.json"))).toBe(false);
    expect(existsSync(join(folder, "report.html"))).toBe(false);
    expect(csv()).not.toContain("old");
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
  });

  it("reports that the report could not be written to a removed folder", () => {
    const folder = join(temporaryFolder(), "out");
    const { write } = open(folder);
    rmSync(folder, { recursive: true });
    expect(write("report.json", () => "{}")).toMatch(/^report\.json could not be written: .*ENOENT/);
  });

  it("reports that samples are missing, and still writes the report", () => {
    const folder = temporaryFolder();
    const opened = openReportFolder(folder);
    // The closed file stands for a full disk.
    opened.close();
    expect(() => opened.sample(sample)).not.toThrow();
    expect(opened.samplesProblem()).toMatch(/^samples\.csv is incomplete: .*EBADF/);
    expect(opened.write("report.json", () => "{}")).toBeNull();
  });

  it.each([
    { name: "its parent is a file", make: (at: string) => writeFileSync(at, "x"), below: "sub" },
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
    ...["report.json", "junit.xml", "report.html", "samples.csv"].map((name) => ({
      name: `${name} is a link`,
      make: (at: string) => {
        mkdirSync(at);
        writeFileSync(join(at, "precious"), "mine");
        symlinkSync("precious", join(at, name));
      },
      below: "",
    })),
  ])("is refused as bad input if $name", ({ make, below }) => {
    const at = join(temporaryFolder(), "x");
    make(at);
    const folder = join(at, below);
    expect(() => openReportFolder(folder)).toThrow(
      expect.objectContaining({
        name: "GateError",
        stage: "inputs",
        message: expect.stringMatching(/^`report-dir`: memgate cannot write to ".*": /),
      }),
    );
  });
});

it("does not change the target of a link in the report folder", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "precious"), "mine");
  symlinkSync("precious", join(folder, "samples.csv"));
  expect(() => openReportFolder(folder)).toThrow(/samples\.csv exists and is not a regular file/);
  expect(readFileSync(join(folder, "precious"), "utf8")).toBe("mine");
});

describe("the kind of a path", () => {
  it("is a folder, a file or null", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    expect([folder, join(folder, "file"), join(folder, "none")].map(machine.pathKindAt)).toEqual([
      "folder",
      "file",
      null,
    ]);
  });

  it.each([
    { name: "below a file", of: (folder: string) => join(folder, "file", "below") },
    { name: "with too long a name", of: (folder: string) => join(folder, "x".repeat(5_000)) },
    { name: "that is empty", of: () => "" },
  ])("is null, not an error, for a path $name", ({ of }) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    expect(machine.pathKindAt(of(folder))).toBeNull();
  });
});

describe("the folder of several gates", () => {
  it("loses the reports of an earlier run, also of other gates, and no other file", () => {
    const folder = temporaryFolder();
    const set = { schemaVersion: 1, gates: [{ name: "old", refused: null }] };
    writeFileSync(join(folder, "gates.json"), JSON.stringify(set));
    for (const name of ["old", "mine"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "report.json"), "{}");
    }
    writeFileSync(join(folder, "report.json"), "{}");
    openSetFolder(folder, ["api"]);
    const left = readdirSync(folder, { recursive: true }).toSorted();
    expect(left).toEqual(["mine", "mine/report.json"]);
  });

  it("is refused before a run if the folder of a gate is a file or a link", () => {
    const folder = temporaryFolder();
    const precious = temporaryFolder();
    writeFileSync(join(precious, "report.html"), "mine");
    writeFileSync(join(folder, "file"), "");
    symlinkSync(precious, join(folder, "link"));
    for (const name of ["file", "link"]) {
      expect(() => openSetFolder(folder, ["api", name])).toThrow(/`report-dir`: .* exists and is not a folder/);
    }
    expect(() => openSetFolder("/proc/self", ["api"])).toThrow(/cannot write to/);
    expect(readFileSync(join(precious, "report.html"), "utf8")).toBe("mine");
  });
});
