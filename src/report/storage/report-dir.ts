// Writes the report folder: samples.csv during the run, the other files at its end.

import {
  chmodSync,
  closeSync,
  existsSync,
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
import { randomUUID } from "../../lib/crypto.ts";
import { messageOf } from "../../lib/errors.ts";
import { GateError } from "../../model/gate-error.ts";
import type { Sample, SampleSink } from "../../model/reading.ts";
import { setFile } from "../model/format-version.ts";
import { assertRegular, earlierFolder, filesOfReport, type RenderedFile } from "./own-files.ts";
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
  readonly write: (name: RenderedFile, render: () => string) => string | null;
  readonly close: () => void;
  /**
   * Removes the unfinished report and restores the report of an earlier run. For input that memgate refuses. Call before
   * close.
   */
  readonly restore: () => void;
}

/** working_set_bytes = usage_bytes − inactive_file_bytes − transient_file_bytes, never below 0. */
const header = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";

/**
 * Creates the folder. Moves the report of an earlier run away, so that no one takes it for the report of this run.
 * @throws GateError `inputs` if memgate cannot write to the folder
 */
export function openReportFolder(folder: string): ReportFolder {
  const reportPath = resolve(folder, "report.json");
  try {
    const isNew = !existsSync(folder);
    makeFolder(resolve(folder));
    const names = [setFile, ...filesOfReport(folder)];
    for (const name of names) assertRegular(join(folder, name));
    const earlier = setAside(folder, names);
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
    throw notWritable(folder, cause);
  }
}

export function notWritable(folder: string, cause: unknown): GateError {
  const message = `\`report-dir\`: memgate cannot write to "${folder}": ${messageOf(cause)}`;
  return new GateError("bad-input/report-dir", message, { cause });
}

/** Removes the empty folders of runs. */
export function removeEmptyRuns(folder: string, names: readonly string[]): void {
  for (const run of new Set(names.map(dirname))) {
    if (run !== "." && existsSync(join(folder, run))) removeIfEmpty(join(folder, run));
  }
}

/**
 * Moves files of the folder into its subfolder `earlierFolder`. Ignores names of files that do not exist.
 * @throws the error of the file system
 */
export function setAside(folder: string, names: readonly string[]) {
  const aside = join(folder, earlierFolder);
  // A killed run may have left it.
  rmSync(aside, { recursive: true, force: true });
  const present = names.filter((name) => existsSync(join(folder, name)));
  if (present.length > 0) mkdirSync(aside);
  const move = (name: string, from: string, to: string) => {
    makeFolder(dirname(join(to, name)));
    renameSync(join(from, name), join(to, name));
  };
  for (const name of present) move(name, folder, aside);
  removeEmptyRuns(folder, names);
  return {
    remove: () => rmSync(aside, { recursive: true, force: true }),
    restore: () => {
      for (const name of present) move(name, aside, folder);
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

/**
 * Writes a file atomically. Returns a sentence if that fails, else null.
 * @param mode the permissions of the file; null for the default permissions of a new file
 */
export function writeAtomically(path: string, content: () => string, mode: number | null = null): string | null {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const text = content();
    // An existing file could be a link of somebody else.
    writeFileSync(unfinished, text, { flag: "wx", ...(mode === null ? {} : { mode }) });
    // The umask of the process has removed bits from the mode.
    if (mode !== null) chmodSync(unfinished, mode);
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    // A full disk leaves a part of the file.
    removeIfPossible(unfinished);
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // For a name that is too long, this fails too. The error of the write says so.
  }
}
