// Runs one small container to find out what a run on this machine can measure.

import type { Clock } from "../lib/clock.ts";
import { messageOf } from "../lib/errors.ts";
import type { ImageLog } from "../lib/log.ts";
import { findCgroup } from "../memory/cgroup/locate.ts";
import { readFrame } from "../memory/stats-api/frame.ts";
import { streamIntervalMs } from "../memory/stats-api/source.ts";
import type { ContainerState, TargetContainer } from "../model/adapters.ts";
import type { ImageSource } from "../model/app-source.ts";
import type { EngineInfo, LoadStats } from "../model/evidence.ts";
import type { SamplingPlan, TargetPlan } from "../model/plan.ts";
import { createContainer, removeContainer, runLabel } from "../targets/docker/container/container.ts";
import { connectEngine, type Engine } from "../targets/docker/engine/connect.ts";
import { engineHost } from "../targets/docker/engine/host.ts";
import { prepareImage } from "../targets/docker/image/prepare.ts";
import { importProbeImage, probeCommand } from "../targets/docker/image/probe-image.ts";
import { limitMismatch } from "../verdict/judge.ts";
import { stopSentence } from "../verdict/stop-sentences.ts";

export interface DoctorReport {
  readonly engine: EngineInfo;
  /** The setting that selects the engine, such as DOCKER_HOST. */
  readonly engineFrom: string;
  /** Why the engine does not apply the limit. Null if it does. */
  readonly limitProblem: string | null;
  /** The folder of the container's cgroup files. Null if memgate cannot read them. */
  readonly cgroupFolder: string | null;
  /** Why memgate cannot read the cgroup files. Null if it can. */
  readonly cgroupNotice: string | null;
  /** True if the kernel reports its peak usage. */
  readonly hasKernelPeak: boolean;
  /** The median time of a one-shot stats request, in milliseconds. Null without a response. */
  readonly oneShotMs: number | null;
  /** Why the stats API gives no working set. Null if it does. */
  readonly statsProblem: string | null;
  /** How a run would reach its app. Null if it cannot. */
  readonly via: LoadStats["via"] | null;
  /** The source that a run would sample. */
  readonly source: "cgroup" | "stats-oneshot" | "stats-stream" | "none";
  /** The time between two samples, in milliseconds. Null without a source. */
  readonly intervalMs: number | null;
  /** The shortest spike that a run detects, in milliseconds. Null without a source. */
  readonly shortestSpikeMs: number | null;
  /** True if the container ended before memgate could examine it. */
  readonly hasEnded: boolean;
  /** Containers of other runs, earlier or current. */
  readonly leftovers: readonly { readonly name: string; readonly isRunning: boolean }[];
}

const probeLimitBytes = 16 * 2 ** 20;
const probePort = 3000;
const oneShotCalls = 3;

/** The parameters of `examine`. */
export interface Examination {
  /** The environment, which may select the engine, for example with DOCKER_HOST. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The image to run. Null for the built-in image. */
  readonly image: string | null;
  /** Names the container, and whatever else the examination creates. */
  readonly runId: string;
  readonly plan: SamplingPlan;
  readonly log: ImageLog;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Runs one small container and examines it as a run would.
 * @throws GateError if no engine responds, or if the container cannot run
 */
export async function examine({ env, image, runId, plan, log, clock, signal }: Examination): Promise<DoctorReport> {
  const host = engineHost(env, process.platform);
  const engine = await connectEngine(host);
  const leftovers = await containersOfOtherRuns(engine);
  const pullLog = { ...log, addSecrets: () => {} };
  const prepared =
    image === null
      ? await importProbeImage(engine.docker, engine.architecture, runId)
      : { ...(await prepareImage(engine, sourceOf(image), runId, pullLog, signal)), discard: async () => {} };
  try {
    const container = await createContainer(engine, targetPlan(image), prepared, probePort, runId);
    try {
      await container.start();
      return { ...(await inspect(engine, container, plan, clock)), engineFrom: host.from, leftovers };
    } finally {
      await removeContainer(engine.docker.getContainer(container.id));
    }
  } finally {
    await prepared.discard();
  }
}

function sourceOf(image: string): ImageSource {
  return { kind: "image", image, pull: "missing", platform: null };
}

function targetPlan(image: string | null): TargetPlan {
  return {
    source: sourceOf(image ?? ""),
    describedAs: null,
    limitBytes: probeLimitBytes,
    port: probePort,
    socketPath: null,
    probePorts: [],
    env: [],
    command: image === null ? probeCommand : null,
    entrypoint: null,
    workingDir: null,
    user: null,
    rights: null,
    extraHosts: [],
    volumes: [],
    ephemeralVolumes: [],
    files: [],
    tmpfs: [],
    cpus: null,
    network: null,
    isOnOwnNetwork: false,
  };
}

async function inspect(engine: Engine, container: TargetContainer, plan: SamplingPlan, clock: Clock) {
  const state = await container.state();
  const found = findCgroup(container.id, state.pid);
  const reading = "reader" in found ? found.reader.read("full") : null;
  if ("reader" in found) found.reader.close();
  const files = reading !== null && !("missed" in reading) ? reading : null;
  const stats = await timeStats(container, clock);
  const source =
    files !== null
      ? "cgroup"
      : stats.problem !== null
        ? "none"
        : stats.medianMs !== null && stats.medianMs < plan.oneShotTimeoutMs
          ? "stats-oneshot"
          : "stats-stream";
  const rates: Readonly<Record<DoctorReport["source"], readonly [number | null, number | null]>> = {
    // 10 ms, not the interval, because timers are sometimes slightly late. Measured with npm run bench:peak.
    cgroup: [plan.cgroupIntervalMs, 10],
    "stats-oneshot": [plan.oneShotIntervalMs, plan.oneShotIntervalMs],
    "stats-stream": [streamIntervalMs, streamIntervalMs],
    none: [null, null],
  };
  const [intervalMs, shortestSpikeMs] = rates[source];
  return {
    engine: engine.facts,
    limitProblem: limitProblem(state, files?.limitBytes ?? stats.limitBytes),
    cgroupFolder: "path" in found ? found.path.folder : null,
    cgroupNotice: "notice" in found ? found.notice : null,
    hasKernelPeak: (files?.kernelPeakBytes ?? stats.kernelPeakBytes) !== null,
    oneShotMs: stats.medianMs,
    statsProblem: stats.problem,
    via: (await container.addresses(null)).reachable[0]?.via ?? null,
    source,
    intervalMs,
    shortestSpikeMs,
    hasEnded: !state.running,
  } as const;
}

function limitProblem(
  { memoryBytes, memorySwapBytes }: ContainerState,
  cgroupLimitBytes: number | null,
): string | null {
  const mismatch = limitMismatch({ memoryBytes, memorySwapBytes, cgroupLimitBytes }, probeLimitBytes);
  return mismatch === null ? null : stopSentence(mismatch);
}

/** The timing of one-shot requests, and the values of the last response. */
interface OneShotStats {
  readonly medianMs: number | null;
  readonly problem: string | null;
  readonly limitBytes: number | null;
  readonly kernelPeakBytes: number | null;
}

async function timeStats(container: TargetContainer, clock: Clock): Promise<OneShotStats> {
  const times: number[] = [];
  let last: unknown = null;
  let failure: string | null = null;
  for (let call = 0; call < oneShotCalls; call++) {
    const fromMs = clock.nowMs();
    try {
      last = await container.statsOnce(AbortSignal.timeout(5_000));
      times.push(clock.nowMs() - fromMs);
    } catch (error) {
      failure = messageOf(error);
    }
  }
  const frame = readFrame(last);
  const medianMs = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
  if (failure !== null) return { medianMs, problem: failure, limitBytes: null, kernelPeakBytes: null };
  if ("missed" in frame) return { medianMs, problem: frame.missed, limitBytes: null, kernelPeakBytes: null };
  const { limitBytes, kernelPeakBytes } = frame.reading;
  return { medianMs, problem: null, limitBytes, kernelPeakBytes };
}

async function containersOfOtherRuns({ docker }: Engine): Promise<DoctorReport["leftovers"]> {
  const containers = await docker.listContainers({ all: true, filters: { label: [runLabel] } });
  return containers.map(({ Names, Id, State }) => ({
    name: Names[0]?.replace(/^\//, "") ?? Id,
    isRunning: State === "running",
  }));
}
