import { version } from "../lib/version.ts";
import { type Io, processExitCodes } from "./console/io.ts";

/** Runs a command line and returns its exit code. Loads a command only if it runs. Throws unexpected errors only. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./commands/run.ts")).runCommand(rest, io);
    case "judge":
      return (await import("./commands/judge.ts")).judgeCommand(rest, io);
    case "show":
      return (await import("./commands/show.ts")).showCommand(rest, io);
    case "comment":
      return (await import("./commands/comment.ts")).commentCommand(rest, io);
    case "doctor":
      return (await import("./commands/doctor.ts")).doctorCommand(rest, io);
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
      const { mainHelp } = await import("./console/help.ts");
      const problem =
        command === undefined
          ? ""
          : `memgate: "${command}" is not a command; expected run, judge, show, comment or doctor\n\n`;
      io.stderr.write(problem + mainHelp);
      return processExitCodes.badInput;
    }
  }
}
