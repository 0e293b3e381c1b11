// Reads and writes size.json, beside the folders of the runs of a search.

import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { runFolder, sizeFile } from "../model/format-version.ts";
import { parseSize } from "../model/size/parse-size.ts";
import type { SizeReport } from "../model/size/size-schema.ts";
import { assertRegular, earlierFolder, filesOfReport, filesOfRuns } from "./own-files.ts";
import { makeFolder, notWritable, removeEmptyRuns, removeIfEmpty, setAside, writeAtomically } from "./report-dir.ts";
import { readSavedFile } from "./saved-file.ts";

export interface SizeFolder {
  readonly sizePath: string;
  /** Writes size.json atomically. Returns a sentence if that fails, else null. */
  readonly write: (report: SizeReport) => string | null;
  /**
   * Moves all reports of an earlier search or another command away until `close`.
   * @throws GateError "inputs" if memgate cannot write to the folder
   */
  readonly setAside: () => void;
  /** Removes all reports of this search. */
  readonly clear: () => void;
  /** Removes all reports of this search, and puts back the reports that `setAside` moved away. Call before close. */
  readonly restore: () => void;
  readonly close: () => void;
  /** Removes the report of a run that does not count. */
  readonly removeRun: (run: number) => void;
}

/** The search in a report folder. Null if memgate can read no search there. */
export function readSize(folder: string): SizeReport | null {
  const path = join(folder, sizeFile);
  if (!existsSync(path)) return null;
  const read = readSavedFile(path, parseSize);
  return read.ok ? read.content : null;
}

/** @throws GateError "inputs" if memgate cannot write to the folder */
export function openSizeFolder(folder: string): SizeFolder {
  const sizePath = resolve(folder, sizeFile);
  const isNew = !existsSync(folder);
  try {
    makeFolder(resolve(folder));
    for (const name of filesOfReport(folder)) assertRegular(join(folder, name));
  } catch (cause) {
    throw notWritable(folder, cause);
  }
  const remove = (names: readonly string[]) => {
    for (const name of names) rmSync(join(folder, name), { force: true });
    removeEmptyRuns(folder, names);
  };
  const clear = () => remove(filesOfReport(folder));
  let earlier: ReturnType<typeof setAside> | null = null;
  return {
    sizePath,
    write: (report) => writeAtomically(sizePath, () => `${JSON.stringify(report, null, 2)}\n`),
    setAside: () => {
      try {
        earlier = setAside(folder, filesOfReport(folder));
      } catch (cause) {
        throw notWritable(folder, cause);
      }
    },
    clear,
    restore: () => {
      clear();
      earlier?.restore();
      if (isNew) removeIfEmpty(folder);
    },
    // An earlier search may have been killed before it removed what it had moved away.
    close: () => rmSync(join(folder, earlierFolder), { recursive: true, force: true }),
    removeRun: (run) => remove(filesOfRuns(folder, [runFolder(run)])),
  };
}
