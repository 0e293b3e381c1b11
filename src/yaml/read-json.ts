// Reads JSON with positions, which JSON.parse does not report.
import { type JSONVisitor, visit } from "jsonc-parser";
import type { Diagnostics } from "./diagnostics.ts";
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
  let found: SourcePlace | null = null;
  const onError: JSONVisitor["onError"] = (_code, _offset, _length, line, character) => {
    found ??= { file, line: line + 1, column: character + 1 };
  };
  walk(text, { onError });
  return found;
}

/**
 * The starts of the items of a list. Empty if there is no list at the path.
 *
 * @param path names of the nested objects that lead to the list
 */
export function itemPlaces(file: string, text: string, path: readonly string[]): readonly SourcePlace[] {
  const list = JSON.stringify(path);
  let items: SourcePlace[] = [];
  let level = 0;
  const onValue = (line: number, character: number, namesOf: () => readonly (string | number)[]) => {
    // The library copies the names of all levels. Only the items of the list need them.
    if (level !== path.length + 1) return;
    const names = namesOf();
    if (typeof names.at(-1) !== "number" || JSON.stringify(names.slice(0, -1)) !== list) return;
    // The last of several lists at the path counts, as for JSON.parse.
    if (names.at(-1) === 0) items = [];
    items.push({ file, line: line + 1, column: character + 1 });
  };
  const open: JSONVisitor["onObjectBegin"] = (_offset, _length, line, character, namesOf) => {
    onValue(line, character, namesOf);
    level += 1;
  };
  const close = () => {
    level -= 1;
  };
  walk(text, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    // The library passes six arguments: the value, its offset and length, then these.
    onLiteralValue: (...[, , , line, character, namesOf]) => onValue(line, character, namesOf),
  });
  return items;
}

function walk(text: string, visitor: JSONVisitor): void {
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error) {
    // The library recurses for each level, so deep nesting overflows the stack. The items found before that are right.
    if (!(error instanceof RangeError)) throw error;
  }
}
