import { readArgv } from "../console/argv.ts";
import { judgeHelp, judgeSwitches } from "../console/help.ts";
import { type Io, processExitCodes } from "../console/io.ts";

export async function judgeCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report.ts")).judgeReport(line, io);
}
