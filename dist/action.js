import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  annotationOf,
  annotationTitle
} from "./chunks/chunk-E5PS2F35.js";
import {
  isCommentMode,
  machine,
  readCommentInputs,
  readRunInputs,
  runAndReport
} from "./chunks/chunk-GTYJYQAM.js";
import {
  interruptOf
} from "./chunks/chunk-IH27QCKU.js";
import {
  exitWhenWritten
} from "./chunks/chunk-6J2VXZAH.js";
import {
  gateText,
  runText
} from "./chunks/chunk-7T5ETGSM.js";
import "./chunks/chunk-V6Y4R454.js";
import {
  describeWritten,
  publish
} from "./chunks/chunk-HTI7KR5E.js";
import "./chunks/chunk-K7JJMVTL.js";
import {
  createProgress
} from "./chunks/chunk-ULKKMU7M.js";
import "./chunks/chunk-OVJ6V47U.js";
import {
  linesOf
} from "./chunks/chunk-CTVJHDUV.js";
import {
  isOptionName,
  optionOf
} from "./chunks/chunk-5HIE4YVI.js";
import "./chunks/chunk-2KRUKM6I.js";
import "./chunks/chunk-CXPZJ4CG.js";
import "./chunks/chunk-4DLJFNTY.js";
import {
  refusalSummary,
  summaryOf
} from "./chunks/chunk-D445ZOHU.js";
import {
  reportDirOf,
  reportLineInWorkflow
} from "./chunks/chunk-J2HFY46K.js";
import {
  exitCodeOfRun,
  messageOfRun,
  shownOf
} from "./chunks/chunk-WABPEXZY.js";
import {
  readRun
} from "./chunks/chunk-E6WHE4OG.js";
import "./chunks/chunk-XUOUGJ26.js";
import "./chunks/chunk-5ZXTNAPB.js";
import {
  limitToSet,
  reportOf
} from "./chunks/chunk-ZW43UBUL.js";
import {
  GateError
} from "./chunks/chunk-PIDDR323.js";
import "./chunks/chunk-O2ZFAANL.js";
import "./chunks/chunk-FBGNEREP.js";
import "./chunks/chunk-JY4U22WL.js";
import {
  messageOf
} from "./chunks/chunk-V5LMJEUY.js";
import {
  printable
} from "./chunks/chunk-HR62INME.js";

// src/action.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { appendFileSync as appendFileSync2 } from "node:fs";
import { fileURLToPath } from "node:url";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();

// node_modules/@actions/core/lib/platform.js
import os3 from "os";
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

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

// src/action/outputs.ts
function outputsOf(run, reportPath) {
  const judged = shownOf(run);
  const report = judged === null ? null : reportOf(judged);
  const peak = report?.peak ?? null;
  const suggested = report?.suggestedLimitBytes ?? null;
  return {
    verdict: report?.verdict.kind ?? "inconclusive",
    "peak-bytes": peak === null ? "" : String(peak.workingSetBytes),
    "peak-ratio": peak === null ? "" : peak.ratio.toFixed(4),
    "limit-bytes": report === null ? "" : String(report.limitBytes),
    "oom-killed": String(report?.oom.killed ?? false),
    "suggested-limit": suggested === null ? "" : limitToSet(suggested),
    gates: run.kind === "one" ? "" : JSON.stringify(run.gates.map(gateOutput)),
    report: reportPath
  };
}
function gateOutput(gate) {
  const report = gate.kind === "judged" ? reportOf(gate.judged) : null;
  return {
    name: gate.name,
    verdict: report?.verdict.kind ?? "inconclusive",
    peakBytes: report?.peak?.workingSetBytes ?? null,
    peakRatio: report?.peak?.ratio ?? null,
    limitBytes: report?.limitBytes ?? null,
    oomKilled: report?.oom.killed ?? null
  };
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
var logText = { colour: false, width: 120 };
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {
});
async function runAction() {
  const raw = actionInputs(process.env);
  if (isCommentMode(raw)) return commentReport(raw);
  const interrupt = interruptOf(process, (text) => info(text));
  const read = readRunInputs(raw, machine, (name) => name);
  if (!read.ok) return refuse(read.problems);
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
      show: (gate) => withoutCommands(() => process.stdout.write(gateText(gate, logText)))
    });
    await publishOutcome(outcome, read.run.commentToken);
  } catch (error2) {
    if (error2 instanceof GateError && error2.stage === "inputs") return refuse([error2.message]);
    throw error2;
  }
}
async function commentReport(raw) {
  const title = "memgate: no comment was written";
  const read = readCommentInputs(raw);
  const saved = read.ok ? readRun(read.inputs.report) : null;
  const problems = [...read.ok ? [] : read.problems, ...saved === null || saved.ok ? [] : saved.problems];
  if (!read.ok || saved === null || !saved.ok)
    return fail(`bad input, no comment was written:
${printableLines(problems)}`, { title, place: null });
  const written = await publish(saved.run, process.env, read.inputs.token, read.inputs.pullRequest);
  if (written.kind === "refused") fail(written.notice, { title, place: null });
  else info(describeWritten(written));
}
function printableLines(lines) {
  return lines.map((line) => `- ${printable(line)}`).join("\n");
}
async function publishOutcome(outcome, commentToken) {
  const { result, reportPath, reportProblem } = outcome;
  const reportDir = reportDirOf(reportPath, process.cwd());
  const reportPointer = reportLineInWorkflow(result, reportDir);
  const text = runText(result, { ...logText, reportDir });
  withoutCommands(() => process.stdout.write(`
${text}${printable(reportPointer)}
`));
  for (const [name, value] of Object.entries(outputsOf(result, reportPath))) setOutput(name, value);
  if (commentToken !== null) {
    const written = await publish(result, process.env, commentToken);
    if (written.kind === "refused") notice(written.notice);
    else info(describeWritten(written));
  }
  const summary2 = summaryOf(result, { footer: reportPointer });
  const problems = [reportProblem, writeSummary(summary2)].filter((problem) => problem !== null);
  const place = annotationOf(outcome, machine.readText);
  if (exitCodeOfRun(result) !== 0) {
    for (const problem of problems) info(`memgate: ${problem}`);
    fail(messageOfRun(result), { title: annotationTitle(result), place });
  } else if (problems.length > 0) setFailed(`memgate: ${problems.join("; ")}`);
}
function fail(message, { title, place }) {
  process.exitCode = ExitCode.Failure;
  error(message, { title, ...place === null ? {} : { file: place.file, startLine: place.line } });
}
function refuse(problems) {
  writeSummary(refusalSummary(problems));
  const lines = problems.map((problem) => `- ${problem}`).join("\n");
  fail(`bad input, the app was not started:
${lines}`, { title: "memgate: bad input", place: null });
}
function writeSummary(markdown) {
  const path = process.env["GITHUB_STEP_SUMMARY"];
  try {
    if (path) appendFileSync2(path, `${markdown}
`);
    return null;
  } catch (error2) {
    return `memgate could not write the job summary: ${messageOf(error2)}`;
  }
}
function group(title) {
  startGroup(printable(title));
  const resume = stopCommands();
  return {
    out: process.stdout,
    end: () => {
      resume();
      endGroup();
    }
  };
}
function withoutCommands(write) {
  const resume = stopCommands();
  try {
    write();
  } finally {
    resume();
  }
}
function stopCommands() {
  const token = randomUUID2();
  process.stdout.write(`::stop-commands::${token}
`);
  return () => process.stdout.write(`
::${token}::
`);
}
try {
  await runAction();
} catch (error2) {
  setFailed(`memgate: ${messageOf(error2)}`);
}
await exitWhenWritten(process.exitCode);
