// What was given per option, parsed: each value, or a problem told.

import type { Parsed } from "./parsers.ts";
import { type Option, type OptionName, optionOf } from "./table.ts";

/** What a shell collected: the values given per name, in order. A name that was not given is absent. */
export type RawInputs = ReadonlyMap<string, readonly string[]>;

export interface Problem {
  /** The option's name, or the unknown name as it was given; null where the message says where it is, by file and line. */
  readonly name: string | null;
  /** A sentence: the value seen and what is accepted. */
  readonly message: string;
  /** Which of the values given for the option, from 0; null where it is about none in particular. */
  readonly index: number | null;
}

export interface Reader {
  /** Null where none was given and there is no default, and where a problem was told. */
  readonly one: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => T | null;
  readonly many: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => readonly T[];
  readonly report: (name: string, message: string) => void;
  /** Of what is wrong in a file that was named: the sentence says in which, and where. */
  readonly reportSentence: (sentence: string) => void;
}

/** @param problems what is wrong is added to it */
export function createReader(raw: RawInputs, problems: Problem[]): Reader {
  const report = (name: string, message: string, index: number | null = null) =>
    problems.push({ name, message, index });
  const reportSentence = (message: string) => problems.push({ name: null, message, index: null });
  const many: Reader["many"] = (name, parse) => {
    const given = raw.get(name) ?? [];
    return given.flatMap((text, index) => {
      const parsed = parse(text);
      if (parsed.ok) return [parsed.value];
      report(name, `${seen(optionOf(name), text, index, given.length)}; expected ${parsed.accepted}`, index);
      return [];
    });
  };
  const one: Reader["one"] = (name, parse) => {
    const given = raw.get(name);
    if (given !== undefined && given.length > 1) {
      report(name, `given ${given.length} times; expected once`);
      return null;
    }
    const preset = optionOf(name).default;
    if (given === undefined && preset !== undefined) {
      const parsed = parse(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse)[0] ?? null;
  };
  return { one, many, report, reportSentence };
}

function seen(option: Option, text: string, index: number, total: number): string {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  // Of what may be a secret, only its length is told.
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}
