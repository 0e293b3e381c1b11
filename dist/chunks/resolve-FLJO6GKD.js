import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  composeBytes,
  projectArgs,
  resolveCompose
} from "./chunk-F2IQR5QI.js";
import "./chunk-RWWGLM6L.js";
import "./chunk-BNZT6UDU.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import "./chunk-ZHHWJA3G.js";
import "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import "./chunk-CRP3O2IJ.js";
import "./chunk-5IDNCX2N.js";
import "./chunk-MZZ3FBWK.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";
export {
  composeBytes,
  projectArgs,
  resolveCompose
};
