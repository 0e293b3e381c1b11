import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  baselineRunOf
} from "./chunk-H5HQ3E52.js";
import "./chunk-HNERO62N.js";
import "./chunk-LY5XYMCG.js";
import {
  parseReport,
  readSavedFile
} from "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import {
  whyUnreadable
} from "./chunk-TGGWKTGO.js";
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
