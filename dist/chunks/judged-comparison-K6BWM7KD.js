import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  comparedAgain,
  hasToRepeat,
  isComplete,
  judgedComparison,
  judgedReportAgain,
  nextOf
} from "./chunk-3T3EOBJ3.js";
import "./chunk-WFFE34CO.js";
import "./chunk-5LUOQ2BD.js";
import "./chunk-THU43JT7.js";
import "./chunk-7DG4OGP7.js";
import "./chunk-6L7RRDMY.js";
import "./chunk-DJ3I6BSQ.js";
import "./chunk-FKBE7HKM.js";
import "./chunk-2AHV56TQ.js";
import "./chunk-YFKQQEYQ.js";
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
  comparedAgain,
  hasToRepeat,
  isComplete,
  judgedComparison,
  judgedReportAgain,
  nextOf
};
