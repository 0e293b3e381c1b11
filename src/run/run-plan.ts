// Runs a plan with the adapters of Docker Engine, and judges the evidence.

import { runGatePlan } from "../gate/run-gate.ts";
import { systemClock } from "../lib/clock.ts";
import { randomBytes } from "../lib/crypto.ts";
import type { ImageLog, PullLog } from "../lib/log.ts";
import { once } from "../lib/once.ts";
import { createLoadAdapter } from "../load/process.ts";
import { createMemoryAdapter } from "../memory/sampling/sampler.ts";
import type { Observer } from "../model/adapters.ts";
import type { Baseline } from "../model/fields/baseline.ts";
import type { GatePlan } from "../model/plan.ts";
import type { SampleSink } from "../model/reading.ts";
import { redactedLog } from "../redaction/log-stream.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";

import type { Judged } from "../report/model/judged.ts";
import { createTargetAdapter, type KeptImage } from "../targets/docker/adapter.ts";

import { engineHost } from "../targets/docker/engine/host.ts";

/** The code that judges a run is not needed before the app runs. */
export const loadJudge = once(() => import("./judge-run.ts"));

const loadLeak = () => import("../report/model/leak/with-leak.ts");

export interface PlanSurroundings {
  /** The name of the gate in memgate.yml; null without a config file. */
  readonly gateName: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts with a `StopReason` if the user interrupts the run. */
  readonly interrupt: AbortSignal;
  /** The bundled load-worker.js. */
  readonly loadEntry: string;
  readonly log: ImageLog;
  readonly observer: Observer;
  /** Receives every sample when it is taken. */
  readonly samples: SampleSink;
  /** Receives registry credentials, which memgate finds only during the run. */
  readonly addSecrets: PullLog["addSecrets"];
}

export function newRunId(): string {
  return randomBytes(6).toString("hex");
}

/** The image that all runs of a set use, and the id in the names of their containers. */
export interface SharedImage {
  readonly runId: string;
  readonly kept: KeptImage;
}

/**
 * Builds or pulls the image that the runs of a set share, before the first of them.
 * @throws GateError `engine` or `image`, or the reason of an interrupt
 */
export async function prepareShared(
  plan: GatePlan,
  { env, interrupt, log, addSecrets }: Pick<PlanSurroundings, "env" | "interrupt" | "log" | "addSecrets">,
  { runId, kept }: SharedImage,
): Promise<void> {
  const target = createTargetAdapter(
    () => engineHost(env, process.platform),
    runId,
    redactedLog(log, planRedactor(plan), addSecrets),
    systemClock,
    kept,
  );
  interrupt.throwIfAborted();
  await target.connect();
  interrupt.throwIfAborted();
  await target.prepareImage(plan.target, interrupt);
}

/**
 * @param shared null for a run that is not part of a set
 * @throws GateError `inputs` if bad input showed only in the image
 */
export async function runPlan(
  plan: GatePlan,
  surroundings: PlanSurroundings,
  shared: SharedImage | null = null,
): Promise<Judged> {
  const { gateName, env, interrupt, loadEntry, log, observer, samples, addSecrets } = surroundings;
  const runId = shared?.runId ?? newRunId();
  const adapters = {
    target: createTargetAdapter(
      () => engineHost(env, process.platform),
      runId,
      redactedLog(log, planRedactor(plan), addSecrets),
      systemClock,
      shared?.kept,
    ),
    load: createLoadAdapter(loadEntry, systemClock, plan.secrets),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples,
  };
  const evidence = await runGatePlan(plan, adapters, interrupt);
  const { judgeRun } = await loadJudge();
  const judged = judgeRun(evidence, plan.thresholds, { env, gateName });
  if (evidence.liveMemory !== null) return (await loadLeak()).withLeak(judged);
  return plan.baseline === null ? judged : compareWith(plan.baseline, judged, [judged]);
}

/** @param runs the runs of a set; for a single run, itself */
export async function compareWith(baseline: Baseline, judged: Judged, runs: readonly Judged[]): Promise<Judged> {
  const { withBaseline } = await import("../report/model/baseline/with-baseline.ts");
  return withBaseline(judged, runs, baseline);
}
