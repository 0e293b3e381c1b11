// The messages between memgate and its load process, over Node's IPC channel.

import type { LoadProgress } from "../model/adapters.ts";
import type { LoadStats } from "../model/evidence.ts";
import type { LoadPlan } from "../model/plan.ts";

/** A load plan with the app's address. */
export interface LoadJob extends Omit<LoadPlan, "path" | "warmupMs"> {
  readonly url: string;
  /** Secrets that the load process masks in the parts of responses that it quotes. */
  readonly secrets: readonly string[];
}

/** The results that the load process measures. The parent adds `via`, the way it reached the app. */
export type MeasuredLoad = Omit<LoadStats, "via">;

export type ToLoadProcess = { readonly type: "run"; readonly job: LoadJob } | { readonly type: "stop" };

export type FromLoadProcess =
  /** The process has loaded its modules, has compiled the code of a load, and can start a run immediately. */
  | { readonly type: "warm" }
  | { readonly type: "progress"; readonly progress: LoadProgress }
  /** The time of the load is over. "done" follows when its connections are closed. */
  | { readonly type: "over" }
  | { readonly type: "done"; readonly load: MeasuredLoad }
  | { readonly type: "failed"; readonly message: string };
