import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  writeReport
} from "./chunk-IUPHDVFD.js";
import "./chunk-JEH4IEVK.js";
import "./chunk-RGE4SASA.js";
import "./chunk-I56MHTI2.js";
import "./chunk-DI5N3APA.js";
import "./chunk-YLD4XTMJ.js";
import "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";
export {
  writeReport
};
