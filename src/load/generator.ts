// One run of autocannon and what it measured. Only the load process imports this.
import autocannon from "autocannon";
import type { TlsPlan } from "../plan.ts";
import { mendClient } from "./client-mend.ts";
import { type WatchedClient, watchClient } from "./client-watch.ts";
import { errorRateOf } from "./error-rate.ts";
import type { LoadJob, MeasuredLoad } from "./protocol.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

/** A request without an answer for this long is an error. */
const requestTimeoutSeconds = 10;
const progressIntervalMs = 250;
/** autocannon ends a run at the next of its sampling ticks: the finer they are, the sooner. */
const tickMs = 50;

export interface RunningLoad {
  readonly result: Promise<MeasuredLoad>;
  /** Ends it early; the result is of what was sent so far. */
  readonly stop: () => void;
}

export function startLoad(job: LoadJob, onProgress: (requestsPerSecond: number) => void): RunningLoad {
  const startedMs = performance.now();
  let lastResponseMs = startedMs;
  let longestSilenceMs = 0;
  let responses = 0;
  const clients: WatchedClient[] = [];
  let lastError: string | null = null;

  const options: autocannon.Options = {
    url: job.url,
    method: job.method as NonNullable<autocannon.Request["method"]>,
    headers: { ...job.headers },
    ...(job.body === null ? {} : { body: job.body }),
    connections: job.connections,
    // It ends at the tick after this. With a rate, a tick more would be another second's worth of requests.
    duration: Math.max(0, job.durationMs - tickMs) / 1000,
    sampleInt: tickMs,
    timeout: requestTimeoutSeconds,
    // autocannon's correction takes 1 ms for the interval between requests whatever the rate is, and so makes up latencies.
    ...(job.rate === null ? {} : { overallRate: job.rate, ignoreCoordinatedOmission: true }),
    ...(job.socketPath === null ? {} : { socketPath: job.socketPath }),
    ...(job.tls === null ? {} : tlsOptionsOf(job.tls)),
    setupClient: (client) => {
      mendClient(client, {
        requestsPerConnection: job.requestsPerConnection,
        checksCertificate: job.tls !== null && !job.tls.insecure,
      });
      clients.push(watchClient(client, () => performance.now()));
    },
  };
  let settle: (error: Error | null, measured: autocannon.Result) => void = () => {};
  const finished = new Promise<autocannon.Result>((resolve, reject) => {
    settle = (error, measured) => (error ? reject(error) : resolve(measured));
  });
  const instance = autocannon(options, (error, measured) => settle(error, measured));
  const timeline = createTimeline(job.durationMs, () => performance.now());
  instance.on("response", (_client, statusCode, _bytes, latencyMs) => {
    timeline.response(latencyMs, statusCode >= 200 && statusCode < 400);
    const nowMs = performance.now();
    responses += 1;
    longestSilenceMs = Math.max(longestSilenceMs, nowMs - lastResponseMs);
    lastResponseMs = nowMs;
  });
  instance.on("reqError", (error: Error & { code?: string }) => {
    timeline.failure();
    lastError = error.code ?? error.message;
  });

  let reported = 0;
  const progress = setInterval(() => {
    onProgress(((responses - reported) * 1000) / progressIntervalMs);
    reported = responses;
  }, progressIntervalMs);

  const result = finished.then((measured) => {
    const endMs = performance.now();
    const durationMs = endMs - startedMs;
    longestSilenceMs = Math.max(longestSilenceMs, endMs - lastResponseMs);
    return figuresOf(job, measured, { durationMs, longestSilenceMs, clients, lastError, timeline });
  });
  const ended = () => clearInterval(progress);
  result.then(ended, ended);
  return { result, stop: () => instance.stop() };
}

function tlsOptionsOf({ ca, serverName }: TlsPlan) {
  return { servername: serverName, tlsOptions: ca === null ? {} : { ca } };
}

interface OwnCounts {
  readonly durationMs: number;
  readonly longestSilenceMs: number;
  readonly clients: readonly WatchedClient[];
  readonly lastError: string | null;
  readonly timeline: Timeline;
}

function figuresOf(job: LoadJob, measured: autocannon.Result, own: OwnCounts): MeasuredLoad {
  const { latency, timeouts } = measured;
  const stats = (measured as { statusCodeStats?: Readonly<Record<string, { count: number }>> }).statusCodeStats ?? {};
  const statusCodes = Object.fromEntries(Object.entries(stats).map(([status, { count }]) => [status, count]));
  const requests = Object.values(statusCodes).reduce((sum, count) => sum + count, 0);
  const non2xx = requests - measured["2xx"] - measured["3xx"];
  const dropped = own.clients.reduce((sum, client) => sum + client.dropped(), 0);
  const errors = measured.errors + dropped;
  const unserved = own.clients.filter((client) => client.longestUnservedMs() > own.durationMs / 2);
  return {
    url: job.url,
    method: job.method,
    connections: job.connections,
    rate: job.rate,
    durationMs: own.durationMs,
    requests,
    errors,
    timeouts,
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: (requests * 1000) / own.durationMs,
    statusCodes,
    unservedConnections: unserved.length,
    longestSilenceMs: own.longestSilenceMs,
    latencyMs: requests === 0 ? null : { p50: latency.p50, p90: latency.p90, p99: latency.p99, max: latency.max },
    timeline: [...own.timeline.points()],
    lastError: own.lastError ?? (dropped > 0 ? droppedRequest : null),
  };
}

const droppedRequest = "the server closed a connection with a request unanswered";
