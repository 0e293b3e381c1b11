import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runHelp,
  runSwitches
} from "./chunk-J4KLSXEQ.js";
import "./chunk-465MWJS3.js";
import {
  flagNames,
  runFlagNames
} from "./chunk-GEYVRLWK.js";
import "./chunk-BMEJXEH4.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-E7FFNGIE.js";
import "./chunk-A4ZI4N6W.js";
import "./chunk-DDD7P3HK.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-HA6BFOMK.js")).runCommandLine(line, io);
}
export {
  runCommand
};
