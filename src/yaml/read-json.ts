// Reads JSON with positions, which JSON.parse does not report.
import type { Diagnostics } from "./diagnostics.ts";
import { scanJson } from "./scan-json.ts";
import type { SourcePlace } from "./tree.ts";

/**
 * Returns null and reports the problems if the text is not valid JSON.
 *
 * @param file the file's name in messages
 * @param expected what the file should be, as the end of a message
 */
export function readJson(
  file: string,
  text: string,
  expected: string,
  diagnostics: Diagnostics,
): { readonly json: unknown } | null {
  try {
    return { json: JSON.parse(text) };
  } catch {
    // Never echo invalid JSON: it may contain secrets.
    const place = syntaxError(file, text) ?? { file, line: 1, column: 1 };
    diagnostics.error({ place, path: "" }, `invalid JSON; expected ${expected}`);
    return null;
  }
}

/** The place of the first syntax error. Null if the text is valid JSON. */
export function syntaxError(file: string, text: string): SourcePlace | null {
  const offset = scanJson(text);
  return offset === null ? null : placeFinder(file, text)(offset);
}

/**
 * The starts of the items of a list. Empty if there is no list at the path.
 *
 * @param path names of the nested objects that lead to the list
 */
export function itemPlaces(file: string, text: string, path: readonly string[]): readonly SourcePlace[] {
  const placeOf = placeFinder(file, text);
  let items: SourcePlace[] = [];
  scanJson(text, (offset, steps) => {
    const index = steps.at(-1)?.step;
    const isItem = steps.length === path.length + 1 && path.every((name, level) => steps[level]?.step === name);
    if (!isItem || typeof index !== "number") return;
    // The last of several lists at the path counts, as for JSON.parse.
    if (index === 0) items = [];
    items.push(placeOf(offset));
  });
  return items;
}

/** Returns a function that turns offsets into places. The offsets must rise: it counts the lines between them once. */
function placeFinder(file: string, text: string): (offset: number) => SourcePlace {
  let line = 1;
  let lineStart = 0;
  const lineBreak = /\r\n|\r|\n/g;
  return (offset) => {
    for (;;) {
      lineBreak.lastIndex = lineStart;
      const found = lineBreak.exec(text);
      if (found === null || found.index + found[0].length > offset) break;
      line += 1;
      lineStart = found.index + found[0].length;
    }
    return { file, line, column: offset - lineStart + 1 };
  };
}
