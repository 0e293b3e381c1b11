import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  conductSet,
  runInFolders,
  runSet,
  runSetWithoutReport,
  withKeptImage,
  withNotice,
  withSharedImage
} from "./chunk-4BA62WGB.js";
import "./chunk-SFVBWGLY.js";
import "./chunk-AEJGW7HU.js";
import "./chunk-LRHVSD7A.js";
import "./chunk-RJ2Z5C2X.js";
import "./chunk-JP65HRJQ.js";
import "./chunk-WFFE34CO.js";
import "./chunk-WSXQSGPY.js";
import "./chunk-5LUOQ2BD.js";
import "./chunk-LRTJ4PJB.js";
import "./chunk-6L7RRDMY.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-2AHV56TQ.js";
import "./chunk-YFKQQEYQ.js";
import "./chunk-ODJJ6CS5.js";
import "./chunk-JIKBFSBN.js";
import "./chunk-L2PBQRIW.js";
import "./chunk-TL3HWLVK.js";
import "./chunk-VZ3H2DMP.js";
import "./chunk-Q4ISFV3D.js";
import "./chunk-HYWA5RQQ.js";
import "./chunk-CU236DD7.js";
import "./chunk-TZM2FVH6.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-UGLM6H22.js";
import "./chunk-ZWOU2MQJ.js";
import "./chunk-PZ6EE2W3.js";
import "./chunk-H7WDN6WG.js";
import "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-3MSWKN77.js";
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
