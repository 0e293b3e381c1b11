// The folders of the runs of a set, below the folder of its report.

import { accessSync, constants, lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../lib/errors.ts";
import { GateError } from "../../model/gate-error.ts";
import { maxPairs } from "../../options/pairs.ts";
import type { Repeat } from "../../options/repeat.ts";
import { autoRuns } from "../../verdict/judge-set.ts";
import { baseFolder, runFolder } from "../model/format-version.ts";
import { assertRegular, filesOfRuns, removeEmptyRuns, runsOfSet } from "./report-dir.ts";

interface PlannedFolder {
  /** The folder of the report. */
  readonly folder: string;
  /** The names of the folders of all runs that may follow. */
  readonly runs: readonly string[];
}

/** The names of the folders of all runs that may follow. Empty for a gate with one run. */
export function plannedFolders({
  repeat,
  comparison,
}: {
  readonly repeat: Repeat;
  readonly comparison: object | null;
}): readonly string[] {
  if (comparison !== null) return numbersTo(maxPairs).flatMap((pair) => [baseFolder(pair), runFolder(pair)]);
  return repeat === 1 ? [] : numbersTo(repeat === "auto" ? autoRuns : repeat).map(runFolder);
}

function numbersTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/**
 * Checks the folders of all runs that may follow.
 * @throws GateError `inputs` with all problems: a run could not be written, or would replace files of the user
 */
export function assertRunFolders(planned: readonly PlannedFolder[]): void {
  const problems = planned.flatMap(problemsIn);
  if (problems.length === 0) return;
  const message = `\`report-dir\`: memgate cannot write the reports of all runs: ${problems.join("; ")}. Move or remove each of these paths, or use another \`report-dir\``;
  throw new GateError("bad-input/report-dir", message);
}

function problemsIn({ folder, runs }: PlannedFolder): readonly string[] {
  const earlier = runsOfSet(folder);
  return runs.flatMap((run) => problemOf(folder, run, earlier) ?? []);
}

/** @param earlier the runs of the set that the new set replaces */
function problemOf(folder: string, run: string, earlier: readonly string[]): string | null {
  const path = join(folder, run);
  const kind = kindOf(path);
  if (kind === null) return null;
  if (kind === "other") return `${path} exists and is not a folder`;
  if (!earlier.includes(run)) return `${path} exists and is not a run of the report in ${folder}`;
  try {
    for (const file of filesOfRuns([run])) assertRegular(join(folder, file));
    accessSync(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Null also if the folder of the report is not accessible: memgate finds that when it opens the folder. */
function kindOf(path: string): "folder" | "other" | null {
  try {
    return lstatSync(path).isDirectory() ? "folder" : "other";
  } catch {
    return null;
  }
}

/** Removes the reports of runs. Keeps other files in their folders. */
export function removeRuns(folder: string, runs: readonly string[]): void {
  const files = filesOfRuns(runs);
  for (const file of files) rmSync(join(folder, file), { force: true });
  removeEmptyRuns(folder, files);
}
