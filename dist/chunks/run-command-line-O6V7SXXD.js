import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf
} from "./chunk-E5PS2F35.js";
import {
  machine,
  planFor,
  planRedactor,
  readRunInputs,
  runAndReport
} from "./chunk-GTYJYQAM.js";
import "./chunk-6J2VXZAH.js";
import {
  gateText,
  runText
} from "./chunk-7T5ETGSM.js";
import {
  scenarioForDisplay
} from "./chunk-V6Y4R454.js";
import {
  describeWritten,
  publish
} from "./chunk-HTI7KR5E.js";
import "./chunk-K7JJMVTL.js";
import {
  createProgress
} from "./chunk-ULKKMU7M.js";
import "./chunk-OVJ6V47U.js";
import "./chunk-CTVJHDUV.js";
import {
  processExitCodes,
  refuse,
  textOptions
} from "./chunk-YDWYULOG.js";
import {
  optionNames,
  optionOf
} from "./chunk-5HIE4YVI.js";
import "./chunk-2KRUKM6I.js";
import "./chunk-CXPZJ4CG.js";
import "./chunk-4DLJFNTY.js";
import {
  reportDirOf,
  reportLine
} from "./chunk-J2HFY46K.js";
import {
  exitCodeOfRun,
  jsonOf
} from "./chunk-WABPEXZY.js";
import "./chunk-XUOUGJ26.js";
import "./chunk-5ZXTNAPB.js";
import "./chunk-ZW43UBUL.js";
import {
  GateError
} from "./chunk-PIDDR323.js";
import "./chunk-O2ZFAANL.js";
import "./chunk-FBGNEREP.js";
import "./chunk-JY4U22WL.js";
import "./chunk-V5LMJEUY.js";
import "./chunk-HR62INME.js";

// src/cli/commands/run-command-line.ts
import { join } from "node:path";

// src/plan/dry-run.ts
function planForDisplay(plan) {
  const { body, headers, scenario, ...load } = plan.load;
  const { secrets, ...rest } = plan;
  const redactor = planRedactor(plan);
  const { message, query } = redactor;
  return {
    ...rest,
    target: {
      ...plan.target,
      source: sourceForDisplay(plan.target.source),
      entrypoint: plan.target.entrypoint?.map(message) ?? null,
      command: plan.target.command?.map(message) ?? null,
      env: namesOf(plan.target.env),
      ephemeralVolumes: plan.target.ephemeralVolumes.map((volume) => ({ ...volume, files: pathsOf(volume.files) })),
      files: pathsOf(plan.target.files)
    },
    readiness: {
      ...plan.readiness,
      steps: plan.readiness.steps.map((step) => ({ ...step, probe: probeForDisplay(step.probe, redactor) }))
    },
    workload: plan.workload.kind === "command" ? { ...plan.workload, command: plan.workload.command.map(message) } : plan.workload,
    load: {
      ...load,
      path: query(load.path),
      headers: Object.keys(headers),
      bodyBytes: body === null ? 0 : Buffer.byteLength(body),
      scenario: scenario === null ? null : scenarioForDisplay(scenario, query)
    }
  };
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
function probeForDisplay(probe, { message, query }) {
  if (probe.kind === "http") return { ...probe, path: query(probe.path), headers: Object.keys(probe.headers) };
  if (probe.kind === "exec") return { ...probe, command: probe.command.map(message) };
  return probe.kind === "log" ? { ...probe, pattern: probe.pattern.source } : probe;
}

// src/cli/commands/run-command-line.ts
async function runCommandLine(line, io) {
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
      // Only the Action has a runner that could mask them.
      addSecrets: () => {
      },
      show: (gate) => {
        if (!isJson) io.stdout.write(gateText(gate, textOptions(io)));
      }
    });
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
  runCommandLine
};
