import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf,
  machine,
  planFor,
  readRunInputs,
  runAndReport
} from "./chunk-TOWFJUFR.js";
import {
  describeWritten,
  publish
} from "./chunk-RY7ZANFQ.js";
import {
  createProgress,
  redactorOf
} from "./chunk-EHRGBZBU.js";
import "./chunk-LSHOWNWN.js";
import {
  shownScenario
} from "./chunk-FOM62SC2.js";
import "./chunk-JNF7BFMS.js";
import "./chunk-XEYI6JIK.js";
import {
  readArgv
} from "./chunk-BRQQN4K2.js";
import {
  exitCodes,
  refuse,
  textOptions
} from "./chunk-JIIFMOE2.js";
import {
  gateText,
  runText
} from "./chunk-UDJKWVZJ.js";
import "./chunk-T6UK7BEA.js";
import "./chunk-ZBKW4GIU.js";
import {
  exitCodeOfRun,
  jsonOf
} from "./chunk-LS54B5R4.js";
import "./chunk-5EKMMQD2.js";
import "./chunk-Q7NCF3H5.js";
import "./chunk-E2DBEMFC.js";
import {
  GateError
} from "./chunk-U3JDLIYU.js";
import {
  runHelp,
  runSwitches
} from "./chunk-DPZRGYNO.js";
import {
  flagNames,
  isOptionName,
  optionNames
} from "./chunk-7XA2ONTS.js";
import "./chunk-SI5TDDCK.js";
import "./chunk-N5GU662R.js";

// src/cli/run.ts
import { join } from "node:path";

// src/shown-plan.ts
function withoutSecrets(plan) {
  const { body, headers, scenario, ...load } = plan.load;
  const { secrets, ...rest } = plan;
  const { log, redacted } = redactorOf(secrets);
  const shownCommand = (command) => command?.map(log) ?? null;
  return redacted({
    ...rest,
    target: {
      ...plan.target,
      source: shownSource(plan.target.source),
      entrypoint: shownCommand(plan.target.entrypoint),
      command: shownCommand(plan.target.command),
      env: namesOf(plan.target.env),
      freshVolumes: plan.target.freshVolumes.map((volume) => ({ ...volume, files: pathsOf(volume.files) })),
      files: pathsOf(plan.target.files)
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: shownProbe(step.probe, log) }))
    },
    load: {
      ...load,
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : shownScenario(scenario)
    }
  });
}
function namesOf(pairs) {
  return pairs.map(([name]) => name);
}
function pathsOf(files) {
  return files.map(({ path }) => path);
}
function shownSource(source) {
  if (source.kind === "build") return { ...source, buildArgs: namesOf(source.buildArgs) };
  return source.kind === "compose" ? { kind: source.kind, name: source.survey.name } : source;
}
function shownProbe(probe, log) {
  if (probe.kind === "http") return { ...probe, headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(log) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}

// src/cli/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, optionNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return exitCodes.pass;
  }
  const read = readRunInputs(line.values, machine, (name) => `--${name}`);
  const strays = line.positionals.map(
    (word) => `a value of ${word.length} characters belongs to no option (not shown: it may be a secret)`
  );
  const problems = [...line.problems, ...strays, ...read.ok ? [] : read.problems];
  if (!read.ok || problems.length > 0) return refuse(io, "run", problems);
  const { run } = read;
  const isJson = line.switches.has("json");
  try {
    if (line.switches.has("dry-run")) {
      io.stdout.write(`${JSON.stringify(await plansOf(run.gates, run.reportDir, io.env), null, 2)}
`);
      return exitCodes.pass;
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
    if (isJson) io.stdout.write(`${JSON.stringify(jsonOf(outcome.result), null, 2)}
`);
    else io.stdout.write(`
${runText(outcome.result, { ...textOptions(io), place: placeOf(outcome) })}`);
    if (run.commentToken !== null) {
      io.stderr.write(`memgate: ${describeWritten(await publish(outcome.result, io.env, run.commentToken))}
`);
    }
    const code = exitCodeOfRun(outcome.result);
    if (outcome.reportProblem === null) return code;
    io.stderr.write(`memgate: ${outcome.reportProblem}
`);
    return code || exitCodes.notMeasured;
  } catch (error) {
    if (error instanceof GateError && error.stage === "inputs") return refuse(io, "run", [flagged(error.message)]);
    throw error;
  }
}
function flagged(message) {
  const [first = ""] = message.split(/[ :]/, 1);
  return isOptionName(first) ? `--${message}` : message;
}
async function plansOf(gates, reportDir, env) {
  if (gates.kind === "one") return withoutSecrets(await planFor(gates.inputs, reportDir, env));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, withoutSecrets(await planFor(inputs, join(reportDir, name), env))]);
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
