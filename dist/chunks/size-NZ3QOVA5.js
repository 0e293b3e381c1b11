import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeHelp,
  sizeSwitches
} from "./chunk-XZGKSCNT.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  sizeFlagNames
} from "./chunk-5U4SGI4T.js";
import "./chunk-Q3G4CNF7.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size.ts
async function sizeCommand(args, io) {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line-6SV5CRHW.js")).sizeCommandLine(line, io);
}
export {
  sizeCommand
};
