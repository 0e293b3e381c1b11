// Runs a gate beside its base: fresh containers, one at a time, in the order base, head, head, base.

import { integer, time } from "../lib/format.ts";
import { GateError } from "../model/gate-error.ts";
import type { ComparisonPlan, GatePlan, LoadPlan } from "../model/plan.ts";
import { requestsPerTurn } from "../model/scenario.ts";
import { looks, maxPairs } from "../options/pairs.ts";
import { sameCommitNotices } from "../plan/plan.ts";
import {
  hasToRepeat,
  isComplete,
  judgedComparison,
  nextOf,
  type RunPair,
} from "../report/model/comparison/judged-comparison.ts";
import { baseFolder, runFolder } from "../report/model/format-version.ts";
import type { Judged } from "../report/model/judged.ts";
import { openBase } from "./open-base.ts";
import {
  type GatePosition,
  type GateRun,
  type PairPosition,
  positionText,
  type RunSurroundings,
  type Side,
} from "./run-one.ts";
import { type PlanSurroundings, prepareShared, runPlan, type SharedImage } from "./run-plan.ts";
import { runInFolders, withNotice, withSharedImage } from "./run-set.ts";

/** With a number of requests from the first run, a load phase may take this many times the duration. */
const longestFactor = 3;
/** A run with fewer responses than this share of the requests shows too little of the app. */
const leastResponses = 0.1;

/** The number of requests that memgate chose for the runs. */
export interface ChosenRequests {
  readonly count: number;
  readonly from: "first-run" | "slower-run";
}

/**
 * Runs pairs until their difference decides, or until a run ends the comparison. An interrupt ends the current run, and
 * every later run ends before it starts anything. If the interrupt ended a run of the base, and all runs of the
 * head passed, one more pair begins, or the last possible pair again. Its runs end at once, so that a run of the head
 * shows the interrupt.
 * @param runOnce receives the number of requests that memgate chose; null for the load of the plan
 * @param requestsOf returns the number of requests for all later runs, from a run that had the load of the plan. Null if
 *   that run gives no number.
 */
export async function conductComparison(
  { base, maxIncrease }: ComparisonPlan,
  runOnce: (run: PairPosition, requests: ChosenRequests | null) => Promise<Judged>,
  requestsOf: (run: Judged) => number | null,
): Promise<Judged> {
  let requests: ChosenRequests | null = null;
  let usedRequests: number | null = null;
  const runSide = async (run: PairPosition): Promise<Judged> => {
    usedRequests = requests?.count ?? null;
    const judged = await runOnce(run, requests);
    const count = requests === null ? requestsOf(judged) : null;
    if (count !== null) requests = { count, from: "first-run" };
    return judged;
  };
  const runPair = async (pair: number, isRepeated: boolean): Promise<RunPair> => {
    const first = pair % 2 === 1 ? "base" : "head";
    const one = await runSide({ pair, side: first, isRepeated });
    const other = await runSide({ pair, side: otherSide(first), isRepeated });
    return { first, isRepeated, ...(first === "base" ? { base: one, head: other } : { base: other, head: one }) };
  };
  const pairs: RunPair[] = [];
  do {
    const number = pairs.length + 1;
    const pair = await runPair(number, false);
    const isRepeated = hasToRepeat(pair);
    // Later pairs must do the same work as those before them.
    if (isRepeated && number === 1) requests = fewerRequests(requests, pair) ?? requests;
    pairs.push(isRepeated ? await runPair(number, true) : pair);
    if (hidesInterrupt(pairs)) {
      const next = Math.min(number + 1, maxPairs);
      pairs[next - 1] = await runPair(next, next === number);
    }
  } while (nextOf(pairs, maxIncrease) === null);
  const planned = looks.find((look) => look >= pairs.length) ?? maxPairs;
  const { kind, name, commit } = base;
  return judgedComparison(pairs, {
    base: { kind, name, commit },
    maxIncrease,
    requests: usedRequests,
    planned,
  });
}

/**
 * True if the last run of the base was interrupted, and all runs of the head passed: their verdict would hide the
 * interrupt. False after a breach of the head: its pair must not run again.
 */
function hidesInterrupt(pairs: readonly RunPair[]): boolean {
  const last = pairs.at(-1);
  return last !== undefined && isInterrupted(last.base) && pairs.every(({ head }) => head.verdict.kind === "pass");
}

function isInterrupted({ verdict, evidence: { outcome } }: Judged): boolean {
  const reason = verdict.kind === "inconclusive" ? verdict.reason : outcome.kind === "stopped" ? outcome.reason : null;
  return reason === "interrupted";
}

function otherSide(side: Side): Side {
  return side === "base" ? "head" : "base";
}

/**
 * The number of requests for all later runs: the responses in the load phase of this run. Null if the options decide how
 * many requests memgate sends, or if memgate itself sends no load. Also null if the run was not measured to its end: a
 * killed run has few responses, and a head with so little load would pass.
 */
export function requestsOf({ workload, load }: Pick<GatePlan, "workload" | "load">, run: Judged): number | null {
  const isOpen = load.requests === null && load.rate === null && (load.scenario?.stages ?? null) === null;
  const responses = run.evidence.load?.requests ?? 0;
  if (workload.kind !== "http" || !isOpen || !isComplete(run) || responses === 0) return null;
  return responses;
}

/**
 * A number of requests that both versions complete in time, if one of them was too slow for the number of the first run.
 * Null if no run was too slow, or if a run had too few responses.
 */
export function fewerRequests(
  requests: ChosenRequests | null,
  { base, head }: Pick<RunPair, "base" | "head">,
): ChosenRequests | null {
  const isTooSlow = ({ verdict }: Judged) =>
    verdict.kind === "inconclusive" && verdict.code === "load-failed/requests-missed";
  const slower = [base, head].find(isTooSlow);
  const responses = slower?.evidence.load?.requests ?? 0;
  if (requests === null || responses < requests.count * leastResponses) return null;
  return { count: Math.max(1, Math.floor(responses / 2)), from: "slower-run" };
}

const sourceTexts = {
  "first-run": "as many as in the first run of the comparison",
  "slower-run": "half as many as the slower version responded to in the first attempt of pair 1",
} as const;

/** The plan of a run with the number of requests that memgate chose. */
export function withRequests(plan: GatePlan, requests: ChosenRequests | null): GatePlan {
  if (requests === null) return plan;
  const { load, notices } = plan;
  const { count, from } = requests;
  const durationMs = longestFactor * load.durationMs;
  const notice = `the load phase ended after ${integer(count)} requests, ${sourceTexts[from]}; it was allowed to take ${time(durationMs)}`;
  return {
    ...plan,
    load: { ...load, requests: unitsOf(load, count), durationMs },
    notices: [...notices, notice],
  };
}

/** With a scenario, memgate counts turns, which have several requests. */
function unitsOf({ scenario }: LoadPlan, requests: number): number {
  return scenario === null ? requests : Math.max(1, Math.round(requests / requestsPerTurn(scenario)));
}

/** Runs a comparison and writes its report. Each run also has a report, in a folder of its own. */
export async function runComparison(
  plan: GatePlan,
  comparison: ComparisonPlan,
  gate: GatePosition,
  surroundings: RunSurroundings,
): Promise<GateRun> {
  return runInFolders(plan, gate, surroundings, (runIn) =>
    compare(plan, comparison, surroundings, {
      warn: (sentence) => {
        const { log, end } = surroundings.begin({ ...gate, run: { image: "base" } });
        log.line(sentence);
        end();
      },
      prepare: async (side, sidePlan, shared) => {
        surroundings.addSecrets(sidePlan.secrets);
        const { log, end } = surroundings.begin({ ...gate, run: { image: side } });
        for (const notice of noticesBefore(side, comparison)) log.line(notice);
        await prepareShared(sidePlan, { ...surroundings, log }, shared).finally(end);
      },
      run: (run, sidePlan, shared) =>
        runIn(run.side === "base" ? baseFolder(run.pair) : runFolder(run.pair), sidePlan, run, shared),
    }),
  );
}

/** Runs a comparison without a report folder, for a program that takes the result itself. */
export async function runComparisonWithoutReport(
  plan: GatePlan,
  comparison: ComparisonPlan,
  surroundings: PlanSurroundings,
): Promise<Judged> {
  const { note } = surroundings.observer;
  return compare(plan, comparison, surroundings, {
    warn: surroundings.log.line,
    prepare: (side, sidePlan, shared) => {
      note(positionText({ image: side }));
      for (const notice of noticesBefore(side, comparison)) surroundings.log.line(notice);
      return prepareShared(sidePlan, surroundings, shared);
    },
    run: (run, sidePlan, shared) => {
      note(positionText(run));
      return runPlan(sidePlan, surroundings, shared);
    },
  });
}

/** The report has these notices too. Here the user can still stop the comparison. */
function noticesBefore(side: Side, { base }: ComparisonPlan): readonly string[] {
  return side === "base" ? sameCommitNotices(base) : [];
}

interface Runner {
  /** Builds or pulls the image of a side. */
  readonly prepare: (side: Side, plan: GatePlan, shared: SharedImage) => Promise<void>;
  readonly run: (run: PairPosition, plan: GatePlan, shared: SharedImage) => Promise<Judged>;
  /** Receives a sentence if the files of the base cannot be removed after an error. */
  readonly warn: (sentence: string) => void;
}

type Interruptible = Pick<PlanSurroundings, "env" | "interrupt">;

/** Makes the files and both images, conducts the comparison, and removes what it made. */
async function compare(
  plan: GatePlan,
  comparison: ComparisonPlan,
  surroundings: Interruptible,
  { prepare, run, warn }: Runner,
): Promise<Judged> {
  return withBase(plan, comparison, { ...surroundings, warn }, (basePlan) =>
    withSharedImage(plan, surroundings, (headImage) =>
      withSharedImage(basePlan, surroundings, async (baseImage) => {
        const sides = {
          base: { plan: basePlan, shared: baseImage },
          head: { plan, shared: headImage },
        };
        for (const side of ["base", "head"] as const) {
          const { plan: sidePlan, shared } = sides[side];
          // The first run of a Compose project builds and pulls its images.
          if (sidePlan.target.source.kind === "compose") continue;
          await prepare(side, sidePlan, shared).catch((error: unknown) =>
            rethrowImageError(error, side, comparison, surroundings),
          );
        }
        return conductComparison(
          comparison,
          async (position, requests) => {
            const { plan: sidePlan, shared } = sides[position.side];
            const judged = await run(position, withRequests(sidePlan, requests), shared).catch((error: unknown) => {
              throw position.side === "base" ? namingBase(error, comparison) : error;
            });
            assertBaseImage(judged, position, comparison);
            return judged;
          },
          (judged) => requestsOf(plan, judged),
        );
      }),
    ),
  );
}

/** An image of the base that cannot be made is bad input. The first run of the side reports all other problems. */
function rethrowImageError(error: unknown, side: Side, { base }: ComparisonPlan, { interrupt }: Interruptible): void {
  if (interrupt.aborted) return;
  if (!(error instanceof GateError)) throw error;
  if (side === "head" || error.stage !== "image") return;
  throw baseImageError(base, error.message, error);
}

/**
 * The first run of a Compose project makes its images.
 * @throws GateError `inputs` if that failed for the base
 */
export function assertBaseImage({ evidence }: Judged, { pair, side }: PairPosition, { base }: ComparisonPlan): void {
  const { outcome } = evidence;
  const isFirst = side === "base" && pair === 1;
  if (isFirst && outcome.kind === "stopped" && outcome.reason === "image-failed") {
    throw baseImageError(base, outcome.message);
  }
}

/** Bad input that only the image of the base shows, such as a port that it does not expose. */
export function namingBase(error: unknown, { base }: ComparisonPlan): unknown {
  if (!(error instanceof GateError && typeof error.fault === "string")) return error;
  return new GateError(error.fault, `the base ${base.name}: ${error.message}`, { cause: error });
}

function baseImageError({ kind, name }: ComparisonPlan["base"], why: string, cause?: GateError): GateError {
  const option = `base-${kind}` as const;
  const message = `\`${option}\`: the image of the base ${name} could not be made: ${why}`;
  return new GateError(`bad-input/${option}`, message, { cause });
}

async function withBase(
  plan: GatePlan,
  { base }: ComparisonPlan,
  surroundings: Interruptible & Pick<Runner, "warn">,
  work: (basePlan: GatePlan) => Promise<Judged>,
): Promise<Judged> {
  const open = await openBase(base, surroundings).catch((error: unknown) => {
    // Without the files of the base: no run of an interrupted comparison starts anything.
    if (surroundings.interrupt.aborted) return null;
    throw error;
  });
  if (open === null) return work(plan);
  const { source, secrets, close } = open;
  const basePlan = { ...plan, target: { ...plan.target, source }, secrets: [...plan.secrets, ...secrets] };
  const judged = await work(basePlan).catch(async (error: unknown) => {
    const left = await close();
    if (left !== null) surroundings.warn(left);
    throw error;
  });
  return withNotice(judged, await close());
}
