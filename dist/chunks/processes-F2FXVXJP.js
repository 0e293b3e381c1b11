import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  largestOf
} from "./chunk-WV5N6ESO.js";
import {
  commandText
} from "./chunk-472VNA7W.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  cgroupsBelow,
  textIfPresent
} from "./chunk-L7ITZI44.js";
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

// src/memory/cgroup/processes.ts
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
var perTurn = 8;
var maxRead = 256;
var maxCommandBytes = 4096;
async function readProcesses(folder, known, proc = "/proc") {
  const pids = pidsIn(folder);
  const found = [];
  let unread = 0;
  for (const [index, pid] of pids.slice(0, maxRead).entries()) {
    if (index > 0 && index % perTurn === 0) await setImmediate();
    const status = textIfPresent(`${proc}/${pid}/status`);
    if (status === null) unread += 1;
    else found.push(...processIn(status, pid, () => commandText(wordsIn(`${proc}/${pid}/cmdline`), known)));
  }
  return found.length === 0 ? null : { source: "proc", unread, ...largestOf(found, Math.max(0, pids.length - maxRead)) };
}
function pidsIn(folder) {
  const folders = [folder, ...cgroupsBelow(folder).map(({ path }) => `${folder}/${path}`)];
  const pids = folders.flatMap((each) => textIfPresent(`${each}/cgroup.procs`)?.match(/^[1-9]\d*$/gm) ?? []);
  return [...new Set(pids)];
}
function processIn(status, pid, readCommand) {
  const kind = (name2) => {
    const kibibytes = new RegExp(`^${name2}:\\s*(\\d+) kB$`, "m").exec(status)?.[1];
    return kibibytes === void 0 ? null : byteCount(Number(kibibytes) * 1024);
  };
  const [anonymousBytes, fileBytes, sharedBytes] = [kind("RssAnon"), kind("RssFile"), kind("RssShmem")];
  if (anonymousBytes === null || fileBytes === null || sharedBytes === null) return [];
  const name = /^Name:\t(.*)$/m.exec(status)?.[1] ?? "";
  const command = readCommand();
  const rssBytes = anonymousBytes + fileBytes + sharedBytes;
  return [{ pid: Number(pid), command: command || `[${name}]`, rssBytes, anonymousBytes, fileBytes, sharedBytes }];
}
function wordsIn(cmdline) {
  const bytes = Buffer.alloc(maxCommandBytes);
  try {
    const fd = openSync(cmdline, "r");
    try {
      const text = bytes.toString("utf8", 0, readSync(fd, bytes, 0, maxCommandBytes, 0));
      return text.split("\0").filter((word) => word.trim() !== "");
    } finally {
      closeSync(fd);
    }
  } catch {
    return [];
  }
}
export {
  readProcesses
};
