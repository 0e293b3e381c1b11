import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  largestOf
} from "./chunk-WV5N6ESO.js";
import {
  commandText
} from "./chunk-472VNA7W.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import {
  byteCount
} from "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/memory/stats-api/top.ts
var topColumns = "-o pid,rss,args";
function readTop(response, known) {
  const { Titles, Processes } = response ?? {};
  if (!Array.isArray(Titles) || !Array.isArray(Processes)) return null;
  const [pidAt, rssAt] = [Titles.indexOf("PID"), Titles.indexOf("RSS")];
  const found = Processes.flatMap((row) => {
    if (!Array.isArray(row)) return [];
    const [pid, rssBytes] = [byteCount(Number(row[pidAt])), sizeIn(String(row[rssAt]))];
    if (pid === null || rssBytes === null) return [];
    const command = commandText(String(row.at(-1) ?? "").split(/ (?=-)/), known);
    return [{ pid, command, rssBytes, anonymousBytes: null, fileBytes: null, sharedBytes: null }];
  });
  if (found.length === 0) return null;
  return { source: "top", unread: Processes.length - found.length, ...largestOf(found, 0) };
}
function sizeIn(text) {
  const [, digits, unit = "k"] = /^(\d+)([kmg]?)$/.exec(text) ?? [];
  if (digits === void 0) return null;
  return byteCount(Number(digits) * 1024 ** ("kmg".indexOf(unit || "k") + 1));
}
export {
  readTop,
  topColumns
};
