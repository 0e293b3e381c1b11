// Searches for the right limit: runs a gate under one limit after the other, each time in a fresh container.

import { join } from "node:path";
import type { SizeInputs } from "../inputs/size-inputs.ts";
import { messageOf } from "../lib/errors.ts";
import type { Evidence } from "../model/evidence.ts";
import { GateError } from "../model/gate-error.ts";
import type { GatePlan } from "../model/plan.ts";
import { isPlainLine } from "../model/size/plain-line.ts";
import { maxSizeRuns } from "../model/size/run-counts.ts";
import type { LimitWrite, SizeResult, SizeRun } from "../model/size/search.ts";
import type { StopReason } from "../model/stop-reason.ts";
import type { FilePlace } from "../options/parsers.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import { runFolder } from "../report/model/format-version.ts";
import type { Judged } from "../report/model/judged.ts";
import type { SizeReport } from "../report/model/size/size-schema.ts";
import { assertRunFolders } from "../report/storage/run-folders.ts";
import { openSizeFolder, readSize, type SizeFolder } from "../report/storage/size-dir.ts";
import { endsSet } from "../verdict/judge-set.ts";
import { nextStep, purposeText, type SizeStep } from "../verdict/size/next-step.ts";
import { sizeRunOf } from "../verdict/size/size-run.ts";
import { planFor, type RunSurroundings, runOne } from "./run-one.ts";
import type { SharedImage } from "./run-plan.ts";
import { withKeptImage } from "./run-set.ts";
import { appOf, hashOf, isSameOptions, isSameSearch, sizeReportOf } from "./size-report.ts";
import { type LimitPlace, placeToWrite, writeLimit } from "./write-limit.ts";

export interface SizeOutcome {
  readonly report: SizeReport;
  /** The path of size.json. */
  readonly reportPath: string;
  /** A sentence about a report that is missing or incomplete. Null if all reports are complete. */
  readonly reportProblem: string | null;
  readonly isEnforced: boolean;
  /** The place at which GitHub shows a failure. Null for the step. */
  readonly annotate: FilePlace | null;
}

/** The mutable state of a search. */
interface Search {
  readonly size: SizeInputs;
  readonly plan: GatePlan;
  readonly folder: SizeFolder;
  readonly surroundings: RunSurroundings;
  readonly options: string;
  readonly problems: string[];
  runs: readonly SizeRun[];
  app: SizeReport["app"];
  /** True until the first run of a continued search has shown that the app and the engine are the same. */
  isUnchecked: boolean;
  /** For the log of the next run. */
  news: string[];
  readonly notices: string[];
}

/**
 * Searches for the limit, and writes size.json after each run. Continues an unfinished search in the folder if the options,
 * the image and the engine are the same.
 * @throws GateError "inputs" if the input turns out to be wrong
 */
export async function sizeAndReport(size: SizeInputs, surroundings: RunSurroundings): Promise<SizeOutcome> {
  const { inputs, reportDir, isFresh } = size;
  surroundings.addSecrets(inputs.secrets);
  const plan = await planFor(inputs, reportDir, surroundings);
  const place = placeToWrite(size, plan);
  const runs = Array.from({ length: maxSizeRuns }, (_, index) => runFolder(index + 1));
  assertRunFolders([{ folder: reportDir, runs }]);
  const folder = openSizeFolder(reportDir);
  const earlier = readSize(reportDir);
  const isSame = earlier !== null && earlier.result.kind === "unfinished" && isSameOptions(earlier, plan);
  const search: Search = {
    ...{ size, plan, folder, surroundings },
    options: isSame ? earlier.options : hashOf(plan),
    problems: [],
    ...(isSame && !isFresh ? continued(earlier) : started()),
  };
  if (!search.isUnchecked) folder.setAside();
  try {
    const { value: result, notice } = await withKeptImage(plan, surroundings, (shared) => conduct(search, shared));
    if (notice !== null) search.notices.push(notice);
    return outcomeOf(search, result, place);
  } catch (error) {
    // If no run has ended, there is no search to continue, so wrong input leaves the folder as it was.
    if (search.runs.length === 0 && error instanceof GateError && typeof error.fault === "string") folder.restore();
    else finish(search, unfinished(planRedactor(plan).message(messageOf(error))));
    throw error;
  } finally {
    folder.close();
  }
}

/** Writes size.json, and the limit if there is a place for it. */
function outcomeOf(search: Search, result: SizeResult, place: LimitPlace | null): SizeOutcome {
  const { size, plan, folder } = search;
  const isToWrite = place !== null && result.kind === "found" && result.suggestedLimitBytes !== plan.target.limitBytes;
  // The file is changed only after size.json has the result.
  const found = finish(search, result);
  const report = isToWrite ? save(search, result, writtenLimit(plan, place, result.suggestedLimitBytes)) : found;
  return {
    report,
    reportPath: folder.sizePath,
    reportProblem: search.problems.length === 0 ? null : search.problems.join("; "),
    isEnforced: size.inputs.isEnforced,
    annotate: size.inputs.annotate,
  };
}

function writtenLimit(plan: GatePlan, place: LimitPlace, limitBytes: number): LimitWrite {
  const { message } = planRedactor(plan);
  const made = writeLimit(place, limitBytes);
  if (!made.ok) return { kind: "unchanged", why: message(made.why) };
  const { file, line, column, from, to, newLine } = made.edit;
  const isShown = newLine !== null && isPlainLine(newLine) && message(newLine) === newLine;
  return { kind: "changed", file, line, column, from, to, newLine: isShown ? newLine : null };
}

function started(): Pick<Search, "runs" | "app" | "isUnchecked" | "news" | "notices"> {
  return { runs: [], app: null, isUnchecked: false, news: [], notices: [] };
}

function continued({ runs, app }: SizeReport): ReturnType<typeof started> {
  const count = `${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
  const news =
    runs.length === 0
      ? []
      : [`memgate continues the unfinished search, which has ${count}. To start a new search, set fresh.`];
  return { runs, app, isUnchecked: runs.length > 0, news, notices: [] };
}

async function conduct(search: Search, shared: SharedImage): Promise<SizeResult> {
  const { plan, folder, size, surroundings } = search;
  const settings = { presentLimitBytes: plan.target.limitBytes, maxRatio: plan.thresholds.maxRatio };
  for (;;) {
    const step = nextStep(search.runs, settings);
    if (step.kind === "end") return step.result;
    save(search, unfinished("memgate is still running, or it was killed."));
    const run = search.runs.length + 1;
    const judged = await runUnder(search, step, run, shared).catch((error: unknown) => {
      // Ctrl+C ends docker compose too, so its failure is not a separate error.
      if (!surroundings.interrupt.aborted) throw error;
      return null;
    });
    if (judged === null) {
      folder.removeRun(run);
      return unfinished((surroundings.interrupt.reason as StopReason).message);
    }
    const { verdict, evidence } = judged;
    if (endsSet(verdict, evidence.outcome.kind === "stopped" ? evidence.outcome.reason : null)) {
      folder.removeRun(run);
      return unfinished(judged.message);
    }
    if (search.isUnchecked && !isSameSearch(search.app, evidence)) startAnew(search, evidence);
    else {
      search.runs = [...search.runs, sizeRunOf(judged, run, size.inputs.maxRatio)];
      search.app ??= appOf(evidence);
    }
    search.isUnchecked = false;
  }
}

function unfinished(message: string): SizeResult {
  return { kind: "unfinished", message };
}

/** Forgets the runs of a search that began with another image or engine. */
function startAnew(search: Search, evidence: Evidence): void {
  search.folder.clear();
  search.runs = [];
  search.app = appOf(evidence);
  search.news.push("The image or the engine is not the same as in the unfinished search, so memgate starts a new one.");
}

async function runUnder(
  search: Search,
  step: Extract<SizeStep, { readonly kind: "run" }>,
  run: number,
  shared: SharedImage,
): Promise<Judged> {
  const { size, plan, problems, surroundings } = search;
  const { limitBytes } = step;
  const isPresent = limitBytes === plan.target.limitBytes;
  const name = runFolder(run);
  const reportDir = join(size.reportDir, name);
  const runPlan = isPresent
    ? { ...plan, reportDir }
    : await planFor(size.inputsUnder(limitBytes), reportDir, surroundings);
  const tries = purposeText(step, plan.thresholds.maxRatio);
  const position = { name: size.name, number: 1, total: 1, run: { number: run, total: maxSizeRuns, tries } };
  const one = await runOne(runPlan, position, withNews(search, surroundings), shared);
  if (one.reportProblem !== null) problems.push(`${name}: ${one.reportProblem}`);
  return one.judged;
}

/** Writes the news of the search to the log of its next run. */
function withNews(search: Search, surroundings: RunSurroundings): RunSurroundings {
  return {
    ...surroundings,
    begin: (position) => {
      const receivers = surroundings.begin(position);
      for (const sentence of search.news) receivers.log.line(sentence);
      search.news = [];
      return receivers;
    },
  };
}

/** As `save`, with the news that no run has logged. */
function finish(search: Search, result: SizeResult): SizeReport {
  search.notices.push(...search.news);
  search.news = [];
  return save(search, result);
}

function save(search: Search, result: SizeResult, written: LimitWrite | null = null): SizeReport {
  const { plan, size, runs, app, options, notices } = search;
  const report = sizeReportOf({ plan, gate: size.name, runs, app, options, notices, written }, result);
  const problem = search.folder.write(report);
  if (problem !== null && !search.problems.includes(problem)) search.problems.push(problem);
  return report;
}
