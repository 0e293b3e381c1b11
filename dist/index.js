import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  InputError,
  judgedReportOf
} from "./chunks/chunk-CHC7RHQN.js";
import {
  summaryOf
} from "./chunks/chunk-4IPI35GM.js";
import {
  htmlOf,
  junitOf,
  readPageCode
} from "./chunks/chunk-6WLSJHT6.js";
import {
  readReport
} from "./chunks/chunk-4YCGPKCS.js";
import {
  terminalText
} from "./chunks/chunk-KC6FNF54.js";
import {
  columnsOf,
  readSamples
} from "./chunks/chunk-ZSRNJJJA.js";
import "./chunks/chunk-GNXQ5TYF.js";
import "./chunks/chunk-NBOKMYLT.js";
import "./chunks/chunk-VLIHL2M2.js";
import {
  evidenceIn,
  judged
} from "./chunks/chunk-LZTVCTUG.js";
import "./chunks/chunk-OKDFX5TW.js";
import "./chunks/chunk-ZWLT4LEE.js";
import "./chunks/chunk-JY4U22WL.js";
import "./chunks/chunk-DQB73R54.js";
import {
  options
} from "./chunks/chunk-UJK2VK5A.js";
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
  const { runFromOptions } = await import("./chunks/run-MVQAL2FH.js");
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
