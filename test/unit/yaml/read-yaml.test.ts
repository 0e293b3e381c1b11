import { describe, expect, it, vi } from "vitest";
import { createDiagnostics } from "../../../src/yaml/diagnostics.ts";
import { child, entriesOf, listItems, rootNode } from "../../../src/yaml/node.ts";
import type { FileProblem, YamlOptions } from "../../../src/yaml/options.ts";
import { readYaml } from "../../../src/yaml/read-yaml.ts";

const plain: YamlOptions = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "refuse",
  maxValues: 50,
};

function read(text: string, options: Partial<YamlOptions> = {}) {
  const diagnostics = createDiagnostics();
  const fields = readYaml("a.yml", text, { ...plain, ...options }, diagnostics);
  const [first] = fields ?? [];
  return { fields, root: first === undefined ? null : rootNode(first), problems: diagnostics.errors() };
}

describe("a value", () => {
  it("has the place of its key or, in a list, its own", () => {
    const { root } = read("a:\n  b: [x,\n    y]\n");
    const b = child(root, "a", "b");
    expect(b).toMatchObject({ place: { file: "a.yml", line: 2, column: 3 }, path: "a.b" });
    expect(listItems(b).map(({ place, path }) => [place.line, place.column, path])).toEqual([
      [2, 7, "a.b[0]"],
      [3, 5, "a.b[1]"],
    ]);
  });

  it("of an alias has the place of the alias, and the values in it have their own", () => {
    const { root } = read("a: &a\n  b: 1\nc: *a\n");
    expect(child(root, "c")?.place.line).toBe(3);
    expect(child(root, "c", "b")?.place.line).toBe(2);
  });

  it("of an empty file is null, on line 1", () => {
    expect(read("").root).toMatchObject({ place: { line: 1, column: 1 }, value: { kind: "null" } });
  });

  it("has its text as written, except for the schema of Kubernetes", () => {
    const text = "[0.80, 0644, True, '7', yes]";
    const texts = (options: Partial<YamlOptions>) =>
      listItems(read(text, options).root).map(({ value }) => ("text" in value ? [value.kind, value.text] : []));
    expect(texts({})).toEqual([
      ["number", "0.80"],
      ["number", "0644"],
      ["boolean", "True"],
      ["text", "7"],
      ["text", "yes"],
    ]);
    expect(texts({ schema: "kubernetes" })).toEqual([
      ["number", "0.80"],
      ["number", "420"],
      ["boolean", "true"],
      ["text", "7"],
      ["boolean", "true"],
    ]);
  });
});

describe("an option", () => {
  it("decides whether << merges maps, of which the first wins, below the map's own keys", () => {
    const text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {c: 3, <<: [*x, *y]}\n";
    const keys = (options: Partial<YamlOptions>) => {
      const z = child(read(text, options).root, "z");
      return z === null ? [] : entriesOf(z).map(([key, { value }]) => [key, "text" in value ? value.text : ""]);
    };
    expect(keys({ mergeKeys: "apply" })).toEqual([
      ["c", "3"],
      ["a", "1"],
      ["b", "1"],
    ]);
    expect(keys({}).map(([key]) => key)).toEqual(["c", "<<"]);
  });

  it("decides about duplicate keys", () => {
    expect(read("a: 1\nb: 1\na: 2\n").problems).toEqual([
      "a.yml:3:1: the file is not valid YAML: Map keys must be unique",
    ]);
    const { root } = read("a: 1\nb: 1\na: 2\n", { duplicateKeys: "last-wins" });
    expect(root?.value).toMatchObject({ repeated: new Map([["a", { file: "a.yml", line: 3, column: 1 }]]) });
    expect(child(root, "a")?.value).toMatchObject({ text: "2" });
  });

  it.each([
    ["!x", 7],
    ["!!binary", 13],
    ["!x!y", 4],
  ])("decides about the tag %s", (tag, column) => {
    const text = `a: 1\nb: ${tag} eA==\n`;
    expect(read(text).problems).toEqual([
      `a.yml:2:${column}: YAML tags (!name) are not supported; expected a plain value`,
    ]);
  });

  it("keeps some tags, also through an alias, and ignores the others", () => {
    const { root } = read("a: &a !keep x\nb: *a\nc: !other y\n", { tags: ["!keep"] });
    expect(root?.value.kind === "map" ? [...root.value.fields.values()].map(({ tag }) => tag) : []).toEqual([
      "!keep",
      "!keep",
      null,
    ]);
  });

  it("decides about keys that are maps or lists", () => {
    expect(read("{a: 1}: 2\n").problems).toEqual(["a.yml:1:1: a key is a map; expected a string"]);
    expect(read("[a]: 2\nb: 1\n", { complexKeys: "mark" }).root?.value).toMatchObject({ hasComplexKey: true });
    expect(read("b: 1\n", { complexKeys: "mark" }).root?.value).toMatchObject({ hasComplexKey: false });
  });

  it("decides about a second document", () => {
    expect(read("a: 1\n---\nb: 1\n").problems).toEqual([
      "a.yml:2:1: a second YAML document starts here; expected one document",
    ]);
    expect(read("a: 1\n---\nb: 1\n", { documents: "several" }).fields).toHaveLength(2);
  });

  it("limits the number of values, and counts a value again for each alias", () => {
    const items = (count: number) => `[${"1, ".repeat(count - 1)}1]`;
    expect(read(items(49)).problems).toEqual([]);
    expect(read(items(50)).problems).toEqual(["a.yml:1:149: the file is too large; expected at most 50 values"]);
    expect(read(`- &a ${items(20)}\n- *a\n- 1\n`).problems).toEqual([]);
    expect(read(`- &a ${items(20)}\n- *a\n- *a\n`).problems).toEqual([
      "a.yml:3:3: an alias (*name) repeats too many values; expected at most 50 values",
    ]);
  });

  it("rewords a problem", () => {
    const explain: NonNullable<YamlOptions["explain"]> = (problem, text) => ({
      ...problem,
      offset: text.indexOf("b"),
      message: `${problem.message}!`,
    });
    expect(read("a: [\nb", { explain }).problems).toEqual([expect.stringMatching(/^a\.yml:2:1: .*!$/)]);
  });

  it.each([
    ["a: [\nb", true],
    ["a: 1\na: 2", true],
    ["a: !b 1", false],
    ["a: 1\n---\nb: 1", false],
  ])("says to the function that rewords it whether the text is YAML: %j", (text, isSyntax) => {
    const explain = vi.fn((problem: FileProblem) => problem);
    read(text, { explain });
    expect(explain).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ isSyntax }), text);
  });
});

describe("a nesting of aliases", () => {
  it("may have 100 levels", () => {
    const chain = (levels: number) =>
      Array.from({ length: levels }, (_, n) => `- &a${n + 1} [${n === 0 ? "1" : `*a${n}`}]\n`).join("");
    expect(read(chain(98), { maxValues: 10_000 }).problems).toEqual([]);
    expect(read(chain(110), { maxValues: 10_000 }).problems).toEqual([
      "a.yml:100:10: the file is too deeply nested; expected at most 100 levels",
    ]);
  });
});
