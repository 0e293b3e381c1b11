// Runs autocannon once and measures the load. Only the load process imports this module.

import autocannon from "autocannon";
import type { TlsPlan } from "../../model/plan.ts";
import { pausedMsOf } from "../../model/stages.ts";
import { isSuccessStatus, type WatchedClient, watchClient } from "../client/monitor.ts";
import { patchClient } from "../client/patches.ts";
import { attachUser, createScenarioClient } from "../client/scenario-client.ts";
import { createPacer } from "../pacing/pacer.ts";
import { type Shape, shapeOf } from "../pacing/profile.ts";
import type { LoadJob, MeasuredLoad } from "../protocol.ts";
import { errorRateOf } from "../stats/error-rate.ts";
import { createResponseGap } from "../stats/response-gap.ts";
import { stepStatsOf, unexpectedOf } from "../stats/step-stats.ts";
import { createTimeline, type Timeline } from "../stats/timeline.ts";
import { declaresLength } from "../users/render-request.ts";
import {
  createMemory,
  createUser,
  type UserPool,
  type UserPoolMemory,
  type VirtualUser,
} from "../users/virtual-user.ts";

/** A request that gets no response for this long fails. */
const requestTimeoutSeconds = 10;
const progressIntervalMs = 250;
/** autocannon ends a run at its next sampling tick, so a short tick ends it on time. */
const tickMs = 50;

export interface RunningLoad {
  readonly result: Promise<MeasuredLoad>;
  /** Ends the run early. The result then covers the requests sent so far. */
  readonly stop: () => void;
}

/**
 * Starts a run immediately. `result` rejects if autocannon cannot run the job.
 * @param memory state of the virtual users, shared by all runs of a process
 */
export function startLoad(
  job: LoadJob,
  onProgress: (requestsPerSecond: number) => void,
  memory: UserPoolMemory = createMemory(),
): RunningLoad {
  const nowMs = () => performance.now();
  const startedMs = nowMs();
  const shape = shapeOf(job);
  const responseGap = createResponseGap(nowMs, shape === null);
  const pacer = shape === null ? null : createPacer(shape.aimAt, nowMs, responseGap.setAwaited);
  const userPool = job.scenario === null ? null : createScenarioClient(job.scenario, job, memory);
  const users = new Map<autocannon.Client, VirtualUser>();
  let responses = 0;
  const clients: WatchedClient[] = [];
  let lastError: string | null = null;

  // At the boundary of two stages, the interval belongs to the earlier stage.
  const connectionsAt =
    shape === null || shape.corners === null ? null : (ms: number) => shape.aimAt(ms - 1).connections;
  const timeline = createTimeline(job.durationMs, nowMs, startedMs, connectionsAt);

  const options: autocannon.Options = {
    url: job.url,
    method: job.method as NonNullable<autocannon.Request["method"]>,
    headers: { ...job.headers, ...lengthOf(job) },
    ...(job.body === null ? {} : { body: job.body }),
    connections: shape?.connections ?? job.connections,
    // autocannon ends the run one tick later.
    duration: Math.max(0, job.durationMs - tickMs) / 1000,
    sampleInt: tickMs,
    timeout: requestTimeoutSeconds,
    ...(job.socketPath === null ? {} : { socketPath: job.socketPath }),
    ...(job.tls === null ? {} : tlsOptionsOf(job.tls)),
    setupClient: (client) => {
      patchClient(client, {
        requestsPerConnection: job.requestsPerConnection,
        checksCertificate: job.tls !== null && !job.tls.insecure,
        permit: pacer?.createPermit() ?? null,
      });
      const user = userPool === null ? null : createUser(users.size, userPool);
      clients.push(
        watchClient(client, nowMs, user === null ? isSuccessStatus : user.isExpected, timeline.recordFailure),
      );
      if (user === null) return;
      users.set(client, user);
      attachUser(client, user);
    },
  };
  let settle: (error: Error | null, measured: autocannon.Result) => void = () => {};
  const finished = new Promise<autocannon.Result>((resolve, reject) => {
    settle = (error, measured) => (error ? reject(error) : resolve(measured));
  });
  const instance = autocannon(options, (error, measured) => settle(error, measured));
  instance.on("response", (client, statusCode, _bytes, latencyMs) => {
    timeline.recordResponse(latencyMs, users.get(client)?.isExpected() ?? isSuccessStatus(statusCode));
    responseGap.recordResponse();
    responses += 1;
  });
  instance.on("reqError", (error: Error & { code?: string }) => {
    timeline.recordFailure();
    lastError = error.code ?? error.message;
  });

  let reported = 0;
  const progress = setInterval(() => {
    onProgress(((responses - reported) * 1000) / progressIntervalMs);
    reported = responses;
  }, progressIntervalMs);

  const result = finished.then((measured) => {
    const durationMs = nowMs() - startedMs;
    const longestResponseGapMs = responseGap.longestMs();
    const paced = pacer?.paced() ?? null;
    return measuredLoadOf(job, measured, {
      durationMs,
      longestResponseGapMs,
      clients,
      lastError,
      timeline,
      shape,
      userPool,
      paced,
    });
  });
  const ended = () => {
    clearInterval(progress);
    pacer?.stop();
  };
  result.then(ended, ended);
  return { result, stop: () => instance.stop() };
}

function tlsOptionsOf({ ca, serverName }: TlsPlan) {
  // autocannon reads the server name from tlsOptions over a Unix socket, and from servername over a port.
  return { servername: serverName, tlsOptions: { servername: serverName, ...(ca === null ? {} : { ca }) } };
}

/** Adds the Content-Length that autocannon omits for a request without a body. */
function lengthOf({ method, body }: LoadJob): LoadJob["headers"] {
  return declaresLength(method) && (body === null || body === "") ? { "Content-Length": "0" } : {};
}

/** The measurements that do not come from autocannon. */
interface OwnCounts {
  readonly durationMs: number;
  readonly longestResponseGapMs: number;
  readonly clients: readonly WatchedClient[];
  readonly lastError: string | null;
  readonly timeline: Timeline;
  readonly shape: Shape | null;
  readonly userPool: UserPool | null;
  readonly paced: MeasuredLoad["paced"];
}

function measuredLoadOf(job: LoadJob, measured: autocannon.Result, own: OwnCounts): MeasuredLoad {
  const { latency, timeouts } = measured;
  const stats = (measured as { statusCodeStats?: Readonly<Record<string, { count: number }>> }).statusCodeStats ?? {};
  const statusCodes = Object.fromEntries(Object.entries(stats).map(([status, { count }]) => [status, count]));
  const requests = Object.values(statusCodes).reduce((sum, count) => sum + count, 0);
  const steps = own.userPool === null ? null : stepStatsOf(own.userPool.scenario, own.userPool.tallies);
  const unexpected = own.userPool === null ? null : unexpectedOf(own.userPool.tallies);
  const non2xx = unexpected ?? requests - measured["2xx"] - measured["3xx"];
  const dropped = own.clients.reduce((sum, client) => sum + client.dropped(), 0);
  const errors = measured.errors + dropped;
  const stages = job.scenario?.stages ?? null;
  const pausedMs = stages === null ? 0 : pausedMsOf(stages, own.durationMs);
  const stalled = own.clients.filter((client) => client.longestStallMs() > (own.durationMs - pausedMs) / 2);
  return {
    url: job.url,
    method: job.method,
    connections: own.shape?.connections ?? job.connections,
    rate: stages === null ? job.rate : null,
    durationMs: own.durationMs,
    pausedMs,
    requests,
    errors,
    timeouts,
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: (requests * 1000) / own.durationMs,
    paced: own.paced,
    statusCodes,
    stalledConnections: stalled.length,
    longestResponseGapMs: own.longestResponseGapMs,
    latencyMs: requests === 0 ? null : { p50: latency.p50, p90: latency.p90, p99: latency.p99, max: latency.max },
    timeline: [...own.timeline.points()],
    lastError: own.lastError ?? (dropped > 0 ? droppedRequest : null),
    steps,
    stages: own.shape?.corners?.map(({ atMs, connections, rate }) => ({ atMs, connections, rate })) ?? null,
  };
}

const droppedRequest = "the server closed a connection before it sent a response";
