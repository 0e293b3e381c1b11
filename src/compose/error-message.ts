// Turns an error message of docker compose into one line with file and line number. Pure.

import { escapeRegExp } from "../redaction/encodings.ts";
import { redactorOf } from "../redaction/redactor.ts";
import { placeText } from "../yaml/diagnostics.ts";
import type { ComposeFiles } from "./compose-file.ts";
import type { Path } from "./compose-yaml.ts";
import { meantField } from "./known-fields.ts";

/** Lines with warnings or progress, which docker compose prints next to the error. */
const noise = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;

/** Texts that a message may contain. */
export interface KnownTexts {
  /** Values of variables. memgate masks them. */
  readonly values: readonly string[];
  /** Public texts: content and paths of the files, names of images. memgate does not mask a value that they contain. */
  readonly publicTexts: readonly string[];
}

/**
 * The error message in docker compose's stderr, prefixed with FILE:LINE if the message names a field in the files. Some
 * messages contain values of variables. memgate masks values at known positions, and known values at any position.
 */
export function composeRefusal(
  stderr: string,
  files: Pick<ComposeFiles, "placeOf" | "secrets">,
  { values, publicTexts }: KnownTexts,
): string {
  const message = stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !noise.test(line))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  const path = pathIn(message);
  const place = path === null ? null : files.placeOf(path);
  const isPublic = (value: string) => publicTexts.some((text) => hasWord(text, value));
  const redactor = redactorOf([...files.secrets, ...values.filter((value) => !isPublic(value))]);
  const text =
    redactor.sentence(withoutLiterals(withoutValues(message), isPublic)) || "docker compose failed without a message";
  const meant = path !== null && unknownField.test(message) ? meantField(path) : null;
  const hint = meant === null ? "" : `; did you mean ${meant}?`;
  return `${place === null ? "" : `${placeText(place)}: `}${text}${hint}`;
}

/** Rewrites messages that quote a variable's value or a line of an env file. */
function withoutValues(message: string): string {
  return message
    .replace(
      /(invalid interpolation format for [^\s]+?)\.? You may need to escape.*$/,
      "$1; write $$$$ for a literal $",
    )
    .replace(/(invalid template): .*$/i, "$1; write $$$$ for a literal $")
    .replace(
      /(line \d+): (?:unexpected character|unterminated quoted value|.*variable name).*$/,
      (_, line: string, at: number) => `${at === 0 ? "an env file is invalid: " : ""}${line} is not NAME=VALUE`,
    )
    .replace(/^decoding failed due to the following error\(s\): /, "")
    .replace(/^validating \S+: +/, "");
}

/** Words that precede a value in a message: a quoted value (`quotedValue`), or a value up to the end (`valueAtEnd`). */
const quotedValue =
  /\b((?:parsing|duration|unit|value|boolean|size:|value:|undefined (?:service|network|volume|secret|config)) )("(?:[^"\\]|\\.)*"|'.*')/g;
const valueAtEnd = /\b((?:containerPort|hostPort|proto|ip address|boolean|IP|is missing a value): )(.*)$/;

function withoutLiterals(message: string, isPublic: (value: string) => boolean): string {
  const masked = (value: string) => (isPublic(value.replace(/^["'](.*)["']$/, "$1")) ? value : "***");
  const hide = (_: string, words: string, value: string) => words + masked(value);
  return message.replace(quotedValue, hide).replace(valueAtEnd, hide);
}

/** True if the text contains the word, not only as a part of a longer word. */
function hasWord(text: string, word: string): boolean {
  if (word === "" || !text.includes(word)) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escapeRegExp(word)}(?![\\p{L}\\p{N}_])`, "u").test(text);
}

const unknownField = /dditional propert(?:y|ies) '?([^\s']+)'? (?:is )?not allowed/;

/** The path of the field that a message is about; null if it names none. */
function pathIn(message: string): Path | null {
  const match = (pattern: RegExp) => pattern.exec(message)?.slice(1) ?? null;
  const undefinedReference = match(/service "([^"]+)" refers to undefined (volume|network|secret|config)/);
  if (undefinedReference !== null) return ["services", undefinedReference[0] ?? "", `${undefinedReference[1]}s`];
  const depends = match(/service "([^"]+)" depends on undefined service/) ?? match(/cycle detected: ([^\s]+) ->/);
  if (depends !== null) return ["services", depends[0] ?? "", "depends_on"];
  const service = match(/service "([^"]+)"/);
  if (service !== null) return ["services", service[0] ?? ""];
  const dotted = /\b(?:services|networks|volumes|secrets|configs)\b[.[][^\s:'",]+/.exec(message)?.[0];
  const unknown = match(unknownField);
  if (dotted === undefined) return unknown;
  return [...dotted.split(/[.[\]]+/).filter((part) => part !== ""), ...(unknown ?? [])];
}
