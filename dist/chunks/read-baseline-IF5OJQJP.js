import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  baselineRunOf
} from "./chunk-JDN5Y27E.js";
import "./chunk-G5OPOHN4.js";
import "./chunk-VBZP5TO6.js";
import {
  parseReport,
  readSavedFile
} from "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import {
  whyUnreadable
} from "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";

// src/report/storage/read-baseline.ts
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
var maxProblems = 10;
var maxReports = 500;
var maxDepth = 8;
var baseFolderName = /^base-\d+$/;
function readBaseline(path) {
  const paths = [];
  try {
    if (statSync(path).isDirectory()) findReports(path, maxDepth, paths);
    else paths.push(path);
  } catch (error) {
    return { ok: false, problems: [`${path} ${whyUnreadable(error)}; expected a report.json, or a folder of reports`] };
  }
  if (paths.length === 0) {
    return { ok: false, problems: [`${path} has no report.json, nor has a folder below it`] };
  }
  if (paths.length > maxReports) {
    return { ok: false, problems: [`${path} has more than ${maxReports} reports; keep fewer of them`] };
  }
  const problems = [];
  const runs = /* @__PURE__ */ new Map();
  for (const each of paths) {
    const read = readSavedFile(each, parseReport);
    if (!read.ok) {
      problems.push(...read.problems.slice(0, 1).map((line) => line.replace(/:$/, "")));
      continue;
    }
    const { verdict, identity, maxRatio, warnRatio, maxErrorRate, isEnforced, ...evidence } = read.content;
    const thresholds = { maxRatio, warnRatio, maxErrorRate, isEnforced };
    const run = baselineRunOf(evidence, { thresholds, verdict: verdict.kind }, identity);
    const key = `${run.createdAt} ${evidence.container?.id ?? ""}`;
    const isOfSet = evidence.set !== null;
    if (!isOfSet || !runs.has(key)) runs.set(key, run);
  }
  if (problems.length > 0) return { ok: false, problems: shortened(problems) };
  return { ok: true, baseline: { path, runs: [...runs.values()] } };
}
function shortened(problems) {
  const others = problems.length - maxProblems;
  return others <= 0 ? problems : [...problems.slice(0, maxProblems), `${others} more reports cannot be read`];
}
function findReports(folder, depth, found) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (found.length > maxReports) return;
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name === "report.json") found.push(path);
    else if (entry.isDirectory() && depth > 0 && entry.name !== "node_modules" && !baseFolderName.test(entry.name)) {
      findReports(path, depth - 1, found);
    }
  }
}
export {
  readBaseline
};
