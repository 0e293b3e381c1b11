import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judgeReport,
  showReport
} from "./chunk-DI5N3APA.js";
import "./chunk-YLD4XTMJ.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";
export {
  judgeReport,
  showReport
};
