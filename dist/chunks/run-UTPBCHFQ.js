import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  inputProblemOf
} from "./chunk-P4ZP4Q2F.js";
import {
  machineFor
} from "./chunk-R6DTMYUT.js";
import {
  InputError,
  judgedReportOf
} from "./chunk-ARJEOGSB.js";
import "./chunk-LY5XYMCG.js";
import "./chunk-LAKQRFLF.js";
import {
  planFor,
  positionText,
  readRunInputs,
  runAndReport,
  runPlan
} from "./chunk-L7ITZI44.js";
import {
  inputCode
} from "./chunk-ZSGAROUA.js";
import "./chunk-NJR6DWFV.js";
import {
  flagNames,
  optionOf,
  options,
  runFlagNames,
  takesWords
} from "./chunk-5U4SGI4T.js";
import "./chunk-HPGFBJ7D.js";
import "./chunk-NQGW7FTA.js";
import "./chunk-Q3G4CNF7.js";
import "./chunk-4IL7ZYTM.js";
import "./chunk-ERVTT24X.js";
import "./chunk-ZDYZP2FE.js";
import "./chunk-NGW5RHMD.js";
import {
  keyStyle,
  stopReasonOf,
  suggestion
} from "./chunk-HWK6PRBH.js";
import {
  messageOf,
  printable
} from "./chunk-TGGWKTGO.js";
import "./chunk-WUMGRFA7.js";

// src/api/callbacks.ts
import { Writable } from "node:stream";
function connectCallbacks({ signal, onProgress, log }) {
  const controller = new AbortController();
  const stop = (cause) => controller.abort(stopReasonOf(cause));
  const onAbort = () => stop({ code: "interrupted/caller-aborted", data: { why: whyAborted(signal?.reason) } });
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  let thrown = null;
  const guarded = (call) => (value) => {
    if (call === void 0 || thrown !== null) return;
    try {
      call(value);
    } catch (error) {
      thrown = { error };
      stop({ code: "interrupted/caller-failed", data: {} });
    }
  };
  const report = guarded(onProgress);
  return {
    interrupt: controller.signal,
    observer: {
      phase: (phase) => report({ kind: "phase", phase }),
      note: (text) => report({ kind: "note", text }),
      sample: (workingSetBytes, limitBytes) => report({ kind: "sample", workingSetBytes, limitBytes }),
      load: (progress) => report({ kind: "load", ...progress })
    },
    log: lineLog(guarded(log)),
    end: () => {
      signal?.removeEventListener("abort", onAbort);
      if (thrown !== null) throw thrown.error;
    }
  };
}
function whyAborted(reason) {
  return reason instanceof DOMException && reason.name === "AbortError" ? null : messageOf(reason);
}
function lineLog(write) {
  const line = (text) => write(printable(text.replace(/\r$/, "")));
  return {
    line,
    group: (title) => {
      line(title);
      let rest = "";
      let isEnded = false;
      const flush = () => {
        if (rest !== "") line(rest);
        rest = "";
      };
      const out = new Writable({
        write: (chunk, _encoding, done) => {
          const lines = (rest + chunk.toString()).split("\n");
          rest = lines.pop() ?? "";
          for (const text of lines) line(text);
          if (isEnded) flush();
          done();
        }
      });
      return {
        out,
        end: () => {
          isEnded = true;
          flush();
        }
      };
    }
  };
}

// src/api/option-forms.ts
var excluded = ["annotate-file", "comment", "github-token", "config", "only"];
var apiOptionNames = runFlagNames.filter((name) => !excluded.includes(name));
function camelCase(name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
var camelCaseStyle = (name, value) => keyStyle(camelCase(name), value);
function optionOfCamelCase(name) {
  return apiOptionNames.find((option) => camelCase(option) === name) ?? null;
}
var separators = { env: "=", "build-args": "=", headers: ": " };
function valueFormOf(name) {
  const { list, placeholder, parse, schema, values } = optionOf(name);
  const separator = separators[name];
  if (separator !== void 0) return { kind: "pairs", separator };
  if (list === true) return { kind: "list" };
  if (flagNames.includes(name)) return { kind: "flag" };
  if (values !== void 0) return { kind: "choice", values };
  if (takesWords(name)) return { kind: "words" };
  if (parse === options["exit-codes"].parse) return { kind: "exit-codes" };
  if (placeholder === "TIME") return { kind: "duration" };
  return { kind: takesNumber(schema?.["anyOf"]) ? "number" : "text" };
}
function takesNumber(alternatives) {
  return Array.isArray(alternatives) && alternatives.some(({ type }) => type === "integer" || type === "number");
}

// src/api/option-texts.ts
function optionTextsOf(given) {
  const raw = /* @__PURE__ */ new Map();
  const problems = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === void 0) continue;
    const option = optionOfCamelCase(name);
    if (option === null) {
      problems.push({ name, message: unknownOption(name) });
      continue;
    }
    const read = textsOf(option, value);
    if ("texts" in read) {
      if (read.texts.length > 0) raw.set(option, read.texts);
    } else problems.push({ name, message: `is ${describe(value)}; expected ${read.expected}` });
  }
  return { raw, problems };
}
function textsOf(option, value) {
  const form = valueFormOf(option);
  switch (form.kind) {
    case "flag":
      return typeof value === "boolean" ? one(value) : { expected: "true or false" };
    case "pairs":
      return pairTexts(value, form.separator);
    case "list":
      if (isTexts(value)) return { texts: value };
      return typeof value === "string" ? one(value) : { expected: "text, or an array of texts" };
    case "words":
      if (isTexts(value)) return one(JSON.stringify(value));
      return typeof value === "string" ? one(value) : { expected: "text, or an array of words" };
    case "exit-codes":
      if (Array.isArray(value) && value.every(isNumber)) return one(value.join(","));
      return isScalar(value) ? one(value) : { expected: "a number, an array of numbers, or text such as 0,3" };
    case "number":
      return isScalar(value) ? one(value) : { expected: "a number or text" };
    case "duration":
      return typeof value === "string" ? one(value) : { expected: 'text with a unit, such as "30s" or "500ms"' };
    default:
      return typeof value === "string" ? one(value) : { expected: "text" };
  }
}
function pairTexts(value, separator) {
  const expected = `an object, or an array of texts such as NAME${separator}value`;
  if (isTexts(value)) return { texts: value };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { expected };
  const pairs = Object.entries(value);
  const isPair = ([name, part]) => name !== "" && !name.includes(separator.trim()) && (isScalar(part) || typeof part === "boolean");
  const wrong = pairs.findIndex((pair) => !isPair(pair));
  if (wrong >= 0) {
    return { expected: `names without "${separator.trim()}", each with text or a number (entry ${wrong + 1} differs)` };
  }
  return { texts: pairs.map(([name, part]) => `${name}${separator}${String(part)}`) };
}
function one(value) {
  return { texts: [String(value)] };
}
function isTexts(value) {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}
function isScalar(value) {
  return typeof value === "string" || isNumber(value);
}
function describe(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  const kinds = { object: "an object", string: "text", function: "a function" };
  return kinds[typeof value] ?? `a ${typeof value}`;
}
function unknownOption(name) {
  const known = apiOptionNames.map(camelCase);
  const similar = suggestion(camelCase(name), known) ?? (known.includes(camelCase(name)) ? camelCase(name) : null);
  return `is not an option of runGate; ${similar === null ? `expected one of ${known.join(", ")}` : `did you mean ${similar}?`}`;
}

// src/api/run.ts
async function runFromOptions(given, { env = process.env, ...callbacks }, files) {
  const run = await readOptions(given, env);
  const connected = connectCallbacks(callbacks);
  const { judged, reportProblem } = await runInputs(run, given.reportDir !== void 0, env, connected, files).catch(rethrow).finally(connected.end);
  return { ...judgedReportOf(judged), reportProblem };
}
function rethrow(error) {
  const problem = inputProblemOf(error, camelCaseStyle);
  if (problem === null) throw error;
  throw new InputError([problem.message], { codes: [problem.code], cause: error });
}
async function readOptions(given, env) {
  const { raw, problems } = optionTextsOf(given);
  const read = readRunInputs(raw, { ...await machineFor(raw), env }, camelCaseStyle);
  const names = problems.map(({ name }) => name);
  const others = (read.ok ? [] : read.problems).filter(
    (problem) => !names.some((name) => problem.startsWith(`${name} `))
  );
  const all = [...problems.map(({ name, message }) => `${name} ${message}`), ...others];
  const codes = [...names.map((name) => inputCode(optionOfCamelCase(name))), ...read.ok ? [] : read.codes];
  if (!read.ok || all.length > 0) throw new InputError(all, { codes });
  return read.run;
}
var noShell = { addSecrets: () => {
}, samples: () => {
} };
async function runWithoutReport(plan, surroundings) {
  if (plan.comparison !== null) {
    const { runComparisonWithoutReport } = await import("./run-comparison-3VYS7AHD.js");
    return runComparisonWithoutReport(plan, plan.comparison, surroundings);
  }
  if (plan.repeat === 1) return runPlan(plan, surroundings);
  return (await import("./run-set-ZJUERM7K.js")).runSetWithoutReport(plan, surroundings);
}
async function runInputs(run, writesReport, env, { interrupt, observer, log }, files) {
  if (run.gates.kind !== "one") throw new Error("the API has no option for several gates");
  if (!writesReport) {
    const plan = await planFor(run.gates.inputs, run.reportDir, { env, interrupt });
    const surroundings = { gateName: null, env, interrupt, observer, log, ...files, ...noShell };
    return { judged: await runWithoutReport(plan, surroundings), reportProblem: null };
  }
  const begin = ({ run: position }) => {
    if (position !== null) observer.note(positionText(position));
    return { log, observer, end: () => {
    } };
  };
  const { result, reportProblem } = await runAndReport(run, {
    env,
    interrupt,
    begin,
    show: async () => {
    },
    preload: () => {
    },
    addSecrets: noShell.addSecrets,
    ...files
  });
  if (result.kind !== "one") throw new Error("a run of one gate has one result");
  return { judged: result.judged, reportProblem };
}
export {
  runFromOptions
};
