import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  describeWritten,
  publish
} from "./chunk-PVW3KYQJ.js";
import "./chunk-TX6DP427.js";
import {
  fail,
  info,
  printableLines
} from "./chunk-R5AFRQPV.js";
import "./chunk-TL3HWLVK.js";
import {
  readSaved
} from "./chunk-D3TI36ZE.js";
import {
  readCommentInputs
} from "./chunk-XAGME6SJ.js";
import "./chunk-5HZR27QE.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
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
