import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runCommandLine,
  unexpected
} from "./chunk-YKJX7NVR.js";
import "./chunk-P4ZP4Q2F.js";
import "./chunk-7QKHW6WB.js";
import "./chunk-R6DTMYUT.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";
export {
  runCommandLine,
  unexpected
};
