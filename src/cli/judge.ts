// memgate judge
import { readFileSync } from "node:fs";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import { maxErrorRate, maxRatio, type Parsed } from "../inputs/values.ts";
import { evidenceIn, judged, reportOf } from "../report/report.ts";
import { consistentReportSchema, type Report } from "../report/schema.ts";
import { textOf } from "../report/terminal.ts";
import { exitCodeOf } from "../verdict.ts";
import { readArgv } from "./argv.ts";
import { judgeHelp, judgeSwitches } from "./help.ts";
import { exitCodes, type Io, refuse } from "./io.ts";

export async function judgeCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return exitCodes.pass;
  }
  const problems = [...line.problems];
  const threshold = (name: string, parse: (text: string) => Parsed<number>): number | null => {
    const given = line.values.get(name) ?? [];
    if (given.length > 1) problems.push(`--${name} given ${given.length} times; expected once`);
    const [text] = given;
    if (text === undefined) return null;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    problems.push(`--${name} "${text}" is not accepted; expected ${parsed.accepted}`);
    return null;
  };
  const ratio = threshold("max-ratio", maxRatio);
  const errorRate = threshold("max-error-rate", maxErrorRate);
  const [path, ...more] = line.positionals;
  if (path === undefined || more.length > 0)
    problems.push(`expected one report.json, such as memgate-report/report.json; seen ${line.positionals.length}`);
  const read = path === undefined ? null : readReport(path);
  if (read !== null && !read.ok) problems.push(...read.problems);
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "judge", problems);

  const { evidence, thresholds } = evidenceIn(read.report);
  const result = judged(evidence, {
    maxRatio: ratio ?? thresholds.maxRatio,
    maxErrorRate: errorRate ?? thresholds.maxErrorRate,
  });
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}\n`);
  else
    io.stdout.write(
      textOf(result, { colour: io.stdoutColumns !== null && !io.env["NO_COLOR"], width: io.stdoutColumns ?? 100 }),
    );
  return exitCodeOf(result.verdict.kind);
}

type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problems: readonly string[] };

const problemsShown = 10;

function readReport(path: string): ReadReport {
  try {
    const result = consistentReportSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (result.success) return { ok: true, report: result.data };
    const lines = z
      .prettifyError(result.error)
      .split("\n")
      .map((text) => text.trim());
    return {
      ok: false,
      problems: [`${path} is not a report of this memgate (memgate/report@1):`, ...lines.slice(0, problemsShown)],
    };
  } catch (error) {
    const what = error instanceof SyntaxError ? "is no JSON" : "can't be read";
    return { ok: false, problems: [`${path} ${what}: ${messageOf(error)}`] };
  }
}
