// The schema of gates.json, and of the output of memgate run --json with several gates.
import * as z from "zod";
import { badInputCodes } from "../../model/gate-error.ts";
import { gateNamePattern } from "../../model/gate-name.ts";
import { stopCodeNames } from "../../model/stop-codes.ts";
import { gatesSchemaUrl, runSchemaUrl } from "./format-version.ts";
import { readingSchemaOf } from "./reading-schema.ts";
import { formatFields, reportSchema } from "./schema.ts";

const gateFields = {
  name: z
    .string()
    .regex(new RegExp(gateNamePattern))
    .describe("The gate's name, which is also the name of the folder with its report."),
  refused: z
    .discriminatedUnion("reason", [
      z.strictObject({
        reason: z.literal("bad-input").describe("bad-input: the gate's input was wrong."),
        code: z.enum(badInputCodes).describe("The reason as a code."),
        why: z.string().describe("The reason in one sentence."),
      }),
      z.strictObject({
        reason: z
          .enum(["interrupted", "internal-error"])
          .describe(
            "interrupted: the run was interrupted before the gate. internal-error: memgate failed unexpectedly in the gate.",
          ),
        code: z.enum(stopCodeNames).describe("The reason as a code."),
        why: z.string().describe("The reason in one sentence."),
      }),
    ])
    .nullable()
    .describe("Why the gate has no report. Null if it has one."),
};

/** A gate's report is in the folder with the gate's name, so the file contains no path. */
const setSchema = z
  .strictObject({
    ...formatFields(gatesSchemaUrl),
    gates: z.array(z.strictObject(gateFields)).min(1).max(1_000).describe("The gates, in the order of the file."),
  })
  .describe("The gates of one run of memgate.");

export type SavedSet = Readonly<z.infer<typeof setSchema>>;

/** The JSON Schema of gates.json. */
export function gatesJsonSchema(): object {
  return {
    $id: gatesSchemaUrl,
    title: "memgate gates",
    ...z.toJSONSchema(readingSchemaOf(setSchema), { io: "input" }),
  };
}

/** The JSON Schema of the output of `memgate run --json` with several gates. */
export function runJsonSchema(): object {
  const gate = { ...gateFields, report: reportSchema().nullable().describe("The gate's report. Null if it has none.") };
  const schema = z
    .strictObject({
      ...formatFields(runSchemaUrl),
      gates: z.array(z.strictObject(gate)).describe("The gates, in the order of the file."),
    })
    .describe("The reports of one run of memgate with several gates.");
  return { $id: runSchemaUrl, title: "memgate run", ...z.toJSONSchema(readingSchemaOf(schema), { io: "input" }) };
}
