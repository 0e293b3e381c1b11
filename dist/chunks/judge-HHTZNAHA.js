import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  onlyReport,
  readReport
} from "./chunk-LD5KQXDZ.js";
import {
  readArgv
} from "./chunk-BRQQN4K2.js";
import {
  exitCodes,
  refuse,
  textOptions
} from "./chunk-JIIFMOE2.js";
import {
  textOf
} from "./chunk-UDJKWVZJ.js";
import "./chunk-T6UK7BEA.js";
import "./chunk-ZBKW4GIU.js";
import "./chunk-LS54B5R4.js";
import {
  evidenceIn,
  judged,
  reportOf
} from "./chunk-5EKMMQD2.js";
import {
  exitCodeOf
} from "./chunk-Q7NCF3H5.js";
import "./chunk-E2DBEMFC.js";
import "./chunk-U3JDLIYU.js";
import {
  judgeHelp,
  judgeSwitches
} from "./chunk-DPZRGYNO.js";
import {
  maxErrorRate,
  maxRatio
} from "./chunk-7XA2ONTS.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/judge.ts
async function judgeCommand(args, io) {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return exitCodes.pass;
  }
  const problems = [...line.problems];
  const threshold = (name, parse) => {
    const given = line.values.get(name) ?? [];
    if (given.length > 1) problems.push(`--${name} given ${given.length} times; expected once`);
    const [text] = given;
    if (text === void 0) return null;
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
  const { evidence, thresholds } = evidenceIn(read.report);
  const result = judged(evidence, {
    maxRatio: ratio ?? thresholds.maxRatio,
    maxErrorRate: errorRate ?? thresholds.maxErrorRate
  });
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}
`);
  else io.stdout.write(textOf(result, textOptions(io)));
  return exitCodeOf(result.verdict.kind);
}
export {
  judgeCommand
};
