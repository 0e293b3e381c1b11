import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeHelp,
  sizeSwitches
} from "./chunk-QQHKLP7N.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  sizeFlagNames
} from "./chunk-L42KBLVK.js";
import "./chunk-EX5IMWKJ.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size.ts
async function sizeCommand(args, io) {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line-DPLVIF2B.js")).sizeCommandLine(line, io);
}
export {
  sizeCommand
};
