// docker compose's own refusal of a file, in one line, with the place that it is about. Pure.

import { asPattern } from "../redaction/encodings.ts";
import { redactorOf } from "../redaction/redactor.ts";
import { type ComposeFiles, composePlaceText } from "./compose-file.ts";
import type { Path } from "./yaml-tree.ts";

/** Its warnings and its progress, which are lines of their own. */
const aside = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;

/** What messages may be about. */
export interface Known {
  /** Values that may stand in place of variables. */
  readonly values: readonly string[];
  /** What tells nothing that is not seen otherwise, whatever the values are: texts of the files, their paths, names of images. */
  readonly shown: readonly string[];
}

/**
 * What docker compose wrote on stderr, with FILE:LINE before it where the place can be told. Values of variables, which
 * some of its messages repeat, are taken out: by their place in the message, and those that are known wherever they are.
 */
export function composeRefusal(
  stderr: string,
  files: Pick<ComposeFiles, "placeOf" | "secrets">,
  { values, shown }: Known,
): string {
  const said = stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !aside.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  const path = pathIn(said);
  const place = path === null ? null : files.placeOf(path);
  const isShown = (value: string) => shown.some((text) => hasWord(text, value));
  const redactor = redactorOf([...files.secrets, ...values.filter((value) => !isShown(value))]);
  const text = redactor.sentence(withoutLiterals(withoutValues(said), isShown)) || "docker compose gives no reason";
  return place === null ? text : `${composePlaceText(place)}: ${text}`;
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

/** Where messages repeat a value, whatever they are about: in quotes behind these words, and behind these at their end. */
const quoted =
  /\b((?:parsing|duration|unit|value|boolean|size:|value:|undefined (?:service|network|volume|secret|config)) )("(?:[^"\\]|\\.)*"|'.*')/g;
const atEnd = /\b((?:containerPort|hostPort|proto|ip address|boolean|IP|is missing a value): )(.*)$/;

function withoutLiterals(said: string, isShown: (value: string) => boolean): string {
  const masked = (value: string) => (isShown(value.replace(/^["'](.*)["']$/, "$1")) ? value : "***");
  const hide = (_: string, words: string, value: string) => words + masked(value);
  return said.replace(quoted, hide).replace(atEnd, hide);
}

/** Whether it stands in a text, and is no part of a longer word there. */
function hasWord(text: string, word: string): boolean {
  if (word === "" || !text.includes(word)) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}_])${asPattern(word)}(?![\\p{L}\\p{N}_])`, "u").test(text);
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
