// Turns an error message of docker compose into one line with its place in a file. Pure.

import { placeText } from "../lib/place-text.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import type { ComposeFiles } from "./compose-file.ts";
import type { Path } from "./compose-yaml.ts";
import { meantField } from "./known-fields.ts";

/** Lines with warnings or progress, which docker compose prints next to the error. */
const noise = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;

/**
 * The error message in docker compose's stderr, prefixed with FILE:LINE:COLUMN if the message names a field in the files.
 * @param mask masks secrets in the message, which may quote values of variables
 */
export function composeRefusal(
  stderr: string,
  files: Pick<ComposeFiles, "placeOf" | "writtenAt" | "writtenAs">,
  mask: (message: string) => string,
): string {
  const message = messageIn(stderr);
  const path = pathIn(message);
  const written = path === null ? quotedValue(message, files) : files.writtenAt(path);
  const place = path === null ? (written?.place ?? null) : files.placeOf(path);
  const field = path === null && written?.place != null ? `${written.field}: ` : "";
  const text = mask(withoutLines(message)) || "docker compose failed without a message";
  const meant = path !== null && unknownField.test(message) ? meantField(path) : null;
  const hint = meant === null ? "" : `; did you mean ${meant}?`;
  const from = written === null ? "" : `; the value uses ${written.variables.join(" and ")}`;
  return `${place === null ? "" : `${placeText(place)}: `}${field}${text}${hint}${from}`;
}

/** The messages that quote a value of a service without its field, and the field. */
const messagesWithValue: readonly (readonly [RegExp, string])[] = [
  [/^invalid spec: (.*): empty section between colons/, "volumes"],
  [/^No port specified: (.*)<empty>/, "ports"],
  // Without the path if it is empty.
  [/^env file (?:.+ )?not found: stat (.*): no such file/, "env_file"],
];

function quotedValue(message: string, files: Pick<ComposeFiles, "writtenAs">) {
  for (const [pattern, field] of messagesWithValue) {
    const value = pattern.exec(message)?.[1];
    if (value !== undefined) return files.writtenAs(field, value);
  }
  return null;
}

/** The line of the field that the error message names. Null if it names no field, or if the files lack the field. */
export function refusedPlace(stderr: string, files: Pick<ComposeFiles, "placeOf">): SourcePlace | null {
  const path = pathIn(messageIn(stderr));
  return path === null ? null : files.placeOf(path);
}

/** The error message on one line. */
function messageIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !noise.test(line));
  return lines.join(" ").replace(/\s+/g, " ").trim();
}

/** Removes a quoted line of an env file, or a quoted value, from a message, because it may be a secret. */
function withoutLines(message: string): string {
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
