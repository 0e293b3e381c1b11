// Reports from outside: read, and held to their schema and to themselves.
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import { consistentReportSchema, type Report } from "../report/schema.ts";

export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problems: readonly string[] };

const problemsShown = 10;

/** @param given a report.json, or the report-dir that it lies in */
export function readReport(given: string): ReadReport {
  try {
    const path = statSync(given).isDirectory() ? join(given, "report.json") : given;
    const result = consistentReportSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (result.success) return { ok: true, report: result.data };
    const lines = z
      .prettifyError(result.error)
      .split("\n")
      .map((text) => text.trim());
    return {
      ok: false,
      problems: [`${path} is not a report of this memgate (memgate/report@1):`, ...lines.slice(0, problemsShown)],
    };
  } catch (error) {
    const what = error instanceof SyntaxError ? "is no JSON" : "can't be read";
    return { ok: false, problems: [`${given} ${what}: ${messageOf(error)}`] };
  }
}

/** The folder that a report lies in. */
export function folderOf(given: string): string {
  return statSync(given).isDirectory() ? given : dirname(given);
}

/** What is wrong with the words of a command that takes one report; its path where nothing is. */
export function onlyReport(positionals: readonly string[]): {
  readonly path: string | null;
  readonly problem: string | null;
} {
  const [path, ...more] = positionals;
  return path !== undefined && more.length === 0
    ? { path, problem: null }
    : {
        path: null,
        problem: `expected one report.json, such as memgate-report/report.json; seen ${positionals.length}`,
      };
}
