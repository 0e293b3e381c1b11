// Escapes text for HTML, so that the browser shows it and never runs it.
import { printable, unbroken } from "../../lib/format.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes text for the content of an element or the value of an attribute, and makes control characters visible. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Names that a browser would break at their hyphen: folders of runs, options that messages name, and flags of runtimes. */
const hyphenated =
  /\b(?:(?:run|base)-\d+|base-ref|max-increase|max-ratio|warn-ratio)\b|(?<!\S)--[a-z]+(?:-[a-z]+){1,4}/g;

/**
 * Escapes a text of memgate for the content of an element. No line of it ends between a number and its unit, or at the
 * hyphen of a name.
 */
export function textHtml(text: string): string {
  return escapeHtml(unbroken(text)).replace(hyphenated, '<span class="name">$&</span>');
}

/** Returns JSON for a script element. No text in it can end the element or open a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
