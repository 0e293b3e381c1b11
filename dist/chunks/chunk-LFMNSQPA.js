import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  flagStyle,
  stopReasonOf,
  suggestion,
  version
} from "./chunk-EZKOGMPE.js";
import {
  messageOf,
  printable,
  traceOf
} from "./chunk-OSY7KQST.js";

// src/cli/console/io.ts
var logColumns = 100;
function textOptions(io) {
  return {
    colour: io.stdoutColumns !== null && !io.env["NO_COLOR"],
    width: io.stdoutColumns ?? logColumns,
    optionStyle: flagStyle
  };
}
var processExitCodes = { pass: 0, badInput: 2, inconclusive: 3 };
function refuse(io, command, problems) {
  const lines = problems.map((problem) => `  ${printable(problem)}`);
  const consequence = command === "run" ? "the app was not started" : "nothing was done";
  io.stderr.write(`memgate: bad input, ${consequence}:
${lines.join("\n")}
  See memgate ${command} --help.
`);
  return processExitCodes.badInput;
}

// src/cli/console/argv.ts
import { parseArgs } from "node:util";
function readArgv(args, valued, switches, flags = []) {
  const options = Object.fromEntries([
    ...valued.map((name) => [name, { type: "string", multiple: true }]),
    ...switches.map((name) => [name, { type: "boolean" }])
  ]);
  const { tokens } = parseArgs({
    args: withFlags(args, flags),
    options,
    strict: false,
    tokens: true,
    allowPositionals: true
  });
  const values = /* @__PURE__ */ new Map();
  const switched = /* @__PURE__ */ new Set();
  const positionals = [];
  const problems = [];
  let meant = null;
  const misspelt = /* @__PURE__ */ new Map();
  const keep = (name, value) => {
    if (name !== null && valued.includes(name)) misspelt.set(name, value);
  };
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (meant === null) positionals.push(token.value);
      else keep(meant, token.value);
    }
    meant = null;
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (rawName === "-h") {
      switched.add("help");
      continue;
    }
    if (switches.includes(name) && rawName.startsWith("--")) {
      if (value === void 0) switched.add(name);
      else problems.push(`${rawName} takes no value (seen: "${value}")`);
    } else if (valued.includes(name) && rawName.startsWith("--")) {
      if (value === void 0 || !inlineValue && value.startsWith("--"))
        problems.push(`${rawName} needs a value; write a value that begins with -- as ${rawName}=\u2026`);
      else values.set(name, [...values.get(name) ?? [], value]);
    } else {
      const similar = suggestion(rawName.replace(/^-+/, ""), [...valued, ...switches]);
      problems.push(`${rawName} is not an option${similar === null ? "" : `; did you mean --${similar}?`}`);
      if (value === void 0) meant = similar ?? "";
      else keep(similar, value);
    }
  }
  for (const [name, value] of misspelt) if (!values.has(name)) values.set(name, [value]);
  return { values, switches: switched, positionals, problems };
}
function withFlags(args, flags) {
  const end = args.indexOf("--");
  return args.map((arg, at) => {
    const isFlag = (end < 0 || at < end) && arg.startsWith("--") && flags.includes(arg.slice(2));
    const next = args[at + 1];
    return isFlag && (next === void 0 || next.startsWith("-")) ? `${arg}=true` : arg;
  });
}

// src/run/signals.ts
var signals = {
  SIGHUP: { number: 1, code: "interrupted/sighup" },
  SIGINT: { number: 2, code: "interrupted/sigint" },
  SIGTERM: { number: 15, code: "interrupted/sigterm" }
};
function interruptOf(target, log) {
  const controller = new AbortController();
  const abort = (cause) => controller.abort(stopReasonOf(cause));
  let isSignalled = false;
  for (const [name, { number, code }] of Object.entries(signals)) {
    target.on(name, () => {
      if (isSignalled) target.exit(128 + number);
      isSignalled = true;
      log(
        `${name}: cleaning up; a second signal exits at once and leaves containers, images and worktrees of memgate behind`
      );
      abort({ code, data: {} });
    });
  }
  const onUnforeseen = (error) => {
    if (controller.signal.aborted) log(`while cleaning up: ${messageOf(error)}`);
    abort({ code: "internal-error/unexpected", data: { error: traceOf(error) } });
  };
  target.on("uncaughtException", onUnforeseen);
  target.on("unhandledRejection", onUnforeseen);
  return controller.signal;
}

// src/lib/process-exit.ts
var maxWaitMs = 2e4;
var unfinished = /* @__PURE__ */ new Set();
var hasFailed = false;
function holdExit(work) {
  unfinished.add(work);
  const settled = () => void unfinished.delete(work);
  work.then(settled, () => {
    hasFailed = true;
    settled();
  });
}
async function exitWhenWritten(code) {
  await allWritten();
  if (unfinished.size > 0) {
    process.stderr.write(
      "memgate is still removing what the run created; a signal ends memgate, which then leaves the rest behind\n"
    );
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(code));
    const late = new Promise((resolve) => setTimeout(resolve, maxWaitMs));
    await Promise.race([Promise.allSettled([...unfinished]), late]);
    const isRemoved = unfinished.size === 0 && !hasFailed;
    process.stderr.write(
      isRemoved ? "memgate removed it\n" : "memgate could not remove everything: see the notices of the report\n"
    );
    await allWritten();
  }
  process.exit(code);
}
async function allWritten() {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write("", () => resolve()));
  }
}

// src/lib/v8-flags.ts
import { setFlagsFromString } from "node:v8";
var newestKnown = 24;
function delayMemoryReducer() {
  if (Number.parseInt(process.versions.node, 10) > newestKnown) return;
  setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${2 ** 31 - 1}`);
}

// src/cli/console/help-layout.ts
var columns = 80;
var textColumn = 28;
var verdictCodesHelp = `Exit codes:
  0  pass, or a verdict that is not enforced (--enforce false)
  1  the gate failed: over-ratio, increased, leaks, out-of-memory or oom-killed
  2  bad input`;
var exitCodesHelp = `${verdictCodesHelp}
  3  inconclusive; or a check that would pass, but its report cannot be written`;
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
var judgeSwitches = { json: "Print the report with its new verdict as JSON on stdout." };
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
var showFiles = {
  html: "Write report.html to FILE, with every sample if samples.csv is beside the report. For one gate only: with several gates, name the report of one of them.",
  summary: "Write the job summary (GitHub-flavoured Markdown) to FILE.",
  junit: "Write JUnit XML to FILE."
};
function showHelp() {
  return `Usage: memgate show REPORT [--html FILE] [--summary FILE] [--junit FILE]

Prints a saved report as the run printed it, or writes it to the named files.
REPORT is a report.json, a gates.json, a size.json or their folder. If FILE is
-, memgate writes to standard output. Exits with 0 whatever the verdict is.
Needs no Docker Engine. For a size.json, only --summary works.

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
var doctorSwitches = { json: "Print the results as JSON on stdout." };
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

// src/cli/commands/comment.ts
async function commentCommand(args, io) {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(commentHelp());
    return processExitCodes.pass;
  }
  return (await import("./comment-report-K6SXKMCL.js")).commentReport(line, io);
}

// src/cli/commands/doctor.ts
async function doctorCommand(args, io) {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write(doctorHelp);
    return processExitCodes.pass;
  }
  return (await import("./examine-machine-BAB6FKOJ.js")).examineMachine(line, io);
}

// src/cli/commands/judge.ts
var judgeOptions = ["max-ratio", "warn-ratio", "max-error-rate", "max-increase", "enforce"];
async function judgeCommand(args, io) {
  const line = readArgv(args, judgeOptions, [...Object.keys(judgeSwitches), "help"], ["enforce"]);
  if (line.switches.has("help")) {
    io.stdout.write(judgeHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report-DV3D6EP3.js")).judgeReport(line, io);
}

// src/cli/commands/show.ts
async function showCommand(args, io) {
  const line = readArgv(args, Object.keys(showFiles), ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write(showHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report-DV3D6EP3.js")).showReport(line, io);
}

// src/cli/main.ts
async function main(args, io) {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./run-4XINMLKE.js")).runCommand(rest, io);
    case "size":
      return (await import("./size-NGARGP77.js")).sizeCommand(rest, io);
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
      const problem = command === void 0 ? "" : `memgate: "${command}" is not a command; expected run, size, judge, show, comment or doctor

`;
      io.stderr.write(problem + mainHelp);
      return processExitCodes.badInput;
    }
  }
}

export {
  textOptions,
  processExitCodes,
  refuse,
  readArgv,
  exitCodesHelp,
  switchHelp,
  entry,
  interruptOf,
  holdExit,
  exitWhenWritten,
  delayMemoryReducer,
  main
};
