import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";
import { showFiles } from "../console/switches.ts";

export async function showCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, Object.keys(showFiles), ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("../console/help.ts")).showHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report.ts")).showReport(line, io);
}
