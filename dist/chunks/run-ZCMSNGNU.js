import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runHelp,
  runSwitches
} from "./chunk-BNHNZ5F7.js";
import "./chunk-4FTSL22L.js";
import "./chunk-HBNVY5Y6.js";
import {
  flagNames,
  runFlagNames
} from "./chunk-5HZR27QE.js";
import "./chunk-7JVD373Z.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-NTWIVYAA.js";
import "./chunk-M7XBUTX4.js";
import "./chunk-FVZK4U2X.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-ZSG5DM4B.js")).runCommandLine(line, io);
}
export {
  runCommand
};
