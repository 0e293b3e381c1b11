import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";

// src/cli/console/help-layout.ts
var columns = 80;
var textColumn = 28;
var verdictCodesHelp = `Exit codes:
  0  pass, or a verdict that is not enforced (--enforce false)
  1  the gate failed: over-ratio, increased, leaks, out-of-memory or oom-killed
  2  bad input`;
var exitCodesHelp = `${verdictCodesHelp}
  3  inconclusive; or a check that would pass, but its report cannot be written`;
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
  verdictCodesHelp,
  exitCodesHelp,
  switchHelp,
  entry
};
