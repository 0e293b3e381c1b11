// The help text of memgate run. It has its own file, because the other help texts need no table of options.
import { flagStyle, styled } from "../../options/mentions.ts";
import type { OptionName } from "../../options/names.ts";
import { notInSize } from "../../options/not-in-size.ts";
import { groups, optionOf, runFlagNames, sizeFlagNames } from "../../options/table.ts";
import { entry, exitCodesHelp, switchHelp } from "./help-layout.ts";

export const runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else.",
  "dry-run":
    "Print the plan as JSON. memgate pulls, builds and starts nothing. memgate contacts the engine only with --container, to inspect the container.",
} as const;

export function runHelp(): string {
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

export const sizeSwitches = {
  json: "Print size.json on stdout, and nothing else.",
  "dry-run": "Print the plan of the first run as JSON. memgate pulls, builds and starts nothing.",
} as const;

/** The help of the options that mean something else in memgate size than in memgate run. */
const inSize: Partial<Readonly<Record<OptionName, string>>> = {
  config:
    "File with the options of one or more gates (memgate.yml). memgate searches the limit of one gate. Options given with `config` override the file.",
  only: "Name of the gate in `config`. Required if the file has several gates.",
  "report-dir": "Folder for size.json and a folder with the report of each run. memgate creates it if needed.",
};

export function sizeHelp(): string {
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
  inSize,
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

function sectionsOf(flags: readonly OptionName[], others: typeof inSize = {}): string {
  const sections = groups.flatMap((group) => {
    const names = flags.filter((name) => optionOf(name).group === group);
    return names.length === 0 ? [] : [`${group}:\n${names.map((name) => optionHelp(name, others[name])).join("\n")}`];
  });
  return sections.join("\n\n");
}

/** @param other replaces the help of the option */
function optionHelp(name: OptionName, other: string | undefined): string {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === undefined ? "" : ` Default: ${preset}.`;
  const listText = list === true && other === undefined ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${styled(other ?? help, flagStyle)}${defaultText}${listText}`);
}
