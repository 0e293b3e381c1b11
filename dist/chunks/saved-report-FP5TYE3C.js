import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  judgeReport,
  showReport
} from "./chunk-VBZP5TO6.js";
import "./chunk-D3TI36ZE.js";
import "./chunk-DAUO73VX.js";
import "./chunk-7JVD373Z.js";
import "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";
export {
  judgeReport,
  showReport
};
