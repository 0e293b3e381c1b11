import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  commentHelp,
  doctorHelp,
  doctorSwitches,
  judgeHelp,
  judgeSwitches,
  mainHelp,
  runHelp,
  runSwitches,
  showFiles,
  showHelp
} from "./chunk-LXF6LXJF.js";
import "./chunk-IVBEHEZL.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-N5GU662R.js";
export {
  commentHelp,
  doctorHelp,
  doctorSwitches,
  judgeHelp,
  judgeSwitches,
  mainHelp,
  runHelp,
  runSwitches,
  showFiles,
  showHelp
};
