import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  InputError,
  judgedReportOf
} from "./chunks/chunk-ARJEOGSB.js";
import {
  withSavedBaseline
} from "./chunks/chunk-U3NTTRSK.js";
import {
  foreignFigures
} from "./chunks/chunk-FXR6Z3RU.js";
import {
  summaryOf
} from "./chunks/chunk-DC72QQLV.js";
import "./chunks/chunk-M5XMH2NE.js";
import "./chunks/chunk-H5HQ3E52.js";
import {
  comparedAgain,
  judgedReportAgain
} from "./chunks/chunk-LTADQMCQ.js";
import "./chunks/chunk-QF5UCEVX.js";
import "./chunks/chunk-HNERO62N.js";
import {
  htmlOf,
  readPageCode
} from "./chunks/chunk-RHBUZL4Y.js";
import {
  junitOf
} from "./chunks/chunk-PRGGZCLX.js";
import "./chunks/chunk-FHRAIDQZ.js";
import {
  judgedRunsAgain
} from "./chunks/chunk-6NFOF4OM.js";
import "./chunks/chunk-RIVGEFFH.js";
import "./chunks/chunk-DJ3I6BSQ.js";
import {
  withLeak
} from "./chunks/chunk-MR3QPYW2.js";
import "./chunks/chunk-ODTTMOID.js";
import "./chunks/chunk-FKBE7HKM.js";
import "./chunks/chunk-YFKQQEYQ.js";
import {
  terminalText
} from "./chunks/chunk-LY5XYMCG.js";
import {
  changedThresholds,
  evidenceIn,
  folderOf,
  judged,
  readBySchema,
  readReport,
  reportFileSchema
} from "./chunks/chunk-LAKQRFLF.js";
import "./chunks/chunk-L7ITZI44.js";
import {
  inputCode
} from "./chunks/chunk-ZSGAROUA.js";
import "./chunks/chunk-NJR6DWFV.js";
import {
  options
} from "./chunks/chunk-5U4SGI4T.js";
import {
  columnsOf,
  readSamples
} from "./chunks/chunk-HPGFBJ7D.js";
import {
  runFolder
} from "./chunks/chunk-NQGW7FTA.js";
import {
  notBelowMaxRatio
} from "./chunks/chunk-Q3G4CNF7.js";
import "./chunks/chunk-4IL7ZYTM.js";
import "./chunks/chunk-ERVTT24X.js";
import "./chunks/chunk-ZDYZP2FE.js";
import "./chunks/chunk-NGW5RHMD.js";
import "./chunks/chunk-HWK6PRBH.js";
import "./chunks/chunk-TGGWKTGO.js";
import "./chunks/chunk-WUMGRFA7.js";

// src/index.ts
import { fileURLToPath } from "node:url";

// src/report/model/missing-fields.ts
function withMissingFields(report) {
  const read = readBySchema(reportFileSchema(), report);
  return read.ok ? read.content : report;
}

// src/api/render.ts
var again = (report) => {
  const complete = withMissingFields(report);
  return withSavedBaseline(judgedReportAgain(complete), complete.baseline);
};
function renderSummary(report, { footer = "" } = {}) {
  const summary = summaryOf({ kind: "one", judged: again(report) }, { footer });
  return `${summary.trimEnd()}
`;
}
function renderText(report, { colour = false, width = 100 } = {}) {
  return terminalText(again(report), { colour, width });
}
function renderJunit(report) {
  return junitOf({ kind: "one", judged: again(report) });
}
function htmlPage(report, samples, pageEntry) {
  return htmlOf(again(report), samples ?? columnsOf(report.series), readPageCode(pageEntry));
}

// src/api/judge.ts
import { join } from "node:path";
function judgeAgain(saved, thresholds = {}) {
  const runs = (thresholds.runs ?? []).map(withMissingFields);
  if (!("schemaVersion" in saved)) {
    assertRuns(runs, []);
    return judgedReportOf(withLeak(judged(saved, valuesOf(thresholds, defaults(), false).thresholds)));
  }
  const report = withMissingFields(saved);
  const { evidence, thresholds: own, identity } = evidenceIn(report);
  const { set, comparison, baseline } = report;
  const isCompared = comparison != null || baseline != null;
  const { thresholds: wanted, maxIncrease } = valuesOf(thresholds, own, isCompared);
  if (thresholds.runs !== void 0) assertRuns(runs, set?.runs ?? []);
  if (set == null) {
    return judgedReportOf(withSavedBaseline(withLeak(judged(evidence, wanted, identity)), baseline, maxIncrease));
  }
  if (runs.length > 0) {
    const again2 = judgedRunsAgain(runs, set, wanted);
    const compared = comparison == null ? again2 : comparedAgain(again2, comparison, maxIncrease);
    return judgedReportOf(withSavedBaseline(compared, baseline, maxIncrease));
  }
  if (wanted.maxRatio === own.maxRatio && wanted.maxErrorRate === own.maxErrorRate)
    return judgedReportOf(withSavedBaseline(judgedReportAgain(report, wanted, maxIncrease), baseline, maxIncrease));
  const problem = `the report is about ${set.runs.length} runs and has the evidence of only one; expected the reports of all runs (runs: readRuns(PLACE)), or the ratios of the report`;
  throw new InputError([problem], { codes: ["bad-input/report"] });
}
function assertRuns(runs, records) {
  const problems = runs.length === records.length ? runs.flatMap((run, index) => {
    const figures = foreignFigures(run, records[index]);
    return figures === null ? [] : [`runs[${index}] does not belong to the set: ${figures}`];
  }) : [`runs has ${runs.length} reports; expected ${records.length}, one for each run of the set`];
  if (problems.length > 0) throw new InputError(problems, { codes: ["bad-input/report"] });
}
function readSavedReport(place) {
  const read = readReport(place);
  if (!read.ok) throw new InputError(read.problems, { codes: ["bad-input/report"] });
  return read.report;
}
function readSavedRuns(place) {
  const { set } = readSavedReport(place);
  const reads = (set?.runs ?? []).map(({ run }) => readReport(join(folderOf(place), runFolder(run), "report.json")));
  const problems = reads.flatMap((read) => read.ok ? [] : read.problems);
  if (problems.length > 0) throw new InputError(problems, { codes: ["bad-input/report"] });
  return reads.flatMap((read) => read.ok ? [read.report] : []);
}
function defaults() {
  return {
    maxRatio: Number(options["max-ratio"].default),
    warnRatio: null,
    maxErrorRate: Number(options["max-error-rate"].default),
    isEnforced: true
  };
}
var names = {
  maxRatio: "max-ratio",
  warnRatio: "warn-ratio",
  maxErrorRate: "max-error-rate",
  maxIncrease: "max-increase"
};
function valuesOf(given, others, isCompared) {
  const problems = [];
  const codes = [];
  const report = (option, problem) => {
    problems.push(problem);
    codes.push(inputCode(option));
  };
  const accepted = [...Object.keys(names), "enforce", "runs"];
  for (const name of Object.keys(given).filter((name2) => !accepted.includes(name2))) {
    const last = accepted.length - 1;
    const expected = `${accepted.slice(0, last).join(", ")} or ${accepted[last]}`;
    report(null, `${name} is not an option of judge; expected ${expected}`);
  }
  const read = (name) => {
    const value = given[name];
    if (value === void 0) return null;
    const parsed = options[names[name]].parse(String(value));
    if (parsed.ok) return parsed.value;
    report(names[name], `${name} "${value}" is not accepted; expected ${parsed.accepted}`);
    return null;
  };
  const maxRatio = read("maxRatio") ?? others.maxRatio;
  const warnRatio = read("warnRatio");
  const maxErrorRate = read("maxErrorRate") ?? others.maxErrorRate;
  if (warnRatio !== null && warnRatio >= maxRatio) {
    report("warn-ratio", `warnRatio ${notBelowMaxRatio(String(given.warnRatio), maxRatio)}`);
  }
  const maxIncrease = read("maxIncrease");
  if (maxIncrease !== null && !isCompared) {
    report("max-increase", "maxIncrease needs the report of a comparison with a base or a baseline");
  }
  const { enforce = others.isEnforced } = given;
  if (typeof enforce !== "boolean") report("enforce", `enforce "${enforce}" is not accepted; expected true or false`);
  if (problems.length > 0) throw new InputError(problems, { codes });
  const changed = { maxRatio, warnRatio, maxErrorRate, isEnforced: enforce };
  return { thresholds: changedThresholds(others, changed), maxIncrease };
}

// src/index.ts
async function runGate(options2, controls = {}) {
  const { runFromOptions } = await import("./chunks/run-UTPBCHFQ.js");
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
  readSavedRuns as readRuns,
  readSamples,
  renderHtml,
  renderJunit,
  renderSummary,
  renderText,
  runGate
};
