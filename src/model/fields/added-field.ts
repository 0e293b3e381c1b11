// Marks fields of a report that earlier versions did not write.
import * as z from "zod";

/** The value that a marked field has in a report without it. */
export const addedFields = z.registry<{ readonly ifMissing: unknown }>();

/** Marks a field that was added after 0.1.0. A report without the field is read as if the field had this value. */
export function added<Schema extends z.ZodType>(schema: Schema, ifMissing: z.output<Schema>): Schema {
  // The registry holds the new instance, so the same schema can describe other fields too.
  const field = schema.describe(schema.description ?? "");
  addedFields.add(field, { ifMissing });
  return field;
}
