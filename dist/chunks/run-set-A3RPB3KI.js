import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
} from "./chunk-C5YGL6NJ.js";
import "./chunk-SNADT2KN.js";
import "./chunk-FVZPQQOZ.js";
import "./chunk-ZW4MEMDM.js";
import "./chunk-CUYHJDKA.js";
import "./chunk-CRXR3FQ7.js";
import "./chunk-MFYB4OUZ.js";
import "./chunk-MDNMPN2P.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-ZJEOVABQ.js";
import "./chunk-XAQ7YV7V.js";
import "./chunk-KYH5EEBH.js";
import "./chunk-S36APAFM.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-VF6D5BGP.js";
import "./chunk-IBYBKG7Z.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-PDHYHVTC.js";
import "./chunk-YFKQQEYQ.js";
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
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
};
