import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runHelp,
  runSwitches
} from "./chunk-XZGKSCNT.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  runFlagNames
} from "./chunk-5U4SGI4T.js";
import "./chunk-Q3G4CNF7.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-NGW5RHMD.js";
import "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-ACYFSCDZ.js")).runCommandLine(line, io);
}
export {
  runCommand
};
