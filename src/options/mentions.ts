// Messages name options in backticks, some with a value: `ready: http`. Each shell writes them in its own way.
import { isOptionName } from "./table.ts";

/** Writes an option, with its value if there is one, as the users of a shell write it. */
export type OptionStyle = (name: string, value?: string) => string;

/** As in memgate.yml and in the inputs of the Action: `ready: http`. */
export const keyStyle: OptionStyle = (name, value) => (value === undefined ? name : `${name}: ${value}`);

/** As on the command line: `--ready http`. */
export const flagStyle: OptionStyle = (name, value) => (value === undefined ? `--${name}` : `--${name} ${value}`);

/** The text with its options in the style of a shell. Other text in backticks stays. */
export function styled(text: string, style: OptionStyle): string {
  return text.replace(/`([a-z-]+)(?:: ([^`]+))?`/g, (whole: string, name: string, value?: string) =>
    isOptionName(name) ? style(name, value) : whole,
  );
}
