// Parses a command line into values per option, and collects its problems.
import { parseArgs } from "node:util";
import { suggestion } from "../../lib/suggest.ts";

export interface CommandLine {
  /** The values of each option that takes a value, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The options without a value that are present. */
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
  /** One sentence for each problem. */
  readonly problems: readonly string[];
}

/**
 * Reads `--name value`, `--name=value` and switches. Collects all problems, unlike the strict mode of parseArgs, which stops
 * at the first.
 * @param valued options that take a value
 * @param switches options without a value
 * @param flags options of `valued` whose value can be left out; the value is then `true`
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
  /**
   * Set after an unknown option, because its value may be the next word. Holds the known option that the unknown one
   * resembles, or an empty string if there is none. Null otherwise.
   */
  let meant: string | null = null;
  const misspelt = new Map<string, string>();
  const keep = (name: string | null, value: string) => {
    if (name !== null && valued.includes(name)) misspelt.set(name, value);
  };
  for (const token of tokens) {
    // A word after an unknown option is probably its value.
    if (token.kind === "positional") {
      if (meant === null) positionals.push(token.value);
      else keep(meant, token.value);
    }
    meant = null;
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
      // A word that begins with -- is an option. Such a value must be written as --name=value.
      if (value === undefined || (!inlineValue && value.startsWith("--")))
        problems.push(`${rawName} needs a value; write a value that begins with -- as ${rawName}=…`);
      else values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      const similar = suggestion(rawName.replace(/^-+/, ""), [...valued, ...switches]);
      problems.push(`${rawName} is not an option${similar === null ? "" : `; did you mean --${similar}?`}`);
      if (value === undefined) meant = similar ?? "";
      else keep(similar, value);
    }
  }
  // A misspelt option counts as given, so that no problem says that it is missing.
  for (const [name, value] of misspelt) if (!values.has(name)) values.set(name, [value]);
  return { values, switches: switched, positionals, problems };
}

/** Adds `=true` to each flag that no value follows. */
function withFlags(args: readonly string[], flags: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, at) => {
    const isFlag = (end < 0 || at < end) && arg.startsWith("--") && flags.includes(arg.slice(2));
    const next = args[at + 1];
    return isFlag && (next === undefined || next.startsWith("-")) ? `${arg}=true` : arg;
  });
}
