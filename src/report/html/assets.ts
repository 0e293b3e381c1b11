import { readFileSync } from "node:fs";
import type { PageCode } from "./page.ts";

/**
 * Reads the bundled script of report.html and its stylesheet.
 * @param pageEntry path of the script; the stylesheet has the same path with the extension .css
 * @throws Error if one of the two files cannot be read
 */
export function readPageCode(pageEntry: string): PageCode {
  const [script, style] = [pageEntry, pageEntry.replace(/\.js$/, ".css")].map((path) => readFileSync(path, "utf8"));
  return { script: script ?? "", style: style ?? "" };
}
