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

${sectionsOf(sizeFlagNames.filter((name) => !(name in notInSize)))}

Output and help:
${switchHelp(sizeSwitches).join("\n")}

Exit codes:
  0  memgate found a limit, or --enforce is false
  1  the app does not pass under the present limit
  2  bad input
  3  memgate cannot say which limit is right, the search is not finished, or
     memgate could not write a file
`;
}

function sectionsOf(flags: readonly OptionName[]): string {
  const sections = groups.flatMap((group) => {
    const names = flags.filter((name) => optionOf(name).group === group);
    return names.length === 0 ? [] : [`${group}:\n${names.map(optionHelp).join("\n")}`];
  });
  return sections.join("\n\n");
}

function optionHelp(name: OptionName): string {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === undefined ? "" : ` Default: ${preset}.`;
  const listText = list === true ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${styled(help, flagStyle)}${defaultText}${listText}`);
}
