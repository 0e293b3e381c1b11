import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  loadReaders
} from "./chunk-L7ITZI44.js";
import {
  decodeUtf8
} from "./chunk-TGGWKTGO.js";

// src/run/machine.ts
import { readFileSync, statSync } from "node:fs";
var pathKindAt = (path) => {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};
var standardInput = null;
var machine = {
  pathKindAt,
  readText: (path) => {
    if (path !== "-") return decodeUtf8(readFileSync(path));
    standardInput ??= readFileSync(0);
    return decodeUtf8(standardInput);
  },
  readBytes: (path) => readFileSync(path),
  env: process.env
};
async function machineFor(raw) {
  return { ...machine, readers: await loadReaders(raw) };
}

export {
  machine,
  machineFor
};
