import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  flagStyle,
  styled
} from "./chunk-ZHHWJA3G.js";
import {
  flagNames,
  groups,
  optionOf,
  runFlagNames
} from "./chunk-CRP3O2IJ.js";
import "./chunk-KIGM3ZUQ.js";
import {
  entry,
  exitCodesHelp,
  processExitCodes,
  readArgv,
  switchHelp
} from "./chunk-P55TP6VD.js";
import "./chunk-YSMH25AF.js";
import "./chunk-H6BKDPII.js";
import "./chunk-WUMGRFA7.js";

// src/cli/console/run-help.ts
var runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else.",
  "dry-run": "Print the plan as JSON. memgate pulls, builds and starts nothing. memgate contacts the engine only with --container, to inspect the container."
};
function runHelp() {
  const sections = groups.map((group) => {
    const names = runFlagNames.filter((name) => optionOf(name).group === group);
    return `${group}:
${names.map(optionHelp).join("\n")}`;
  });
  return `Usage: memgate run (--image REF | --build DIR) --memory-limit SIZE [options]
       memgate run --manifest FILE [--image REF | --build DIR] [options]
       memgate run --compose-file FILE [--service NAME] [options]
       memgate run --container NAME [options]
       memgate run --config FILE [--only NAME] [options]

Examples:
  memgate run --image my-app:dev --memory-limit 256Mi --path /api/items
  memgate run --config memgate.yml --only upload --duration 5s

${sections.join("\n\n")}

Output and help:
${switchHelp(runSwitches).join("\n")}

${exitCodesHelp}
`;
}
function optionHelp(name) {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === void 0 ? "" : ` Default: ${preset}.`;
  const listText = list === true ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${styled(help, flagStyle)}${defaultText}${listText}`);
}

// src/cli/commands/run.ts
async function runCommand(args, io) {
  const line = readArgv(args, runFlagNames, [...Object.keys(runSwitches), "help"], flagNames);
  if (line.switches.has("help")) {
    io.stdout.write(runHelp());
    return processExitCodes.pass;
  }
  return (await import("./run-command-line-KQVTT3KO.js")).runCommandLine(line, io);
}
export {
  runCommand
};
