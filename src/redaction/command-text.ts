// Writes the command of a process as one text, without secrets that its words name.
import { truncationMark } from "./redactor.ts";
import { isSecretField, passwordsIn } from "./secret-names.ts";

const maxLength = 300;
const mask = "***";

/**
 * Joins the words of a command. Masks a value whose option or variable says that it is a secret, and passwords in
 * addresses. Does not mask secrets that only the plan knows.
 */
export function commandText(words: readonly string[]): string {
  const text = words.map((word, index) => maskedWord(word, words[index - 1] ?? "")).join(" ");
  const characters = [...text];
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join("")}${truncationMark}`;
}

/** Matches `--password=…`, `-Dapp.password=…` and `PASSWORD=…`. */
const assignment = /^([\w.-]+)=./s;

function maskedWord(word: string, before: string): string {
  const isOption = /^-[\w.-]+$/.test(before);
  if (isOption && !word.startsWith("-") && isSecretField(before)) return mask;
  const name = assignment.exec(word)?.[1];
  if (name !== undefined && isSecretField(name)) return `${name}=${mask}`;
  // A word with white space is a script, such as `a && b` after `sh -c`.
  const parts = word.split(/(\s+)/);
  if (parts.length > 1) {
    return parts.map((part, index) => (index % 2 === 1 ? part : maskedWord(part, parts[index - 2] ?? ""))).join("");
  }
  return passwordsIn(word).reduce((rest, password) => rest.replaceAll(password, mask), word);
}
