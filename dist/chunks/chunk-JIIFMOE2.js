import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  printable
} from "./chunk-U3JDLIYU.js";

// src/cli/io.ts
var columnsOfALog = 100;
function textOptions(io) {
  return { colour: io.stdoutColumns !== null && !io.env["NO_COLOR"], width: io.stdoutColumns ?? columnsOfALog };
}
var exitCodes = { pass: 0, badInput: 2, notMeasured: 3 };
function refuse(io, command, problems) {
  const lines = problems.map((problem) => `  ${printable(problem)}`);
  const nothing = command === "run" ? "the app was not started" : "nothing was done";
  io.stderr.write(`memgate: bad input, ${nothing}:
${lines.join("\n")}
  See memgate ${command} --help.
`);
  return exitCodes.badInput;
}

export {
  textOptions,
  exitCodes,
  refuse
};
