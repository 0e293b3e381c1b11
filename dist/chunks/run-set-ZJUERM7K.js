import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
} from "./chunk-GA7OTBBJ.js";
import "./chunk-SM5LW7XZ.js";
import "./chunk-7XMO6OPJ.js";
import "./chunk-VH6VVDCL.js";
import "./chunk-W34ONT6B.js";
import "./chunk-RHBUZL4Y.js";
import "./chunk-PRGGZCLX.js";
import "./chunk-FHRAIDQZ.js";
import "./chunk-6NFOF4OM.js";
import "./chunk-RIVGEFFH.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-MR3QPYW2.js";
import "./chunk-ODTTMOID.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-KPUC6PG2.js";
import "./chunk-BQSGV2V6.js";
import "./chunk-RBJPJ7PW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
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
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
};
