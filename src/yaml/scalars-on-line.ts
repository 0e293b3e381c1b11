// Finds the scalars whose keys are on a line of a YAML file, to replace one of them without a change of anything else.
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Pair,
  Parser,
  visit,
} from "yaml";

/** The value of a key, as it is written in the file. */
export interface WrittenScalar {
  /** The keys from the root of the document. The index of a list item is a number. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  /** `other`: an alias, a block scalar, or a value that is not a scalar. */
  readonly form: "plain" | "quoted" | "other";
  /** The place of the value in the file, with its quotes. */
  readonly offset: number;
  readonly length: number;
  /** The name of an anchor around the value to which an alias refers. Null if the value is written for one place only. */
  readonly sharedBy: string | null;
  /** Returns the text of the scalar at another path of the document. Null if that path has no scalar. */
  readonly other: (path: readonly (string | number)[]) => string | null;
}

/** @param text a valid YAML file without a byte order mark. @param line from 1 */
export function scalarsOnLine(text: string, line: number): readonly WrittenScalar[] {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent", keepSourceTokens: true });
  const documents = [...composer.compose(tokensOf(text), false, text.length)];
  return documents.flatMap((document) => scalarsIn(document, (offset) => lines.linePos(offset).line === line));
}

function* tokensOf(text: string) {
  const parser = new Parser();
  for (const source of new Lexer().lex(text)) yield* parser.next(source);
  yield* parser.end();
}

function scalarsIn(document: Document, isWanted: (offset: number) => boolean): readonly WrittenScalar[] {
  const aliases = new Set<string>();
  visit(document, { Alias: (_, { source }) => void aliases.add(source) });
  const found: WrittenScalar[] = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      const { key } = pair;
      if (isScalar(key) && key.range && isWanted(key.range[0]))
        found.push(scalarOf(document, pair, ancestors, aliases));
    },
  });
  return found;
}

function scalarOf(
  document: Document,
  pair: Pair,
  ancestors: readonly unknown[],
  aliases: ReadonlySet<string>,
): WrittenScalar {
  const { value } = pair;
  const anchors = [...ancestors, value].flatMap((node) => (node as { readonly anchor?: string } | null)?.anchor ?? []);
  const token = isScalar(value) ? value.srcToken : undefined;
  const isFlow = token?.type === "scalar" || token?.type.endsWith("quoted-scalar") === true;
  return {
    path: pathOf(pair, ancestors),
    text: isScalar(value) ? String(value.value ?? "") : "",
    form: !isFlow ? "other" : token?.type === "scalar" ? "plain" : "quoted",
    offset: token?.offset ?? 0,
    length: isFlow && token !== undefined && "source" in token ? token.source.length : 0,
    sharedBy: isAlias(value) ? value.source : (anchors.find((name) => aliases.has(name)) ?? null),
    other: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? String(node.value ?? "") : null;
    },
  };
}

function pathOf(pair: Pair, ancestors: readonly unknown[]): readonly (string | number)[] {
  const nodes = [...ancestors, pair];
  return nodes.flatMap((node, index): (string | number)[] => {
    if (isPair(node)) return [isScalar(node.key) ? String(node.key.value) : ""];
    const parent = nodes[index - 1];
    const items = (parent as { readonly items?: readonly unknown[] } | undefined)?.items;
    return items === undefined || isMap(parent) ? [] : [items.indexOf(node)];
  });
}
