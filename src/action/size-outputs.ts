import { limitToSet } from "../report/model/messages.ts";
import type { SizeReport } from "../report/model/size/size-schema.ts";

/** The outputs of the Action with `mode: size`. An output is empty if the search has no value for it. */
export function sizeOutputs({ result, runs }: SizeReport, reportPath: string): Readonly<Record<string, string>> {
  const found = result.kind === "found" ? result : null;
  return {
    "suggested-limit": found === null ? "" : limitToSet(found.suggestedLimitBytes),
    "confirmed-limit": found === null ? "" : limitToSet(found.confirmedLimitBytes),
    "suggested-request": found === null ? "" : limitToSet(found.requestBytes),
    runs: String(runs.length),
    report: reportPath,
  };
}
