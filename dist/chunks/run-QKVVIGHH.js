import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf
} from "./chunk-TIR3VHPF.js";
import {
  describeWritten,
  publish
} from "./chunk-3UCZZL7K.js";
import {
  createProgress
} from "./chunk-YOGCTUOV.js";
import {
  machine,
  planFor,
  readRunInputs,
  runAndReport
} from "./chunk-KPXKAXWZ.js";
import "./chunk-K7JJMVTL.js";
import {
  redactorOf
} from "./chunk-7XCPYFI3.js";
import "./chunk-6J2VXZAH.js";
import "./chunk-FWRC27XI.js";
import {
  scenarioForDisplay
} from "./chunk-L2A56QCV.js";
import "./chunk-JNF7BFMS.js";
import {
  readArgv
} from "./chunk-U54LAMKE.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-CRP2YG7W.js";
import {
  gateText,
  runText
} from "./chunk-HIL42UHW.js";
import "./chunk-GOORXMZT.js";
import {
  GateError
} from "./chunk-GJMPBZ5R.js";
import {
  reportDirOf,
  reportLine
} from "./chunk-NBOKMYLT.js";
import {
  exitCodeOfRun,
  jsonOf
} from "./chunk-DGCY2YQ3.js";
import "./chunk-BLQCHM2G.js";
import "./chunk-VUT7PM44.js";
import "./chunk-SDIXCIJV.js";
import "./chunk-JY4U22WL.js";
import "./chunk-DQB73R54.js";
import {
  runHelp,
  runSwitches
} from "./chunk-LXF6LXJF.js";
import {
  flagNames,
  optionNames,
  optionOf,
  runFlagNames
} from "./chunk-IVBEHEZL.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-N5GU662R.js";

// src/cli/commands/run.ts
import { join } from "node:path";

// src/plan/dry-run.ts
function planForDisplay(plan) {
  const { body, headers, scenario, ...load } = plan.load;
  const { secrets, ...rest } = plan;
  const { log, redacted } = redactorOf(secrets);
  const redactedCommand = (command) => command?.map(log) ?? null;
  return redacted({
    ...rest,
    target: {
      ...plan.target,
      source: sourceForDisplay(plan.target.source),
      entrypoint: redactedCommand(plan.target.entrypoint),
      command: redactedCommand(plan.target.command),
      env: namesOf(plan.target.env),
      ephemeralVolumes: plan.target.ephemeralVolumes.map((volume) => ({ ...volume, files: pathsOf(volume.files) })),
      files: pathsOf(plan.target.files)
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: probeForDisplay(step.probe, log) }))
    },
    load: {
      ...load,
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : scenarioForDisplay(scenario)
    }
  });
}
function namesOf(pairs) {
  return pairs.map(([name]) => name);
}
function pathsOf(files) {
  return files.map(({ path }) => path);
}
function sourceForDisplay(source) {
  if (source.kind === "build") return { ...source, buildArgs: namesOf(source.buildArgs) };
  return source.kind === "compose" ? { kind: source.kind, name: source.resolved.name } : source;
}
function probeForDisplay(probe, log) {
  if (probe.kind === "http") return { ...probe, headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(log) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  const read = readRunInputs(line.values, machine, (name) => `--${name}`);
  const problems = [...line.problems, ...unexpected(line), ...read.ok ? [] : read.problems];
  if (!read.ok || problems.length > 0) return refuse(io, "run", problems);
  const { run } = read;
  const isJson = line.switches.has("json");
  try {
    if (line.switches.has("dry-run")) {
      io.stdout.write(`${JSON.stringify(await plansOf(run.gates, run.reportDir, io.env), null, 2)}
`);
      return processExitCodes.pass;
    }
    const outcome = await runAndReport(run, {
      env: io.env,
      interrupt: io.interrupt(),
      loadEntry: io.loadEntry,
      pageEntry: io.pageEntry,
      begin: ({ name, number, total }) => {
        if (name !== null) io.stderr.write(`
== ${name} (gate ${number} of ${total})
`);
        return createProgress(io.stderr, io.stderr.isTTY === true);
      },
      show: (gate) => {
        if (!isJson) io.stdout.write(gateText(gate, textOptions(io)));
      }
    });
    io.stderr.write(`report: ${outcome.reportPath}
`);
    const reportDir = reportDirOf(outcome.reportPath, process.cwd());
    if (isJson) io.stdout.write(`${JSON.stringify(jsonOf(outcome.result), null, 2)}
`);
    else io.stdout.write(`
${runText(outcome.result, { ...textOptions(io), place: placeOf(outcome), reportDir })}`);
    if (run.commentToken !== null) {
      io.stderr.write(`memgate: ${describeWritten(await publish(outcome.result, io.env, run.commentToken))}
`);
    }
    if (outcome.reportProblem !== null) io.stderr.write(`memgate: ${outcome.reportProblem}
`);
    (isJson ? io.stderr : io.stdout).write(`${reportLine(outcome.result, reportDir)}
`);
    const code = exitCodeOfRun(outcome.result);
    return outcome.reportProblem === null ? code : code || processExitCodes.inconclusive;
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string") {
      return refuse(io, "run", [`${flagPrefixes[error.fault]}${error.message}`]);
    }
    throw error;
  }
}
function unexpected({ positionals, values, problems }) {
  const takesSeveralWords = (name) => optionOf(name).secret === true || optionOf(name).placeholder === "WORDS";
  const mayBeSecret = problems.length > 0 || optionNames.some((name) => takesSeveralWords(name) && values.has(name));
  return positionals.map(
    (word) => mayBeSecret || /[=:@]/.test(word) ? `unexpected argument (${word.length} characters, not shown)` : `unexpected argument "${word}"`
  );
}
var flagPrefixes = {
  "bad-input/compose-file": "--",
  "bad-input/container": "--",
  "bad-input/load-service": "--",
  "bad-input/memory-limit": "--",
  // This message begins with the image.
  "bad-input/port": "",
  "bad-input/ready": "--",
  "bad-input/report-dir": "--",
  "bad-input/set-limit": "--"
};
async function plansOf(gates, reportDir, env) {
  if (gates.kind === "one") return planForDisplay(await planFor(gates.inputs, reportDir, env));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, planForDisplay(await planFor(inputs, join(reportDir, name), env))]);
  }
  return { gates: Object.fromEntries(plans) };
}
function placeOf(outcome) {
  const place = annotationOf(outcome, machine.readText);
  return place === null ? null : `${place.file}:${place.line}`;
}
export {
  runCommand
};
