// Why a run is inconclusive, as a code with its data: `not-ready/http-4xx`. The part before the slash is the reason.
import { adapterCodes } from "./adapter-codes.ts";
import { runCodes } from "./run-codes.ts";

/** The meaning and the schema of the data of each code. */
export const stopCodes = { ...adapterCodes, ...runCodes };
