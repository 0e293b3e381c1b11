// Parses the given values of each option and collects problems.

import { type OptionStyle, styled } from "./mentions.ts";
import { isOptionName, type OptionName } from "./names.ts";
import type { Parsed } from "./parsed.ts";
import { type Option, optionOf } from "./table.ts";

/** The values that a shell collected for each option name, in order. Options that were not given are absent. */
export type RawInputs = ReadonlyMap<string, readonly string[]>;

/** The reason of bad input: the wrong option, or the option that names the wrong file. */
export type InputCode = `bad-input/${OptionName | "unknown-option"}`;

/** @param name null for a name that the shell does not know */
export function inputCode(name: string | null): InputCode {
  return `bad-input/${name !== null && isOptionName(name) ? name : "unknown-option"}`;
}

export interface Problem {
  readonly code: InputCode;
  /** The name of the option, even if memgate does not know it. Null if the message begins with a place in a file. */
  readonly name: string | null;
  /** A sentence with the value seen and the accepted values, without the name. Other options are in backticks. */
  readonly message: string;
  /** The index of the wrong value, from 0. Null if the problem is not about a single value. */
  readonly index: number | null;
}

/** The problem as a sentence, with its options in the style of a shell. */
export function problemText({ name, message }: Problem, style: OptionStyle): string {
  const text = styled(message, style);
  return name === null ? text : `${style(name)} ${text}`;
}

export interface Reader {
  /** The value or the default. Null if there is neither, or if it reported a problem. */
  readonly one: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => T | null;
  readonly many: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => readonly T[];
  readonly report: (name: string, message: string) => void;
  /** Reports a problem in the file of an option. The sentence begins with the place. */
  readonly reportSentence: (option: OptionName, sentence: string) => void;
}

/** @param problems receives the problems */
export function createReader(raw: RawInputs, problems: Problem[]): Reader {
  const report = (name: string, message: string, index: number | null = null) =>
    problems.push({ code: inputCode(name), name, message, index });
  const reportSentence: Reader["reportSentence"] = (option, message) =>
    problems.push({ code: inputCode(option), name: null, message, index: null });
  const many: Reader["many"] = (name, parse) => {
    const texts = raw.get(name) ?? [];
    return texts.flatMap((text, index) => {
      const parsed = parse(text);
      if (parsed.ok) return [parsed.value];
      report(name, `${notAccepted(optionOf(name), text, index, texts.length)}; expected ${parsed.accepted}`, index);
      return [];
    });
  };
  const one: Reader["one"] = (name, parse) => {
    const texts = raw.get(name);
    if (texts !== undefined && texts.length > 1) {
      report(name, `is given ${texts.length} times; expected once`);
      return null;
    }
    const preset = optionOf(name).default;
    if (texts === undefined && preset !== undefined) {
      const parsed = parse(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse)[0] ?? null;
  };
  return { one, many, report, reportSentence };
}

function notAccepted(option: Option, text: string, index: number, total: number): string {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  // Never echo a value that may be a secret. The message has only its length.
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}
