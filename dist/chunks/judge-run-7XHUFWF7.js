import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  pullRequestOf,
  runUrlOf
} from "./chunk-TX6DP427.js";
import "./chunk-VBZP5TO6.js";
import {
  judged
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
import "./chunk-FVZK4U2X.js";
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
