import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  isSecretField,
  passwordsIn,
  truncationMark
} from "./chunk-ERVTT24X.js";

// src/redaction/command-text.ts
var maxLength = 300;
var mask = "***";
function commandText(words) {
  const text = words.map((word, index) => maskedWord(word, words[index - 1] ?? "")).join(" ");
  const characters = [...text];
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join("")}${truncationMark}`;
}
var assignment = /^([\w.-]+)=./s;
function maskedWord(word, before) {
  const isOption = /^-[\w.-]+$/.test(before);
  if (isOption && !word.startsWith("-") && isSecretField(before)) return mask;
  const name = assignment.exec(word)?.[1];
  if (name !== void 0 && isSecretField(name)) return `${name}=${mask}`;
  const parts = word.split(/(\s+)/);
  if (parts.length > 1) {
    return parts.map((part, index) => index % 2 === 1 ? part : maskedWord(part, parts[index - 2] ?? "")).join("");
  }
  return passwordsIn(word).reduce((rest, password) => rest.replaceAll(password, mask), word);
}

// src/memory/largest-processes.ts
var maxProcesses = 50;
function largestOf(processes, more) {
  const size = ({ anonymousBytes, rssBytes }) => anonymousBytes ?? rssBytes;
  const sorted = processes.toSorted((a, b) => size(b) - size(a) || b.rssBytes - a.rssBytes);
  return { list: sorted.slice(0, maxProcesses), leftOut: more + Math.max(0, sorted.length - maxProcesses) };
}

export {
  commandText,
  largestOf
};
