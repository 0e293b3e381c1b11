import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  withLeak
} from "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-7YM44OHN.js";
import "./chunk-4KRGV3L3.js";
import "./chunk-3SL6KBRQ.js";
import "./chunk-DWLCE72S.js";
import "./chunk-7DUT7LS3.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";
export {
  withLeak
};
