import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  withBaseline,
  withSavedBaseline
} from "./chunk-XDUYSMGL.js";
import "./chunk-JDN5Y27E.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-AS5T6HA6.js";
import "./chunk-G5OPOHN4.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-VBZP5TO6.js";
import "./chunk-D3TI36ZE.js";
import "./chunk-2RLGXQEG.js";
import "./chunk-XAGME6SJ.js";
import "./chunk-L4QOQ6KC.js";
import "./chunk-5HZR27QE.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";
export {
  withBaseline,
  withSavedBaseline
};
