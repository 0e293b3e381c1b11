// A command line into values per option and what is wrong with it.
import { parseArgs } from "node:util";
import { suggestion } from "../../lib/suggest.ts";

export interface CommandLine {
  /** Values per option that takes one, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
  /** Sentences. */
  readonly problems: readonly string[];
}

/**
 * Reads `--name value`, `--name=value` and switches. All problems are gathered: parseArgs' strict mode stops at the first.
 * @param valued options that take a value
 * @param switches options that take none
 * @param flags those of `valued` whose value may be left out, and is `true` then
 */
export function readArgv(
  args: readonly string[],
  valued: readonly string[],
  switches: readonly string[],
  flags: readonly string[] = [],
): CommandLine {
  const options = Object.fromEntries([
    ...valued.map((name) => [name, { type: "string", multiple: true }] as const),
    ...switches.map((name) => [name, { type: "boolean" }] as const),
  ]);
  const { tokens } = parseArgs({
    args: withFlags(args, flags),
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string[]>();
  const switched = new Set<string>();
  const positionals: string[] = [];
  const problems: string[] = [];
  let isAfterUnknown = false;
  for (const token of tokens) {
    // What stands behind an unknown option was meant for it.
    if (token.kind === "positional" && !isAfterUnknown) positionals.push(token.value);
    isAfterUnknown = false;
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (rawName === "-h") {
      switched.add("help");
      continue;
    }
    if (switches.includes(name) && rawName.startsWith("--")) {
      if (value === undefined) switched.add(name);
      else problems.push(`${rawName} takes no value (seen: "${value}")`);
    } else if (valued.includes(name) && rawName.startsWith("--")) {
      // What looks like an option is one: a value that does is written --name=value.
      if (value === undefined || (!inlineValue && value.startsWith("--")))
        problems.push(`${rawName} needs a value; one that begins with -- is given as ${rawName}=…`);
      else values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      problems.push(unknown(rawName, [...valued, ...switches]));
      isAfterUnknown = true;
    }
  }
  return { values, switches: switched, positionals, problems };
}

/** A flag takes the word behind it where that is a value of one. */
function withFlags(args: readonly string[], flags: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, at) => {
    const isFlag = (end < 0 || at < end) && arg.startsWith("--") && flags.includes(arg.slice(2));
    const next = args[at + 1];
    return isFlag && (next === undefined || next.startsWith("-")) ? `${arg}=true` : arg;
  });
}

function unknown(rawName: string, known: readonly string[]): string {
  const meant = suggestion(rawName.replace(/^-+/, ""), known);
  return `${rawName} is not an option${meant === null ? "" : `; did you mean --${meant}?`}`;
}
