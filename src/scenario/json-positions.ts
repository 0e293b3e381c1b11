// Finds positions in a JSON text, which JSON.parse does not report.

/** The index of the first syntax error; null if the text is valid JSON. */
export function syntaxErrorAt(text: string): number | null {
  return walk(text, () => {}).errorAt;
}

/**
 * The line numbers on which the items of a list start. Empty if there is no list at the path.
 * @param path names of the nested objects that lead to the list
 */
export function itemLines(text: string, path: readonly string[]): readonly number[] {
  const wanted = JSON.stringify(path);
  const offsets: number[] = [];
  walk(text, (at, names) => {
    if (
      names.length === path.length + 1 &&
      typeof names.at(-1) === "number" &&
      JSON.stringify(names.slice(0, -1)) === wanted
    ) {
      offsets.push(at);
    }
  });
  let line = 1;
  let from = 0;
  return offsets.map((offset) => {
    for (let at = text.indexOf("\n", from); at >= 0 && at < offset; at = text.indexOf("\n", from)) {
      line += 1;
      from = at + 1;
    }
    return line;
  });
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Matches only the opening quote of a string. `endOfString` scans the rest, which may have several megabytes. */
const token = /[ \t\r\n]*([{}[\]:,"]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings must not contain them
const special = /["\\\x00-\x1f]/g;
const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/** The index after the string whose opening quote is before `from`; null if the string is not valid. */
function endOfString(text: string, from: number): number | null {
  special.lastIndex = from;
  for (;;) {
    const found = special.exec(text)?.[0];
    if (found === '"') return special.lastIndex;
    if (found !== "\\") return null;
    escaped.lastIndex = special.lastIndex;
    if (!escaped.test(text)) return null;
    special.lastIndex = escaped.lastIndex;
  }
}

interface Open {
  readonly isList: boolean;
  name: string | number;
}

type Expected = "value" | "value or ]" | "name" | "name or }" | ":" | ", or end";

/** @param onValue called with the start and the path of each value whose path has at most 3 names or indexes */
function walk(
  text: string,
  onValue: (at: number, names: readonly (string | number)[]) => void,
): { readonly errorAt: number | null } {
  const open: Open[] = [];
  let expected: Expected = "value";
  token.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[1];
    const isEnd: boolean = expected === ", or end" && open.length === 0;
    if (found === undefined) {
      const blank = /[ \t\r\n]*/y;
      blank.lastIndex = from;
      blank.exec(text);
      return { errorAt: isEnd && blank.lastIndex === text.length ? null : blank.lastIndex };
    }
    const at = token.lastIndex - found.length;
    const inner = open.at(-1);
    const next: Expected | null = isEnd ? null : expectedAfter(found, expected, inner);
    const end = found === '"' ? endOfString(text, at + 1) : token.lastIndex;
    if (next === null || end === null) return { errorAt: at };
    token.lastIndex = end;
    const isValue = expected.startsWith("value") && found !== "]";
    if (isValue && inner?.isList === true) inner.name = expected === "value or ]" ? 0 : Number(inner.name) + 1;
    if (isValue && open.length < 4) {
      onValue(
        at,
        open.map(({ name }) => name),
      );
    }
    if (expected.startsWith("name") && inner !== undefined) inner.name = text.slice(at + 1, end - 1);
    if (found === "{" || found === "[") open.push({ isList: found === "[", name: "" });
    if (found === "}" || found === "]") open.pop();
    expected = next;
  }
}

function expectedAfter(found: string, expected: Expected, inner: Open | undefined): Expected | null {
  if (expected === ":") return found === ":" ? "value" : null;
  if (expected === ", or end") {
    if (found === ",") return inner?.isList === true ? "value" : "name";
    return found === (inner?.isList === true ? "]" : "}") ? ", or end" : null;
  }
  if (expected.startsWith("name")) {
    if (found === "}" && expected === "name or }") return ", or end";
    return found.startsWith('"') ? ":" : null;
  }
  if (found === "{") return "name or }";
  if (found === "[") return "value or ]";
  if (found === "]" && expected === "value or ]") return ", or end";
  return /^[}\]:,]$/.test(found) ? null : ", or end";
}
