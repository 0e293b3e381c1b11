// Checks the content of report.json, against the schema and for consistency.
import { type Checked, readBySchema } from "../../lib/read-by-schema.ts";
import { inconsistenciesOf } from "./consistency.ts";
import { reportFileSchema } from "./file-schemas.ts";
import type { Report } from "./schema.ts";

export function parseReport(file: unknown): Checked<Report> {
  const read = readBySchema<Report>(reportFileSchema(), file);
  if (!read.ok) return read;
  const problems = inconsistenciesOf(read.content);
  return problems.length === 0 ? read : { ok: false, problems };
}
