import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
} from "./chunk-RRTOF3XE.js";
import "./chunk-XRTSKMVN.js";
import "./chunk-FQGFG5PE.js";
import "./chunk-EJP4OEL4.js";
import "./chunk-V4JL6S2W.js";
import "./chunk-EPK25ICL.js";
import "./chunk-YAPLYBG5.js";
import "./chunk-RGE4SASA.js";
import "./chunk-PS5NOZPE.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-EAE4JROL.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-OMBRWCTS.js";
import "./chunk-I7P5USKB.js";
import "./chunk-MAMSHFL2.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-CEO2ZOWN.js";
import "./chunk-ZYVDX7HY.js";
import "./chunk-T3K3OGLI.js";
import "./chunk-4JZ4NS5R.js";
import "./chunk-HQIYBE3T.js";
import "./chunk-BVSSCXNO.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-A3KIZDAX.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
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
