// The line of a file that a report shows as a suggestion.

/** GitHub shows a longer line badly, and a manifest on one line is as long as the whole file. */
const maxLineLength = 1_000;

/** True if the text is one line without invisible characters, which could hide a part of it. A tab may be in it. */
export function isPlainLine(text: string): boolean {
  return text.length <= maxLineLength && !/[\p{Cf}\p{Zl}\p{Zp}]|(?!\t)\p{Cc}/u.test(text);
}
