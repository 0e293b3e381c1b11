import { type OptionStyle } from "./mentions.js";
import { type OptionName } from "./names.js";
import type { Parsed } from "./parsed.js";
/** The values that a shell collected for each option name, in order. Options that were not given are absent. */
export type RawInputs = ReadonlyMap<string, readonly string[]>;
/** The reason of bad input: the wrong option, or the option that names the wrong file. */
export type InputCode = `bad-input/${OptionName | "unknown-option"}`;
/** @param name null for a name that the shell does not know */
export declare function inputCode(name: string | null): InputCode;
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
export declare function problemText({ name, message }: Problem, style: OptionStyle): string;
export interface Reader {
    /** The value or the default. Null if there is neither, or if it reported a problem. */
    readonly one: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => T | null;
    readonly many: <T>(name: OptionName, parse: (text: string) => Parsed<T>) => readonly T[];
    readonly report: (name: string, message: string) => void;
    /** Reports a problem in the file of an option. The sentence begins with the place. */
    readonly reportSentence: (option: OptionName, sentence: string) => void;
}
/** @param problems receives the problems */
export declare function createReader(raw: RawInputs, problems: Problem[]): Reader;
