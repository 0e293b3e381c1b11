import { maxErrorRate, maxRatio, type Parsed } from "../../options/parsers.ts";
import { evidenceIn, judged, reportOf } from "../../report/model/judged.ts";
import { onlyReport, readReport } from "../../report/storage/read-report.ts";
import { terminalText } from "../../report/text/terminal.ts";
import { exitCodeOf } from "../../verdict/judge.ts";
import { readArgv } from "../console/argv.ts";
import { judgeHelp, judgeSwitches } from "../console/help.ts";
import { type Io, processExitCodes, refuse, textOptions } from "../console/io.ts";

export async function judgeCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return processExitCodes.pass;
  }
  const problems = [...line.problems];
  const threshold = (name: string, parse: (text: string) => Parsed<number>): number | null => {
    const texts = line.values.get(name) ?? [];
    if (texts.length > 1) problems.push(`--${name} is given ${texts.length} times; expected once`);
    const [text] = texts;
    if (text === undefined) return null;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    problems.push(`--${name} "${text}" is not accepted; expected ${parsed.accepted}`);
    return null;
  };
  const ratio = threshold("max-ratio", maxRatio);
  const errorRate = threshold("max-error-rate", maxErrorRate);
  const { path, problem } = onlyReport(line.positionals);
  if (problem !== null) problems.push(problem);
  const read = path === null ? null : readReport(path);
  if (read !== null && !read.ok) problems.push(...read.problems);
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "judge", problems);

  const { evidence, thresholds, identity } = evidenceIn(read.report);
  const changed = {
    maxRatio: ratio ?? thresholds.maxRatio,
    maxErrorRate: errorRate ?? thresholds.maxErrorRate,
  };
  const result = judged(evidence, changed, identity);
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}\n`);
  else io.stdout.write(terminalText(result, textOptions(io)));
  return exitCodeOf(result.verdict.kind);
}
