import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  withLeak
} from "./chunk-HZMHH2F7.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-6H4BY2JF.js";
import "./chunk-5KYEQT7L.js";
import "./chunk-ZXVXVRRY.js";
import "./chunk-DWLCE72S.js";
import "./chunk-VS37B3SI.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-L42KBLVK.js";
import "./chunk-5W3JE2NM.js";
import "./chunk-EX5IMWKJ.js";
import "./chunk-GWZANJCF.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";
export {
  withLeak
};
