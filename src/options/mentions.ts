// Texts name options in backticks, some with a value: `ready: http`. Each place writes them in its own way.
import { isOptionName, type OptionName } from "./names.ts";

/** Writes an option, with its value if there is one, as its readers know it. */
export type OptionStyle = (name: string, value?: string) => string;

/** As in memgate.yml and in the inputs of the Action: `ready: http`. */
export const keyStyle: OptionStyle = (name, value) => (value === undefined ? name : `${name}: ${value}`);

/** As on the command line: `--ready http`. */
export const flagStyle: OptionStyle = (name, value) => (value === undefined ? `--${name}` : `--${name} ${value}`);

/** Keeps the backticks, for readers of plain text who may use any shell. */
export const markedStyle: OptionStyle = (name, value) => `\`${keyStyle(name, value)}\``;

/** Names an option in a text with other parts. */
export function mark(name: OptionName, value?: string | number): string {
  return markedStyle(name, value === undefined ? undefined : `${value}`);
}

/**
 * The text with its options in a style.
 * @param other converts the text between the options; other text in backticks is part of it
 */
export function styled(text: string, style: OptionStyle, other = (between: string) => between): string {
  let result = "";
  let end = 0;
  for (const { 0: whole, 1: name = "", 2: value, index } of text.matchAll(/`([a-z-]+)(?:: ([^`]+))?`/g)) {
    if (!isOptionName(name)) continue;
    result += other(text.slice(end, index)) + style(name, value);
    end = index + whole.length;
  }
  return result + other(text.slice(end));
}
