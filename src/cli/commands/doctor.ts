import { readArgv } from "../console/argv.ts";
import { doctorHelp, doctorSwitches } from "../console/help.ts";
import { type Io, processExitCodes } from "../console/io.ts";

export async function doctorCommand(args: readonly string[], io: Io): Promise<number> {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(doctorHelp);
    return processExitCodes.pass;
  }
  return (await import("./examine-machine.ts")).examineMachine(line, io);
}
