import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  InputError,
  judgedReportOf
} from "./chunks/chunk-TEDM3KLI.js";
import {
  inputCode
} from "./chunks/chunk-TQB47DXW.js";
import "./chunks/chunk-ZHHWJA3G.js";
import {
  htmlOf,
  readPageCode
} from "./chunks/chunk-6Q3WXZKJ.js";
import {
  junitOf
} from "./chunks/chunk-HGAC65I7.js";
import {
  columnsOf,
  readSamples
} from "./chunks/chunk-4Z2J4QPW.js";
import {
  summaryOf
} from "./chunks/chunk-ZXEVNEZF.js";
import {
  options
} from "./chunks/chunk-CRP3O2IJ.js";
import {
  terminalText
} from "./chunks/chunk-5IDNCX2N.js";
import {
  readReport
} from "./chunks/chunk-MZZ3FBWK.js";
import {
  evidenceIn,
  judged,
  judgedAgain
} from "./chunks/chunk-OJRVFJ26.js";
import "./chunks/chunk-KIGM3ZUQ.js";
import "./chunks/chunk-P55TP6VD.js";
import "./chunks/chunk-YSMH25AF.js";
import "./chunks/chunk-H6BKDPII.js";
import "./chunks/chunk-WUMGRFA7.js";

// src/index.ts
import { fileURLToPath } from "node:url";

// src/api/render.ts
function renderSummary(report, { footer = "" } = {}) {
  const summary = summaryOf({ kind: "one", judged: judgedAgain(report) }, { footer });
  return `${summary.trimEnd()}
`;
}
function renderText(report, { colour = false, width = 100 } = {}) {
  return terminalText(judgedAgain(report), { colour, width });
}
function renderJunit(report) {
  return junitOf({ kind: "one", judged: judgedAgain(report) });
}
function htmlPage(report, samples, pageEntry) {
  return htmlOf(judgedAgain(report), samples ?? columnsOf(report.series), readPageCode(pageEntry));
}

// src/api/judge.ts
function judgeAgain(saved, thresholds = {}) {
  if (!("schemaVersion" in saved)) return judgedReportOf(judged(saved, thresholdsOf(thresholds, defaults())));
  const { evidence, thresholds: own, identity } = evidenceIn(saved);
  return judgedReportOf(judged(evidence, thresholdsOf(thresholds, own), identity));
}
function readSavedReport(place) {
  const read = readReport(place);
  if (!read.ok) throw new InputError(read.problems, { codes: ["bad-input/report"] });
  return read.report;
}
function defaults() {
  return { maxRatio: Number(options["max-ratio"].default), maxErrorRate: Number(options["max-error-rate"].default) };
}
function thresholdsOf(given, others) {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(others, name));
  const problems = unknown.map((name) => `${name} is not an option of judge; expected maxRatio or maxErrorRate`);
  const codes = unknown.map(() => inputCode(null));
  const read = (name, option) => {
    const value = given[name];
    if (value === void 0) return others[name];
    const parsed = options[option].parse(String(value));
    if (parsed.ok) return parsed.value;
    problems.push(`${name} "${value}" is not accepted; expected ${parsed.accepted}`);
    codes.push(inputCode(option));
    return others[name];
  };
  const thresholds = {
    maxRatio: read("maxRatio", "max-ratio"),
    maxErrorRate: read("maxErrorRate", "max-error-rate")
  };
  if (problems.length > 0) throw new InputError(problems, { codes });
  return thresholds;
}

// src/index.ts
async function runGateOnce(options2, controls = {}) {
  const { runFromOptions } = await import("./chunks/run-I6PYFDIJ.js");
  const files = { loadEntry: beside("load-worker.js"), pageEntry: beside("report-page.js") };
  return runFromOptions(options2, controls, files);
}
function renderHtml(report, samples = null) {
  return htmlPage(report, samples, beside("report-page.js"));
}
function beside(name) {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
export {
  InputError,
  judgeAgain as judge,
  readSavedReport as readReport,
  readSamples,
  renderHtml,
  renderJunit,
  renderSummary,
  renderText,
  runGateOnce as runGate
};
