// Reads saved reports, and checks them against their schema and for consistency.
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { runFolder, setFile, sizeFile } from "../model/format-version.ts";
import { parseSet } from "../model/gates-file.ts";
import { parseReport } from "../model/parse-report.ts";
import type { Report } from "../model/schema.ts";
import { readSavedFile } from "./saved-file.ts";

export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param place a report.json, or its folder */
export function readReport(place: string): ReadReport {
  const isFolder = isDirectory(place);
  const folder = isFolder ? place : dirname(place);
  if ((isFolder || basename(place) === setFile) && existsSync(join(folder, setFile))) {
    const one = join(folder, firstGate(folder));
    return { ok: false, problems: [`${place} has several gates; expected one of them, such as ${one}`] };
  }
  const isSearch = isFolder ? isSearchIn(place) : basename(place) === sizeFile;
  if (isSearch) {
    const one = join(folder, runFolder(1));
    return {
      ok: false,
      problems: [`${place} is a search for the right limit; expected one of its runs, such as ${one}`],
    };
  }
  const read = readSavedFile(isFolder ? join(place, "report.json") : place, parseReport);
  return read.ok ? { ok: true, report: read.content } : read;
}

function isSearchIn(folder: string): boolean {
  return existsSync(join(folder, sizeFile)) && !existsSync(join(folder, "report.json"));
}

function isDirectory(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch {
    return false;
  }
}

function firstGate(folder: string): string {
  const set = readSavedFile(join(folder, setFile), parseSet);
  return (set.ok ? set.content.gates.find(({ refused }) => refused === null)?.name : undefined) ?? "NAME";
}

/** @param place a report.json, or its folder */
export function folderOf(place: string): string {
  return statSync(place).isDirectory() ? place : dirname(place);
}
