import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  inputProblemOf
} from "./chunk-VQSLXCLX.js";
import {
  createProgress
} from "./chunk-5HIZGW35.js";
import {
  machineFor
} from "./chunk-LCLINXC7.js";
import {
  once,
  planFor,
  planRedactor,
  readRunInputs,
  runAndReport
} from "./chunk-NTI4PAPO.js";
import "./chunk-OAVBMPRL.js";
import "./chunk-DS7NRMDM.js";
import "./chunk-TQB47DXW.js";
import {
  flagStyle
} from "./chunk-ZHHWJA3G.js";
import {
  scenarioForDisplay
} from "./chunk-ZDBX43LP.js";
import "./chunk-ERVTT24X.js";
import "./chunk-4Z2J4QPW.js";
import "./chunk-NCS73MVV.js";
import {
  optionNames,
  optionOf
} from "./chunk-CRP3O2IJ.js";
import "./chunk-OJRVFJ26.js";
import "./chunk-KIGM3ZUQ.js";
import {
  processExitCodes,
  refuse
} from "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

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
var loadPrinter = once(() => import("./print-outcome-R42FN5MB.js"));
async function runCommandLine(line, io) {
  const read = readRunInputs(line.values, await machineFor(line.values), flagStyle);
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
      show: async (gate) => {
        if (!isJson) (await loadPrinter()).printGate(gate, io);
      },
      preload: () => void loadPrinter()
    });
    const { printOutcome } = await loadPrinter();
    return await printOutcome(outcome, { isJson, commentToken: run.commentToken }, io);
  } catch (error) {
    const problem = inputProblemOf(error, flagStyle);
    if (problem !== null) return refuse(io, "run", [problem.message]);
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
async function plansOf(gates, reportDir, env) {
  if (gates.kind === "one") return planForDisplay(await planFor(gates.inputs, reportDir, env));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, planForDisplay(await planFor(inputs, join(reportDir, name), env))]);
  }
  return { gates: Object.fromEntries(plans) };
}
export {
  runCommandLine
};
