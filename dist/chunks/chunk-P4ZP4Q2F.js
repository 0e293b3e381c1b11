import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  GateError
} from "./chunk-NJR6DWFV.js";
import {
  styled
} from "./chunk-HWK6PRBH.js";

// src/run/bad-input.ts
function inputProblemOf(error, style) {
  if (!(error instanceof GateError && typeof error.fault === "string")) return null;
  return { code: error.fault, message: styled(error.message, style) };
}

export {
  inputProblemOf
};
