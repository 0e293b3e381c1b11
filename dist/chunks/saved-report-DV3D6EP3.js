import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judgeReport,
  showReport
} from "./chunk-7YM44OHN.js";
import "./chunk-4KRGV3L3.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";
export {
  judgeReport,
  showReport
};
