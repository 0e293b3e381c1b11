import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-3UCZZL7K.js";
import "./chunk-K7JJMVTL.js";
import {
  readRun
} from "./chunk-DHKIHIDP.js";
import {
  readArgv
} from "./chunk-U54LAMKE.js";
import {
  processExitCodes,
  refuse
} from "./chunk-CRP2YG7W.js";
import "./chunk-GOORXMZT.js";
import "./chunk-GJMPBZ5R.js";
import "./chunk-BLQCHM2G.js";
import "./chunk-VUT7PM44.js";
import "./chunk-SDIXCIJV.js";
import "./chunk-JY4U22WL.js";
import "./chunk-DQB73R54.js";
import {
  commentHelp
} from "./chunk-LXF6LXJF.js";
import {
  options
} from "./chunk-IVBEHEZL.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-N5GU662R.js";

// src/cli/commands/comment.ts
async function commentCommand(args, io) {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(commentHelp());
    return processExitCodes.pass;
  }
  const [path, ...paths] = line.values.get("report") ?? [];
  const [number, ...numbers] = line.values.get("pull-request") ?? [];
  const parsed = number === void 0 ? null : options["pull-request"].parse(number);
  const token = io.env["GITHUB_TOKEN"];
  const read = path === void 0 ? null : readRun(path);
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
  const written = await publish(read.run, io.env, token, pullRequest);
  io.stderr.write(`memgate: ${describeWritten(written)}
`);
  return written.kind === "refused" ? processExitCodes.inconclusive : processExitCodes.pass;
}
export {
  commentCommand
};
