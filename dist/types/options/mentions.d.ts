/** Writes an option, with its value if there is one, as the users of a shell write it. */
export type OptionStyle = (name: string, value?: string) => string;
/** As in memgate.yml and in the inputs of the Action: `ready: http`. */
export declare const keyStyle: OptionStyle;
/** As on the command line: `--ready http`. */
export declare const flagStyle: OptionStyle;
/** The text with its options in the style of a shell. Other text in backticks stays. */
export declare function styled(text: string, style: OptionStyle): string;
