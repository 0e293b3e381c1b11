// The types of stop reasons. This file has no schemas, because most code only needs the types.

import type * as z from "zod";
import type { adapterCodes } from "./adapter-codes.ts";
import type { runCodes } from "./run-codes.ts";
import type { stopCodes } from "./stop-codes.ts";

type Codes = typeof stopCodes;
export type StopCode = keyof Codes;
export type DataOf<Code extends StopCode> = Readonly<z.infer<ReturnType<Codes[Code]["data"]>>>;
export type ReasonOf<Code extends string> = Code extends `${infer Reason}/${string}` ? Reason : never;

type CauseOf<Code extends StopCode> = {
  [Each in Code]: { readonly code: Each; readonly data: DataOf<Each> };
}[Code];

/** A code with its data. */
export type StopCause = CauseOf<StopCode>;
/** A failure that an adapter throws. */
export type AdapterCause = CauseOf<keyof typeof adapterCodes>;
/** A stop reason that the gate or the verdict finds. */
export type RunCause = CauseOf<keyof typeof runCodes>;

/** Why a run is inconclusive: the reason, the code with its data, and a sentence with the values. */
export type StopReason = {
  [Code in StopCode]: Flat<CauseOf<Code> & { readonly reason: ReasonOf<Code>; readonly message: string }>;
}[StopCode];

/** Turns an intersection into one object type. */
export type Flat<T> = T extends object ? { [Key in keyof T]: T[Key] } : T;

export function reasonOf<Code extends string>(code: Code): ReasonOf<Code> {
  return code.slice(0, code.indexOf("/")) as ReasonOf<Code>;
}
