import type { Evidence } from "../../model/evidence.ts";

/** The event at 0 s in every chart. A container that already ran before the run did not start then. */
export type TimeOrigin = "container start" | "the beginning of the run";

export function timeOriginOf({ container }: Evidence): TimeOrigin {
  return container?.wasRunning ? "the beginning of the run" : "container start";
}
