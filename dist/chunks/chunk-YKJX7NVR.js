import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  inputProblemOf
} from "./chunk-P4ZP4Q2F.js";
import {
  createProgress
} from "./chunk-7QKHW6WB.js";
import {
  machineFor
} from "./chunk-R6DTMYUT.js";
import {
  headingOf,
  once,
  planFor,
  readRunInputs,
  runAndReport
} from "./chunk-L7ITZI44.js";
import {
  optionNames,
  optionOf
} from "./chunk-5U4SGI4T.js";
import {
  processExitCodes,
  refuse
} from "./chunk-NGW5RHMD.js";
import {
  flagStyle
} from "./chunk-HWK6PRBH.js";

// src/cli/commands/run-command-line.ts
import { join } from "node:path";
var loadPrinter = once(() => import("./print-outcome-7DPU4ZTS.js"));
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
      begin: (position) => {
        const heading = headingOf(position);
        if (heading !== null) io.stderr.write(`
${heading}
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
  const { planForDisplay } = await import("./dry-run-VNSQIZKN.js");
  if (gates.kind === "one") return planForDisplay(await planFor(gates.inputs, reportDir, { env }));
  const plans = [];
  for (const { name, inputs } of gates.named) {
    plans.push([name, planForDisplay(await planFor(inputs, join(reportDir, name), { env }))]);
  }
  return { gates: Object.fromEntries(plans) };
}

export {
  runCommandLine,
  unexpected
};
