import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  InputError,
  judgedReportOf
} from "./chunks/chunk-65UY242Z.js";
import {
  summaryOf
} from "./chunks/chunk-A5SBO2EX.js";
import {
  htmlOf,
  junitOf,
  readPageCode
} from "./chunks/chunk-FWRC27XI.js";
import {
  readReport
} from "./chunks/chunk-DHKIHIDP.js";
import {
  terminalText
} from "./chunks/chunk-HIL42UHW.js";
import {
  columnsOf,
  readSamples
} from "./chunks/chunk-GOORXMZT.js";
import "./chunks/chunk-GJMPBZ5R.js";
import "./chunks/chunk-NBOKMYLT.js";
import "./chunks/chunk-DGCY2YQ3.js";
import {
  evidenceIn,
  judged
} from "./chunks/chunk-BLQCHM2G.js";
import "./chunks/chunk-VUT7PM44.js";
import "./chunks/chunk-SDIXCIJV.js";
import "./chunks/chunk-JY4U22WL.js";
import "./chunks/chunk-DQB73R54.js";
import {
  options
} from "./chunks/chunk-IVBEHEZL.js";
import "./chunks/chunk-5ZXTNAPB.js";
import "./chunks/chunk-N5GU662R.js";

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
  const { runFromOptions } = await import("./chunks/run-SWCR2C2Z.js");
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
