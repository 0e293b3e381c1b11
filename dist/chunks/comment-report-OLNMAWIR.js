import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-L6I6IZN2.js";
import "./chunk-TX6DP427.js";
import {
  fail,
  info,
  printableLines
} from "./chunk-GK27GLMC.js";
import "./chunk-TL3HWLVK.js";
import {
  readSaved
} from "./chunk-LAKQRFLF.js";
import {
  readCommentInputs
} from "./chunk-ZSGAROUA.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/action/comment-report.ts
async function publishSavedReport(raw) {
  const title = "memgate: no comment was written";
  const read = readCommentInputs(raw);
  const saved = read.ok ? await readSaved(read.inputs.report) : null;
  const problems = [...read.ok ? [] : read.problems, ...saved === null || saved.ok ? [] : saved.problems];
  if (!read.ok || saved === null || !saved.ok)
    return fail(`bad input, no comment was written:
${printableLines(problems)}`, { title, place: null });
  const written = await publish(saved.result, process.env, read.inputs.token, read.inputs.pullRequest);
  if (written.kind === "refused") fail(written.notice, { title, place: null });
  else info(describeWritten(written));
}
export {
  publishSavedReport
};
