import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  pullRequestOf,
  runUrlOf
} from "./chunk-TX6DP427.js";
import "./chunk-Q4ISFV3D.js";
import {
  judged
} from "./chunk-HYWA5RQQ.js";
import "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
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
