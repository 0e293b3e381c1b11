import { readArgv } from "../console/argv.ts";
import { type Io, processExitCodes } from "../console/io.ts";
import { doctorSwitches } from "../console/switches.ts";

export async function doctorCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("../console/help.ts")).doctorHelp);
    return processExitCodes.pass;
  }
  return (await import("./examine-machine.ts")).examineMachine(line, io);
}
