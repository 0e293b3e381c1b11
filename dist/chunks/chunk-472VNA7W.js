import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  isSecretField,
  passwordsIn,
  truncationMark
} from "./chunk-ERVTT24X.js";

// src/redaction/command-text.ts
var maxLength = 300;
var mask = "***";
function commandText(words, known) {
  const text = words.map((word, index) => maskedWord(known(word), words[index - 1] ?? "")).join(" ");
  const characters = [...text];
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join("")}${truncationMark}`;
}
function isSecret(name) {
  return isSecretField(name.replaceAll(".", "-"));
}
var wholeWord = /^([\w.-]+)(=|:[ \t]+)./s;
function maskedWord(word, before) {
  const isOption = /^-[\w.-]+$/.test(before);
  if (isOption && !word.startsWith("-") && isSecret(before)) return mask;
  const [, name, sign = ""] = wholeWord.exec(word) ?? [];
  if (name !== void 0 && isSecret(name)) return `${name}${sign}${mask}`;
  const text = [option, header, assignment].reduce(withoutValues, word);
  return passwordsIn(text).reduce((rest, password) => rest.replaceAll(password, mask), text);
}
var option = { name: /(?<!\S)(-[\w.-]+)\s+(?!-)/g, value: /"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"']+/y };
var header = { name: /(?<![\w-])([\w-]+):(?!\/\/)[ \t]*/g, value: /[^"'\n]+/y };
var assignment = { name: /(?<![\w.-])([\w.-]+)=/g, value: option.value };
function withoutValues(text, { name, value }) {
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

export {
  commandText
};
