// Writes the folder of a run with several gates, which has the folders of the gates.

import { closeSync, existsSync, lstatSync, openSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setFile } from "../model/format-version.ts";
import { parseSet } from "../model/gates-file.ts";
import type { SavedSet } from "../model/gates-schema.ts";
import { assertRegular, filesOfReport } from "./own-files.ts";
import { makeFolder, notWritable, removeEmptyRuns, removeIfEmpty, writeAtomically } from "./report-dir.ts";

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
    const files = filesOfReport(folder);
    for (const name of [setFile, ...files]) rmSync(join(folder, name), { force: true });
    removeEmptyRuns(folder, files);
    const write = (set: SavedSet, junit: () => string) => {
      const problems = [
        writeAtomically(setPath, () => `${JSON.stringify(set, null, 2)}\n`),
        writeAtomically(join(folder, "junit.xml"), junit),
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw notWritable(folder, cause);
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
  const names = filesOfReport(folder);
  for (const name of names) {
    assertRegular(join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
  removeEmptyRuns(folder, names);
  removeIfEmpty(folder);
}

/** Removes the folder again if it did not exist before: the gate creates its folder when it runs. */
function assertWritable(folder: string): void {
  const isNew = !existsSync(folder);
  makeFolder(resolve(folder));
  closeSync(openSync(join(folder, "samples.csv"), "w"));
  rmSync(join(folder, "samples.csv"));
  if (isNew) rmdirSync(folder);
}
