// docker compose's own refusal of a file, in one line, with the place that it is about. Pure.
import { redactorOf, type Secret } from "../redact.ts";
import { type ComposeFiles, placeText } from "./compose-file.ts";
import type { Path } from "./compose-yaml.ts";

/** Its warnings and its progress, which are lines of their own. */
const aside = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;

/**
 * What docker compose wrote on stderr, with FILE:LINE before it where the place can be told. Values of variables, which
 * some of its messages repeat, are taken out.
 * @param values of what is not in the files, which it has put in place of variables
 */
export function composeRefusal(
  stderr: string,
  files: Pick<ComposeFiles, "placeOf" | "secrets" | "names">,
  values: readonly Secret[],
): string {
  const said = stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !aside.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  const path = pathIn(said);
  const place = path === null ? null : files.placeOf(path);
  // A service's name tells where to look.
  const hidden = values.filter((value) => !files.names.has(typeof value === "string" ? value : value.inLogs));
  const text = redactorOf([...files.secrets, ...hidden]).log(withoutValues(said)) || "docker compose gives no reason";
  return place === null ? text : `${placeText(place)}: ${text}`;
}

/** The messages that repeat a text as it is: a variable's value, or a line of an env file. */
function withoutValues(said: string): string {
  return said
    .replace(
      /(invalid interpolation format for [^\s]+?)\.? You may need to escape.*$/,
      "$1; a $ that is meant is written $$$$",
    )
    .replace(/(invalid template): .*$/i, "$1: a $ that is meant is written $$$$")
    .replace(/(line \d+: )(unexpected character|unterminated quoted value|.*variable name).*$/, "$1is no NAME=VALUE")
    .replace(/^(line \d+: is no NAME=VALUE)/, "an env file, $1")
    .replace(/^decoding failed due to the following error\(s\): /, "")
    .replace(/^validating \S+: +/, "");
}

function pathIn(said: string): Path | null {
  const quoted = (pattern: RegExp) => pattern.exec(said)?.slice(1) ?? null;
  const undefinedThing = quoted(/service "([^"]+)" refers to undefined (volume|network|secret|config)/);
  if (undefinedThing !== null) return ["services", undefinedThing[0] ?? "", `${undefinedThing[1]}s`];
  const depends = quoted(/service "([^"]+)" depends on undefined service/) ?? quoted(/cycle detected: ([^\s]+) ->/);
  if (depends !== null) return ["services", depends[0] ?? "", "depends_on"];
  const service = quoted(/service "([^"]+)"/);
  if (service !== null) return ["services", service[0] ?? ""];
  const dotted = /\b(?:services|networks|volumes|secrets|configs)\b[.[][^\s:'",]+/.exec(said)?.[0];
  const unknown = quoted(/dditional propert(?:y|ies) '?([^\s']+)'? (?:is )?not allowed/);
  if (dotted === undefined) return unknown;
  return [...dotted.split(/[.[\]]+/).filter((part) => part !== ""), ...(unknown ?? [])];
}
