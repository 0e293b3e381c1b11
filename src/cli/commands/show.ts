import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../lib/errors.ts";
import { readPageCode } from "../../report/html/assets.ts";
import { htmlOf } from "../../report/html/page.ts";
import type { Judged } from "../../report/model/judged.ts";
import type { RunResult } from "../../report/model/run-result.ts";
import { folderOf, onlyReport, readRun } from "../../report/storage/read-report.ts";
import { columnsOf, readSamples } from "../../report/storage/samples-csv.ts";
import { junitOf } from "../../report/text/junit.ts";
import { reportLine } from "../../report/text/report-pointer.ts";
import { summaryOf } from "../../report/text/summary.ts";
import { gateText, runText } from "../../report/text/terminal.ts";
import { readArgv } from "../console/argv.ts";
import { showFiles, showHelp } from "../console/help.ts";
import { type Io, processExitCodes, refuse, textOptions } from "../console/io.ts";

/** report.html of a saved report. The report has a reduced series; samples.csv beside it has every sample. */
function pageOf(result: Judged, path: string, pageEntry: string): string {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}

const renderings: Readonly<Record<keyof typeof showFiles, (run: RunResult, path: string, io: Io) => string>> = {
  html: (run, path, io) => {
    if (run.kind === "one") return pageOf(run.judged, path, io.pageEntry);
    throw new Error("each gate has its own page; give the folder of one gate, such as REPORT/GATE");
  },
  summary: (run, path) => summaryOf(run, { footer: reportLine(run, folderOf(path)) }),
  junit: junitOf,
};

export async function showCommand(args: readonly string[], io: Io): Promise<number> {
  const names = Object.keys(showFiles) as (keyof typeof showFiles)[];
  const line = readArgv(args, names, ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return processExitCodes.pass;
  }
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readRun(path);
  const targets = names.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...(problem === null ? [] : [problem]),
    ...(read !== null && !read.ok ? read.problems : []),
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`),
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);

  const { run } = read;
  for (const { name, file } of targets) {
    try {
      const text = renderings[name](run, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  if (run.kind === "several") for (const gate of run.gates) io.stdout.write(gateText(gate, textOptions(io)));
  io.stdout.write(
    `${run.kind === "several" ? "\n" : ""}${runText(run, { ...textOptions(io), reportDir: folderOf(path ?? "") })}`,
  );
  return processExitCodes.pass;
}
