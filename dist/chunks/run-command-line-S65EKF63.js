import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runCommandLine,
  unexpected
} from "./chunk-HDL7KYQI.js";
import "./chunk-D4YBHUEJ.js";
import "./chunk-YBCYFOIU.js";
import "./chunk-TZ5SLDBX.js";
import "./chunk-T3K3OGLI.js";
import "./chunk-4JZ4NS5R.js";
import "./chunk-HQIYBE3T.js";
import "./chunk-BVSSCXNO.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-A3KIZDAX.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";
export {
  runCommandLine,
  unexpected
};
