// Writes the report folder: samples.csv during the run, the other files at its end.

import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
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
import { setFile } from "../model/format-version.ts";
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
  /**
   * Removes the unfinished report and restores the report of an earlier run, if memgate refuses the input. Call before
   * close.
   */
  readonly restore: () => void;
}

/** The files that are written at the end. */
export const written = ["report.json", "junit.xml", "report.html"] as const;

/** working_set_bytes = usage_bytes − inactive_file_bytes − transient_file_bytes, never below 0. */
const header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";

/** Holds the report of an earlier run until this run has begun. */
const earlierFolder = ".memgate-earlier";

/**
 * Creates the folder. Moves the report of an earlier run away, so that no one takes it for the report of this run.
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
      `\`report-dir\`: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause },
    );
  }
}

/**
 * Moves files of the folder into its subfolder `earlierFolder`. Ignores names of files that do not exist.
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

export function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Creates the parents one by one: `recursive` of Node.js 20 and 24 never returns for a folder below /proc. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** @throws Error if the path is not a regular file: a pipe would block a write, a link would change another file */
export function assertRegular(path: string): void {
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
export function writeAtomically(path: string, content: () => string): string | null {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}
