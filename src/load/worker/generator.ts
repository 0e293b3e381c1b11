// Runs autocannon once and measures the load. Only the load process imports this module.

import autocannon from "autocannon";
import { protocolCodeOf } from "../../lib/spoken-protocol.ts";
import type { LoadProgress } from "../../model/adapters.ts";
import { isSuccessStatus } from "../../model/http-status.ts";
import type { TlsPlan } from "../../model/plan.ts";
import { listsStatuses } from "../../model/scenario.ts";
import { pausedMsOf } from "../../model/stages.ts";
import { firstIdleTime } from "../client/keep-alive.ts";
import { type OpenRequest, type WatchedClient, watchClient } from "../client/monitor.ts";
import { type ClientPatch, maxTimerMs, patchClient } from "../client/patches.ts";
import { attachUser, createScenarioClient } from "../client/scenario-client.ts";
import { createCountedPermit, createPacer, type Pacer, permitUntilEnd, type SendPermit } from "../pacing/pacer.ts";
import { type Shape, shapeOf } from "../pacing/profile.ts";
import { createTurnCount, type TurnCount } from "../pacing/turn-count.ts";
import type { LoadJob, MeasuredLoad } from "../protocol.ts";
import { type Counts, createCounts } from "../stats/counts.ts";
import { errorRateOf } from "../stats/error-rate.ts";
import { longestNormalGapMs, slowResponseMs } from "../stats/normal-gap.ts";
import { areRedirectsExpected, createRedirects } from "../stats/redirects.ts";
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
import { type Connection, closeClient, endLoadAfter } from "./end-of-load.ts";

const progressIntervalMs = 1_000;

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
  onProgress: (progress: LoadProgress) => void,
  memory: UserPoolMemory = createMemory(),
): RunningLoad {
  const nowMs = () => performance.now();
  const startedMs = nowMs();
  // The client that got the last response still works with it.
  const { shape, responseGap, turnCount, pacer } = createPacing(job, nowMs, () => queueMicrotask(stop));
  const userPool = job.scenario === null ? null : createScenarioClient(job.scenario, job, memory);
  const counts = createCounts(isSuccessStatus);
  const redirects = createRedirects();
  const connections: Connection[] = [];
  const { isOver, cancel } = endLoadAfter(job.durationMs, connections, () => void measure(), stop);
  const plannedMs = job.requests === null ? job.durationMs : null;
  const timeline = createTimeline(plannedMs, nowMs, startedMs, plannedConnections(shape));
  const records: Records = { users: new Map(), timeline, responseGap, counts };
  const options: autocannon.Options = {
    ...optionsOf(job, connectionsOf(job, shape)),
    setupClient: clientSetup(job, { userPool, pacer, turnCount, records, redirects, connections, isOver, nowMs }),
  };
  let settle: (error: Error | null) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(error) : resolve());
  });
  const instance = autocannon(options, settle);
  recordResponses(instance, records);
  const progress = reportProgress(job, counts, turnCount, onProgress);
  const stopTimers = () => {
    clearInterval(progress);
    pacer?.stop();
  };
  let measured: MeasuredLoad | null = null;
  const measure = () => {
    stopTimers();
    const endMs = nowMs();
    measured ??= measuredLoadOf(job, {
      endMs,
      durationMs: endMs - startedMs,
      responseGap,
      redirect: redirects.first(),
      watched: connections.map(({ watched }) => watched),
      counts,
      timeline,
      shape,
      userPool,
      paced: pacer?.paced() ?? null,
      turnCount,
    });
    return measured;
  };
  const result = finished.then(measure);
  result.catch(() => {
    stopTimers();
    cancel();
  });
  function stop() {
    cancel();
    for (const { client } of connections) closeClient(client);
    settle(null);
  }
  return { result, stop };
}

interface ClientParts {
  readonly userPool: UserPool | null;
  readonly pacer: Pacer | null;
  readonly turnCount: TurnCount | null;
  /** Receives the virtual user of each client. */
  readonly records: Records;
  readonly redirects: ReturnType<typeof createRedirects>;
  /** Receives each client. */
  readonly connections: Connection[];
  readonly isOver: () => boolean;
  readonly nowMs: () => number;
}

/** Returns autocannon's setupClient, which prepares the client of each connection. */
function clientSetup(job: LoadJob, parts: ClientParts): (client: autocannon.Client) => void {
  const { userPool, pacer, turnCount, records, redirects, connections, isOver, nowMs } = parts;
  const { users, counts, timeline } = records;
  const closedAfter = new Set<number>();
  const receiveIdleTime = pacer === null ? () => {} : firstIdleTime(pacer.limitIdle);
  return (client) => {
    const user = userPool === null ? null : createUser(users.size, userPool);
    patchClient(client, {
      requestsPerConnection: job.requestsPerConnection,
      checksCertificate: job.tls !== null && !job.tls.insecure,
      closedAfter,
      permit: permitUntilEnd(isOver, permitOf(pacer, turnCount, user)),
      isOver,
      onFirstBytes: counts.recordFirstBytes,
      onHead: headReceiver(user, redirects, receiveIdleTime),
    });
    const isGood = user === null ? isSuccessStatus : user.isExpected;
    connections.push({ client, watched: watchClient(client, nowMs, isGood, timeline.recordFailure) });
    if (user === null) return;
    users.set(client, user);
    attachUser(client, user);
  };
}

/** The planned connections by time. At the boundary of two stages, the interval belongs to the earlier stage. */
function plannedConnections(shape: ReturnType<typeof createPacing>["shape"]): ((ms: number) => number) | null {
  return shape === null || shape.corners === null ? null : (ms) => shape.aimAt(ms - 1).connections;
}

function headReceiver(
  user: VirtualUser | null,
  redirects: ReturnType<typeof createRedirects>,
  receiveIdleTime: ReturnType<typeof firstIdleTime>,
): ClientPatch["onHead"] {
  return (statusCode, headers) => {
    const step = user?.openStep() ?? null;
    if (step === null || !listsStatuses(step)) redirects.receiveHead(statusCode, headers, step);
    receiveIdleTime(headers);
  };
}

interface Records {
  readonly users: Map<autocannon.Client, VirtualUser>;
  readonly timeline: Timeline;
  readonly responseGap: ReturnType<typeof createPacing>["responseGap"];
  readonly counts: ReturnType<typeof createCounts>;
}

function recordResponses(instance: autocannon.Instance, { users, timeline, responseGap, counts }: Records): void {
  instance.on("response", (client, statusCode, _bytes, latencyMs) => {
    timeline.recordResponse(latencyMs, users.get(client)?.isExpected() ?? isSuccessStatus(statusCode));
    responseGap.recordResponse();
    counts.recordResponse(statusCode, latencyMs);
  });
  instance.on("reqError", (error: Error & { code?: string }) => {
    timeline.recordFailure();
    counts.recordError(protocolCodeOf(error) ?? error.code ?? error.message);
  });
}

/** Creates the parts that decide when the connections send, and when the load ends before its time. */
function createPacing(job: LoadJob, nowMs: () => number, onEnd: () => void) {
  const shape = shapeOf(job);
  const responseGap = createResponseGap(nowMs, shape === null);
  // After the last planned request, memgate has nothing to send, so a response gap says nothing about the load.
  const onSpent = () => responseGap.setAwaited(false);
  const turnCount = job.requests === null ? null : createTurnCount(job.requests, onSpent, onEnd);
  const setBusy = (isBusy: boolean) => responseGap.setAwaited(isBusy && turnCount?.isSpent() !== true);
  const pacer = shape === null ? null : createPacer(shape.aimAt, nowMs, setBusy, shape.steadyUntilMs, turnCount);
  return { shape, responseGap, turnCount, pacer };
}

function reportProgress(
  job: LoadJob,
  counts: Counts,
  turnCount: TurnCount | null,
  onProgress: (progress: LoadProgress) => void,
): NodeJS.Timeout {
  let reported = 0;
  return setInterval(() => {
    const requestsPerSecond = ((counts.responses() - reported) * 1000) / progressIntervalMs;
    onProgress({ requestsPerSecond, planned: turnCount === null ? null : plannedOf(job, turnCount) });
    reported = counts.responses();
  }, progressIntervalMs);
}

/** Null if the connection may send as soon as it has a response. */
function permitOf(pacer: Pacer | null, turnCount: TurnCount | null, user: VirtualUser | null): SendPermit | null {
  // Without a scenario, each request is a turn.
  const beginsTurn = user?.beginsTurn ?? (() => true);
  const counted = () => (turnCount === null ? null : createCountedPermit(turnCount.createMember(beginsTurn)));
  const permit = pacer === null ? counted() : pacer.createPermit(beginsTurn);
  if (permit === null || user === null) return permit;
  const acquire = () => {
    // The permit may be the last one, and then no step begins any more.
    user.settle();
    return permit.acquire();
  };
  return { ...permit, acquire };
}

function plannedOf({ requests, scenario }: LoadJob, turnCount: TurnCount): NonNullable<LoadProgress["planned"]> {
  return { requests: requests ?? 0, unit: scenario === null ? "request" : "turn", sent: turnCount.begun() };
}

/** The load ended by time if a turn was left. */
function endOf({ isSpent, open }: TurnCount) {
  return { open: open(), endedLoad: isSpent() && open() === 0 };
}

/** A connection without a request stays closed. */
function connectionsOf({ connections, requests }: LoadJob, shape: Shape | null): number {
  return Math.min(shape?.connections ?? connections, requests ?? Number.POSITIVE_INFINITY);
}

/** The options of autocannon that the job alone determines. */
function optionsOf(job: LoadJob, connections: number): autocannon.Options {
  return {
    url: job.url,
    method: job.method as NonNullable<autocannon.Request["method"]>,
    headers: { ...job.headers, ...lengthOf(job) },
    ...(job.body === null ? {} : { body: job.body }),
    connections,
    // autocannon ends a run at its first sampling tick after `duration`. Here memgate ends it (end-of-load.ts), so there is
    // no tick. Each tick would cost CPU time.
    duration: 0,
    sampleInt: maxTimerMs,
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
  readonly turnCount: TurnCount | null;
}

function measuredLoadOf(job: LoadJob, measured: Measured): MeasuredLoad {
  const { counts, durationMs, shape, userPool, watched, responseGap, turnCount } = measured;
  const requests = counts.responses();
  const steps = userPool === null ? null : stepStatsOf(userPool.scenario, userPool.tallies);
  const non2xx = userPool === null ? counts.unsuccessful() : unexpectedOf(userPool.tallies);
  const dropped = watched.reduce((sum, client) => sum + client.dropped(), 0);
  const latencyMs = counts.latencies();
  const unfinished = unfinishedOf(measured);
  const errors = counts.errors() + dropped + unfinished.length;
  const stages = job.scenario?.stages ?? null;
  const pausedMs = stages === null ? 0 : pausedMsOf(stages, durationMs);
  const isPlanned = turnCount !== null;
  const maxStallMs = longestNormalGapMs((durationMs - pausedMs) / 2, isPlanned, latencyMs);
  const minGapMs = Math.max(
    shortestKeptMs,
    patientLatencies * (latencyMs?.p50 ?? 0),
    isPlanned ? slowResponseMs(latencyMs) : 0,
  );
  const stalled = watched.filter((client) => client.longestStallMs() > maxStallMs);
  return {
    url: job.url,
    method: job.method,
    connections: connectionsOf(job, shape),
    planned: turnCount === null ? null : { ...plannedOf(job, turnCount), ...endOf(turnCount) },
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
    acceptsRedirects: job.acceptsRedirects || (userPool !== null && areRedirectsExpected(userPool.tallies.values())),
    stalledConnections: stalled.length,
    longestResponseGapMs: responseGap.longestMs(),
    responseGapsMs: responseGap.sumAboveMs(minGapMs),
    finalResponseGapMs: responseGap.finalMs(),
    latencyMs,
    timeline: [...measured.timeline.points()],
    lastError: counts.lastError() ?? (dropped > 0 ? droppedRequest : null),
    steps,
    stages: shape?.corners?.map(({ atMs, connections, rate }) => ({ atMs, connections, rate })) ?? null,
  };
}

/** A request that waits for longer than this many times the p99 latency is not merely slow. */
const patientLatencies = 5;

/** The requests that should have got a response before the load ended. */
function unfinishedOf({ watched, counts, endMs }: Measured): readonly OpenRequest[] {
  const patientMs = Math.max(1_000, patientLatencies * (counts.latencies()?.p99 ?? 0));
  return watched.flatMap((client) => {
    const open = client.open();
    return open !== null && endMs - open.sinceMs > patientMs ? [open] : [];
  });
}

const droppedRequest = "the server closed a connection before it sent a response";
