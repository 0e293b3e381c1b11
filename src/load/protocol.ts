// What memgate and its load process say to each other over Node's IPC channel.

import type { LoadStats } from "../model/evidence.ts";
import type { LoadPlan } from "../model/plan.ts";

/** The plan, for an address that is known by now. */
export interface LoadJob extends Omit<LoadPlan, "path" | "warmupMs"> {
  readonly url: string;
}

/** What the load process measures; how the app was reached is the conductor's to add. */
export type MeasuredLoad = Omit<LoadStats, "via">;

export type ToLoadProcess = { readonly type: "run"; readonly job: LoadJob } | { readonly type: "stop" };

export type FromLoadProcess =
  /** Everything is loaded: a run begins at once. */
  | { readonly type: "warm" }
  | { readonly type: "progress"; readonly requestsPerSecond: number }
  | { readonly type: "done"; readonly load: MeasuredLoad }
  | { readonly type: "failed"; readonly message: string };
