// The schema of size.json, which memgate size writes.
import * as z from "zod";
import { sizeFields } from "../../../model/size/search.ts";
import { sizeSchemaUrl } from "../format-version.ts";
import { readingSchemaOf } from "../reading-schema.ts";
import { formatFields } from "../schema.ts";

const sizeSchema = z
  .strictObject({ ...formatFields(sizeSchemaUrl), ...sizeFields() })
  .describe("A search for the right limit.");

export type SizeReport = Readonly<z.infer<typeof sizeSchema>>;

/** The JSON Schema of size.json. */
export function sizeJsonSchema(): object {
  return {
    $id: sizeSchemaUrl,
    title: "memgate size",
    ...z.toJSONSchema(readingSchemaOf(sizeSchema), { io: "input" }),
  };
}
