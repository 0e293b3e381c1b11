// What GitHub makes of plain text in a comment: mentions, references, links and emoji.
// Source: "Basic writing and formatting syntax" and "Autolinked references and URLs" in GitHub's documentation.
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** Texts that GitHub would turn into something, by what it would turn them into. */
export const hostileTexts: Readonly<Record<string, string>> = {
  "an issue": "#1",
  "an issue by GH": "see GH-1, gh-2.",
  "a commit": "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1",
  "a short commit": "fixed in (a0b1c2d)",
  "a short commit of digits only": "1234567",
  "a commit in capitals": "A0B1C2D3",
  "a range of commits": "a0b1c2d...b0b1c2d",
  "an issue of another repository": "owner/repo#1",
  "a commit of another repository": "owner/repo@a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1",
  "a commit of a user's fork": "owner@a0b1c2d",
  "a user": "@octocat",
  "a team": "(@github/support)",
  "an email address": "me@evil.example",
  "a user by an entity": "&#64;octocat &commat;octocat",
  "a URL": "https://evil.example/x?a=1",
  "a URL of another scheme": "ftp://evil.example",
  "a URL of an issue": "<https://github.com/owner/repo/issues/1>",
  "a link": "[text](https://evil.example)",
  "a reference link": "[text]: https://evil.example",
  "an image": "![text](https://evil.example/x.png)",
  "a bare host": "www.evil.example",
  "an emoji": ":tada: ::+1:: :100:",
  "an advisory": "GHSA-aaaa-bbbb-cccc CVE-2026-1234",
  "an HTML element": "<img src=https://evil.example/x.png> <a href='//evil.example'>x</a>",
};

/** The patterns of plain text that GitHub turns into something. */
const patterns: readonly RegExp[] = [
  /@[a-z\d]/i,
  /#\d/,
  /\bGH-\d/i,
  /\b(GHSA|CVE)-\w/i,
  /(?<![a-z\d])[\da-f]{7,}(?![a-z\d])/i,
  /:\/\//,
  /\bwww\./i,
  /:(?!\d{1,2}:)[\w+-]+:/,
];

/** The references and links that GitHub would create in a comment, outside code. */
export function referencesIn(markdown: string): readonly string[] {
  return found(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

function found({ type, value = "", url = "", children = [] }: Node): readonly string[] {
  switch (type) {
    case "code":
    case "inlineCode":
      return [];
    case "link":
      // The text of a link is not a reference.
      return [`link ${url}`];
    case "image":
    case "definition":
    case "linkReference":
    case "footnoteReference":
      return [`${type} ${url}`];
    default:
      return [...patterns.flatMap((pattern) => pattern.exec(value)?.[0] ?? []), ...children.flatMap(found)];
  }
}
