// gates.json lists the gates of a run with several gates. memgate show and memgate comment read it.
import { z } from "zod";
import { badInputCodes } from "../../model/gate-error.ts";
import { gateNamePattern } from "../../model/gate-name.ts";
import { stopCodes } from "../../model/stop-codes.ts";
import type { StopCode } from "../../model/stop-reason.ts";
import type { GateResult } from "./run-result.ts";

/** A gate's report is in the folder with the gate's name, so the file contains no path. */
export const savedSetSchema = z.strictObject({
  schema: z.literal("memgate/gates@1"),
  gates: z
    .array(
      z.strictObject({
        name: z.string().regex(new RegExp(gateNamePattern)),
        /** Why the gate has no report. Null if it has one. */
        refused: z
          .discriminatedUnion("reason", [
            z.strictObject({ reason: z.literal("bad-input"), code: z.enum(badInputCodes), why: z.string() }),
            z.strictObject({
              reason: z.literal("interrupted"),
              code: z.enum(Object.keys(stopCodes) as StopCode[]),
              why: z.string(),
            }),
          ])
          .nullable(),
      }),
    )
    .min(1)
    .max(1_000)
    .refine(
      (gates) => new Set(gates.map(({ name }) => name.toLowerCase())).size === gates.length,
      "a gate is listed twice",
    ),
});

export type SavedSet = Readonly<z.infer<typeof savedSetSchema>>;

/** The content of gates.json. */
export function savedSetOf(gates: readonly GateResult[]): SavedSet {
  return {
    schema: "memgate/gates@1",
    gates: gates.map((gate) => ({
      name: gate.name,
      refused: gate.kind === "refused" ? refusedOf(gate) : null,
    })),
  };
}

function refusedOf({ kind: _kind, name: _name, ...refused }: Extract<GateResult, { kind: "refused" }>) {
  return refused;
}
