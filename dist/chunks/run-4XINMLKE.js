import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  runHelp,
  runSwitches
} from "./chunk-QQHKLP7N.js";
import "./chunk-4FTSL22L.js";
import {
  flagNames,
  runFlagNames
} from "./chunk-L42KBLVK.js";
import "./chunk-EX5IMWKJ.js";
import {
  processExitCodes,
  readArgv
} from "./chunk-LFMNSQPA.js";
import "./chunk-EZKOGMPE.js";
import "./chunk-OSY7KQST.js";
import "./chunk-WUMGRFA7.js";

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-ERLSVTHU.js")).runCommandLine(line, io);
}
export {
  runCommand
};
