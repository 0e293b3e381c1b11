// Finds a report that is not the run of a set for which it is taken.
import type { RunRecord } from "../../../model/run-set.ts";
import type { Report } from "../schema.ts";

/**
 * The figures in which a report differs from the record of its run, in words. A download of several sets into one folder
 * may mix their runs. Null if the report is the recorded run.
 */
export function foreignFigures({ peak, limitBytes, durationMs }: Report, record?: RunRecord): string | null {
  const differing = [
    { name: "peak.workingSetBytes", found: peak?.workingSetBytes ?? null, recorded: record?.peakBytes },
    { name: "limitBytes", found: limitBytes, recorded: record?.limitBytes },
    { name: "durationMs", found: durationMs, recorded: record?.durationMs },
  ].filter(({ found, recorded }) => found !== recorded);
  if (differing.length === 0) return null;
  return differing.map(({ name, found, recorded }) => `${name} is ${found}, but ${recorded} in the set`).join("; ");
}
