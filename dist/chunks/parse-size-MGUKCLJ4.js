import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  parseSize
} from "./chunk-KQJPW6VH.js";
import "./chunk-JDZXGMCR.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-YYATRF4Y.js";
import "./chunk-BB6WI3GR.js";
import "./chunk-AA23DFAX.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-YSODNGTP.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-ILODHOBF.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";
export {
  parseSize
};
