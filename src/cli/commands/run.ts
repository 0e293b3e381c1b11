import { flagNames, runFlagNames } from "../../options/table.ts";
import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";
import { runHelp, runSwitches } from "../console/run-help.ts";

export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line.ts")).runCommandLine(line, io);
}
