// gates.json: what a run of several gates leaves beside their folders, for memgate show and memgate comment.
import { z } from "zod";
import { gateNamePattern } from "../../model/gate-name.ts";
import type { GateResult } from "./run-result.ts";

/** Each gate's report lies in the folder of its name: no path is taken from the file. */
export const savedSetSchema = z.strictObject({
  schema: z.literal("memgate/gates@1"),
  gates: z
    .array(
      z.strictObject({
        name: z.string().regex(new RegExp(gateNamePattern)),
        /** Why it has no report; null where it has one. */
        refused: z.strictObject({ reason: z.enum(["bad-input", "interrupted"]), why: z.string() }).nullable(),
      }),
    )
    .min(1)
    .max(1_000)
    .refine(
      (gates) => new Set(gates.map(({ name }) => name.toLowerCase())).size === gates.length,
      "a name is there twice",
    ),
});

export type SavedSet = Readonly<z.infer<typeof savedSetSchema>>;

/** What gates.json holds of a run. */
export function savedSetOf(gates: readonly GateResult[]): SavedSet {
  return {
    schema: "memgate/gates@1",
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? { reason: gate.reason, why: gate.why } : null,
    })),
  };
}
