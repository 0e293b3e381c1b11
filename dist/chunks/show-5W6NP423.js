import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  summaryOf
} from "./chunk-TLE7JF6M.js";
import {
  columnsOf,
  htmlOf,
  junitOf,
  readPageCode,
  readSamples
} from "./chunk-FXLGYKGE.js";
import {
  folderOf,
  onlyReport,
  readReport
} from "./chunk-2OKNHT2H.js";
import {
  readArgv
} from "./chunk-TOVN5Y7B.js";
import {
  exitCodes,
  refuse,
  textOptions
} from "./chunk-KJUKBJZT.js";
import {
  textOf
} from "./chunk-G645ZXJQ.js";
import {
  evidenceIn,
  judged
} from "./chunk-I45U36S4.js";
import "./chunk-RDQIJZXX.js";
import "./chunk-VMJ3FOR6.js";
import "./chunk-DWRPFPFI.js";
import "./chunk-SK3DZRO2.js";
import "./chunk-E2DBEMFC.js";
import {
  messageOf
} from "./chunk-SX2FXAU5.js";
import {
  showFiles,
  showHelp
} from "./chunk-BM2XUH25.js";
import "./chunk-SIRL3O34.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/show.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
function page(result, path, pageEntry) {
  const samples = readSamples(join(folderOf(path), "samples.csv")) ?? columnsOf(result.evidence.series);
  return htmlOf(result, samples, readPageCode(pageEntry));
}
var renderings = {
  html: (result, path, io) => page(result, path, io.pageEntry),
  summary: (result) => summaryOf(result),
  junit: (result) => junitOf(result)
};
async function showCommand(args, io) {
  const names = Object.keys(showFiles);
  const line = readArgv(args, names, ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return exitCodes.pass;
  }
  const { path, problem } = onlyReport(line.positionals);
  const read = path === null ? null : readReport(path);
  const targets = names.flatMap((name) => (line.values.get(name) ?? []).map((file) => ({ name, file })));
  const problems = [
    ...line.problems,
    ...problem === null ? [] : [problem],
    ...read !== null && !read.ok ? read.problems : [],
    ...targets.filter(({ file }) => file === "").map(({ name }) => `--${name} is empty; expected a file to write`)
  ];
  if (read === null || !read.ok || problems.length > 0) return refuse(io, "show", problems);
  const { evidence, thresholds } = evidenceIn(read.report);
  const result = judged(evidence, thresholds);
  for (const { name, file } of targets) {
    try {
      writeFileSync(file, renderings[name](result, path ?? "", io));
    } catch (error) {
      return refuse(io, "show", [`--${name} "${file}" can't be written: ${messageOf(error)}`]);
    }
  }
  if (targets.length === 0) io.stdout.write(textOf(result, textOptions(io)));
  return exitCodes.pass;
}
export {
  showCommand
};
