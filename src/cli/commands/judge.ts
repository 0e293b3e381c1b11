import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";
import { judgeSwitches } from "../console/switches.ts";

const judgeOptions = ["max-ratio", "warn-ratio", "max-error-rate", "max-increase", "enforce"] as const;

export async function judgeCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, judgeOptions, [...Object.keys(judgeSwitches), "help"], ["enforce"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("../console/help.ts")).judgeHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report.ts")).judgeReport(line, io);
}
