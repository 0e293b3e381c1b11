import type { FilePlace } from "../options/parsers.ts";
import type { RunResult } from "../report/model/run-result.ts";

/** The result of a run and its reports. */
export interface Outcome {
  readonly result: RunResult;
  /** The path of report.json, or of gates.json with several gates. */
  readonly reportPath: string;
  /** A sentence about a report that is missing or incomplete. Null if all reports are complete. */
  readonly reportProblem: string | null;
  /** The place at which GitHub shows the failure of the worst gate. Null if GitHub shows it at the step. */
  readonly annotate: FilePlace | null;
}
