// memgate comment
import { describeWritten, publish } from "../../github/publish.ts";
import { wholeNumber } from "../../options/parsers.ts";
import { readRun } from "../../report/storage/read-report.ts";
import { readArgv } from "../console/argv.ts";
import { commentHelp } from "../console/help.ts";
import { type Io, processExitCodes, refuse } from "../console/io.ts";

/** The report may come from a stranger's pull request: it is held to its schema, judged anew, and shown as text. */
export async function commentCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(commentHelp());
    return processExitCodes.pass;
  }
  const [path, ...paths] = line.values.get("report") ?? [];
  const [number, ...numbers] = line.values.get("pull-request") ?? [];
  const parsed = number === undefined ? null : wholeNumber(1, 999_999_999, "the number of a pull request")(number);
  const token = io.env["GITHUB_TOKEN"];
  const read = path === undefined ? null : readRun(path);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `"${word}" is not expected; the report is given with --report`),
    ...(path === undefined ? ["--report is required, such as memgate-report/report.json"] : []),
    ...(paths.length + numbers.length > 0 ? ["--report and --pull-request are given once each"] : []),
    ...(parsed === null || parsed.ok
      ? []
      : [`--pull-request "${number}" is not accepted; expected ${parsed.accepted}`]),
    ...(token ? [] : ["GITHUB_TOKEN is not set; expected a token that may write to pull requests"]),
    ...(read !== null && !read.ok ? read.problems : []),
  ];
  if (read === null || !read.ok || !token || problems.length > 0) return refuse(io, "comment", problems);
  const pullRequest = parsed?.ok ? parsed.value : null;
  const written = await publish(read.run, io.env, token, pullRequest);
  io.stderr.write(`memgate: ${describeWritten(written)}\n`);
  return written.kind === "refused" ? processExitCodes.notMeasured : processExitCodes.pass;
}
