// Reads YAML files: the only user of the yaml library. Limits the work that a hostile file can cause.
import { Composer, type Document, Lexer, LineCounter, Parser, type YAMLError } from "yaml";
import { integer } from "../lib/format.ts";
import { buildTrees, maxLevels, YamlProblem } from "./build-tree.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { FileProblem, YamlOptions } from "./options.ts";
import type { SourcePlace, YamlField } from "./tree.ts";

/** In characters. Even a rendered chart with all its custom resource definitions is smaller. */
const maxLength = 8 * 2 ** 20;
/** The library needs several seconds for this many tokens. */
const maxTokens = 1_000_000;

/**
 * The documents of a file, at least one: an empty file has one document, which is null. If the file is not valid,
 * returns null and reports only the first problem, because the library also rejects what follows it.
 *
 * @param file the file's name in messages
 */
export function readYaml(
  file: string,
  text: string,
  options: YamlOptions,
  diagnostics: Diagnostics,
): readonly YamlField[] | null {
  const placeOf = placesIn(file, text);
  try {
    const fields = buildTrees(parse(text, options), options, placeOf);
    return fields.length > 0 ? fields : [{ place: placeOf(0), value: { kind: "null", text: "" }, tag: null }];
  } catch (error) {
    const { offset, message } = explained(problemIn(error), text, options);
    diagnostics.error({ place: placeOf(offset), path: "" }, message);
    return null;
  }
}

function explained(problem: FileProblem, text: string, { explain }: YamlOptions): FileProblem {
  return explain === undefined ? problem : explain(problem, text);
}

/** Returns a function that turns an index of the text into a place. */
function placesIn(file: string, text: string): (offset: number) => SourcePlace {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

/** @throws YamlProblem */
function parse(text: string, options: YamlOptions): readonly Document[] {
  if (text.length > maxLength)
    throw new YamlProblem(0, `the file is too large; expected at most ${maxLength / 2 ** 20} MiB`);
  // `failsafe` makes every scalar a string, because no schema of the library has the types of Kubernetes. buildTrees finds
  // duplicate keys, because the library compares each key with every other key of its map.
  const schema = options.schema === "kubernetes" ? "failsafe" : "core";
  const composer = new Composer({ schema, merge: false, uniqueKeys: false, logLevel: "silent" });
  const documents = withoutStackTraces(() => [...composer.compose(tokensOf(text), false, text.length)]);
  const errors = documents.flatMap((document) => document.errors);
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const overflow = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (overflow !== undefined) throw new YamlProblem(overflow.pos[0], tooDeep);
  const second = options.documents === "one" ? documents[1] : undefined;
  const secondAt = second?.range[0] ?? Number.POSITIVE_INFINITY;
  if (first !== undefined && first.pos[0] <= secondAt) throw syntaxProblem(first, options);
  if (second !== undefined)
    throw new YamlProblem(secondAt, "a second YAML document starts here; expected one document");
  return documents;
}

const tooDeep = `the file is too deeply nested; expected at most ${maxLevels} levels`;

function* tokensOf(text: string) {
  const parser = new Parser();
  let count = 0;
  for (const source of new Lexer().lex(text)) {
    count += 1;
    if (count > maxTokens)
      throw new YamlProblem(parser.offset, `the file is too large; expected at most ${integer(maxTokens)} YAML tokens`);
    yield* parser.next(source);
  }
  yield* parser.end();
}

/** The library creates an error for each fault of the file. Without their stack traces, it needs a quarter of the time. */
function withoutStackTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function syntaxProblem({ code, message, pos }: YAMLError, { tags }: YamlOptions): YamlProblem {
  if (code === "TAG_RESOLVE_FAILED" && tags === "refuse")
    return new YamlProblem(pos[0], "YAML tags (!name) are not supported; expected a plain value");
  return new YamlProblem(pos[0], `the file is not valid YAML: ${faultWithoutValues(message)}`, true);
}

/** The part of a message of the library that cannot contain a value, because a value may be a secret. */
function faultWithoutValues(message: string): string {
  const [sentence = ""] = message.replace(/\s+/g, " ").split(/[:"'`]/);
  return sentence.trim();
}

function problemIn(error: unknown): FileProblem {
  if (error instanceof YamlProblem) return error;
  // The library recurses for each level.
  if (error instanceof RangeError) return { offset: 0, message: tooDeep, isSyntax: false };
  throw error;
}
