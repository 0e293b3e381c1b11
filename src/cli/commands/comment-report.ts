import { describeWritten, publish } from "../../github/publish.ts";
import { options } from "../../options/table.ts";
import { readSaved } from "../../report/storage/read-saved.ts";
import type { CommandLine } from "../console/argv.ts";
import { type Io, processExitCodes, refuse } from "../console/io.ts";

/**
 * Does not trust the report, because it may come from a fork. memgate checks the report against the schema, judges it
 * again, and shows its texts as plain text.
 */
export async function commentReport(line: CommandLine, io: Io): Promise<number> {
  const [path, ...paths] = line.values.get("report") ?? [];
  const [number, ...numbers] = line.values.get("pull-request") ?? [];
  const parsed = number === undefined ? null : options["pull-request"].parse(number);
  const token = io.env["GITHUB_TOKEN"];
  const read = path === undefined ? null : await readSaved(path);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `unexpected argument "${word}"; give the report with --report`),
    ...(path === undefined ? ["--report is required; expected a report such as memgate-report/report.json"] : []),
    ...(paths.length + numbers.length > 0
      ? ["--report or --pull-request is given several times; expected once each"]
      : []),
    ...(parsed === null || parsed.ok
      ? []
      : [`--pull-request "${number}" is not accepted; expected ${parsed.accepted}`]),
    ...(token ? [] : ["GITHUB_TOKEN is not set; expected a token that may write to pull requests"]),
    ...(read !== null && !read.ok ? read.problems : []),
  ];
  if (read === null || !read.ok || !token || problems.length > 0) return refuse(io, "comment", problems);
  const pullRequest = parsed?.ok ? parsed.value : null;
  const written = await publish(read.result, io.env, token, pullRequest);
  io.stderr.write(`memgate: ${describeWritten(written)}\n`);
  return written.kind === "refused" ? processExitCodes.inconclusive : processExitCodes.pass;
}
