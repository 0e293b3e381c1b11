import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  group,
  info,
  setFailed,
  setSecret
} from "./chunks/chunk-34BX7R5C.js";
import {
  inputProblemOf
} from "./chunks/chunk-VQSLXCLX.js";
import {
  createProgress
} from "./chunks/chunk-5HIZGW35.js";
import {
  machineFor
} from "./chunks/chunk-LCLINXC7.js";
import "./chunks/chunk-TL3HWLVK.js";
import {
  once,
  readRunInputs,
  runAndReport
} from "./chunks/chunk-NTI4PAPO.js";
import {
  isCommentMode
} from "./chunks/chunk-OAVBMPRL.js";
import "./chunks/chunk-DS7NRMDM.js";
import "./chunks/chunk-TQB47DXW.js";
import {
  keyStyle
} from "./chunks/chunk-ZHHWJA3G.js";
import "./chunks/chunk-ZDBX43LP.js";
import {
  linesOf
} from "./chunks/chunk-ERVTT24X.js";
import "./chunks/chunk-4Z2J4QPW.js";
import "./chunks/chunk-NCS73MVV.js";
import {
  isOptionName,
  optionOf
} from "./chunks/chunk-CRP3O2IJ.js";
import "./chunks/chunk-OJRVFJ26.js";
import "./chunks/chunk-KIGM3ZUQ.js";
import {
  exitWhenWritten,
  interruptOf
} from "./chunks/chunk-P55TP6VD.js";
import "./chunks/chunk-YSMH25AF.js";
import {
  messageOf
} from "./chunks/chunk-H6BKDPII.js";
import "./chunks/chunk-WUMGRFA7.js";

// src/action.ts
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

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
setFlagsFromString("--no-memory-reducer");
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {
});
var loadPublisher = once(() => import("./chunks/publish-outcome-ABNIVESC.js"));
async function runAction() {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return (await import("./chunks/comment-report-NGBRM7CM.js")).publishSavedReport(raw);
  const interrupt = interruptOf(process, (text) => info(text));
  const read = readRunInputs(raw, await machineFor(raw), keyStyle);
  if (!read.ok) return (await loadPublisher()).failForInput(read.problems);
  try {
    const outcome = await runAndReport(read.run, {
      env: process.env,
      interrupt,
      loadEntry: fileURLToPath(new URL("./load-worker.js", import.meta.url)),
      pageEntry: fileURLToPath(new URL("./report-page.js", import.meta.url)),
      begin: ({ name, number, total }) => {
        if (name !== null) process.stdout.write(`
== ${name} (gate ${number} of ${total})
`);
        const { log, observer, end } = createProgress(process.stdout, false);
        return { log: { line: log.line, group }, observer, end };
      },
      addSecrets: createRunnerMasks(setSecret),
      show: async (gate) => (await loadPublisher()).logGate(gate),
      preload: () => void loadPublisher()
    });
    await (await loadPublisher()).publishOutcome(outcome, read.run.commentToken);
  } catch (error) {
    const problem = inputProblemOf(error, keyStyle);
    if (problem !== null) return (await loadPublisher()).failForInput([problem.message]);
    throw error;
  }
}
try {
  await runAction();
} catch (error) {
  setFailed(`memgate: ${messageOf(error)}`);
}
await exitWhenWritten(process.exitCode);
