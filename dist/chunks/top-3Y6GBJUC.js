import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  commandText,
  largestOf
} from "./chunk-TR6PDWKO.js";
import "./chunk-DI5N3APA.js";
import "./chunk-YLD4XTMJ.js";
import "./chunk-SX7ZQ6MK.js";
import "./chunk-X7EXZIKC.js";
import "./chunk-7AWMYNFL.js";
import "./chunk-GEYVRLWK.js";
import "./chunk-HPGFBJ7D.js";
import {
  byteCount
} from "./chunk-XBFDYTTZ.js";
import "./chunk-BMEJXEH4.js";
import "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-R3YXCWMC.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-DDD7P3HK.js";
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
