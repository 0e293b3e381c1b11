import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeHelp,
  sizeSwitches
} from "./chunk-J4KLSXEQ.js";
import "./chunk-465MWJS3.js";
import {
  flagNames,
  sizeFlagNames
} from "./chunk-GEYVRLWK.js";
import "./chunk-BMEJXEH4.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size.ts
async function sizeCommand(args, io) {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line-SJXL26IK.js")).sizeCommandLine(line, io);
}
export {
  sizeCommand
};
