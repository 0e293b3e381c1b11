import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  pullRequestOf,
  runUrlOf
} from "./chunk-TX6DP427.js";
import "./chunk-LY5XYMCG.js";
import {
  judged
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
import "./chunk-TGGWKTGO.js";
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
