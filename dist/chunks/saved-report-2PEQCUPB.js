import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judgeReport,
  showReport
} from "./chunk-Q4ISFV3D.js";
import "./chunk-HYWA5RQQ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-3MSWKN77.js";
import "./chunk-WUMGRFA7.js";
export {
  judgeReport,
  showReport
};
