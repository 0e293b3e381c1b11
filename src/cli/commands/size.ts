import { flagNames, sizeFlagNames } from "../../options/table.ts";
import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";
import { sizeHelp, sizeSwitches } from "../console/run-help.ts";

export async function sizeCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, sizeFlagNames, [...Object.keys(sizeSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(sizeHelp());
    return processExitCodes.pass;
  }
  return (await import("./size-command-line.ts")).sizeCommandLine(line, io);
}
