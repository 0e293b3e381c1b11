// Finds positions in a JSON text, which JSON.parse does not report.
import { visit } from "jsonc-parser";

export interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

export interface JsonPositions {
  /** The first syntax error. Null if the text is valid JSON. */
  readonly error: JsonPosition | null;
  /** The starts of the items of the list. Empty if there is no list at the path. */
  readonly items: readonly JsonPosition[];
}

/**
 * @param path names of the nested objects that lead to the list
 * @throws RangeError if the text has thousands of levels, because the library recurses for each
 */
export function jsonPositions(text: string, path: readonly string[]): JsonPositions {
  const list = JSON.stringify(path);
  let error: JsonPosition | null = null;
  let items: JsonPosition[] = [];
  let level = 0;
  const onValue = (line: number, character: number, namesOf: () => readonly (string | number)[]) => {
    // The library copies the names of all levels. Only the items of the list need them.
    if (level !== path.length + 1) return;
    const names = namesOf();
    if (typeof names.at(-1) !== "number" || JSON.stringify(names.slice(0, -1)) !== list) return;
    // The last of several lists at the path counts, as for JSON.parse.
    if (names.at(-1) === 0) items = [];
    items.push({ line: line + 1, column: character + 1 });
  };
  const close = () => {
    level -= 1;
  };
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line, character, namesOf) => {
        onValue(line, character, namesOf);
        level += 1;
      },
      onArrayBegin: (_offset, _length, line, character, namesOf) => {
        onValue(line, character, namesOf);
        level += 1;
      },
      onObjectEnd: close,
      onArrayEnd: close,
      onLiteralValue: (_value, _offset, _length, line, character, namesOf) => onValue(line, character, namesOf),
      onError: (_code, _offset, _length, line, character) => {
        error ??= { line: line + 1, column: character + 1 };
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  );
  return { error, items };
}
