import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  groups,
  optionOf,
  runFlagNames
} from "./chunk-IVBEHEZL.js";
import {
  version
} from "./chunk-5ZXTNAPB.js";

// src/cli/console/help.ts
var columns = 80;
var textColumn = 28;
var runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else.",
  "dry-run": "Print the plan as JSON. memgate pulls, builds and starts nothing. Contacts the engine only with --container, to inspect it."
};
var exitCodesHelp = `Exit codes:
  0  pass
  1  the gate failed: over-ratio or oom-killed
  2  bad input
  3  inconclusive: the memory could not be judged`;
var mainHelp = `memgate ${version}: a memory gate for containers

Starts an app's container under a memory limit, sends HTTP load to it and
samples its working set (as kubectl top shows it, without brief file cache).
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
function runHelp() {
  const sections = groups.map((group) => {
    const names = runFlagNames.filter((name) => optionOf(name).group === group);
    return `${group}:
${names.map(optionHelp).join("\n")}`;
  });
  return `Usage: memgate run (--image REF | --build DIR) --memory-limit SIZE [options]
       memgate run --manifest FILE [--image REF | --build DIR] [options]
       memgate run --compose-file FILE [--service NAME] [options]
       memgate run --container NAME [options]
       memgate run --config FILE [--only NAME] [options]

Examples:
  memgate run --image my-app:dev --memory-limit 256Mi --path /api/items
  memgate run --config memgate.yml --only upload --duration 5s

${sections.join("\n\n")}

Output and help:
${switchHelp(runSwitches).join("\n")}

${exitCodesHelp}
`;
}
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
  html: "Write report.html to FILE, with every sample if samples.csv is beside the report.",
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
    entry("--report FILE", "The report.json or gates.json, or its folder."),
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
function optionHelp(name) {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === void 0 ? "" : ` Default: ${preset}.`;
  const listText = list === true ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${asFlags(help)}${defaultText}${listText}`);
}
function asFlags(text) {
  return text.replace(
    /`([a-z-]+)(?:: ([^`]+))?`/g,
    (_, name, value) => value === void 0 ? `--${name}` : `--${name} ${value}`
  );
}
function switchHelp(switches) {
  const all = [...Object.entries(switches), ["help", "Print this help."]];
  return all.map(([name, help]) => entry(`--${name}`, help));
}
function entry(flag, text) {
  const lines = wrapped(text, columns - textColumn);
  const start = `  ${flag}`;
  const rows = start.length + 2 <= textColumn ? lines : ["", ...lines];
  return rows.map((line, index) => `${(index === 0 ? start : "").padEnd(textColumn)}${line}`.trimEnd()).join("\n");
}
function wrapped(text, width) {
  return text.split(" ").reduce((lines, word) => {
    const last = lines.at(-1);
    if (last === void 0 || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

export {
  runSwitches,
  mainHelp,
  runHelp,
  judgeSwitches,
  judgeHelp,
  showFiles,
  showHelp,
  commentHelp,
  doctorSwitches,
  doctorHelp
};
