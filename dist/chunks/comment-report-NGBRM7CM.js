import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  fail,
  info,
  printableLines
} from "./chunk-34BX7R5C.js";
import "./chunk-TL3HWLVK.js";
import {
  readCommentInputs
} from "./chunk-OAVBMPRL.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import {
  describeWritten,
  publish
} from "./chunk-OBE47WOO.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import {
  readRun
} from "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/action/comment-report.ts
async function publishSavedReport(raw) {
  const title = "memgate: no comment was written";
  const read = readCommentInputs(raw);
  const saved = read.ok ? readRun(read.inputs.report) : null;
  const problems = [...read.ok ? [] : read.problems, ...saved === null || saved.ok ? [] : saved.problems];
  if (!read.ok || saved === null || !saved.ok)
    return fail(`bad input, no comment was written:
${printableLines(problems)}`, { title, place: null });
  const written = await publish(saved.run, process.env, read.inputs.token, read.inputs.pullRequest);
  if (written.kind === "refused") fail(written.notice, { title, place: null });
  else info(describeWritten(written));
}
export {
  publishSavedReport
};
