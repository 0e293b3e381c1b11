import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  printable
} from "./chunk-HR62INME.js";

// src/cli/console/io.ts
var logColumns = 100;
function textOptions(io) {
  return { colour: io.stdoutColumns !== null && !io.env["NO_COLOR"], width: io.stdoutColumns ?? logColumns };
}
var processExitCodes = { pass: 0, badInput: 2, inconclusive: 3 };
function refuse(io, command, problems) {
  const lines = problems.map((problem) => `  ${printable(problem)}`);
  const consequence = command === "run" ? "the app was not started" : "nothing was done";
  io.stderr.write(`memgate: bad input, ${consequence}:
${lines.join("\n")}
  See memgate ${command} --help.
`);
  return processExitCodes.badInput;
}

export {
  textOptions,
  processExitCodes,
  refuse
};
