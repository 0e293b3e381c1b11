import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  doctorSwitches,
  entry,
  exitCodesHelp,
  judgeSwitches,
  showFiles,
  switchHelp,
  verdictCodesHelp
} from "./chunk-NGW5RHMD.js";
import {
  version
} from "./chunk-HWK6PRBH.js";
import "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/cli/console/help.ts
var mainHelp = `memgate ${version}: a memory gate for containers

Starts an app's container under a memory limit, sends HTTP load to it and
samples its working set, which is close to the figure of kubectl top.
Fails if the peak comes too close to the limit, if the kernel OOM-kills a
process in the container, or if a process reaches the limit of its own runtime.

Usage:
  memgate run [options]           run a gate, or with --config several gates
  memgate size [options]          find a low limit that the app survives
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
function judgeHelp() {
  return `Usage: memgate judge REPORT [options]

Judges a saved report again. Uses the values of the report for each option that
you do not give. REPORT is a report.json or its folder. Needs no Docker Engine.

Options:
${[
    entry(
      "--max-ratio RATIO",
      "Replaces the max-ratio of the report, such as 0.8 or 80%. If the warn-ratio of the report is not below it, there is no warning level."
    ),
    entry("--warn-ratio RATIO", "Replaces the warn-ratio of the report, such as 0.7 or 70%."),
    entry("--max-error-rate RATIO", "Replaces the max-error-rate of the report, such as 0.01 or 1%."),
    entry(
      "--max-increase RATIO",
      "Replaces the max-increase of a comparison with a base or a baseline, such as 0.05 or 5%. The runs may then be too few for a clear result."
    ),
    entry("--enforce BOOL", "Replaces enforce of the report: true or false. If false, the exit code is 0."),
    ...switchHelp(judgeSwitches)
  ].join("\n")}

${verdictCodesHelp}
  3  inconclusive
`;
}
function showHelp() {
  return `Usage: memgate show REPORT [--html FILE] [--summary FILE] [--junit FILE]

Prints a saved report as the run printed it, or writes it to the named files.
REPORT is a report.json, a gates.json, a size.json or their folder. If FILE is
-, memgate writes to standard output. Exits with 0 whatever the verdict is.
Needs no Docker Engine. A size.json can be printed, or written with --summary.

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
the comment of an earlier run. It treats the report as untrusted input. In
GitHub Actions, use the Action with mode: comment instead.

It reads the repository and the event from the runner's variables
GITHUB_REPOSITORY and GITHUB_EVENT_PATH, and the token from GITHUB_TOKEN.

Options:
${[
    entry("--report REPORT", "A report.json, a gates.json, a size.json or their folder."),
    entry(
      "--pull-request N",
      "The number of the pull request. Default: the pull request of the event. Required for a pull request from a fork, because the event then does not name it."
    ),
    ...switchHelp({})
  ].join("\n")}

Exit codes:
  0  written
  2  bad input
  3  not written: the message says why
`;
}
var doctorHelp = `Usage: memgate doctor [--image REF] [--json]

Shows which Docker Engine a run on this machine would use, whether the engine
applies limits, whether memgate can read the container's cgroup files, how fast
the stats API responds, and the shortest spike that a run can detect. It runs
one small container for about a second.

Options:
${[
  entry(
    "--image REF",
    "Image of the small container. The container must keep running for a second. Default: a tiny image that memgate creates."
  ),
  ...switchHelp(doctorSwitches)
].join("\n")}

Exit codes:
  0  a run on this machine would work
  2  bad input
  3  a run on this machine would not work: the message says why
`;
export {
  commentHelp,
  doctorHelp,
  judgeHelp,
  mainHelp,
  showHelp
};
