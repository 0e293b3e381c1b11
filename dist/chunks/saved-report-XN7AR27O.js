import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  gateText,
  runText,
  terminalText
} from "./chunk-7T5ETGSM.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-YDWYULOG.js";
import {
  maxErrorRate,
  maxRatio
} from "./chunk-2KRUKM6I.js";
import "./chunk-J2HFY46K.js";
import "./chunk-WABPEXZY.js";
import {
  folderOf,
  readReport,
  readRun
} from "./chunk-E6WHE4OG.js";
import "./chunk-XUOUGJ26.js";
import "./chunk-5ZXTNAPB.js";
import {
  evidenceIn,
  judged,
  reportOf
} from "./chunk-ZW43UBUL.js";
import "./chunk-PIDDR323.js";
import {
  exitCodeOf
} from "./chunk-O2ZFAANL.js";
import "./chunk-FBGNEREP.js";
import "./chunk-JY4U22WL.js";
import {
  messageOf
} from "./chunk-V5LMJEUY.js";
import "./chunk-HR62INME.js";

// src/cli/commands/saved-report.ts
import { writeFileSync } from "node:fs";

// src/cli/console/only-report.ts
function onlyReport(positionals) {
  const [path, ...more] = positionals;
  return path !== void 0 && more.length === 0 ? { path, problem: null } : {
    path: null,
    problem: `expected one report, such as memgate-report/report.json; got ${positionals.length}`
  };
}

// src/cli/commands/saved-report.ts
function judgeReport(line, io) {
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
var fileKinds = ["html", "summary", "junit"];
async function showReport(line, io) {
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readRun(path);
  const targets = fileKinds.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...problem === null ? [] : [problem],
    ...read !== null && !read.ok ? read.problems : [],
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`)
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);
  const { run } = read;
  for (const { name, file } of targets) {
    try {
      const { renderings } = await import("./report-files-3ZQVT2DF.js");
      const text = renderings[name](run, path ?? "", io);
      if (file === "-") io.stdout.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" cannot be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length > 0) return processExitCodes.pass;
  if (run.kind === "several") for (const gate of run.gates) io.stdout.write(gateText(gate, textOptions(io)));
  io.stdout.write(
    `${run.kind === "several" ? "\n" : ""}${runText(run, { ...textOptions(io), reportDir: folderOf(path ?? "") })}`
  );
  return processExitCodes.pass;
}
export {
  judgeReport,
  showReport
};
