// Checks the content of size.json, against the schema and for consistency. It may be edited, or come from a fork.
import { type Checked, type FieldProblem, readBySchema } from "../../../lib/read-by-schema.ts";
import { isPlainLine } from "../../../model/size/plain-line.ts";
import { lowestLimit } from "../../../verdict/limit-suggestion.ts";
import { highest, limitsOf, runsAt } from "../../../verdict/size/limits-tried.ts";
import { basisOf } from "../../../verdict/size/next-step.ts";
import { sizeFileSchema } from "./size-file-schema.ts";
import type { SizeReport } from "./size-schema.ts";

export function parseSize(file: unknown): Checked<SizeReport> {
  const read = readBySchema<SizeReport>(sizeFileSchema(), file);
  if (!read.ok) return read;
  const problems = inconsistenciesIn(read.content);
  return problems.length === 0 ? read : { ok: false, problems };
}

type Check = (isConsistent: boolean, path: string, message: string) => void;

function inconsistenciesIn(report: SizeReport): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  const check: Check = (isConsistent, path, message) => {
    if (!isConsistent) found.push({ path, message });
  };
  const { runs, maxRuns, presentLimitBytes, result, written } = report;
  check(
    runs.every(({ run }, index) => run === index + 1),
    "runs",
    "does not number the runs from 1",
  );
  check(runs.length <= maxRuns, "maxRuns", "is below the number of runs");
  const [first] = runs;
  check(
    first === undefined || first.requestedLimitBytes === presentLimitBytes,
    "presentLimitBytes",
    "is not the limit of the first run",
  );
  for (const { run, peakBytes, heldBytes, p95Bytes } of runs) {
    check((heldBytes ?? 0) <= (peakBytes ?? 0), `runs[${run - 1}].heldBytes`, "is above peakBytes");
    check((p95Bytes ?? 0) <= (peakBytes ?? 0), `runs[${run - 1}].p95Bytes`, "is above peakBytes");
  }
  checkLimits(report, check);
  checkResult(report, check);
  check(written === null || result.kind === "found", "written", "is not null, but memgate found no limit");
  if (written?.kind === "changed" && written.newLine !== null) {
    const isOne = isPlainLine(written.newLine) && written.newLine.includes(written.to);
    check(isOne, "written.newLine", "is not one line with written.to");
  }
  return found;
}

/** Compares the figures only. The rules by which a limit is rejected may differ between versions of memgate. */
function checkLimits({ runs, limits }: SizeReport, check: Check): void {
  const figuresOf = (all: SizeReport["limits"]) =>
    JSON.stringify(all.map(({ rejected: _rejected, why: _why, ...figures }) => Object.entries(figures).toSorted()));
  check(
    figuresOf(limits) === figuresOf([...limitsOf(runs, basisOf(runs))]),
    "limits",
    "does not have the figures of runs",
  );
}

const breaches: readonly string[] = ["over-ratio", "out-of-memory", "oom-killed"];

function checkResult({ result, runs, limits, maxRatio }: SizeReport, check: Check): void {
  if (result.kind === "unfinished") return;
  if (result.kind === "refused") {
    const hasBreach = runs.some(({ verdict }) => breaches.includes(verdict));
    check(!result.isBreach || hasBreach, "result.isBreach", "is true, but no run failed");
    check(result.code !== "gate-failed" || result.isBreach, "result.isBreach", "is false, but the code is gate-failed");
    return;
  }
  const { confirmedLimitBytes, suggestedLimitBytes, requestBytes, peakBytes } = result;
  const confirmed = limits.find(({ limitBytes }) => limitBytes === confirmedLimitBytes);
  check(
    confirmed !== undefined && confirmed.rejected === null && confirmed.survived === confirmed.runs,
    "result.confirmedLimitBytes",
    "is not a limit that the app survived in every run",
  );
  check(peakBytes === confirmed?.peakBytes, "result.peakBytes", "is not the highest peak under the confirmed limit");
  check(
    suggestedLimitBytes === Math.max(confirmedLimitBytes, lowestLimit(peakBytes, maxRatio)),
    "result.suggestedLimitBytes",
    "is neither peakBytes ÷ maxRatio, rounded up, nor the confirmed limit",
  );
  const p95Bytes = highest(runsAt(runs, confirmedLimitBytes, basisOf(runs)).map((run) => run.p95Bytes));
  check(
    requestBytes >= (p95Bytes ?? 0) || confirmed === undefined,
    "result.requestBytes",
    "is below p95Bytes of a run",
  );
}
