import { readFileSync } from "node:fs";
import type { PageCode } from "./page.ts";

/**
 * The bundled script of report.html and its style beside it.
 * @throws Error where one of them is not there
 */
export function readPageCode(pageEntry: string): PageCode {
  const [script, style] = [pageEntry, pageEntry.replace(/\.js$/, ".css")].map((path) => readFileSync(path, "utf8"));
  return { script: script ?? "", style: style ?? "" };
}
