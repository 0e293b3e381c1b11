import { version } from "../lib/version.ts";
import { commentCommand } from "./commands/comment.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { judgeCommand } from "./commands/judge.ts";
import { showCommand } from "./commands/show.ts";
import { type Io, processExitCodes } from "./console/io.ts";

/**
 * Runs a command line and returns its exit code. Loads only the code of the command that it runs. Throws only
 * unexpected errors.
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./commands/run.ts")).runCommand(rest, io);
    case "size":
      return (await import("./commands/size.ts")).sizeCommand(rest, io);
    case "judge":
      return judgeCommand(rest, io);
    case "show":
      return showCommand(rest, io);
    case "comment":
      return commentCommand(rest, io);
    case "doctor":
      return doctorCommand(rest, io);
    case "--version":
    case "-v":
      io.stdout.write(`${version}\n`);
      return processExitCodes.pass;
    case "--help":
    case "-h":
    case "help":
      io.stdout.write((await import("./console/help.ts")).mainHelp);
      return processExitCodes.pass;
    default: {
      const problem =
        command === undefined
          ? ""
          : `memgate: "${command}" is not a command; expected run, size, judge, show, comment or doctor\n\n`;
      io.stderr.write(problem + (await import("./console/help.ts")).mainHelp);
      return processExitCodes.badInput;
    }
  }
}
