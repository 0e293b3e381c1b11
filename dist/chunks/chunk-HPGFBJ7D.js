import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/report/storage/samples-csv.ts
import { closeSync, openSync, readSync } from "node:fs";

// src/lib/extremes.ts
function extremes(values, from, to) {
  let low = from;
  let high = from;
  for (let index = from + 1; index < to; index += 1) {
    const value = values[index] ?? 0;
    if (value < (values[low] ?? 0)) low = index;
    if (value > (values[high] ?? 0)) high = index;
  }
  return [low, high];
}

// src/model/reading.ts
var filesCountForMs = 1e3;
function countsBesideFiles(source, atMs, lastFilesMs) {
  return !source.startsWith("stats-") || lastFilesMs === null || atMs - lastFilesMs > filesCountForMs;
}

// src/report/storage/samples-csv.ts
var maxSamples = 4e5;
var chunkBytes = 65536;
var line = /^(\d+(?:\.\d+)?),[a-z]+,([\w-]+),(\d+),(\d+),\d+,\d+$/;
function readSamples(path, limit = maxSamples) {
  const fd = openFile(path);
  if (fd === null) return null;
  const columns = createColumns(limit);
  const files = { lastMs: null };
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
function columnsOf(series) {
  return {
    atMs: Float64Array.from(series, (point) => point.atMs),
    workingSetBytes: Float64Array.from(series, (point) => point.workingSetBytes),
    usageBytes: Float64Array.from(series, (point) => point.usageBytes)
  };
}
function openFile(path) {
  try {
    return openSync(path, "r");
  } catch {
    return null;
  }
}
function addLine(columns, text, files) {
  const [match, atMs, source = "", workingSetBytes, usageBytes] = line.exec(text) ?? [];
  if (match === void 0 || !countsBesideFiles(source, Number(atMs), files.lastMs)) return;
  if (source.startsWith("cgroup-")) files.lastMs = Number(atMs);
  columns.add(Number(atMs), Number(workingSetBytes), Number(usageBytes));
}
var startLength = 4096;
function createColumns(limit) {
  let atMs = new Float64Array(startLength);
  let workingSetBytes = new Float64Array(startLength);
  let usageBytes = new Float64Array(startLength);
  let length = 0;
  const move = (from, to) => {
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
    const doubled = (column) => {
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
      usageBytes: usageBytes.slice(0, length)
    })
  };
}

export {
  countsBesideFiles,
  readSamples,
  columnsOf
};
