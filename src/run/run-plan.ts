// Runs a plan with the adapters of Docker Engine, and judges the evidence.

import { randomBytes } from "node:crypto";
import { runGate } from "../gate/run-gate.ts";
import { identityOf } from "../github/identity.ts";
import { systemClock } from "../lib/clock.ts";
import type { ImageLog, PullLog } from "../lib/log.ts";
import { createLoadAdapter } from "../load/process.ts";
import { createMemoryAdapter } from "../memory/sampling/sampler.ts";
import type { Observer } from "../model/adapters.ts";
import type { GatePlan } from "../model/plan.ts";
import type { SampleSink } from "../model/reading.ts";
import { redactedLog } from "../redaction/log-stream.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import { type Judged, judged } from "../report/model/judged.ts";
import { createTargetAdapter } from "../targets/docker/adapter.ts";
import { engineHost } from "../targets/docker/engine/host.ts";

export interface PlanSurroundings {
  /** The name of the gate; null for a run with only one gate. */
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

/** @throws GateError `inputs` if bad input showed only in the image */
export async function runPlan(plan: GatePlan, surroundings: PlanSurroundings): Promise<Judged> {
  const { gateName, env, interrupt, loadEntry, log, observer, samples, addSecrets } = surroundings;
  const runId = randomBytes(6).toString("hex");
  const adapters = {
    target: createTargetAdapter(
      () => engineHost(env, process.platform),
      runId,
      redactedLog(log, planRedactor(plan), addSecrets),
      systemClock,
    ),
    load: createLoadAdapter(loadEntry, systemClock, plan.secrets),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples,
  };
  return judged(await runGate(plan, adapters, interrupt), plan.thresholds, identityOf(env, gateName));
}
