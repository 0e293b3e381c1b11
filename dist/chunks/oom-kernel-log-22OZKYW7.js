import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import "./chunk-L7ITZI44.js";
import "./chunk-ZSGAROUA.js";
import {
  pathBelowId
} from "./chunk-NJR6DWFV.js";
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

// src/memory/oom-kernel-log.ts
import { closeSync, constants, openSync, readSync } from "node:fs";
async function readKernelLog(until, path = "/dev/kmsg") {
  let fd = null;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const before = readRecords(fd);
    await until;
    return [...before, ...readRecords(fd)];
  } catch {
    return null;
  } finally {
    if (fd !== null) closeSync(fd);
  }
}
function readRecords(fd) {
  const records = [];
  const buffer = Buffer.allocUnsafe(8192);
  for (; ; ) {
    const record = readRecord(fd, buffer);
    if (record === "end") return records;
    if (record !== "overwritten") records.push(record.text);
  }
}
function readRecord(fd, buffer) {
  try {
    const record = buffer.toString("utf8", 0, readSync(fd, buffer));
    if (record === "") return "end";
    const [line = ""] = record.split("\n");
    return { text: line.slice(line.indexOf(";") + 1) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE") return "overwritten";
    if (code === "EAGAIN") return "end";
    throw error;
  }
}
function killedIn(records, containerId) {
  const killed = /* @__PURE__ */ new Map();
  let victim = null;
  let isGroup = false;
  let limitBytes = null;
  let place = null;
  let listed = /* @__PURE__ */ new Set();
  for (const text of records) {
    if (text.startsWith("Tasks state ")) listed = /* @__PURE__ */ new Set();
    const row = /^\[ *(\d+)\] +\d+ +\d+ +\d+ /.exec(text);
    if (row !== null) listed.add(Number(row[1]));
    const limit = /^memory: usage \d+kB, limit (\d+)kB, /.exec(text);
    if (limit !== null) limitBytes = byteCount(Number(limit[1]) * 1024);
    const choice = /^oom-kill:(.*,)task_memcg=([^,]*),task=.*,pid=(\d+),uid=\d+$/.exec(text);
    if (choice !== null) {
      const [, before = "", task = "", pid2] = choice;
      isGroup = false;
      victim = task.includes(containerId) ? Number(pid2) : null;
      place = placeOf(/,oom_memcg=([^,]*),$/.exec(before)?.[1] ?? null, task, containerId, limitBytes);
      limitBytes = null;
    }
    const group = /^Tasks in (.*) are going to be killed due to memory\.oom\.group set$/.exec(text);
    if (group !== null) isGroup = group[1]?.includes(containerId) === true;
    const kill = /(?:^|: )Killed process (\d+) \((.*)\) total-vm:\d+kB, anon-rss:(\d+)kB/.exec(text);
    if (kill === null) continue;
    const [, pid, name = "", anonymousKib] = kill;
    if (Number(pid) !== victim && !isGroup) continue;
    const isThread = Number(pid) !== victim && listed.size > 0 && !listed.has(Number(pid));
    if (isThread) continue;
    killed.set(Number(pid), { pid: Number(pid), name, anonymousBytes: Number(anonymousKib) * 1024, place });
  }
  return [...killed.values()];
}
function placeOf(limiting, task, containerId, limitBytes) {
  const path = pathBelowId(task, containerId);
  if (path === null || path === "") return null;
  const limitPath = limiting === null ? null : pathBelowId(limiting, containerId);
  return { path, limitPath, limitBytes: limitPath === null ? null : limitBytes };
}
export {
  killedIn,
  readKernelLog
};
