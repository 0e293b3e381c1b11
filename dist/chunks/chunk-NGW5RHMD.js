import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  flagStyle,
  stopReasonOf,
  suggestion,
  version
} from "./chunk-HWK6PRBH.js";
import {
  messageOf,
  printable,
  traceOf
} from "./chunk-TGGWKTGO.js";

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

// src/cli/console/switches.ts
var judgeSwitches = { json: "Print the report with its new verdict as JSON on stdout." };
var doctorSwitches = { json: "Print the results as JSON on stdout." };
var showFiles = {
  html: "Write report.html to FILE, with every sample if samples.csv is beside the report. For one gate only: with several gates, name the report of one of them.",
  summary: "Write the job summary (GitHub-flavoured Markdown) to FILE.",
  junit: "Write JUnit XML to FILE."
};

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

// src/cli/commands/comment.ts
async function commentCommand(args, io) {
  const line = readArgv(args, ["report", "pull-request"], ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("./help-36QVIAOH.js")).commentHelp());
    return processExitCodes.pass;
  }
  return (await import("./comment-report-RF2XGBH6.js")).commentReport(line, io);
}

// src/cli/commands/doctor.ts
async function doctorCommand(args, io) {
  const line = readArgv(args, ["image"], [...Object.keys(doctorSwitches), "help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("./help-36QVIAOH.js")).doctorHelp);
    return processExitCodes.pass;
  }
  return (await import("./examine-machine-O465EOOG.js")).examineMachine(line, io);
}

// src/cli/commands/judge.ts
var judgeOptions = ["max-ratio", "warn-ratio", "max-error-rate", "max-increase", "enforce"];
async function judgeCommand(args, io) {
  const line = readArgv(args, judgeOptions, [...Object.keys(judgeSwitches), "help"], ["enforce"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("./help-36QVIAOH.js")).judgeHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report-X7VWFNU6.js")).judgeReport(line, io);
}

// src/cli/commands/show.ts
async function showCommand(args, io) {
  const line = readArgv(args, Object.keys(showFiles), ["help"]);
  if (line.switches.has("help")) {
    io.stdout.write((await import("./help-36QVIAOH.js")).showHelp());
    return processExitCodes.pass;
  }
  return (await import("./saved-report-X7VWFNU6.js")).showReport(line, io);
}

// src/cli/main.ts
async function main(args, io) {
  const [command, ...rest] = args;
  switch (command) {
    case "run":
      return (await import("./run-76HY4BUP.js")).runCommand(rest, io);
    case "size":
      return (await import("./size-NZ3QOVA5.js")).sizeCommand(rest, io);
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
      io.stdout.write((await import("./help-36QVIAOH.js")).mainHelp);
      return processExitCodes.pass;
    default: {
      const problem = command === void 0 ? "" : `memgate: "${command}" is not a command; expected run, size, judge, show, comment or doctor

`;
      io.stderr.write(problem + (await import("./help-36QVIAOH.js")).mainHelp);
      return processExitCodes.badInput;
    }
  }
}

export {
  textOptions,
  processExitCodes,
  refuse,
  readArgv,
  verdictCodesHelp,
  exitCodesHelp,
  switchHelp,
  entry,
  judgeSwitches,
  doctorSwitches,
  showFiles,
  interruptOf,
  holdExit,
  exitWhenWritten,
  delayMemoryReducer,
  main
};
