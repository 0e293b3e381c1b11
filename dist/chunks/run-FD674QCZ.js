import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runHelp,
  runSwitches
} from "./chunk-67EKLABM.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  runFlagNames
} from "./chunk-ZWOU2MQJ.js";
import "./chunk-H7WDN6WG.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-E2FFEYYN.js";
import "./chunk-OHEETX7J.js";
import "./chunk-3MSWKN77.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-HRTMC3IG.js")).runCommandLine(line, io);
}
export {
  runCommand
};
