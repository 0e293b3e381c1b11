// Writes the command of a process as one text, without secrets that its words name.
import { truncationMark } from "./redactor.ts";
import { isSecretField, passwordsIn } from "./secret-names.ts";

const maxLength = 300;
const mask = "***";

/**
 * Joins the words of a command. Masks a value whose option, variable or header says that it is a secret, and passwords
 * in addresses.
 * @param known masks the secrets that the plan knows. It gets each word before any other masking.
 */
export function commandText(words: readonly string[], known: (text: string) => string): string {
  const text = words.map((word, index) => maskedWord(known(word), words[index - 1] ?? "")).join(" ");
  const characters = [...text];
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join("")}${truncationMark}`;
}

/** `app.api.key` is as secret as `app-api-key`. */
function isSecret(name: string): boolean {
  return isSecretField(name.replaceAll(".", "-"));
}

/** A word that is one value as a whole, with any white space in it: `--password=…`, `PASSWORD=…`, `Authorization: …`. */
const wholeWord = /^([\w.-]+)(=|:[ \t]+)./s;

function maskedWord(word: string, before: string): string {
  const isOption = /^-[\w.-]+$/.test(before);
  if (isOption && !word.startsWith("-") && isSecret(before)) return mask;
  const [, name, sign = ""] = wholeWord.exec(word) ?? [];
  if (name !== undefined && isSecret(name)) return `${name}${sign}${mask}`;
  const text = [option, header, assignment].reduce(withoutValues, word);
  return passwordsIn(text).reduce((rest, password) => rest.replaceAll(password, mask), text);
}

// A word can be a script, such as `a && b` after `sh -c`. A name in these patterns is never matched from its middle, which
// would take long in a long word. A text that is cut may end in quotes.

interface Pattern {
  /** Matches a name and its sign. The first group is the name. */
  readonly name: RegExp;
  /** Matches the value behind it. */
  readonly value: RegExp;
}

/** `--token abc` and `--token "two words"`. */
const option: Pattern = { name: /(?<!\S)(-[\w.-]+)\s+(?!-)/g, value: /"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"']+/y };
/** `X-Api-Key: abc` up to the next quote or the end of the line. */
const header: Pattern = { name: /(?<![\w-])([\w-]+):(?!\/\/)[ \t]*/g, value: /[^"'\n]+/y };
/** `TOKEN=abc` and `TOKEN="two words"`. */
const assignment: Pattern = { name: /(?<![\w.-])([\w.-]+)=/g, value: option.value };

function withoutValues(text: string, { name, value }: Pattern): string {
  let result = "";
  let maskedTo = 0;
  for (const found of text.matchAll(name)) {
    const end = found.index + found[0].length;
    if (found.index < maskedTo || !isSecret(found[1] ?? "")) continue;
    value.lastIndex = end;
    if (!value.test(text)) continue;
    result += text.slice(maskedTo, end) + mask;
    maskedTo = value.lastIndex;
  }
  return result + text.slice(maskedTo);
}
