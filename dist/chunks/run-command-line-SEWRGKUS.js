import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runCommandLine,
  unexpected
} from "./chunk-X4YWL5NU.js";
import "./chunk-2AVXGJ4U.js";
import "./chunk-5CWRG2UY.js";
import "./chunk-SR63EYNM.js";
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
  runCommandLine,
  unexpected
};
