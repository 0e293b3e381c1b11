// Runs autocannon once and measures the load. Only the load process imports this module.

import autocannon from "autocannon";
import { isSuccessStatus } from "../../model/http-status.ts";
import type { TlsPlan } from "../../model/plan.ts";
import { pausedMsOf } from "../../model/stages.ts";
import { type OpenRequest, type WatchedClient, watchClient } from "../client/monitor.ts";
import { patchClient } from "../client/patches.ts";
import { attachUser, createScenarioClient } from "../client/scenario-client.ts";
import { createPacer } from "../pacing/pacer.ts";
import { type Shape, shapeOf } from "../pacing/profile.ts";
import type { LoadJob, MeasuredLoad } from "../protocol.ts";
import { type Counts, createCounts } from "../stats/counts.ts";
import { errorRateOf } from "../stats/error-rate.ts";
import { createRedirects } from "../stats/redirects.ts";
import { createResponseGap, type ResponseGap, shortestKeptMs } from "../stats/response-gap.ts";
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

const progressIntervalMs = 1_000;

export interface RunningLoad {
  readonly result: Promise<MeasuredLoad>;
  /** Ends the run early. The result then covers the requests sent so far. */
  readonly stop: () => void;
}

/** A part of autocannon's client that its types lack. */
interface Destroyable {
  readonly destroy: () => void;
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
  const pacer = shape === null ? null : createPacer(shape.aimAt, nowMs, responseGap.setAwaited, shape.steadyUntilMs);
  const userPool = job.scenario === null ? null : createScenarioClient(job.scenario, job, memory);
  const users = new Map<autocannon.Client, VirtualUser>();
  const counts = createCounts(isSuccessStatus);
  const redirects = createRedirects();
  const clients: autocannon.Client[] = [];
  const watched: WatchedClient[] = [];

  // At the boundary of two stages, the interval belongs to the earlier stage.
  const connectionsAt =
    shape === null || shape.corners === null ? null : (ms: number) => shape.aimAt(ms - 1).connections;
  const timeline = createTimeline(job.durationMs, nowMs, startedMs, connectionsAt);

  const options: autocannon.Options = {
    ...optionsOf(job, shape?.connections ?? job.connections),
    setupClient: (client) => {
      patchClient(client, {
        requestsPerConnection: job.requestsPerConnection,
        checksCertificate: job.tls !== null && !job.tls.insecure,
        permit: pacer?.createPermit() ?? null,
        onHead: userPool === null ? redirects.receiveHead : () => {},
      });
      const user = userPool === null ? null : createUser(users.size, userPool);
      clients.push(client);
      watched.push(
        watchClient(client, nowMs, user === null ? isSuccessStatus : user.isExpected, timeline.recordFailure),
      );
      if (user === null) return;
      users.set(client, user);
      attachUser(client, user);
    },
  };
  let settle: (error: Error | null) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve());
  });
  const instance = autocannon(options, settle);
  instance.on("response", (client, statusCode, _bytes, latencyMs) => {
    timeline.recordResponse(latencyMs, users.get(client)?.isExpected() ?? isSuccessStatus(statusCode));
    responseGap.recordResponse();
    counts.recordResponse(statusCode, latencyMs);
  });
  instance.on("reqError", (error: Error & { code?: string }) => {
    timeline.recordFailure();
    counts.recordError(error.code ?? error.message);
  });

  let reported = 0;
  const progress = setInterval(() => {
    onProgress(((counts.responses() - reported) * 1000) / progressIntervalMs);
    reported = counts.responses();
  }, progressIntervalMs);

  const result = finished.then(() => {
    const endMs = nowMs();
    return measuredLoadOf(job, {
      endMs,
      durationMs: endMs - startedMs,
      responseGap,
      redirect: redirects.first(),
      watched,
      counts,
      timeline,
      shape,
      userPool,
      paced: pacer?.paced() ?? null,
    });
  });
  const ended = () => {
    clearInterval(progress);
    pacer?.stop();
  };
  result.then(ended, ended);
  const stop = () => {
    instance.stop();
    // Without this, autocannon would close its connections only at its next sampling tick.
    for (const client of clients as unknown as readonly Destroyable[]) client.destroy();
    settle(null);
  };
  return { result, stop };
}

/** The options of autocannon that the job alone determines. */
function optionsOf(job: LoadJob, connections: number): autocannon.Options {
  return {
    url: job.url,
    method: job.method as NonNullable<autocannon.Request["method"]>,
    headers: { ...job.headers, ...lengthOf(job) },
    ...(job.body === null ? {} : { body: job.body }),
    connections,
    // autocannon ends a run at its first sampling tick after `duration`. Here the first tick is at the end of the load,
    // because each tick costs CPU time.
    duration: 0,
    sampleInt: job.durationMs,
    timeout: job.requestTimeoutMs / 1_000,
    ...(job.socketPath === null ? {} : { socketPath: job.socketPath }),
    ...(job.tls === null ? {} : tlsOptionsOf(job.tls)),
  };
}

function tlsOptionsOf({ ca, serverName }: TlsPlan) {
  // autocannon reads the server name from tlsOptions over a Unix socket, and from servername over a port.
  return { servername: serverName, tlsOptions: { servername: serverName, ...(ca === null ? {} : { ca }) } };
}

/** Adds the Content-Length that autocannon omits for a request without a body. */
function lengthOf({ method, body }: LoadJob): LoadJob["headers"] {
  return declaresLength(method) && (body === null || body === "") ? { "Content-Length": "0" } : {};
}

/** The measurements of a run, from which its figures are computed. */
interface Measured {
  readonly endMs: number;
  readonly durationMs: number;
  readonly responseGap: ResponseGap;
  readonly redirect: MeasuredLoad["redirect"];
  readonly watched: readonly WatchedClient[];
  readonly counts: Counts;
  readonly timeline: Timeline;
  readonly shape: Shape | null;
  readonly userPool: UserPool | null;
  readonly paced: MeasuredLoad["paced"];
}

function measuredLoadOf(job: LoadJob, measured: Measured): MeasuredLoad {
  const { counts, durationMs, shape, userPool, watched, responseGap } = measured;
  const requests = counts.responses();
  const steps = userPool === null ? null : stepStatsOf(userPool.scenario, userPool.tallies);
  const non2xx = userPool === null ? counts.unsuccessful() : unexpectedOf(userPool.tallies);
  const dropped = watched.reduce((sum, client) => sum + client.dropped(), 0);
  const latencyMs = counts.latencies();
  const unfinished = unfinishedOf(measured);
  const errors = counts.errors() + dropped + unfinished.length;
  const stages = job.scenario?.stages ?? null;
  const pausedMs = stages === null ? 0 : pausedMsOf(stages, durationMs);
  const stalled = watched.filter((client) => client.longestStallMs() > (durationMs - pausedMs) / 2);
  return {
    url: job.url,
    method: job.method,
    connections: shape?.connections ?? job.connections,
    rate: stages === null ? job.rate : null,
    durationMs,
    pausedMs,
    requests,
    errors,
    timeouts: watched.reduce((sum, client) => sum + client.timeouts(), 0),
    requestTimeoutMs: job.requestTimeoutMs,
    unfinished: unfinished.length,
    streams:
      watched.reduce((sum, client) => sum + client.timedOutStreams(), 0) +
      unfinished.filter(({ hasBegun }) => hasBegun).length,
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: (requests * 1000) / durationMs,
    paced: measured.paced,
    statusCodes: counts.statusCodes(),
    minRate: job.minRate,
    redirect: measured.redirect,
    acceptsRedirects: job.acceptsRedirects || userPool !== null,
    stalledConnections: stalled.length,
    longestResponseGapMs: responseGap.longestMs(),
    responseGapsMs: responseGap.sumAboveMs(Math.max(shortestKeptMs, silentLatencies * (latencyMs?.p50 ?? 0))),
    finalResponseGapMs: responseGap.finalMs(),
    latencyMs,
    timeline: [...measured.timeline.points()],
    lastError: counts.lastError() ?? (dropped > 0 ? droppedRequest : null),
    steps,
    stages: shape?.corners?.map(({ atMs, connections, rate }) => ({ atMs, connections, rate })) ?? null,
  };
}

/** A request that waits for longer than this many times the p99 latency is not merely slow. */
const silentLatencies = 5;

/** The requests that should have got a response before the load ended. */
function unfinishedOf({ watched, counts, endMs }: Measured): readonly OpenRequest[] {
  const patientMs = Math.max(1_000, silentLatencies * (counts.latencies()?.p99 ?? 0));
  return watched.flatMap((client) => {
    const open = client.open();
    return open !== null && endMs - open.sinceMs > patientMs ? [open] : [];
  });
}

const droppedRequest = "the server closed a connection before it sent a response";
