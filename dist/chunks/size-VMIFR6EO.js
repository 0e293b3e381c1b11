import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeHelp,
  sizeSwitches
} from "./chunk-67EKLABM.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  sizeFlagNames
} from "./chunk-ZWOU2MQJ.js";
import "./chunk-H7WDN6WG.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-3MSWKN77.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size.ts
async function sizeCommand(args, io) {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line-L7Z22T3N.js")).sizeCommandLine(line, io);
}
export {
  sizeCommand
};
