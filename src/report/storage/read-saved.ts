// Reads what a report folder holds: the result of a run, or of a search for the right limit.
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { setFile, sizeFile } from "../model/format-version.ts";
import type { SavedResult } from "../size/saved-result.ts";
import { readRun } from "./read-run.ts";
import { readSavedFile } from "./saved-file.ts";

export type ReadSaved =
  | { readonly ok: true; readonly result: SavedResult }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param place a report.json, a gates.json, a size.json, or the folder of one of them */
export async function readSaved(place: string): Promise<ReadSaved> {
  const sizePath = sizePathIn(place);
  if (sizePath === null) {
    const read = await readRun(place);
    return read.ok ? { ok: true, result: read.run } : read;
  }
  const { parseSize } = await import("../model/size/parse-size.ts");
  const read = readSavedFile(sizePath, parseSize);
  return read.ok ? { ok: true, result: { kind: "size", report: read.content, gate: null } } : read;
}

/** Null if the place has another report. */
function sizePathIn(place: string): string | null {
  if (basename(place) === sizeFile) return place;
  const has = (name: string) => existsSync(join(place, name));
  return has(sizeFile) && !has(setFile) && !has("report.json") ? join(place, sizeFile) : null;
}
