import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  pullRequestOf,
  runUrlOf
} from "./chunk-TX6DP427.js";
import "./chunk-DI5N3APA.js";
import {
  judged
} from "./chunk-YLD4XTMJ.js";
import "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";

// src/github/identity.ts
function identityOf(env, gate) {
  return {
    gate,
    repository: env["GITHUB_REPOSITORY"] || null,
    commit: env["GITHUB_SHA"] || null,
    branch: env["GITHUB_HEAD_REF"] || branchIn(env["GITHUB_REF"]),
    pullRequest: pullRequestOf(env),
    runUrl: runUrlOf(env)
  };
}
function branchIn(ref = "") {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
}

// src/run/judge-run.ts
function judgeRun(evidence, thresholds, { env, gateName }) {
  return judged(evidence, thresholds, identityOf(env, gateName));
}
export {
  judgeRun
};
