import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  suggestion
} from "./chunk-CXPZJ4CG.js";

// src/cli/console/argv.ts
import { parseArgs } from "node:util";
function readArgv(args, valued, switches, flags = []) {
  const options = Object.fromEntries([
    ...valued.map((name) => [name, { type: "string", multiple: true }]),
    ...switches.map((name) => [name, { type: "boolean" }])
  ]);
  const { tokens } = parseArgs({
    args: withFlags(args, flags),
    options,
    strict: false,
    tokens: true,
    allowPositionals: true
  });
  const values = /* @__PURE__ */ new Map();
  const switched = /* @__PURE__ */ new Set();
  const positionals = [];
  const problems = [];
  let meant = null;
  const misspelt = /* @__PURE__ */ new Map();
  const keep = (name, value) => {
    if (name !== null && valued.includes(name)) misspelt.set(name, value);
  };
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (meant === null) positionals.push(token.value);
      else keep(meant, token.value);
    }
    meant = null;
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (rawName === "-h") {
      switched.add("help");
      continue;
    }
    if (switches.includes(name) && rawName.startsWith("--")) {
      if (value === void 0) switched.add(name);
      else problems.push(`${rawName} takes no value (seen: "${value}")`);
    } else if (valued.includes(name) && rawName.startsWith("--")) {
      if (value === void 0 || !inlineValue && value.startsWith("--"))
        problems.push(`${rawName} needs a value; write a value that begins with -- as ${rawName}=\u2026`);
      else values.set(name, [...values.get(name) ?? [], value]);
    } else {
      const similar = suggestion(rawName.replace(/^-+/, ""), [...valued, ...switches]);
      problems.push(`${rawName} is not an option${similar === null ? "" : `; did you mean --${similar}?`}`);
      if (value === void 0) meant = similar ?? "";
      else keep(similar, value);
    }
  }
  for (const [name, value] of misspelt) if (!values.has(name)) values.set(name, [value]);
  return { values, switches: switched, positionals, problems };
}
function withFlags(args, flags) {
  const end = args.indexOf("--");
  return args.map((arg, at) => {
    const isFlag = (end < 0 || at < end) && arg.startsWith("--") && flags.includes(arg.slice(2));
    const next = args[at + 1];
    return isFlag && (next === void 0 || next.startsWith("-")) ? `${arg}=true` : arg;
  });
}

// src/cli/console/help-layout.ts
var columns = 80;
var textColumn = 28;
var exitCodesHelp = `Exit codes:
  0  pass
  1  the gate failed: over-ratio or oom-killed
  2  bad input
  3  inconclusive, or a pass whose report could not be written`;
function switchHelp(switches) {
  const all = [...Object.entries(switches), ["help", "Print this help."]];
  return all.map(([name, help]) => entry(`--${name}`, help));
}
function entry(flag, text) {
  const lines = wrapped(text, columns - textColumn);
  const start = `  ${flag}`;
  const rows = start.length + 2 <= textColumn ? lines : ["", ...lines];
  return rows.map((line, index) => `${(index === 0 ? start : "").padEnd(textColumn)}${line}`.trimEnd()).join("\n");
}
function wrapped(text, width) {
  return text.split(" ").reduce((lines, word) => {
    const last = lines.at(-1);
    if (last === void 0 || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

export {
  readArgv,
  exitCodesHelp,
  switchHelp,
  entry
};
