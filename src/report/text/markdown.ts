// Text of apps and workflows in GitHub-flavoured Markdown: shown, and nothing else.
import { printable } from "../../lib/format.ts";

/** Text as text: no markup, no table cell, no link, no mention. */
export function escaped(text: string): string {
  return printable(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/([\\`*_{}[\]()#|~!$])/g, "\\$1")
    .replace(/@(?=\w)/g, "@\u200B")
    .replace(/:\/\//g, ":\u200B//")
    .replace(/\bwww\./gi, (text) => `${text.slice(0, -1)}\u200B.`);
}

/** Lines as they are, in a fence that nothing in them can close, folded away below a title. */
export function folded(title: string, lines: readonly string[]): string {
  const text = lines.map(printable);
  const longest = Math.max(2, ...text.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = `${fence}text\n${text.join("\n")}\n${fence}`;
  return `<details><summary>${escaped(title)}</summary>\n\n${body}\n\n</details>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** As many whole sections as fit, and where one did not, a last one that says so. */
export function withinBytes(sections: readonly string[], maxBytes: number, cut: string): string {
  const size = (parts: readonly string[]) => Buffer.byteLength(`${parts.join("\n\n")}\n`);
  const kept: string[] = [];
  for (const section of sections) {
    const isLast = kept.length === sections.length - 1;
    if (size([...kept, section, ...(isLast ? [] : [cut])]) > maxBytes) {
      kept.push(cut);
      break;
    }
    kept.push(section);
  }
  return `${kept.join("\n\n")}\n`;
}
