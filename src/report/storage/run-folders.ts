// The folders of the runs of a set, below the folder of its report.

import { accessSync, constants, lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../lib/errors.ts";
import { GateError } from "../../model/gate-error.ts";
import { maxPairs } from "../../options/pairs.ts";
import type { Repeat } from "../../options/repeat.ts";
import { autoRuns } from "../../verdict/judge-set.ts";
import { baseFolder, runFolder } from "../model/format-version.ts";
import { assertRegular, filesOfRuns, foreignFiles, leftRuns, listedRuns, runsFile } from "./own-files.ts";
import { removeEmptyRuns, writeAtomically } from "./report-dir.ts";

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
  const earlier = { listed: listedRuns(folder), left: leftRuns(folder) };
  return runs.flatMap((run) => problemOf(folder, run, earlier) ?? []);
}

/** The runs of the set that the new set replaces. */
interface EarlierRuns {
  /** The runs that its report lists. */
  readonly listed: readonly string[];
  /** The runs that it had begun when memgate was killed. */
  readonly left: readonly string[];
}

function problemOf(folder: string, run: string, { listed, left }: EarlierRuns): string | null {
  const path = join(folder, run);
  const kind = kindOf(path);
  if (kind === null) return null;
  if (kind === "other") return `${path} exists and is not a folder`;
  const isListed = listed.includes(run);
  if (!isListed && !left.includes(run)) return `${path} exists and is not a run of the report in ${folder}`;
  try {
    const foreign = isListed ? [] : foreignFiles(folder, run);
    if (foreign.length > 0)
      return `${path} is left from a run that was killed, and has files that memgate did not write (${foreign.join(", ")})`;
    for (const file of filesOfRuns(folder, [run])) assertRegular(join(folder, file));
    accessSync(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Null if the path does not exist, or if the folder of the report is not accessible: opening that folder then fails. */
function kindOf(path: string): "folder" | "other" | null {
  try {
    return lstatSync(path).isDirectory() ? "folder" : "other";
  } catch {
    return null;
  }
}

/** Removes the reports of runs. Keeps other files in their folders. */
export function removeRuns(folder: string, runs: readonly string[]): void {
  const files = filesOfRuns(folder, runs);
  for (const file of files) rmSync(join(folder, file), { force: true });
  removeEmptyRuns(folder, files);
}

/** The list of the runs that a set has begun. If memgate is killed, the next run replaces their folders. */
export interface BegunRuns {
  /** Call before the run creates its folder. */
  readonly add: (run: string) => void;
  /** Call when a report lists the runs, or when their folders are removed. */
  readonly remove: () => void;
}

/** Begins the list. A problem with its file does not affect the set. */
export function createBegunRuns(folder: string): BegunRuns {
  const path = join(folder, runsFile);
  const runs = new Set<string>();
  return {
    add: (run) => {
      runs.add(run);
      writeAtomically(path, () => `${JSON.stringify({ runs: [...runs] })}\n`);
    },
    remove: () => rmSync(path, { force: true }),
  };
}
