import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { printable } from "../../../../src/lib/format.ts";
import { escaped, escapedBlock, folded, table, withOptions } from "../../../../src/report/text/markdown.ts";
import { seeded } from "../../../random.ts";
import { hostileTexts, referencesIn } from "../../../references.ts";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const containers = ["root", "heading", "paragraph", "table", "tableRow", "tableCell", "list", "listItem", "blockquote"];

function parse(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The text that a reader sees, without zero-width spaces, and the types of nodes that are markup. */
function readerSees(markdown: string): { readonly text: string; readonly markup: readonly string[] } {
  const markup: string[] = [];
  const textIn = ({ type, value, children }: Node): string => {
    if (type !== "text" && !containers.includes(type)) markup.push(type);
    return children?.map(textIn).join("") ?? value ?? "";
  };
  return { text: textIn(parse(markdown)).replaceAll("\u2060", ""), markup };
}

const plain = (text: string) => ({ text: printable(text).trim(), markup: [] });
const inHeading = (text: string) => readerSees(`### ❌ a ${escaped(text)}`).text.slice("❌ a ".length);
/** The cells of the second row. */
const inCell = (text: string) => parse(table(["x", "y"], [[text, "end"]])).children?.[0]?.children?.[1]?.children ?? [];

describe("escaped text", () => {
  it.each([
    "9,999 of 10,000 requests failed (HTTP 404); at most 1% may fail",
    "Set DOCKER_HOST, memory.oom.group or load: none (see exit-codes).",
    "anonymous 82 MiB (89.1%), shared (tmpfs) 2 MiB (2.2%)",
    "a-b + c = d, {x} ~/app, 3 * 4, < 1 ms, /api?a=1&b=2, $PATH, 100% #",
    "it's 5 o`clock",
  ])("has no backslash and no entity if Markdown would interpret nothing: %s", (text) => {
    expect(escaped(text).replace(/\\#$/, "#")).toBe(text);
  });

  it.each([
    ["*bold* and **bold**", "\\*bold\\* and \\*\\*bold\\*\\*"],
    ["_x_ and a_b", "\\_x\\_ and a_b"],
    ["`code`", "\\`code\\`"],
    ["~~gone~~", "\\~\\~gone\\~\\~"],
    ["$x$ of $y$", "\\$x\\$ of \\$y\\$"],
    ["[a](b)", "\\[a](b)"],
    ["<b>&amp;</b>", "&lt;b>&amp;amp;&lt;/b>"],
    ["a\\*b", "a\\\\*b"],
  ])("has a backslash or an entity if it would be markup: %s", (text, markdown) => {
    expect(escaped(text)).toBe(markdown);
  });

  it.each(["# a", "- a", "+ a", "* a", "> a", "1. a", "2) a", "---", "* * *", "```", "~~~", "    a", "===", "#", "-"])(
    "begins no block of its own: %j",
    (text) => {
      for (const markdown of [escapedBlock(text), `- ${escapedBlock(text)}`, `> ${escapedBlock(text)}`]) {
        expect(readerSees(markdown)).toEqual(plain(text));
      }
    },
  );

  it("forms no link, no mention and no reference to an issue", () => {
    const text = escaped("http://evil www.evil.example @somebody me@evil.example o/r#1 #2");
    expect(readerSees(text).markup).toEqual([]);
    expect(text).not.toMatch(/@\w|#\d|:\/\/|www\./);
  });

  it.each(Object.entries(hostileTexts))("is shown, but not turned into %s", (_name, text) => {
    for (const markdown of [`### ${escaped(text)}`, `> ${escapedBlock(text)}`, table(["x"], [[text]])]) {
      expect(referencesIn(markdown)).toEqual([]);
      expect(readerSees(markdown).text).toContain(text);
    }
    expect(referencesIn(folded(text, [text]))).toEqual([]);
  });

  it("has no character between the digits of a time, a place in a file or a number", () => {
    const text = "12:30:45, judge.js:1:2, 1,048,576 B, 123456, cgroup-v2, sha256:x";
    expect(escaped(text)).toBe(text);
  });

  it("shows as the same text in a heading, a quotation and a table cell", () => {
    const random = seeded(11);
    const alphabet = [
      "`",
      "*",
      "_",
      "~",
      "$",
      "[",
      "]",
      "(",
      ")",
      "<",
      ">",
      "&",
      "\\",
      "|",
      "#",
      "!",
      "-",
      "+",
      "=",
      ".",
    ];
    const words = [
      "a",
      "b1",
      " ",
      "  ",
      "amp;",
      "#35;",
      "br",
      "/b",
      "http://x",
      "www.x",
      "1.",
      ":",
      "@a",
      "é",
      "\t",
      "^1",
    ];
    const pieces = [...alphabet, ...alphabet, ...words];
    for (let round = 0; round < 200; round += 1) {
      const length = 1 + Math.floor(random() * 9);
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join("");
      expect(inHeading(text), JSON.stringify(text)).toBe(printable(text).trimEnd());
      expect(readerSees(`### ❌ a ${escaped(text)}`).markup, JSON.stringify(text)).toEqual([]);
      expect(readerSees(`> ${escapedBlock(text)}`), JSON.stringify(text)).toEqual(plain(text));
      const cells = inCell(text);
      const cellText = cells.map((cell) => (cell.children ?? []).map(({ value }) => value ?? "?").join(""));
      expect(
        cellText.map((cell) => cell.replaceAll("\u2060", "")),
        JSON.stringify(text),
      ).toEqual([printable(text).trim(), "end"]);
    }
  });
});

describe("folded lines", () => {
  it("have a title in which HTML is text, without a backslash", () => {
    expect(folded("Last 50 log lines (of <app> & more)", ["x"])).toContain(
      "<summary>Last 50 log lines (of &lt;app&gt; &amp; more)</summary>",
    );
  });
});

describe("a text that names options", () => {
  it("has them as code, also beside a text with backticks", () => {
    expect(withOptions("a*b* says `: set `path` or `load: none`, not `x`")).toBe(
      "a\\*b\\* says \\`: set `path` or `load: none`, not \\`x\\`",
    );
    expect(escapedBlock("`path` is *wrong*", withOptions)).toBe("`path` is \\*wrong\\*");
  });

  it("escapes a text without options like any other text", () => {
    expect(withOptions("a *b* `c`")).toBe(escaped("a *b* `c`"));
  });
});
