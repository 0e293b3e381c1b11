#!/usr/bin/env node
import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  entry,
  exitCodesHelp,
  readArgv,
  switchHelp
} from "./chunks/chunk-WBYFS4PN.js";
import {
  interruptOf
} from "./chunks/chunk-IH27QCKU.js";
import {
  exitWhenWritten
} from "./chunks/chunk-6J2VXZAH.js";
import {
  processExitCodes
} from "./chunks/chunk-YDWYULOG.js";
import "./chunks/chunk-CXPZJ4CG.js";
import {
  version
} from "./chunks/chunk-5ZXTNAPB.js";
import "./chunks/chunk-FBGNEREP.js";
import {
  messageOf
} from "./chunks/chunk-V5LMJEUY.js";
import "./chunks/chunk-HR62INME.js";

// src/cli.ts
import { fileURLToPath } from "node:url";

// src/cli/console/help.ts
var mainHelp = `memgate ${version}: a memory gate for containers

Starts an app's container under a memory limit, sends HTTP load to it and
samples its working set: the figure of kubectl top, but without file cache that
was active for less than 2 s.
Fails if the peak comes too close to the limit, or if the kernel OOM-kills a
process in the container.

Usage:
  memgate run [options]           run a gate, or with --config several gates
  memgate judge REPORT [options]  judge a saved report again
  memgate show REPORT [options]   print a saved report, or write it to files
  memgate comment [options]       write a saved report to a pull request
  memgate doctor [options]        show what a run on this machine can measure
  memgate COMMAND --help          show the options of a command
  memgate --version               print the version

Example:
  memgate run --image my-app:dev --memory-limit 256Mi --path /api/items

${exitCodesHelp}
`;
var judgeSwitches = { json: "Print the report with its new verdict as JSON on stdout." };
function judgeHelp() {
  return `Usage: memgate judge REPORT [options]

Judges the evidence of a saved report again, with the same max-ratio and
max-error-rate or with others. REPORT is a report.json or its folder. Needs no
Docker Engine.

Options:
${[
    entry("--max-ratio RATIO", "Replaces the max-ratio of the report, such as 0.8 or 80%."),
    entry("--max-error-rate RATIO", "Replaces the max-error-rate of the report, such as 0.01 or 1%."),
    ...switchHelp(judgeSwitches)
  ].join("\n")}

${exitCodesHelp}
`;
}
var showFiles = {
  html: "Write report.html to FILE, with every sample if samples.csv is beside the report. For one gate only: with several gates, name the report of one of them.",
  summary: "Write the job summary (GitHub-flavoured Markdown) to FILE.",
  junit: "Write JUnit XML to FILE."
};
function showHelp() {
  return `Usage: memgate show REPORT [--html FILE] [--summary FILE] [--junit FILE]

Prints a saved report as the run printed it, or writes it to the named files.
REPORT is a report.json, a gates.json or their folder. If FILE is -, memgate
writes to standard output. Does not judge again. Needs no Docker Engine.

Options:
${[...Object.entries(showFiles).map(([name, help]) => entry(`--${name} FILE`, help)), ...switchHelp({})].join("\n")}

Exit codes:
  0  printed or written
  2  bad input
`;
}
function commentHelp() {
  return `Usage: memgate comment --report REPORT [--pull-request N]

Writes the summary of a saved report as a comment on a pull request, or updates
the comment of an earlier run. Use it in a workflow_run workflow, which can
comment on the pull request of a fork. It treats the report as untrusted input.

It reads the repository and the event from the runner's variables
GITHUB_REPOSITORY and GITHUB_EVENT_PATH, and the token from GITHUB_TOKEN.

Options:
${[
    entry("--report REPORT", "A report.json, a gates.json or their folder."),
    entry("--pull-request N", "The number of the pull request. Default: the pull request of the event."),
    ...switchHelp({})
  ].join("\n")}

Exit codes:
  0  written
  2  bad input
  3  not written: the message says why
`;
}
var doctorSwitches = { json: "Print the findings as JSON on stdout." };
var doctorHelp = `Usage: memgate doctor [--image REF] [--json]

Shows which Docker Engine a run on this machine would use, whether the engine
applies limits, whether memgate can read the container's cgroup files, how fast
the stats API responds, and how short a spike it can detect. It runs one small
container for about a second.

Options:
${[
  entry(
    "--image REF",
    "Image of that container, which must keep running for a second. Default: a tiny image that memgate creates."
  ),
  ...switchHelp(doctorSwitches)
].join("\n")}

Exit codes:
  0  a run on this machine would work
  2  bad input
  3  a run on this machine would not work: the message says why
`;

// src/cli/commands/comment.ts
async function commentCommand(args, io) {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(commentHelp());
    return processExitCodes.pass;
  }
  return (await import("./chunks/comment-report-YGKJGKOE.js")).commentReport(line, io);
}

// src/cli/commands/doctor.ts
async function doctorCommand(args, io) {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(doctorHelp);
    return processExitCodes.pass;
  }
  return (await import("./chunks/examine-machine-3XNYTP7D.js")).examineMachine(line, io);
}

// src/cli/commands/judge.ts
async function judgeCommand(args, io) {
  const line = readArgv(args, ["max-ratio", "max-error-rate"], [...Object.keys(judgeSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return processExitCodes.pass;
  }
  return (await import("./chunks/saved-report-XN7AR27O.js")).judgeReport(line, io);
}

// src/cli/commands/show.ts
async function showCommand(args, io) {
  const line = readArgv(args, Object.keys(showFiles), ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return processExitCodes.pass;
  }
  return (await import("./chunks/saved-report-XN7AR27O.js")).showReport(line, io);
}

// src/cli/main.ts
async function main(args, io) {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./chunks/run-C3FEEOCU.js")).runCommand(rest, io);
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
      io.stdout.write(`${version}
`);
      return processExitCodes.pass;
    case "--help":
    case "-h":
    case "help":
      io.stdout.write(mainHelp);
      return processExitCodes.pass;
    default: {
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
