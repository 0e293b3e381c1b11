import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  notInSize
} from "./chunk-4FTSL22L.js";
import {
  groups,
  optionOf,
  runFlagNames,
  sizeFlagNames
} from "./chunk-5U4SGI4T.js";
import {
  entry,
  exitCodesHelp,
  switchHelp
} from "./chunk-NGW5RHMD.js";
import {
  flagStyle,
  styled
} from "./chunk-HWK6PRBH.js";

// src/cli/console/run-help.ts
var runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else.",
  "dry-run": "Print the plan as JSON. memgate pulls, builds and starts nothing. memgate contacts the engine only with --container, to inspect the container."
};
function runHelp() {
  return `Usage: memgate run (--image REF | --build DIR) --memory-limit SIZE [options]
       memgate run --manifest FILE [--image REF | --build DIR] [options]
       memgate run --compose-file FILE [--service NAME] [options]
       memgate run --container NAME [options]
       memgate run --config FILE [--only NAME] [options]

Examples:
  memgate run --image my-app:dev --memory-limit 256Mi --path /api/items
  memgate run --config memgate.yml --only upload --duration 5s

${sectionsOf(runFlagNames)}

Output and help:
${switchHelp(runSwitches).join("\n")}

${exitCodesHelp}
`;
}
var sizeSwitches = {
  json: "Print size.json on stdout, and nothing else.",
  "dry-run": "Print the plan of the first run as JSON. memgate pulls, builds and starts nothing."
};
var inSize = {
  config: "File with the options of one or more gates (memgate.yml). memgate searches the limit of one gate. Options given with `config` override the file.",
  only: "Name of the gate in `config`. Required if the file has several gates.",
  "report-dir": "Folder for size.json and a folder with the report of each run. memgate creates it if needed."
};
function sizeHelp() {
  return `Usage: memgate size (--image REF | --build DIR) --memory-limit SIZE [options]
       memgate size --manifest FILE [--write FILE] [options]
       memgate size --compose-file FILE [--service NAME] [options]
       memgate size --config FILE --only NAME [options]

Finds a limit close to the lowest that the app survives under this load. Runs
the gate under the present limit, then under lower limits, with a fresh
container for each run and at most 12 runs. Confirms the limit with three runs.
If you interrupt memgate, the same command continues the search.

Example:
  memgate size --build . --memory-limit 512Mi --path /api/items --requests 5000

${sectionsOf(
    sizeFlagNames.filter((name) => !(name in notInSize)),
    inSize
  )}

Output and help:
${switchHelp(sizeSwitches).join("\n")}

Exit codes:
  0  memgate found a limit; with --enforce false, also if it found none
  1  the app does not pass under the present limit
  2  bad input
  3  memgate cannot say which limit is right, the search is not finished, or
     memgate could not write a file
`;
}
function sectionsOf(flags, others = {}) {
  const sections = groups.flatMap((group) => {
    const names = flags.filter((name) => optionOf(name).group === group);
    return names.length === 0 ? [] : [`${group}:
${names.map((name) => optionHelp(name, others[name])).join("\n")}`];
  });
  return sections.join("\n\n");
}
function optionHelp(name, other) {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === void 0 ? "" : ` Default: ${preset}.`;
  const listText = list === true && other === void 0 ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${styled(other ?? help, flagStyle)}${defaultText}${listText}`);
}

export {
  runSwitches,
  runHelp,
  sizeSwitches,
  sizeHelp
};
