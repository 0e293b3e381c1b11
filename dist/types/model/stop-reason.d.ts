import type { Stopped } from "./evidence.js";
export type StopCode = Stopped["code"];
/** Why a run is inconclusive: the reason, the code with its data, and a sentence with the values. */
export type StopReason = Stopped extends infer Each ? (Each extends Stopped ? Omit<Each, "kind"> : never) : never;
