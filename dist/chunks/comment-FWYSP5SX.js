import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-RY7ZANFQ.js";
import {
  readRun
} from "./chunk-LD5KQXDZ.js";
import {
  readArgv
} from "./chunk-BRQQN4K2.js";
import {
  exitCodes,
  refuse
} from "./chunk-JIIFMOE2.js";
import "./chunk-T6UK7BEA.js";
import "./chunk-ZBKW4GIU.js";
import "./chunk-5EKMMQD2.js";
import "./chunk-Q7NCF3H5.js";
import "./chunk-E2DBEMFC.js";
import "./chunk-U3JDLIYU.js";
import {
  commentHelp
} from "./chunk-DPZRGYNO.js";
import {
  wholeNumber
} from "./chunk-7XA2ONTS.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/comment.ts
async function commentCommand(args, io) {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(commentHelp());
    return exitCodes.pass;
  }
  const [path, ...paths] = line.values.get("report") ?? [];
  const [number, ...numbers] = line.values.get("pull-request") ?? [];
  const parsed = number === void 0 ? null : wholeNumber(1, 999999999, "the number of a pull request")(number);
  const token = io.env["GITHUB_TOKEN"];
  const read = path === void 0 ? null : readRun(path);
  const problems = [
    ...line.problems,
    ...line.positionals.map((word) => `"${word}" is not expected; the report is given with --report`),
    ...path === void 0 ? ["--report is required, such as memgate-report/report.json"] : [],
    ...paths.length + numbers.length > 0 ? ["--report and --pull-request are given once each"] : [],
    ...parsed === null || parsed.ok ? [] : [`--pull-request "${number}" is not accepted; expected ${parsed.accepted}`],
    ...token ? [] : ["GITHUB_TOKEN is not set; expected a token that may write to pull requests"],
    ...read !== null && !read.ok ? read.problems : []
  ];
  if (read === null || !read.ok || !token || problems.length > 0) return refuse(io, "comment", problems);
  const pullRequest = parsed?.ok ? parsed.value : null;
  const written = await publish(read.run, io.env, token, pullRequest);
  io.stderr.write(`memgate: ${describeWritten(written)}
`);
  return written.kind === "refused" ? exitCodes.notMeasured : exitCodes.pass;
}
export {
  commentCommand
};
