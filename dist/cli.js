#!/usr/bin/env node
import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  interruptOf
} from "./chunks/chunk-LDYXURAR.js";
import {
  exitWhenWritten
} from "./chunks/chunk-6J2VXZAH.js";
import {
  processExitCodes
} from "./chunks/chunk-CRP2YG7W.js";
import "./chunks/chunk-ZWLT4LEE.js";
import {
  messageOf
} from "./chunks/chunk-DQB73R54.js";
import {
  version
} from "./chunks/chunk-5ZXTNAPB.js";
import "./chunks/chunk-N5GU662R.js";

// src/cli.ts
import { fileURLToPath } from "node:url";

// src/cli/main.ts
async function main(args, io) {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./chunks/run-6STU3AJC.js")).runCommand(rest, io);
    case "judge":
      return (await import("./chunks/judge-TGHRIQQU.js")).judgeCommand(rest, io);
    case "show":
      return (await import("./chunks/show-3GTSDK6K.js")).showCommand(rest, io);
    case "comment":
      return (await import("./chunks/comment-PL3M5OAM.js")).commentCommand(rest, io);
    case "doctor":
      return (await import("./chunks/doctor-5ECUY2UM.js")).doctorCommand(rest, io);
    case "--version":
    case "-v":
      io.stdout.write(`${version}
`);
      return processExitCodes.pass;
    case "--help":
    case "-h":
    case "help":
      io.stdout.write((await import("./chunks/help-YTXMRT6T.js")).mainHelp);
      return processExitCodes.pass;
    default: {
      const { mainHelp } = await import("./chunks/help-YTXMRT6T.js");
      const problem = command === void 0 ? "" : `memgate: "${command}" is not a command; expected run, judge, show, comment or doctor

`;
      io.stderr.write(problem + mainHelp);
      return processExitCodes.badInput;
    }
  }
}

// src/cli.ts
var { stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) stream.on("error", () => {
});
async function run() {
  try {
    return await main(process.argv.slice(2), {
      stdout,
      stderr,
      env,
      interrupt: () => interruptOf(process, (text) => stderr.write(`${stderr.isTTY ? "\n" : ""}${text}
`)),
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
      stdoutColumns: stdout.isTTY ? stdout.columns : null
    });
  } catch (error) {
    stderr.write(`memgate: ${messageOf(error)}
`);
    return processExitCodes.inconclusive;
  }
}
await exitWhenWritten(await run());
