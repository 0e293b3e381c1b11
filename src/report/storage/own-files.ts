// The files in a report folder that memgate wrote, even if it was killed.

import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { maxRuns } from "../../options/repeat.ts";
import { baseFolder, runFolder, sizeFile } from "../model/format-version.ts";

/** The files that are written at the end. */
const rendered = ["report.json", "junit.xml", "report.html"] as const;

export type RenderedFile = (typeof rendered)[number];

/** Holds the report of an earlier run until this run has begun. */
export const earlierFolder = ".memgate-earlier";

/** Names the folders of the runs that a set has begun, until the set has a report. */
export const runsFile = ".memgate-runs.json";

const ownFiles = ["samples.csv", ...rendered];
/** memgate writes each file under such a name first, and was killed before it could rename the file. */
const partialFile =
  /^(report\.json|junit\.xml|report\.html|size\.json|gates\.json|\.memgate-runs\.json)\.[\da-f-]{36}\.part$/;

/** The files of a report in the folder: its own, and those in the folders of its runs if it has several runs. */
export function filesOfReport(folder: string): readonly string[] {
  return [...ownFiles, sizeFile, runsFile, ...partsIn(folder), ...filesOfRuns(folder, runsOfSet(folder))];
}

/** @param runs names of folders of runs */
export function filesOfRuns(folder: string, runs: readonly string[]): readonly string[] {
  return runs.flatMap((run) => [...leftIn(folder, run), ...ownFiles.map((name) => join(run, name))]);
}

/** The files that only a killed run leaves in its folder. */
function leftIn(folder: string, run: string): readonly string[] {
  const aside = join(run, earlierFolder);
  const earlier = namesIn(join(folder, aside)).filter((name) => ownFiles.includes(name));
  return [...earlier.map((name) => join(aside, name)), ...partsIn(join(folder, run)).map((name) => join(run, name))];
}

function partsIn(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => partialFile.test(name));
}

/** The names in a folder. Empty if there is no such folder, or if the path is a link. */
function namesIn(folder: string): readonly string[] {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? readdirSync(folder) : [];
}

/** The names in the folder of a run that no report has. */
export function foreignFiles(folder: string, run: string): readonly string[] {
  const own = filesOfRuns(folder, [run]).map((file) => relative(run, file));
  const aside = namesIn(join(folder, run, earlierFolder)).map((name) => join(earlierFolder, name));
  const names = namesIn(join(folder, run)).filter((name) => name !== earlierFolder);
  return [...names, ...aside].filter((name) => !own.includes(name));
}

const numbers = Array.from({ length: maxRuns }, (_, index) => index + 1);
const namesOfRuns = numbers.flatMap((number) => [runFolder(number), baseFolder(number)]);

/** A report that may list runs. It may be of an earlier version, or not valid. */
interface ReportListing {
  readonly set?: Listing | null;
  readonly comparison?: { readonly pairs: readonly { readonly pair: unknown }[] } | null;
}

interface Listing {
  readonly runs: readonly { readonly run: unknown }[];
}

interface SizeListing extends Listing {
  readonly result: { readonly kind: unknown };
}

/**
 * The existing folders of the runs that this report lists, or that a killed set left. Empty without such runs: the user
 * may have reports of other runs in folders of these names.
 */
function runsOfSet(folder: string): readonly string[] {
  return [...new Set([...listedRuns(folder), ...leftRuns(folder)])];
}

/** The existing folders of the runs that a set began before memgate was killed. */
export function leftRuns(folder: string): readonly string[] {
  const names = listedIn<{ readonly runs: readonly unknown[] }>(join(folder, runsFile), ({ runs }) => runs);
  return existing(
    folder,
    namesOfRuns.filter((name) => names.includes(name)),
  );
}

/** The existing folders of the runs that report.json or size.json lists. */
export function listedRuns(folder: string): readonly string[] {
  const report = join(folder, "report.json");
  const runs = [
    ...listedIn<ReportListing>(report, ({ set }) => numbersIn(set)),
    ...listedIn<SizeListing>(join(folder, sizeFile), (size) => [
      ...numbersIn(size),
      // memgate may have been killed in the next run.
      ...(size.result.kind === "unfinished" ? [size.runs.length + 1] : []),
    ]),
  ];
  const pairs = listedIn<ReportListing>(report, ({ comparison }) => comparison?.pairs.map(({ pair }) => pair) ?? []);
  const names = numbers.flatMap((number) => [
    ...(runs.includes(number) ? [runFolder(number)] : []),
    ...(pairs.includes(number) ? [baseFolder(number)] : []),
  ]);
  return existing(folder, names);
}

function existing(folder: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory());
}

function numbersIn(listing: Listing | null | undefined): readonly unknown[] {
  return listing?.runs.map(({ run }) => run) ?? [];
}

/** Empty if the file does not exist or has another form. */
function listedIn<T>(path: string, numbersOf: (content: T) => readonly unknown[]): readonly unknown[] {
  try {
    assertRegular(path);
    return numbersOf(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return [];
  }
}

/** @throws Error if the path is not a regular file: a pipe would block a write, a link would change another file */
export function assertRegular(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile()) throw new Error(`${path} exists and is not a regular file`);
}
