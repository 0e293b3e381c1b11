// Writes the report folder: samples.csv during the run, the other files at its end.

import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { messageOf } from "../../lib/errors.ts";
import { GateError } from "../../model/gate-error.ts";
import type { Sample, SampleSink } from "../../model/reading.ts";
import { parseSet, setFile } from "../model/gates-file.ts";
import type { SavedSet } from "../model/gates-schema.ts";
import { readSamples, type SampleColumns } from "./samples-csv.ts";

/** Samples are written at this interval. One write per sample would take as long as the sample itself. */
const flushMs = 1_000;

export interface ReportFolder {
  readonly reportPath: string;
  /** Adds a sample. Never throws; `samplesProblem` reports a failed write. */
  readonly sample: SampleSink;
  /** Why samples.csv is incomplete, as a sentence. Null if it is complete. */
  readonly samplesProblem: () => string | null;
  /** The samples in samples.csv. Null without a sample. */
  readonly samples: () => SampleColumns | null;
  /** Writes a file atomically. Returns a sentence if that fails, else null. */
  readonly write: (name: (typeof written)[number], render: () => string) => string | null;
  readonly close: () => void;
  /** Removes the unfinished report and restores the report of an earlier run, if memgate refuses the input. Call before close. */
  readonly restore: () => void;
}

/** The files that are written at the end. */
const written = ["report.json", "junit.xml", "report.html"] as const;

/** working_set_bytes = usage_bytes − inactive_file_bytes − transient_file_bytes, never below 0. */
const header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";

/** Holds the report of an earlier run until the run has begun. */
const earlierFolder = ".memgate-earlier";

/**
 * Creates the folder, and sets the report of an earlier run aside, so that it is not read as the report of this run.
 * @throws GateError `inputs` if memgate cannot write to the folder
 */
export function openReportFolder(folder: string): ReportFolder {
  const reportPath = resolve(folder, "report.json");
  try {
    const isNew = !existsSync(folder);
    makeFolder(resolve(folder));
    for (const name of ["samples.csv", ...written]) assertRegular(join(folder, name));
    const earlier = setAside(folder, [setFile, "samples.csv", ...written]);
    const fd = openSync(join(folder, "samples.csv"), "w");
    writeSync(fd, header);
    const { close, ...writers } = createWriters(folder, fd);
    return {
      reportPath,
      ...writers,
      close: () => {
        close();
        earlier.remove();
      },
      restore: () => {
        rmSync(join(folder, "samples.csv"), { force: true });
        earlier.restore();
        if (isNew) removeIfEmpty(folder);
      },
    };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause },
    );
  }
}

/**
 * Moves files of the folder into a folder in it. Files that do not exist stay absent.
 * @throws the error of the file system
 */
function setAside(folder: string, names: readonly string[]) {
  const aside = join(folder, earlierFolder);
  // A killed run may have left it.
  rmSync(aside, { recursive: true, force: true });
  const present = names.filter((name) => existsSync(join(folder, name)));
  if (present.length > 0) mkdirSync(aside);
  for (const name of present) renameSync(join(folder, name), join(aside, name));
  return {
    remove: () => rmSync(aside, { recursive: true, force: true }),
    restore: () => {
      for (const name of present) renameSync(join(aside, name), join(folder, name));
    },
  };
}

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

export interface SetFolder {
  readonly setPath: string;
  /** Writes gates.json and junit.xml. Returns a sentence if that fails, else null. */
  readonly write: (set: SavedSet, junit: () => string) => string | null;
}

/**
 * Creates the folder for the folders of several gates, and removes the reports of an earlier run from all of them.
 * @throws GateError `inputs` if memgate cannot write to one of the folders
 */
export function openSetFolder(folder: string, names: readonly string[]): SetFolder {
  const setPath = resolve(folder, setFile);
  try {
    makeFolder(resolve(folder));
    for (const name of [...names, ...savedNames(setPath)]) emptyGateFolder(join(folder, name));
    for (const name of names) assertWritable(join(folder, name));
    for (const name of [setFile, "junit.xml"]) assertRegular(join(folder, name));
    for (const name of [setFile, "samples.csv", ...written]) rmSync(join(folder, name), { force: true });
    const write = (set: SavedSet, junit: () => string) => {
      const problems = [
        writeAtomically(setPath, () => `${JSON.stringify(set, null, 2)}\n`),
        writeAtomically(join(folder, "junit.xml"), junit),
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** The names of an earlier run's gates. Empty if there is no valid gates.json. */
function savedNames(setPath: string): readonly string[] {
  try {
    const set = parseSet(JSON.parse(readFileSync(setPath, "utf8")));
    return set.ok ? set.content.gates.map(({ name }) => name) : [];
  } catch {
    return [];
  }
}

/** @throws Error if the path is a file, or a link to another folder */
function emptyGateFolder(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw new Error(`${folder} exists and is not a folder`);
  for (const name of ["samples.csv", ...written]) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
  removeIfEmpty(folder);
}

/** Leaves no folder behind that did not exist. The gate creates its folder when it runs. */
function assertWritable(folder: string): void {
  const isNew = !existsSync(folder);
  makeFolder(resolve(folder));
  closeSync(openSync(join(folder, "samples.csv"), "w"));
  rmSync(join(folder, "samples.csv"));
  if (isNew) rmdirSync(folder);
}

/** Creates the parents one by one: `recursive` of Node.js 20 and 24 never returns for a folder below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** @throws Error if the path is no regular file: a pipe would block a write, a link would change another file */
function assertRegular(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile()) throw new Error(`${path} exists and is not a regular file`);
}

function createWriters(folder: string, fd: number): Omit<ReportFolder, "reportPath" | "restore"> {
  let problem: string | null = null;
  let unwritten: Sample[] = [];
  let writtenMs = 0;
  const flush = () => {
    // Formatting many samples at once takes a fraction of the time.
    const text = unwritten.map(lineOf).join("");
    unwritten = [];
    if (text === "" || problem !== null) return;
    try {
      // Unlike writeSync, writeFileSync repeats partial writes.
      writeFileSync(fd, text);
    } catch (error) {
      problem = `samples.csv is incomplete: ${messageOf(error)}`;
    }
  };
  return {
    sample: (sample) => {
      unwritten.push(sample);
      if (sample.atMs - writtenMs < flushMs) return;
      writtenMs = sample.atMs;
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
    write: (name, render) => writeAtomically(join(folder, name), render),
    close: () => {
      flush();
      closeSync(fd);
    },
  };
}

function lineOf({ atMs, phase, source, reading, workingSetBytes, transientFileBytes }: Sample): string {
  const { usageBytes, inactiveFileBytes } = reading;
  return `${atMs.toFixed(1)},${phase},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}\n`;
}

/** Writes a file atomically. Returns a sentence if that fails, else null. */
function writeAtomically(path: string, content: () => string): string | null {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}
