// Creates the virtual users of a run and makes an autocannon client send the requests of a user.
import type autocannon from "autocannon";
import type { Scenario } from "../../model/scenario.ts";
import { redactorOf } from "../../redaction/redactor.ts";
import type { LoadJob } from "../protocol.ts";
import { createTallies } from "../stats/step-stats.ts";
import type { Common } from "../users/render-request.ts";
import type { UserPool, UserPoolMemory, UserRequest, VirtualUser } from "../users/virtual-user.ts";
import { createWeightedPicker } from "../users/weighted-picker.ts";

export function createScenarioClient(
  scenario: Scenario,
  { url, headers, secrets }: LoadJob,
  memory: UserPoolMemory,
): UserPool {
  const { output } = redactorOf(secrets, []);
  return {
    scenario,
    common: commonOf(url, headers),
    tallies: createTallies(scenario),
    built: new Map(),
    pickSequence: createWeightedPicker(scenario.requests, Math.random),
    random: Math.random,
    memory,
    mask: output,
  };
}

/** A Host header of the job overrides the host of the URL. */
function commonOf(url: string, headers: LoadJob["headers"]): Common {
  const entries = Object.entries(headers);
  const [, host = new URL(url).host] = entries.find(([name]) => isHost(name)) ?? [];
  return { host, headers: Object.fromEntries(entries.filter(([name]) => !isHost(name))) };
}

function isHost(name: string): boolean {
  return name.toLowerCase() === "host";
}

/** The internals of autocannon's client (lib/httpClient.js, lib/requestIterator.js) that this module uses. */
interface Internals {
  readonly requestIterator: { requestBuilder: (request: UserRequest) => Buffer };
  readonly pipelinedRequests: { setHeaders: (head: ResponseHead) => void };
}

interface ResponseHead {
  readonly statusCode: number;
  /** Alternating names and values. */
  readonly headers: readonly string[];
}

const noHeaders: readonly string[] = [];

/**
 * Makes the client send the requests of a user. Must be called from autocannon's setupClient, before the first request.
 * `setupRequest` replaces autocannon's request builder, which copies a dozen objects per request and halves the rate of
 * a log-in scenario (`npm run bench:load`).
 */
export function attachUser(client: autocannon.Client, user: VirtualUser): void {
  const { requestIterator, pipelinedRequests } = client as unknown as Internals;
  requestIterator.requestBuilder = ({ setupRequest }) => setupRequest();
  // Hides the headers from autocannon, which would build an object of them and lose the order of repeated names.
  const setHeaders = pipelinedRequests.setHeaders.bind(pipelinedRequests);
  pipelinedRequests.setHeaders = (head) => {
    user.receiveHeaders(head.headers);
    setHeaders({ statusCode: head.statusCode, headers: noHeaders });
  };
  let hasRequests = false;
  const events: NodeJS.EventEmitter = client;
  // autocannon emits "request" before it builds the request.
  events.on("request", () => {
    user.begin();
    // setRequests builds the request, so it must wait for the user's first step.
    if (!hasRequests) client.setRequests([user.request as unknown as autocannon.Request]);
    hasRequests = true;
  });
  events.on("response", (_statusCode: number, _bytes: number, latencyMs: number) => user.recordLatency(latencyMs));
}
