// The version of the JSON files that memgate writes, and the addresses of their schemas.

/** Fields may be added at any time. Removing a field, or changing its meaning, raises the version. */
export const schemaVersion = 1;

const dist = "https://raw.githubusercontent.com/memgate/memgate/main/dist";
export const reportSchemaUrl = `${dist}/report.schema.json`;
export const gatesSchemaUrl = `${dist}/gates.schema.json`;
/** The schema of the output of `memgate run --json` with several gates. */
export const runSchemaUrl = `${dist}/run.schema.json`;
/** The schema of size.json, which `memgate size` writes. */
export const sizeSchemaUrl = `${dist}/size.schema.json`;

/** The schemaVersion of a parsed file. Null without one. */
export function schemaVersionIn(file: unknown): number | null {
  const version = typeof file === "object" && file !== null && "schemaVersion" in file ? file.schemaVersion : null;
  return typeof version === "number" ? version : null;
}

/** The list of gates, beside the folders of the gates. */
export const setFile = "gates.json";

/** The search for the right limit, beside the folders of its runs. */
export const sizeFile = "size.json";

/** The folder with the report of one run of a set, beside the report of the set. */
export function runFolder(run: number): string {
  return `run-${run}`;
}

/** The folder with the report of one run of the base, beside the report of the comparison. */
export function baseFolder(pair: number): string {
  return `base-${pair}`;
}
