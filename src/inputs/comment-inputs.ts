// Reads the inputs of the Action's mode comment, which writes a saved report and runs no gate.

import { markedStyle } from "../options/mentions.ts";
import { createReader, type Problem, problemText, type RawInputs } from "../options/reader.ts";
import { options } from "../options/table.ts";

interface CommentInputs {
  /** A report.json, a gates.json, a size.json, or the folder of one of them. */
  readonly report: string;
  /** Null for the pull request of the event. */
  readonly pullRequest: number | null;
  readonly token: string;
}

export type CommentInputsResult =
  | { readonly ok: true; readonly inputs: CommentInputs }
  /** One sentence for each problem. */
  | { readonly ok: false; readonly problems: readonly string[] };

const used: readonly string[] = ["mode", "report", "pull-request", "github-token"];

/** The options that have an effect with `mode: comment` only. */
export const commentOnly = ["report", "pull-request"] as const;

export function readCommentInputs(raw: RawInputs): CommentInputsResult {
  const problems: Problem[] = [];
  const { one, report: problem } = createReader(raw, problems);
  const report = one("report", options.report.parse);
  const pullRequest = one("pull-request", options["pull-request"].parse);
  const token = one("github-token", options["github-token"].parse);
  if (!report)
    problem("report", "is required with `mode: comment`; expected a report such as memgate-report/report.json");
  if (!token)
    problem("github-token", "is required with `mode: comment`; expected a token, such as github.token of the workflow");
  for (const name of raw.keys()) {
    if (!used.includes(name)) problem(name, "has no effect with `mode: comment`; remove it");
  }
  if (problems.length > 0 || !report || !token)
    return { ok: false, problems: problems.map((each) => problemText(each, markedStyle)) };
  return { ok: true, inputs: { report, pullRequest, token } };
}
