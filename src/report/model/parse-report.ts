// Reads the content of report.json: checks it against the schema and for consistency.
import * as z from "zod";
import * as core from "zod/v4/core";
import { once } from "../../lib/once.ts";
import { stopCodeNames } from "../../model/stop-codes.ts";
import type { StopCode } from "../../model/stop-reason.ts";
import { inconsistenciesOf } from "./consistency.ts";
import { readingSchemaOf } from "./reading-schema.ts";
import { type Report, reportSchemaOf } from "./schema.ts";

/**
 * Checks the content of a file. Uses a small schema first, with only the codes that the file names: the schema with all
 * codes takes several times as long to make. Uses the whole schema only for a file that the small one refuses.
 */
export function parseReport(file: unknown): z.ZodSafeParseResult<Report> {
  const codes = codesIn(file);
  const result = codes === null ? null : parse(schemaOf(codes), file);
  return result?.success === true ? result : parse(wholeSchema(), file);
}

const schemas = new Map<string, core.$ZodType<Report>>();
const wholeSchema = once(() => consistentSchemaOf(stopCodeNames));

function schemaOf(codes: readonly StopCode[]): core.$ZodType<Report> {
  const key = codes.join(" ");
  const schema = schemas.get(key) ?? consistentSchemaOf(codes);
  schemas.set(key, schema);
  return schema;
}

function consistentSchemaOf(codes: readonly StopCode[]): core.$ZodType<Report> {
  const schema = readingSchemaOf<Report>(reportSchemaOf(codes));
  const consistency = core._superRefine<Report>((report, context) => {
    for (const { path, message } of inconsistenciesOf(report)) {
      context.addIssue({ code: "custom", path: path.split("."), message });
    }
  });
  return core.clone(schema, { ...schema._zod.def, checks: [consistency] });
}

/** Does not compile the schema to code: that is only worth the time if a schema checks many files. */
function parse(schema: core.$ZodType<Report>, file: unknown): z.ZodSafeParseResult<Report> {
  return z.safeParse(schema, file, { jitless: true });
}

/** The codes of the outcome and of the verdict. Null if one of them is unknown. */
function codesIn(file: unknown): readonly StopCode[] | null {
  const codes = ["outcome", "verdict"].flatMap((name) => {
    const code = field(field(file, name), "code");
    return code === undefined || code === null ? [] : [code];
  });
  return codes.every((code) => isStopCode(code)) ? [...new Set(codes)].sort() : null;
}

function isStopCode(code: unknown): code is StopCode {
  return stopCodeNames.some((known) => known === code);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
