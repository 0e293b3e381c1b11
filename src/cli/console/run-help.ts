// The help text of memgate run. It has its own file, because the other help texts need no table of options.
import { flagStyle, styled } from "../../options/mentions.ts";
import { groups, type OptionName, optionOf, runFlagNames } from "../../options/table.ts";
import { entry, exitCodesHelp, switchHelp } from "./help-layout.ts";

export const runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else.",
  "dry-run":
    "Print the plan as JSON. memgate pulls, builds and starts nothing. memgate contacts the engine only with --container, to inspect the container.",
} as const;

export function runHelp(): string {
  const sections = groups.map((group) => {
    const names = runFlagNames.filter((name) => optionOf(name).group === group);
    return `${group}:\n${names.map(optionHelp).join("\n")}`;
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

function optionHelp(name: OptionName): string {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const defaultText = preset === undefined ? "" : ` Default: ${preset}.`;
  const listText = list === true ? " Can be repeated." : "";
  return entry(`--${name} ${placeholder}`, `${styled(help, flagStyle)}${defaultText}${listText}`);
}
