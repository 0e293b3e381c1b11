// Reads the code blocks, links and headings of Markdown pages, for the tests of the documentation.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export interface Block {
  /** The language after the fence, such as `sh`; empty if the fence names none. */
  readonly language: string;
  readonly text: string;
  /** The line of the fence. */
  readonly line: number;
}

export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly blocks: readonly Block[];
  /** Targets of links and images, as written. */
  readonly links: readonly { readonly target: string; readonly line: number }[];
  /** The lines of table rows that stand outside a table, so that GitHub shows their bars. */
  readonly strayRows: readonly number[];
  /** The anchors that GitHub makes of the headings. */
  readonly anchors: ReadonlySet<string>;
}

/** The pages that a user reads: README, docs, CONTRIBUTING and the examples. */
export function pages(): readonly Page[] {
  const inFolder = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return ["README.md", "CONTRIBUTING.md", ...inFolder("docs"), ...inFolder("examples")].map(readPage);
}

export function readPage(path: string): Page {
  const tree = fromMarkdown(readFileSync(join(root, path), "utf8"), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const blocks: Block[] = [];
  const links: { target: string; line: number }[] = [];
  const strayRows: number[] = [];
  const anchors = new Set<string>();
  const visit = (node: MarkdownNode): void => {
    const line = node.position?.start.line ?? 0;
    if (node.type === "code") blocks.push({ language: node.lang ?? "", text: node.value ?? "", line });
    if ((node.type === "link" || node.type === "image") && node.url !== undefined)
      links.push({ target: node.url, line });
    if (node.type === "paragraph" && textOf(node).startsWith("|")) strayRows.push(line);
    if (node.type === "heading") anchors.add(freeAnchor(anchorOf(textOf(node)), anchors));
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree as MarkdownNode);
  return { path, blocks, links, strayRows, anchors };
}

/** The part of an mdast node that is used here. */
interface MarkdownNode {
  readonly type: string;
  readonly lang?: string | null;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

function textOf(node: MarkdownNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}

/** GitHub's rule: lower case, no punctuation but hyphens, a hyphen for each blank. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

function freeAnchor(anchor: string, taken: ReadonlySet<string>): string {
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? anchor : `${anchor}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
