import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";

export async function commentCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("../console/help.ts")).commentHelp());
    return processExitCodes.pass;
  }
  return (await import("./comment-report.ts")).commentReport(line, io);
}
