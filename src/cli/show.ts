// memgate show
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../errors.ts";
import { htmlOf } from "../report/html.ts";
import { junitOf } from "../report/junit.ts";
import { readPageCode } from "../report/page-code.ts";
import { evidenceIn, type Judged, judged } from "../report/report.ts";
import { columnsOf, readSamples } from "../report/samples.ts";
import { summaryOf } from "../report/summary.ts";
import { textOf } from "../report/terminal.ts";
import { readArgv } from "./argv.ts";
import { showFiles, showHelp } from "./help.ts";
import { exitCodes, type Io, refuse, textOptions } from "./io.ts";
import { folderOf, onlyReport, readReport } from "./read-report.ts";

/** A saved report has the down-sample of its run; with samples.csv beside it, every sample. */
function page(result: Judged, path: string, pageEntry: string): string {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}

const renderings: Readonly<Record<keyof typeof showFiles, (result: Judged, path: string, io: Io) => string>> = {
  html: (result, path, io) => page(result, path, io.pageEntry),
  summary: (result) => summaryOf(result),
  junit: (result) => junitOf(result),
};

export async function showCommand(args: readonly string[], io: Io): Promise<number> {
  const names = Object.keys(showFiles) as (keyof typeof showFiles)[];
  const line = readArgv(args, names, ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return exitCodes.pass;
  }
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readReport(path);
  const targets = names.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...(problem === null ? [] : [problem]),
    ...(read !== null && !read.ok ? read.problems : []),
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`),
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);

  const { evidence, thresholds } = evidenceIn(read.report);
  const result = judged(evidence, thresholds);
  for (const { name, file } of targets) {
    try {
      writeFileSync(file, renderings[name](result, path ?? "", io));
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" can't be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length === 0) io.stdout.write(textOf(result, textOptions(io)));
  return exitCodes.pass;
}
