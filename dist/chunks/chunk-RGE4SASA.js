import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  bytes,
  percent
} from "./chunk-DDD7P3HK.js";

// src/report/model/comparison/signed.ts
function signedPercent(share) {
  return signed(share, percent(Math.abs(share)));
}
function signedBytes(value) {
  return signed(value, bytes(Math.abs(value)));
}
function signed(value, text) {
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? "-" : "+"}${text}`;
}

export {
  signedPercent,
  signedBytes
};
