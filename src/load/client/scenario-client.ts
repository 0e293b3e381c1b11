// The virtual users of a run, and how one takes the place of the requests of an autocannon client.
import type autocannon from "autocannon";
import type { Scenario } from "../../model/scenario.ts";
import type { LoadJob } from "../protocol.ts";
import { createTallies } from "../stats/step-stats.ts";
import type { Common } from "../users/render-request.ts";
import type { UserPool, UserPoolMemory, UserRequest, VirtualUser } from "../users/virtual-user.ts";
import { chooserOf } from "../users/weighted-picker.ts";

export function createScenarioClient(scenario: Scenario, { url, headers }: LoadJob, memory: UserPoolMemory): UserPool {
  return {
    scenario,
    common: commonOf(url, headers),
    tallies: createTallies(scenario),
    built: new Map(),
    choose: chooserOf(scenario.requests, Math.random),
    random: Math.random,
    memory,
  };
}

/** A Host that was given stands before the URL's. */
function commonOf(url: string, headers: LoadJob["headers"]): Common {
  const given = Object.entries(headers);
  const [, host = new URL(url).host] = given.find(([name]) => isHost(name)) ?? [];
  return { host, headers: Object.fromEntries(given.filter(([name]) => !isHost(name))) };
}

function isHost(name: string): boolean {
  return name.toLowerCase() === "host";
}

/** The part of autocannon's client (lib/httpClient.js, lib/requestIterator.js) that is used here beside what it documents. */
interface Internals {
  readonly requestIterator: { requestBuilder: (request: UserRequest) => Buffer };
  readonly pipelinedRequests: { setHeaders: (head: ResponseHead) => void };
}

interface ResponseHead {
  readonly statusCode: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

const none: readonly string[] = [];

/**
 * To be called from autocannon's setupClient, which comes before the client's first request: what it asks is the user's
 * request, which `setupRequest` makes and `onResponse` answers. autocannon's own builder, which comes after a setup, copies
 * a dozen of objects each time: a log-in had half the rate (`npm run bench:load`).
 */
export function playAs(client: autocannon.Client, user: VirtualUser): void {
  const { requestIterator, pipelinedRequests } = client as unknown as Internals;
  requestIterator.requestBuilder = ({ setupRequest }) => setupRequest();
  // autocannon would make an object of them for each `onResponse`, in which repeated names lose their order.
  const setHeaders = pipelinedRequests.setHeaders.bind(pipelinedRequests);
  pipelinedRequests.setHeaders = (head) => {
    user.tookHeaders(head.headers);
    setHeaders({ statusCode: head.statusCode, headers: none });
  };
  let hasRequests = false;
  const events: NodeJS.EventEmitter = client;
  // What is told here comes before the request is built.
  events.on("request", () => {
    user.begin();
    // Not before its first request is sent, which may be never: it is built then.
    if (!hasRequests) client.setRequests([user.request as unknown as autocannon.Request]);
    hasRequests = true;
  });
  events.on("response", (_statusCode: number, _bytes: number, latencyMs: number) => user.took(latencyMs));
}
