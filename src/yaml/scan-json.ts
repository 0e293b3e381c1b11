// Finds the values of a JSON text and its first syntax error. Deep nesting is no problem: the scanner does not recurse.

/** An object or a list that is open, and the name or the position of its current value. */
interface Level {
  readonly isList: boolean;
  step: string | number;
}

type State = "value" | "first item" | "name" | "first name" | "colon" | "after value";

/**
 * Returns the offset of the first syntax error. Null if the text is valid JSON.
 * @param onValue gets the offset of each value, and the steps that lead to it
 */
export function scanJson(
  text: string,
  onValue: (offset: number, steps: readonly Level[]) => void = () => {},
): number | null {
  const levels: Level[] = [];
  let state: State = "value";
  for (let at = afterSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at);
    if (end === null) return at;
    const token = text.slice(at, end);
    const isValue = (state === "value" || state === "first item") && !/^[\]},:]/.test(token);
    if (isValue) onValue(at, levels);
    const next = stateAfter(token, state, levels);
    if (next === null) return at;
    state = next;
    at = afterSpace(text, end);
  }
  return state === "after value" && levels.length === 0 ? null : text.length;
}

/** Null if the token cannot stand here. */
function stateAfter(token: string, state: State, levels: Level[]): State | null {
  const level = levels.at(-1);
  if (state === "colon") return token === ":" ? "value" : null;
  if (state === "after value" || (state === "first item" && token === "]") || (state === "first name" && token === "}"))
    return stateAfterValue(token, levels);
  if (state === "value" || state === "first item") return stateAfterStart(token, levels);
  if (level === undefined || !token.startsWith('"')) return null;
  level.step = JSON.parse(token);
  return "colon";
}

function stateAfterStart(token: string, levels: Level[]): State | null {
  if (/^[\]},:]/.test(token)) return null;
  if (token !== "{" && token !== "[") return "after value";
  const isList = token === "[";
  levels.push({ isList, step: isList ? 0 : "" });
  return isList ? "first item" : "first name";
}

/** Also for the end of an empty list or object. */
function stateAfterValue(token: string, levels: Level[]): State | null {
  const level = levels.at(-1);
  if (level === undefined) return null;
  if (token === ",") {
    if (typeof level.step === "number") level.step += 1;
    return level.isList ? "value" : "name";
  }
  if (token !== (level.isList ? "]" : "}")) return null;
  levels.pop();
  return "after value";
}

const space = /[ \t\r\n]*/y;
const shortToken = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function afterSpace(text: string, at: number): number {
  return afterMatch(space, text, at) ?? at;
}

/** Null if no token begins here. */
function tokenEnd(text: string, at: number): number | null {
  return text[at] === '"' ? stringEnd(text, at) : afterMatch(shortToken, text, at);
}

function stringEnd(text: string, begin: number): number | null {
  let at = begin + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (text[at] === '"') return at + 1;
    if (code < 0x20) return null;
    const next = text[at] === "\\" ? afterMatch(escaped, text, at) : at + 1;
    if (next === null) return null;
    at = next;
  }
  return null;
}

function afterMatch(sticky: RegExp, text: string, at: number): number | null {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : null;
}
