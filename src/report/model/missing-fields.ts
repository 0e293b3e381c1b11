// Completes a report that a program parsed without `readReport`.
import { readBySchema } from "../../lib/read-by-schema.ts";
import { reportFileSchema } from "./file-schemas.ts";
import type { Report } from "./schema.ts";

/**
 * Sets the fields that a report of an earlier version lacks, and removes fields of a later version. If the schema does not
 * accept the report, returns it unchanged.
 */
export function withMissingFields(report: Report): Report {
  const read = readBySchema<Report>(reportFileSchema(), report);
  return read.ok ? read.content : report;
}
