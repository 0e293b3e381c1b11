import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  fail,
  group,
  info,
  setSecret
} from "./chunks/chunk-GK27GLMC.js";
import {
  inputProblemOf
} from "./chunks/chunk-P4ZP4Q2F.js";
import {
  createProgress
} from "./chunks/chunk-7QKHW6WB.js";
import {
  machineFor
} from "./chunks/chunk-R6DTMYUT.js";
import "./chunks/chunk-TL3HWLVK.js";
import {
  headingOf,
  isCommentMode,
  isSizeMode,
  once,
  readRunInputs,
  runAndReport
} from "./chunks/chunk-L7ITZI44.js";
import "./chunks/chunk-ZSGAROUA.js";
import "./chunks/chunk-NJR6DWFV.js";
import {
  optionOf
} from "./chunks/chunk-5U4SGI4T.js";
import "./chunks/chunk-HPGFBJ7D.js";
import "./chunks/chunk-NQGW7FTA.js";
import "./chunks/chunk-Q3G4CNF7.js";
import "./chunks/chunk-4IL7ZYTM.js";
import {
  linesOf
} from "./chunks/chunk-ERVTT24X.js";
import "./chunks/chunk-ZDYZP2FE.js";
import {
  delayMemoryReducer,
  exitWhenWritten,
  interruptOf
} from "./chunks/chunk-NGW5RHMD.js";
import {
  isOptionName,
  markedStyle
} from "./chunks/chunk-HWK6PRBH.js";
import {
  messageOf
} from "./chunks/chunk-TGGWKTGO.js";
import "./chunks/chunk-WUMGRFA7.js";

// src/action.ts
import { fileURLToPath } from "node:url";

// src/action/inputs.ts
var prefix = "INPUT_";
function actionInputs(env) {
  const raw = /* @__PURE__ */ new Map();
  for (const [variable, value = ""] of Object.entries(env)) {
    if (!variable.startsWith(prefix)) continue;
    const name = variable.slice(prefix.length).toLowerCase();
    const texts = isOptionName(name) ? valuesOf(name, value) : [value];
    if (texts.length > 0) raw.set(name, texts);
  }
  return raw;
}
function valuesOf(name, text) {
  const { list, default: preset } = optionOf(name);
  if (list === true) return text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const value = name === "body" ? text : text.trim();
  return value === "" || value === preset ? [] : [value];
}

// src/action/runner-masks.ts
function createRunnerMasks(setSecret2) {
  const given = /* @__PURE__ */ new Set();
  return (secrets) => {
    for (const line of linesOf(secrets).filter((line2) => !given.has(line2))) {
      given.add(line);
      setSecret2(line);
    }
  };
}

// src/action.ts
delayMemoryReducer();
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {
});
var loadPublisher = once(() => import("./chunks/publish-outcome-4TL4CE4U.js"));
async function runAction() {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return (await import("./chunks/comment-report-OLNMAWIR.js")).publishSavedReport(raw);
  const interrupt = interruptOf(process, (text) => info(text));
  if (isSizeMode(raw)) return searchLimit(raw, interrupt);
  const read = readRunInputs(raw, await machineFor(raw), markedStyle);
  if (!read.ok) return (await loadPublisher()).failForInput(read.problems);
  try {
    const outcome = await runAndReport(read.run, surroundingsOf(interrupt));
    await (await loadPublisher()).publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    const problem = inputProblemOf(error, markedStyle);
    if (problem !== null) return (await loadPublisher()).failForInput([problem.message]);
    throw error;
  }
}
async function searchLimit(raw, interrupt) {
  try {
    const problems = await (await import("./chunks/size-DKFBY7WS.js")).runSize(raw, surroundingsOf(interrupt));
    if (problems !== null) (await loadPublisher()).failForInput(problems);
  } catch (error) {
    const problem = inputProblemOf(error, markedStyle);
    if (problem !== null) return (await loadPublisher()).failForInput([problem.message]);
    throw error;
  }
}
function surroundingsOf(interrupt) {
  return {
    env: process.env,
    interrupt,
    loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
    pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
    begin: (position) => {
      const heading = headingOf(position);
      if (heading !== null) process.stdout.write(`
${heading}
`);
      const { log, observer, end } = createProgress(process.stdout, false);
      return { log: { line: log.line, group }, observer, end };
    },
    addSecrets: createRunnerMasks(setSecret),
    show: async (gate) => (await loadPublisher()).logGate(gate),
    preload: () => void loadPublisher()
  };
}
try {
  await runAction();
} catch (error) {
  fail(messageOf(error), { title: "memgate: internal error", place: null });
}
await exitWhenWritten(process.exitCode);
