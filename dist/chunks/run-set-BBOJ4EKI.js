import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
} from "./chunk-UBBWSPKU.js";
import "./chunk-6Y2QSDML.js";
import "./chunk-4L6YLRVH.js";
import "./chunk-VBR437IS.js";
import "./chunk-OQZ3ON6N.js";
import "./chunk-BZ6V7GCV.js";
import "./chunk-MFYB4OUZ.js";
import "./chunk-MDNMPN2P.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-3CL5QONL.js";
import "./chunk-V7B3XJ3X.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-U4FUBVUI.js";
import "./chunk-NF7YBAZC.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
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
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
};
