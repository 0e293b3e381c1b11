// The report folder: samples.csv, written as samples are taken, and the report in its forms at the end.

import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { GateError, messageOf } from "../../lib/errors.ts";
import type { SampleSink } from "../../model/reading.ts";
import { type SavedSet, savedSetSchema } from "../model/gates-file.ts";
import { readSamples, type SampleColumns } from "./samples-csv.ts";

/** A memgate that is killed loses the samples of this time at most; one write each would take as long as reading them. */
const flushMs = 1_000;

export interface ReportFolder {
  readonly reportPath: string;
  /** Never throws: a sample that can't be written is told by `write`. */
  readonly sample: SampleSink;
  /** Why samples.csv is incomplete, as a sentence; null where it is whole. */
  readonly samplesProblem: () => string | null;
  /** What samples.csv holds; null where that is nothing. */
  readonly samples: () => SampleColumns | null;
  /** Writes a file whole or not at all. Returns why it could not be written, as a sentence; null where it was. */
  readonly write: (name: (typeof written)[number], render: () => string) => string | null;
  readonly close: () => void;
}

/** What is written at the end, report.json first. */
const written = ["report.json", "junit.xml", "report.html"] as const;
/** Beside the folders of several gates: what tells of them all. */
export const setFile = "gates.json";

/** working_set_bytes is what counts: usage − inactive_file − transient_file, floored at 0. */
const header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";

/**
 * Creates the folder and empties it of an earlier run's report, which must not be taken for this one's.
 * @throws GateError `inputs` where it can't be written to
 */
export function openReportFolder(folder: string): ReportFolder {
  const reportPath = resolve(folder, "report.json");
  try {
    makeFolder(resolve(folder));
    for (const name of ["samples.csv", ...written]) assertRegular(join(folder, name));
    for (const name of [setFile, ...written]) rmSync(join(folder, name), { force: true });
    const fd = openSync(join(folder, "samples.csv"), "w");
    writeSync(fd, header);
    return { reportPath, ...createWriters(folder, fd) };
  } catch (cause) {
    throw new GateError("inputs", `report-dir: "${folder}" can't be written to: ${messageOf(cause)}`, { cause });
  }
}

export interface SetFolder {
  readonly setPath: string;
  /** Writes what tells of all gates. Returns why it could not, as a sentence; null where it was written. */
  readonly write: (set: SavedSet, junit: () => string) => string | null;
}

/**
 * Creates the folder that holds those of several gates, and empties it, and the folders of the gates, of an earlier run's
 * reports.
 * @throws GateError `inputs` where one of them can't be written to
 */
export function openSetFolder(folder: string, names: readonly string[]): SetFolder {
  const setPath = resolve(folder, setFile);
  try {
    makeFolder(resolve(folder));
    for (const name of [...names, ...savedNames(setPath)]) emptyGateFolder(join(folder, name));
    for (const name of names) closeSync(openGateFolder(join(folder, name)));
    for (const name of [setFile, "junit.xml"]) assertRegular(join(folder, name));
    for (const name of [setFile, "samples.csv", ...written]) rmSync(join(folder, name), { force: true });
    const write = (set: SavedSet, junit: () => string) => {
      const problems = [
        writeWhole(setPath, () => `${JSON.stringify(set, null, 2)}\n`),
        writeWhole(join(folder, "junit.xml"), junit),
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw new GateError("inputs", `report-dir: "${folder}" can't be written to: ${messageOf(cause)}`, { cause });
  }
}

/** The gates of an earlier run. */
function savedNames(setPath: string): readonly string[] {
  try {
    return savedSetSchema.parse(JSON.parse(readFileSync(setPath, "utf8"))).gates.map(({ name }) => name);
  } catch {
    return [];
  }
}

/** A folder of its own, and no link to another. */
function emptyGateFolder(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw new Error(`${folder} is there already, and is not a folder`);
  for (const name of ["samples.csv", ...written]) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
}

function openGateFolder(folder: string): number {
  makeFolder(resolve(folder));
  return openSync(join(folder, "samples.csv"), "w");
}

/** With its parents, one by one: Node's own `recursive` never returns for a folder below /proc (Node 20, 24). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** What is no file of its own is not written through: a pipe would block, a link would empty what it leads to. */
function assertRegular(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile()) throw new Error(`${path} is there already, and is not a plain file`);
}

function createWriters(folder: string, fd: number): Omit<ReportFolder, "reportPath"> {
  let problem: string | null = null;
  let lines = "";
  let writtenMs = 0;
  const flush = () => {
    const text = lines;
    lines = "";
    if (text === "" || problem !== null) return;
    try {
      // Unlike one write, it goes on until all of it is written.
      writeFileSync(fd, text);
    } catch (error) {
      problem = `samples.csv could not be written further: ${messageOf(error)}`;
    }
  };
  return {
    sample: ({ atMs, phase, source, reading, workingSetBytes, transientFileBytes }) => {
      const { usageBytes, inactiveFileBytes } = reading;
      lines += `${atMs.toFixed(1)},${phase},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}\n`;
      if (atMs - writtenMs < flushMs) return;
      writtenMs = atMs;
      flush();
    },
    samplesProblem: () => {
      flush();
      return problem;
    },
    samples: () => {
      flush();
      return readSamples(join(folder, "samples.csv"));
    },
    write: (name, render) => writeWhole(join(folder, name), render),
    close: () => {
      flush();
      closeSync(fd);
    },
  };
}

/** Whole or not at all. Returns why not, as a sentence; null where it was written. */
function writeWhole(path: string, content: () => string): string | null {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}
