import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  onlyReport,
  readReport
} from "./chunk-DHKIHIDP.js";
import {
  readArgv
} from "./chunk-U54LAMKE.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-CRP2YG7W.js";
import {
  terminalText
} from "./chunk-HIL42UHW.js";
import "./chunk-GOORXMZT.js";
import "./chunk-GJMPBZ5R.js";
import "./chunk-NBOKMYLT.js";
import "./chunk-DGCY2YQ3.js";
import {
  evidenceIn,
  judged,
  reportOf
} from "./chunk-BLQCHM2G.js";
import {
  exitCodeOf
} from "./chunk-VUT7PM44.js";
import "./chunk-SDIXCIJV.js";
import "./chunk-JY4U22WL.js";
import "./chunk-DQB73R54.js";
import {
  judgeHelp,
  judgeSwitches
} from "./chunk-LXF6LXJF.js";
import {
  maxErrorRate,
  maxRatio
} from "./chunk-IVBEHEZL.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-N5GU662R.js";

// src/cli/commands/judge.ts
async function judgeCommand(args, io) {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return processExitCodes.pass;
  }
  const problems = [...line.problems];
  const threshold = (name, parse) => {
    const texts = line.values.get(name) ?? [];
    if (texts.length > 1) problems.push(`--${name} is given ${texts.length} times; expected once`);
    const [text] = texts;
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
  const { evidence, thresholds, identity } = evidenceIn(read.report);
  const changed = {
    maxRatio: ratio ?? thresholds.maxRatio,
    maxErrorRate: errorRate ?? thresholds.maxErrorRate
  };
  const result = judged(evidence, changed, identity);
  if (line.switches.has("json")) io.stdout.write(`${JSON.stringify(reportOf(result), null, 2)}
`);
  else io.stdout.write(terminalText(result, textOptions(io)));
  return exitCodeOf(result.verdict.kind);
}
export {
  judgeCommand
};
