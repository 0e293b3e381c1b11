// Builds the evidence of a run, one plain serializable value, from its mutable state. Pure.

import type { Clock } from "../lib/clock.ts";
import { version } from "../lib/version.ts";
import type { Collected } from "../memory/sampling/collector.ts";
import type { ContainerInfo, Evidence, Peak, SourceStats, Witness } from "../model/evidence.ts";
import type { RunOutcome } from "../model/outcome.ts";
import type { GatePlan } from "../model/plan.ts";
import type { RunCause, StopReason } from "../model/stop-reason.ts";
import { planRedactor } from "../redaction/plan-redactor.ts";
import { isRoundedDown } from "../verdict/judge.ts";
import { stopReasonOf } from "../verdict/stop-sentences.ts";
import { limitChangeCause } from "./limit-change.ts";
import { joinOomCgroups } from "./oom-cgroups.ts";
import { redactEvidence } from "./redact-evidence.ts";
import { restartsIn } from "./restart.ts";
import type { Run } from "./run-context.ts";

/** @param stop the reason why the run ended early; null if it completed all phases */
export function evidenceOf(plan: GatePlan, run: Run, stop: StopReason | null, clock: Clock): Evidence {
  return redactEvidence(buildEvidence(plan, run, stop, clock), planRedactor(plan));
}

function buildEvidence(plan: GatePlan, run: Run, stop: StopReason | null, clock: Clock): Evidence {
  const collected = run.collector?.collected() ?? null;
  const container = containerFacts(plan, run);
  const requestedLimitBytes = plan.target.limitBytes;
  const applied = container?.cgroupLimitBytes ?? null;
  const limitBytes = applied !== null && isRoundedDown(applied, requestedLimitBytes) ? applied : requestedLimitBytes;
  const outcome = outcomeOf(run, stop, container, collected);
  return {
    memgateVersion: version,
    createdAt: run.createdAt,
    durationMs: clock.nowMs() - run.beganMs,
    timeOrigin: run.collector?.timeOrigin ?? null,
    requestedLimitBytes,
    limitBytes,
    outcome,
    liveMemory: run.liveMemory,
    peak: peakOf(collected, limitBytes),
    instantPeakBytes: collected?.instantPeakBytes ?? null,
    kernelPeakBytes: kernelPeakOf(collected, outcome),
    oom: oomOf(run, collected),
    outOfMemory: run.logWatch?.found(container?.exitCode ?? null) ?? null,
    runtimeLimit: run.runtimeLimit,
    pressure: pressureOf(collected),
    reclaim: collected?.reclaim ?? null,
    processes: run.processWatch?.processes() ?? null,
    why: run.why,
    cpu: collected?.cpu == null ? null : { ...collected.cpu, limitCores: plan.target.cpus },
    phases: collected === null ? [] : [...collected.phases],
    load: run.load,
    warmup: run.warmup,
    workload: run.workload,
    sampling: {
      sources: sourcesOf(run, collected),
      startedMs: run.startedMs,
      firstSampleMs: collected?.firstSampleMs ?? null,
      notice: run.sampling?.notice ?? null,
    },
    engine: run.engine,
    container,
    notices: run.notices,
    compositions: collected === null ? [] : [...collected.compositions],
    cpuSeries: collected === null ? [] : [...collected.cpuSeries],
    series: collected === null ? [] : [...collected.series],
  };
}

function peakOf(collected: Collected | null, limitBytes: number): Peak | null {
  const peak = collected?.peak ?? null;
  return peak === null ? null : { ...peak, ratio: peak.workingSetBytes / limitBytes };
}

/** The kernel's peak usage covers a completed run only if memgate read it after the load. */
function kernelPeakOf(collected: Collected | null, outcome: RunOutcome): number | null {
  const kernelPeak = collected?.kernelPeak ?? null;
  const load = collected?.phases.find((phase) => phase.name === "load");
  if (kernelPeak === null) return null;
  return outcome.kind === "completed" && (load === undefined || kernelPeak.atMs < load.endMs) ? null : kernelPeak.bytes;
}

function oomOf(run: Run, collected: Collected | null): Evidence["oom"] {
  const witnesses: Witness[] = [];
  if (run.oomEvent !== null) witnesses.push({ name: "event", ...run.oomEvent });
  if (collected !== null && collected.oomKillsAt !== null) witnesses.push({ name: "cgroup", ...collected.oomKillsAt });
  const { startedState, killedBefore } = run;
  // Docker 24.0 and later sets State.OOMKilled at the kill. Earlier versions set it when the container stops. So the
  // flag does not show when the kill was. If the container ran before the run, the kill may have been before the run.
  const isOld =
    run.container?.isAttached === true &&
    (startedState?.oomKilled === true || killedBefore.length > 0 || (collected?.oomKillsBefore ?? 0) > 0);
  if (!isOld && (run.lastState?.oomKilled === true || run.stoppedState?.oomKilled === true)) {
    witnesses.push({ name: "inspect", atMs: null, phase: null });
  }
  const processes = run.killedProcesses;
  if (processes !== null && processes.length > 0) witnesses.push({ name: "kernel-log", atMs: null, phase: null });
  return {
    killed: witnesses.length > 0,
    processKills: collected?.oomKills ?? null,
    groupKills: collected?.oomGroupKills ?? null,
    processes: processes?.map(({ place: _place, ...process }) => process) ?? null,
    cgroups: [...joinOomCgroups(collected?.oomCgroups ?? [], processes ?? [])],
    witnesses,
  };
}

function pressureOf(collected: Collected | null): Evidence["pressure"] {
  const pressure = collected?.pressure ?? null;
  return pressure === null ? null : { someMs: pressure.someUs / 1000, fullMs: pressure.fullUs / 1000 };
}

function sourcesOf(run: Run, collected: Collected | null): SourceStats[] {
  return (run.sampling?.sources() ?? []).map(({ name, intervalMs }) => {
    const { samples, missed, maxGapMs } = collected?.sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null };
    return { name, intervalMs, samples, missed, maxGapMs };
  });
}

function containerFacts(plan: GatePlan, run: Run): ContainerInfo | null {
  const { container, image, startedState, lastState, stoppedState } = run;
  if (container === null || image === null) return null;
  const restarts = restartsIn(run);
  // After a restart, the report has the time of the first start, and the time at which the container last ended.
  const state = stoppedState ?? lastState ?? startedState;
  const startedAt = (restarts > 0 ? startedState : state)?.startedAt ?? null;
  const exited = startedState !== null && lastState !== null && (!lastState.running || restarts > 0);
  return {
    id: container.id,
    name: container.name,
    image: plan.target.describedAs === null ? image.name : `${image.name} (${plan.target.describedAs})`,
    imageId: image.id,
    startedAt,
    finishedAt: state?.finishedAt ?? null,
    wasRunning: container.isAttached,
    exitedByItself: exited,
    // The engine keeps no exit code of a container that runs again.
    exitCode: exited ? (restarts > 0 ? (run.ending?.exitCode ?? null) : lastState.exitCode) : null,
    restarts,
    memoryBytes: startedState?.memoryBytes ?? null,
    memorySwapBytes: startedState?.memorySwapBytes ?? null,
    cgroupLimitBytes: run.cgroupLimitBytes,
    logTail: [...run.logTail],
  };
}

function outcomeOf(
  run: Run,
  stop: StopReason | null,
  container: ContainerInfo | null,
  collected: Collected | null,
): RunOutcome {
  const cause = causeOf(run, stop, container, collected);
  const reason = cause === null ? stop : stopReasonOf(cause);
  return reason === null ? { kind: "completed" } : { kind: "stopped", ...reason };
}

/** The cause that memgate finds only after the run. It replaces the stop reason. Null if there is no such cause. */
function causeOf(
  run: Run,
  stop: StopReason | null,
  container: ContainerInfo | null,
  collected: Collected | null,
): RunCause | null {
  // An engine that shuts down ends its containers first, and does not respond afterwards.
  const isWithoutState = run.startedState !== null && run.stoppedState === null;
  if (run.isContainerGone && stop?.reason !== "interrupted") return { code: "app-exited/removed", data: {} };
  if (isWithoutState && stop?.reason !== "interrupted" && stop?.reason !== "engine-lost") {
    return { code: "engine-lost/no-state", data: {} };
  }
  if (stop === null) return limitChangeCause(run, collected);
  if (stop.reason !== "app-exited") return null;
  // When an engine stops, its containers end before its event stream ends.
  return run.lost ?? (container === null ? null : exitCause(run, container));
}

function exitCause(run: Run, { exitCode }: ContainerInfo): RunCause {
  const phase = run.collector?.currentPhase() ?? "start";
  if (exitCode !== 137) return { code: "app-exited/exit", data: { exitCode, phase } };
  const isOomKilled = oomOf(run, run.collector?.collected() ?? null).killed;
  return { code: "app-exited/sigkill", data: { phase, isOomKilled } };
}
