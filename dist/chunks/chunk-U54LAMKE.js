import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  suggestion
} from "./chunk-IVBEHEZL.js";

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
  let isAfterUnknown = false;
  for (const token of tokens) {
    if (token.kind === "positional" && !isAfterUnknown) positionals.push(token.value);
    isAfterUnknown = false;
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
      problems.push(unknown(rawName, [...valued, ...switches]));
      isAfterUnknown = true;
    }
  }
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
function unknown(rawName, known) {
  const similar = suggestion(rawName.replace(/^-+/, ""), known);
  return `${rawName} is not an option${similar === null ? "" : `; did you mean --${similar}?`}`;
}

export {
  readArgv
};
