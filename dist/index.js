import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  InputError,
  judgedReportOf
} from "./chunks/chunk-BWVWIGXS.js";
import {
  terminalText
} from "./chunks/chunk-7T5ETGSM.js";
import {
  options
} from "./chunks/chunk-5HIE4YVI.js";
import "./chunks/chunk-2KRUKM6I.js";
import "./chunks/chunk-CXPZJ4CG.js";
import {
  columnsOf,
  htmlOf,
  junitOf,
  readPageCode,
  readSamples
} from "./chunks/chunk-4DLJFNTY.js";
import {
  summaryOf
} from "./chunks/chunk-D445ZOHU.js";
import "./chunks/chunk-J2HFY46K.js";
import "./chunks/chunk-WABPEXZY.js";
import {
  readReport
} from "./chunks/chunk-E6WHE4OG.js";
import "./chunks/chunk-XUOUGJ26.js";
import "./chunks/chunk-5ZXTNAPB.js";
import {
  evidenceIn,
  judged
} from "./chunks/chunk-ZW43UBUL.js";
import "./chunks/chunk-PIDDR323.js";
import "./chunks/chunk-O2ZFAANL.js";
import "./chunks/chunk-FBGNEREP.js";
import "./chunks/chunk-JY4U22WL.js";
import "./chunks/chunk-V5LMJEUY.js";
import "./chunks/chunk-HR62INME.js";

// src/index.ts
import { fileURLToPath } from "node:url";

// src/api/render.ts
function renderSummary(report, { footer = "" } = {}) {
  const summary = summaryOf({ kind: "one", judged: judgedOf(report) }, { footer });
  return `${summary.trimEnd()}
`;
}
function renderText(report, { colour = false, width = 100 } = {}) {
  return terminalText(judgedOf(report), { colour, width });
}
function renderJunit(report) {
  return junitOf({ kind: "one", judged: judgedOf(report) });
}
function htmlPage(report, samples, pageEntry) {
  return htmlOf(judgedOf(report), samples ?? columnsOf(report.series), readPageCode(pageEntry));
}
function judgedOf(report) {
  const { evidence, thresholds } = evidenceIn(report);
  return judged(evidence, thresholds);
}

// src/api/judge.ts
function judgeAgain(saved, thresholds = {}) {
  if (!("schemaVersion" in saved)) return judgedReportOf(judged(saved, thresholdsOf(thresholds, defaults())));
  const { evidence, thresholds: own, identity } = evidenceIn(saved);
  return judgedReportOf(judged(evidence, thresholdsOf(thresholds, own), identity));
}
function readSavedReport(place) {
  const read = readReport(place);
  if (!read.ok) throw new InputError(read.problems);
  return read.report;
}
function defaults() {
  return { maxRatio: Number(options["max-ratio"].default), maxErrorRate: Number(options["max-error-rate"].default) };
}
function thresholdsOf(given, others) {
  const problems = [];
  const read = (name, parse) => {
    const value = given[name];
    if (value === void 0) return others[name];
    const parsed = parse(String(value));
    if (parsed.ok) return parsed.value;
    problems.push(`${name} "${value}" is not accepted; expected ${parsed.accepted}`);
    return others[name];
  };
  const thresholds = {
    maxRatio: read("maxRatio", options["max-ratio"].parse),
    maxErrorRate: read("maxErrorRate", options["max-error-rate"].parse)
  };
  if (problems.length > 0) throw new InputError(problems);
  return thresholds;
}

// src/index.ts
async function runGateOnce(options2, controls = {}) {
  const { runFromOptions } = await import("./chunks/run-YMT23FEK.js");
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
