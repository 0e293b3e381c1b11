import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  sizeHelp,
  sizeSwitches
} from "./chunk-BNHNZ5F7.js";
import "./chunk-4FTSL22L.js";
import "./chunk-HBNVY5Y6.js";
import {
  flagNames,
  sizeFlagNames
} from "./chunk-5HZR27QE.js";
import "./chunk-7JVD373Z.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/size.ts
async function sizeCommand(args, io) {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line-2HRS6XP5.js")).sizeCommandLine(line, io);
}
export {
  sizeCommand
};
