// Writes text from apps and workflows into GitHub-flavoured Markdown, so that GitHub shows exactly this text.
//
// Only characters that Markdown would interpret at their place are escaped. Sources: CommonMark 0.31 and the GFM spec.
// For mentions, emoji and math: "Basic writing and formatting syntax" and "Writing mathematical expressions" in
// GitHub's docs. For references: "Autolinked references and URLs" there.
import { printable, unbroken } from "../../lib/format.ts";
import { markedStyle, styled } from "../../options/mentions.ts";

/**
 * Prevents mentions, references and links, which GitHub creates from plain text too. The character has no width. A line
 * cannot break at it.
 */
const wordJoiner = "\u2060";
/** GitHub turns a text of 7 or more hexadecimal digits into a link if they begin the hash of a commit. */
const maxHexDigits = 6;

/** Text inside a line, for example after the marker of a heading. */
export function escaped(text: string): string {
  const line = printable(text)
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
    .replace(/&(?=#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi, "&amp;")
    .replace(/<(?=[a-z/!?])/gi, "&lt;")
    .replace(/\[(?=.*\])/g, "\\[")
    .replace(/(?<=^|\s)#+(?=\s*$)/, "\\$&");
  return withoutReferences(["`", "*", "_", "~", "$"].reduce(escapePairs, line));
}

/**
 * Breaks everything that GitHub would link or replace in plain text: names, issues, commits, advisories, addresses and
 * emoji.
 */
function withoutReferences(line: string): string {
  return (
    line
      .replace(/([@#])(?=\w)/g, `$1${wordJoiner}`)
      .replace(/(?<![a-z0-9])(GH-(?=\d)|(?:GHSA|CVE)-(?=\w))/gi, `$1${wordJoiner}`)
      .replace(/(?<![a-z0-9])[\da-f]{7,}(?![a-z0-9])/gi, (hash) =>
        (hash.match(new RegExp(`.{1,${maxHexDigits}}`, "g")) ?? []).join(wordJoiner),
      )
      // One or two digits between colons, as in a time, are not an emoji.
      .replace(/:(?!\d{1,2}:)(?=[\w+-]+:)/g, `:${wordJoiner}`)
      .replace(/:\/\//g, `:${wordJoiner}//`)
      .replace(/(?<![a-z0-9])www\./gi, (www) => `${www.slice(0, -1)}${wordJoiner}.`)
  );
}

/** Text inside a line that names options in backticks. GitHub interprets nothing in them. */
export function withOptions(text: string): string {
  const rest = (between: string) => escaped(between).replace(/\\.|`/g, (one) => (one === "`" ? "\\`" : one));
  return styled(printable(text), markedStyle, rest);
}

/**
 * Text at the beginning of a block: a paragraph, a list item or a quotation.
 * @param inline escapes the text inside the line
 */
export function escapedBlock(text: string, inline = escaped): string {
  return inline(text.trimStart())
    .replace(/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|([-*_])(?=(?:\s*\1){2,}\s*$))/, "\\$&")
    .replace(/^(`{3,}|~{3,})/, (fence) => fence.replace(/./g, "\\$&"))
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}

const maxHeadingLength = 2_000;

/** A heading must fit into a comment, even if the report comes from a fork and has a very long message. */
export function escapedHeading(text: string): string {
  return escaped(text.length <= maxHeadingLength ? text : `${text.slice(0, maxHeadingLength)}…`);
}

function escapedCell(text: string): string {
  return escaped(unbroken(text)).replaceAll("|", "\\|");
}

/** Escapes runs of a character that formats the text between two of its runs. A single run has no effect. */
function escapePairs(line: string, character: string): string {
  const runs = [...line.matchAll(new RegExp(`\\${character}+`, "g"))].filter(({ 0: run, index }) =>
    isDelimiter(character, line.charAt(index - 1), line.charAt(index + run.length)),
  );
  const isPair = runs.length > 1 || (character === "$" && (runs[0]?.[0].length ?? 0) > 1);
  if (!isPair) return line;
  return runs.reduceRight((text, { 0: run, index }) => {
    const escapedRun = `\\${character}`.repeat(run.length);
    return text.slice(0, index) + escapedRun + text.slice(index + run.length);
  }, line);
}

/**
 * True if Markdown may treat a run of equal characters, such as `**`, as a delimiter.
 * @param before the character before the run; empty at the beginning of the line
 * @param after the character after the run; empty at the end of the line
 */
function isDelimiter(character: string, before: string, after: string): boolean {
  if (character === "`" || character === "$") return true;
  const isBetween = (pattern: RegExp) => pattern.test(before) && pattern.test(after);
  if (isBetween(/^\s?$/)) return false;
  return character !== "_" || !isBetween(/^[\p{L}\p{N}]$/u);
}

/** Log lines in a code block that no line can close, folded below a title. */
export function folded(title: string, lines: readonly string[]): string {
  const text = lines.map(printable);
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = `${fence}text\n${text.join("\n")}\n${fence}`;
  return foldedBlock(title, body);
}

/** @param body Markdown */
export function foldedBlock(title: string, body: string): string {
  return `<details><summary>${escapedHtml(title)}</summary>\n\n${body}\n\n</details>`;
}

/** Text in an HTML block, in which Markdown interprets nothing, but GitHub still creates mentions and references. */
function escapedHtml(text: string): string {
  const html = printable(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return withoutReferences(html);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapedCell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/**
 * Joins the sections that fit, followed by `cut` if some did not fit, and by the footer.
 * @param footer the last section
 */
export function withinBytes(sections: readonly string[], maxBytes: number, cut: string, footer: string): string {
  const size = (parts: readonly string[]) => Buffer.byteLength(`${[...parts, footer].join("\n\n")}\n`);
  const kept: string[] = [];
  for (const section of sections) {
    const isLast = kept.length === sections.length - 1;
    if (size([...kept, section, ...(isLast ? [] : [cut])]) > maxBytes) {
      kept.push(cut);
      break;
    }
    kept.push(section);
  }
  return `${[...kept, footer].join("\n\n")}\n`;
}
