// The outcome of a run: completed, or stopped with a code.
import * as z from "zod";
import { once } from "../lib/once.ts";
import { dataSchemaOf, stopCodeNames, stopCodes } from "./stop-codes.ts";
import { type Flat, reasonOf, type StopCode, type StopReason } from "./stop-reason.ts";

export type RunOutcome = { readonly kind: "completed" } | Flat<{ readonly kind: "stopped" } & StopReason>;

const completedSchema = z.strictObject({
  kind: z.literal("completed").describe("completed: all phases ran. stopped: the run ended early."),
});

/** A schema per code, so that a code accepts its own data only. The reason is the part of the code before the slash. */
function stoppedSchemaOf(code: StopCode) {
  return z
    .strictObject({
      kind: z.literal("stopped"),
      reason: z.literal(reasonOf(code)).describe("The reason why the run ended early."),
      code: z.literal(code).describe("What happened, in detail. The part before the slash is the reason."),
      data: dataSchemaOf(code).describe("The measured values that belong to the code."),
      message: z.string().describe("One sentence with the measured values."),
    })
    .describe(stopCodes[code].meaning);
}

/** Always the same instance, so that a JSON Schema defines it once. */
const stoppedUnion = once(() => {
  const [first, ...others] = stopCodeNames.map(stoppedSchemaOf);
  if (first === undefined) throw new Error("there is no code");
  return z.discriminatedUnion("code", [first, ...others]).meta({ id: "stopped" });
});

/** Why a run ended early or is inconclusive. */
export function stoppedSchema(): z.ZodType<Extract<RunOutcome, { readonly kind: "stopped" }>> {
  // The compiler cannot follow the list of codes.
  return stoppedUnion() as unknown as z.ZodType<Extract<RunOutcome, { readonly kind: "stopped" }>>;
}

export function outcomeSchema(): z.ZodType<RunOutcome> {
  const schema = z
    .discriminatedUnion("kind", [completedSchema, stoppedUnion()])
    .describe("How the run ended: completed after all phases, or stopped early.");
  // The compiler cannot follow the list of codes.
  return schema as unknown as z.ZodType<RunOutcome>;
}
