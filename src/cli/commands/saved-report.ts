// The commands judge and show. They share a file, because Node.js needs time for each file that it loads.
import { writeFileSync } from "node:fs";
import { messageOf } from "../../lib/errors.ts";
import { boolean } from "../../options/boolean.ts";
import type { Parsed } from "../../options/parsed.ts";
import { maxErrorRate, maxIncrease, maxRatio, notBelowMaxRatio, warnRatio } from "../../options/ratio.ts";
import { reportOf } from "../../report/model/judged.ts";
import { enforcedCode } from "../../report/model/run-result.ts";
import type { SavedResult } from "../../report/size/saved-result.ts";
import { folderOf } from "../../report/storage/read-report.ts";
import { readJudged } from "../../report/storage/read-run.ts";
import { readSaved } from "../../report/storage/read-saved.ts";
import { gateText, runText, terminalText } from "../../report/text/terminal.ts";
import type { CommandLine } from "../console/argv.ts";
import { type Io, processExitCodes, refuse, textOptions } from "../console/io.ts";
import { onlyReport } from "../console/only-report.ts";
import type { showFiles } from "../console/switches.ts";

/** Judges the report of a command line again, and prints it. Returns the exit code. */
export async function judgeReport(line: CommandLine, io: Io): Promise<number> {
  const problems = [...line.problems];
  const given = <T>(name: string, parse: (text: string) => Parsed<T>): T | null => {
    const texts = line.values.get(name) ?? [];
    if (texts.length > 1) problems.push(`--${name} is given ${texts.length} times; expected once`);
    const [text] = texts;
    if (text === undefined) return null;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    problems.push(`--${name} "${text}" is not accepted; expected ${parsed.accepted}`);
    return null;
  };
  const ratio = given("max-ratio", maxRatio);
  const warning = given("warn-ratio", warnRatio);
  const errorRate = given("max-error-rate", maxErrorRate);
  const increase = given("max-increase", maxIncrease);
  const isEnforced = given("enforce", boolean);
  const { path, problem } = onlyReport(line.positionals);
  if (problem !== null) problems.push(problem);
  const changed = { maxRatio: ratio, warnRatio: warning, maxErrorRate: errorRate, isEnforced };
  const read = path === null ? null : await readJudged(path, changed, increase);
  if (read !== null && !read.ok) problems.push(...read.problems);
  const highest = ratio ?? (read?.ok ? read.judged.thresholds.maxRatio : 1);
  if (warning !== null && warning >= highest) {
    problems.push(`--warn-ratio ${notBelowMaxRatio(line.values.get("warn-ratio")?.[0] ?? "", highest)}`);
  }
  if (increase !== null && read?.ok && read.judged.comparison === null && read.judged.baseline === null) {
    problems.push(`--max-increase needs the report of a comparison with a base or a baseline, and ${path} is not one`);
  }
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "judge", problems);

  const result = read.judged;
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}\n`);
  else io.stdout.write(terminalText(result, textOptions(io)));
  return enforcedCode(result);
}

const fileKinds = ["html", "summary", "junit"] as const satisfies readonly (keyof typeof showFiles)[];

/** Prints the report of a command line, or writes it to files. Returns the exit code. */
export async function showReport(line: CommandLine, io: Io): Promise<number> {
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : await readSaved(path);
  const targets = fileKinds.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...(problem === null ? [] : [problem]),
    ...(read !== null && !read.ok ? read.problems : []),
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`),
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);

  const { result } = read;
  for (const { name, file } of targets) {
    try {
      const { renderings } = await import("./report-files.ts");
      const text = renderings[name](result, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  io.stdout.write(await textOf(result, folderOf(path ?? ""), io));
  return processExitCodes.pass;
}

async function textOf(result: SavedResult, reportDir: string, io: Io): Promise<string> {
  const options = textOptions(io);
  if (result.kind === "size") {
    const { sizeText } = await import("../../report/size/size-terminal.ts");
    return sizeText({ report: result.report, reportDir }, options);
  }
  const gates = result.kind === "several" ? result.gates.map((gate) => gateText(gate, options)) : [];
  return `${gates.join("")}${gates.length > 0 ? "\n" : ""}${runText(result, { ...options, reportDir })}`;
}
