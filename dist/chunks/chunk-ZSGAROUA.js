import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  optionOf,
  options
} from "./chunk-5U4SGI4T.js";
import {
  isOptionName,
  markedStyle,
  styled
} from "./chunk-HWK6PRBH.js";

// src/options/reader.ts
function inputCode(name) {
  return `bad-input/${name !== null && isOptionName(name) ? name : "unknown-option"}`;
}
function problemText({ name, message }, style) {
  const text = styled(message, style);
  return name === null ? text : `${style(name)} ${text}`;
}
function createReader(raw, problems) {
  const report = (name, message, index = null) => problems.push({ code: inputCode(name), name, message, index });
  const reportSentence = (option, message) => problems.push({ code: inputCode(option), name: null, message, index: null });
  const many = (name, parse) => {
    const texts = raw.get(name) ?? [];
    return texts.flatMap((text, index) => {
      const parsed = parse(text);
      if (parsed.ok) return [parsed.value];
      report(name, `${notAccepted(optionOf(name), text, index, texts.length)}; expected ${parsed.accepted}`, index);
      return [];
    });
  };
  const one = (name, parse) => {
    const texts = raw.get(name);
    if (texts !== void 0 && texts.length > 1) {
      report(name, `is given ${texts.length} times; expected once`);
      return null;
    }
    const preset = optionOf(name).default;
    if (texts === void 0 && preset !== void 0) {
      const parsed = parse(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse)[0] ?? null;
  };
  return { one, many, report, reportSentence };
}
function notAccepted(option, text, index, total) {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}

// src/inputs/comment-inputs.ts
var used = ["mode", "report", "pull-request", "github-token"];
var commentOnly = ["report", "pull-request"];
function readCommentInputs(raw) {
  const problems = [];
  const { one, report: problem } = createReader(raw, problems);
  const report = one("report", options.report.parse);
  const pullRequest = one("pull-request", options["pull-request"].parse);
  const token = one("github-token", options["github-token"].parse);
  if (!report)
    problem("report", "is required with `mode: comment`; expected a report such as memgate-report/report.json");
  if (!token)
    problem("github-token", "is required with `mode: comment`; expected a token, such as github.token of the workflow");
  for (const name of raw.keys()) {
    if (!used.includes(name)) problem(name, "has no effect with `mode: comment`; remove it");
  }
  if (problems.length > 0 || !report || !token)
    return { ok: false, problems: problems.map((each) => problemText(each, markedStyle)) };
  return { ok: true, inputs: { report, pullRequest, token } };
}

export {
  inputCode,
  problemText,
  createReader,
  commentOnly,
  readCommentInputs
};
