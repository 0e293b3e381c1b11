import { type OptionName } from "./names.js";
/** Writes an option, with its value if there is one, as its readers know it. */
export type OptionStyle = (name: string, value?: string) => string;
/** As in memgate.yml and in the inputs of the Action: `ready: http`. */
export declare const keyStyle: OptionStyle;
/** As on the command line: `--ready http`. */
export declare const flagStyle: OptionStyle;
/** Keeps the backticks, for readers of plain text who may use any shell. */
export declare const markedStyle: OptionStyle;
/** Names an option in a text with other parts. */
export declare function mark(name: OptionName, value?: string | number): string;
/**
 * The text with its options in a style.
 * @param other converts the text between the options; other text in backticks is part of it
 */
export declare function styled(text: string, style: OptionStyle, other?: (between: string) => string): string;
