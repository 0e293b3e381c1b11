// Reads samples.csv into columns of numbers, for the charts.
import { closeSync, openSync, readSync } from "node:fs";
import { extremes } from "../../lib/extremes.ts";
import type { SeriesPoint } from "../../model/evidence.ts";
import { countsBesideFiles } from "../../model/reading.ts";

/** The samples of all sources in order of time. Each index is a sample; all columns have the same length. */
export interface SampleColumns {
  /** Milliseconds after `timeOrigin`. */
  readonly atMs: Float64Array;
  readonly workingSetBytes: Float64Array;
  readonly usageBytes: Float64Array;
}

/** One hour of samples every 10 ms, and the samples of the stats API. */
const maxSamples = 400_000;

const chunkBytes = 65_536;
const line = /^(\d+(?:\.\d+)?),[a-z]+,([\w-]+),(\d+),(\d+),\d+,\d+$/;

/**
 * Reads samples.csv. Skips a line that is damaged or goes back in time, and a sample that `countsBesideFiles` excludes.
 * With more than `limit` samples, keeps the lowest and the highest sample of each interval, so that memory is bounded
 * and no peak is lost.
 * @returns null if there is no file, or no sample in it
 */
export function readSamples(path: string, limit = maxSamples): SampleColumns | null {
  const fd = openFile(path);
  if (fd === null) return null;
  const columns = createColumns(limit);
  const files: FilesTime = { lastMs: null };
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let rest = "";
  try {
    for (let length = readSync(fd, chunk); length > 0; length = readSync(fd, chunk)) {
      const lines = (rest + chunk.toString("latin1", 0, length)).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) addLine(columns, text, files);
    }
    addLine(columns, rest, files);
  } finally {
    closeSync(fd);
  }
  const read = columns.columns();
  return read.atMs.length === 0 ? null : read;
}

/** The reduced series of the evidence, for charts without samples.csv. */
export function columnsOf(series: readonly SeriesPoint[]): SampleColumns {
  return {
    atMs: Float64Array.from(series, (point) => point.atMs),
    workingSetBytes: Float64Array.from(series, (point) => point.workingSetBytes),
    usageBytes: Float64Array.from(series, (point) => point.usageBytes),
  };
}

function openFile(path: string): number | null {
  try {
    return openSync(path, "r");
  } catch {
    return null;
  }
}

/** The time of the last sample of the cgroup files. Null before the first. */
interface FilesTime {
  lastMs: number | null;
}

interface Columns {
  readonly add: (atMs: number, workingSetBytes: number, usageBytes: number) => void;
  readonly columns: () => SampleColumns;
}

function addLine(columns: Columns, text: string, files: FilesTime): void {
  const [match, atMs, source = "", workingSetBytes, usageBytes] = line.exec(text) ?? [];
  if (match === undefined || !countsBesideFiles(source, Number(atMs), files.lastMs)) return;
  if (source.startsWith("cgroup-")) files.lastMs = Number(atMs);
  columns.add(Number(atMs), Number(workingSetBytes), Number(usageBytes));
}

const startLength = 4_096;

function createColumns(limit: number): Columns {
  let atMs = new Float64Array(startLength);
  let workingSetBytes = new Float64Array(startLength);
  let usageBytes = new Float64Array(startLength);
  let length = 0;

  const move = (from: number, to: number) => {
    for (const column of [atMs, workingSetBytes, usageBytes]) column[to] = column[from] ?? 0;
  };
  const reduce = () => {
    let kept = 0;
    for (let first = 0; first < length; first += 4) {
      const [low, high] = extremes(workingSetBytes, first, Math.min(first + 4, length));
      for (const index of low === high ? [low] : [Math.min(low, high), Math.max(low, high)]) move(index, kept++);
    }
    length = kept;
  };
  const grow = () => {
    const doubled = (column: Float64Array) => {
      const copy = new Float64Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    [atMs, workingSetBytes, usageBytes] = [doubled(atMs), doubled(workingSetBytes), doubled(usageBytes)];
  };

  return {
    add: (at, workingSet, usage) => {
      if (length > 0 && at < (atMs[length - 1] ?? 0)) return;
      if (length >= limit) reduce();
      if (length === atMs.length) grow();
      atMs[length] = at;
      workingSetBytes[length] = workingSet;
      usageBytes[length] = usage;
      length += 1;
    },
    columns: () => ({
      atMs: atMs.slice(0, length),
      workingSetBytes: workingSetBytes.slice(0, length),
      usageBytes: usageBytes.slice(0, length),
    }),
  };
}
