import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  doctorHelp,
  doctorSwitches,
  judgeHelp,
  judgeSwitches,
  mainHelp,
  runHelp,
  runSwitches
} from "./chunk-YNFVARF6.js";
import "./chunk-HAHONGJ6.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";
export {
  doctorHelp,
  doctorSwitches,
  judgeHelp,
  judgeSwitches,
  mainHelp,
  runHelp,
  runSwitches
};
