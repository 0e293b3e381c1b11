// Reads a JSON file of a report. Another version of memgate may have written it, or somebody else.
import { readFileSync, statSync } from "node:fs";
import { isMissingFile, whyUnreadable } from "../../lib/errors.ts";
import { bytes } from "../../lib/format.ts";
import type { Checked, FieldProblem } from "../../lib/read-by-schema.ts";
import { decodeUtf8 } from "../../lib/utf8.ts";
import { version } from "../../lib/version.ts";
import { createDiagnostics } from "../../yaml/diagnostics.ts";
import { readJson } from "../../yaml/read-json.ts";
import { schemaVersion, schemaVersionIn } from "../model/format-version.ts";

export type SavedFile<T> =
  | { readonly ok: true; readonly content: T }
  | { readonly ok: false; readonly problems: readonly string[] };

const maxProblems = 10;
/** Even a report with the highest number of samples, stages and log lines is smaller. */
const maxFileBytes = 16 * 2 ** 20;

/** @param parse checks the content; it sees only files of a version that memgate knows */
export function readSavedFile<T>(path: string, parse: (file: unknown) => Checked<T>): SavedFile<T> {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return problem(`${path} is not a regular file`);
    if (stats.size > maxFileBytes)
      return problem(`${path} is too large: ${bytes(stats.size)}; expected at most ${bytes(maxFileBytes)}`);
    if (/\.html?$/i.test(path))
      return problem(`${path} is an HTML page; expected report.json, which is in the same folder`);
    const diagnostics = createDiagnostics();
    const read = readJson(path, decodeUtf8(readFileSync(path)), "a report that memgate wrote", diagnostics);
    if (read === null) return { ok: false, problems: diagnostics.errors() };
    const file = read.json;
    const written = schemaVersionIn(file);
    if (written !== null && written > schemaVersion)
      return problem(
        `${path} has schemaVersion ${written}; memgate ${version} reads up to ${schemaVersion}. Use a newer version of memgate.`,
      );
    const checked = parse(file);
    return checked.ok ? checked : { ok: false, problems: lines(path, checked.problems) };
  } catch (error) {
    const expected = isMissingFile(error) ? "; expected report.json or its folder" : "";
    return problem(`${path} ${whyUnreadable(error)}${expected}`);
  }
}

function problem(sentence: string): { readonly ok: false; readonly problems: readonly string[] } {
  return { ok: false, problems: [sentence] };
}

function lines(path: string, problems: readonly FieldProblem[]): readonly string[] {
  const first = problems
    .slice(0, maxProblems)
    .map((each) => (each.path === "" ? `✖ ${each.message}` : `✖ ${each.message} → at ${each.path}`));
  return [`${path} is not a report that memgate ${version} can read (schemaVersion ${schemaVersion}):`, ...first];
}
