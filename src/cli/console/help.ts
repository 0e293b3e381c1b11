import { version } from "../../lib/version.ts";
import { optionNames, optionOf } from "../../options/table.ts";

export const runSwitches = {
  json: "Print the report as JSON on stdout, and nothing else there.",
  "dry-run":
    "Print what would be done, and pull, build or start nothing. Only with container the engine is asked, for that container.",
} as const;

const exits = `Exit codes:
  0  pass
  1  the gate failed: over the ratio, or OOM-killed
  2  bad input; the app was not started
  3  not measured: the run says why`;

export const mainHelp = `memgate ${version}: a memory gate for containers

Starts an app's container under a memory limit, drives HTTP load at it, samples the
container's working set (what kubectl top shows) and fails when the peak comes too
close to the limit or anything in the container is OOM-killed.

Usage:
  memgate run --image REF --memory-limit SIZE [options]   run a gate
  memgate run --config memgate.yml [options]              run several gates
  memgate judge REPORT.json [options]                     judge a saved report again
  memgate show REPORT.json [options]                      show a saved report
  memgate comment --report REPORT.json                    comment on a pull request
  memgate doctor                                          what a run here can see
  memgate COMMAND --help
  memgate --version

${exits}
`;

export function runHelp(): string {
  return `Usage: memgate run (--image REF | --build DIR) --memory-limit SIZE [options]
       memgate run --manifest FILE [--image REF | --build DIR] [options]
       memgate run --compose-file FILE [--service NAME] [options]
       memgate run --container NAME [options]
       memgate run --config FILE [--only NAME] [options]

Examples:
  memgate run --image my-app:dev --memory-limit 256Mi --path /api/items --duration 20s
  memgate run --config memgate.yml --only upload --duration 5s

Options:
${[...optionNames.map(optionHelp), ...switchHelp(runSwitches)].join("\n")}

${exits}
`;
}

export const judgeSwitches = { json: "Print the report with its new verdict as JSON on stdout." } as const;

export function judgeHelp(): string {
  return `Usage: memgate judge REPORT.json [--max-ratio RATIO] [--max-error-rate RATIO] [--json]

Judges the evidence of a saved report again, with its own thresholds or others. Needs no
Docker Engine.

Options:
${[
  ["max-ratio", "0.8 or 80%"],
  ["max-error-rate", "0.01 or 1%"],
]
  .map(([name, example]) => block(`--${name} RATIO`, `Instead of the one that the report was judged with: ${example}.`))
  .concat(switchHelp(judgeSwitches))
  .join("\n")}

${exits}
`;
}

/** The other forms that show can write, each to a file. */
export const showFiles = {
  html: "Write the page for a person to FILE, with every sample where samples.csv lies beside the report.",
  summary: "Write the job summary (GitHub-flavoured Markdown) to FILE.",
  junit: "Write JUnit XML to FILE.",
} as const;

export function showHelp(): string {
  return `Usage: memgate show REPORT.json [--html FILE] [--summary FILE] [--junit FILE]

Shows a saved report as the run showed it, on the terminal or in the named files. Judges
nothing again and needs no Docker Engine. A report-dir may be given instead of its file, and -
instead of a FILE for standard output.

Options:
${Object.entries(showFiles)
  .map(([name, help]) => block(`--${name} FILE`, help))
  .concat(switchHelp({}))
  .join("\n")}

Exit codes:
  0  shown
  2  bad input
`;
}

export function commentHelp(): string {
  return `Usage: memgate comment --report REPORT.json [--pull-request N]

Writes the summary of a saved report as a comment on a pull request, or updates the one that
is there. Meant for a workflow_run, which may comment where a fork's pull request may not; the
report is not trusted. Takes the repository and the event from the runner's variables
(GITHUB_REPOSITORY, GITHUB_EVENT_PATH) and the token from GITHUB_TOKEN.

Options:
${[
  block("--report FILE", "The report.json, or the report-dir that it lies in."),
  block("--pull-request N", "Default: that of the event."),
  ...switchHelp({}),
].join("\n")}

Exit codes:
  0  written
  2  bad input
  3  not written: the text says why
`;
}

export const doctorSwitches = { json: "Print what was found as JSON on stdout." } as const;

export const doctorHelp = `Usage: memgate doctor [--image REF] [--json]

Says which Docker Engine a run here would use, its version and cgroup version, whether
limits are applied, whether the container's cgroup files are visible and how fast the
stats API answers, and so which spikes a run here can catch. Runs one small container for
it, for about a second.

Options:
${[block("--image REF", "Image of that container; it must stay running for a second. Default: a tiny one made on the spot."), ...switchHelp(doctorSwitches)].join("\n")}

Exit codes:
  0  a run here works
  2  bad input
  3  a run here would not work: the text says why
`;

function optionHelp(name: (typeof optionNames)[number]): string {
  const { placeholder, help, list, default: preset } = optionOf(name);
  const repeat = list === true ? " Repeat for more." : "";
  const standard = preset === undefined ? "" : ` Default: ${preset}.`;
  return block(`--${name} ${placeholder}`, `${help}${standard}${repeat}`);
}

function switchHelp(switches: Readonly<Record<string, string>>): string[] {
  return [...Object.entries(switches), ["help", "Print this."] as const].map(([name, help]) =>
    block(`--${name}`, help),
  );
}

/** The flag on a line of its own, its text below, within 88 columns. */
function block(flag: string, text: string): string {
  const lines = text.split(" ").reduce<string[]>((all, word) => {
    const last = all.at(-1);
    if (last === undefined || last.length + word.length > 80) all.push(word);
    else all[all.length - 1] = `${last} ${word}`;
    return all;
  }, []);
  return `  ${flag}\n${lines.map((line) => `      ${line}`).join("\n")}`;
}
