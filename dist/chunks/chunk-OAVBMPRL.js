import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  createReader,
  problemText
} from "./chunk-TQB47DXW.js";
import {
  keyStyle
} from "./chunk-ZHHWJA3G.js";
import {
  options
} from "./chunk-CRP3O2IJ.js";

// src/inputs/comment-inputs.ts
var used = ["mode", "report", "pull-request", "github-token"];
var commentOnly = ["report", "pull-request"];
function isCommentMode(raw) {
  return raw.get("mode")?.join() === "comment";
}
function readCommentInputs(raw) {
  const problems = [];
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
    return { ok: false, problems: problems.map((each) => problemText(each, keyStyle)) };
  return { ok: true, inputs: { report, pullRequest, token } };
}

export {
  commentOnly,
  isCommentMode,
  readCommentInputs
};
