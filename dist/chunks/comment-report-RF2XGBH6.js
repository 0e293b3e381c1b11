import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-L6I6IZN2.js";
import "./chunk-TX6DP427.js";
import "./chunk-LY5XYMCG.js";
import {
  readSaved
} from "./chunk-LAKQRFLF.js";
import {
  options
} from "./chunk-5U4SGI4T.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import {
  processExitCodes,
  refuse
} from "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/comment-report.ts
async function commentReport(line, io) {
  const [path, ...paths] = line.values.get("report") ?? [];
  const [number, ...numbers] = line.values.get("pull-request") ?? [];
  const parsed = number === void 0 ? null : options["pull-request"].parse(number);
  const token = io.env["GITHUB_TOKEN"];
  const read = path === void 0 ? null : await readSaved(path);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `unexpected argument "${word}"; give the report with --report`),
    ...path === void 0 ? ["--report is required; expected a report such as memgate-report/report.json"] : [],
    ...paths.length + numbers.length > 0 ? ["--report or --pull-request is given several times; expected once each"] : [],
    ...parsed === null || parsed.ok ? [] : [`--pull-request "${number}" is not accepted; expected ${parsed.accepted}`],
    ...token ? [] : ["GITHUB_TOKEN is not set; expected a token that may write to pull requests"],
    ...read !== null && !read.ok ? read.problems : []
  ];
  if (read === null || !read.ok || !token || problems.length > 0) return refuse(io, "comment", problems);
  const pullRequest = parsed?.ok ? parsed.value : null;
  const written = await publish(read.result, io.env, token, pullRequest);
  io.stderr.write(`memgate: ${describeWritten(written)}
`);
  return written.kind === "refused" ? processExitCodes.inconclusive : processExitCodes.pass;
}
export {
  commentReport
};
