// What a report folder holds: the result of a run, or of a search for the right limit.
import type { RunResult } from "../model/run-result.ts";
import type { SizeReport } from "../model/size/size-schema.ts";

export type SavedResult = RunResult | SizeSearch;

interface SizeSearch {
  readonly kind: "size";
  readonly report: SizeReport;
  /**
   * The gate whose comment memgate updates. Null without a config file, and for a saved report: it may come from a fork,
   * so its text decides nothing.
   */
  readonly gate: string | null;
}
