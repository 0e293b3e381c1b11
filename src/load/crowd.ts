// The virtual users of a run, and how one takes the place of the requests of an autocannon client.
import type autocannon from "autocannon";
import { type Scenario, stepsOf } from "../scenario/scenario.ts";
import { chooserOf } from "./by-weight.ts";
import type { LoadJob } from "./protocol.ts";
import { type Common, isConstant, type Rendered, renderStep, type Values } from "./render.ts";
import { createTallies } from "./step-figures.ts";
import type { Crowd, CrowdMemory, UserRequest, VirtualUser } from "./virtual-user.ts";

export function crowdOf(scenario: Scenario, { url, headers }: LoadJob, memory: CrowdMemory): Crowd {
  const common = commonOf(url, headers);
  return {
    scenario,
    common,
    tallies: createTallies(scenario),
    constant: new Map(
      stepsOf(scenario)
        .filter(isConstant)
        .map((step) => [step, renderStep(step, noValues, common)]),
    ),
    choose: chooserOf(scenario.requests, Math.random),
    random: Math.random,
    memory,
  };
}

const noValues: Values = {
  index: 0,
  user: 0,
  row: () => [],
  captured: new Map(),
  random: (min) => min,
  uuid: () => "",
};

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
  readonly requestIterator: { requestBuilder: (request: UserRequest, context: object) => Buffer };
  readonly pipelinedRequests: { setHeaders: (head: ResponseHead) => void };
}

interface ResponseHead {
  readonly statusCode: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

const none: readonly string[] = [];

type Build = (request: Rendered, context: object) => Buffer;

/**
 * To be called from autocannon's setupClient, which comes before the client's first request: its requests are the user's,
 * which `setupRequest` makes and `onResponse` answers.
 * @param built shared by the clients of a run
 */
export function playAs(client: autocannon.Client, user: VirtualUser, built: BuiltRequests): void {
  const { requestIterator, pipelinedRequests } = client as unknown as Internals;
  const build = requestIterator.requestBuilder as unknown as Build;
  requestIterator.requestBuilder = ({ setupRequest }, context) =>
    built.bytesOf(setupRequest(), (rendered) => build(rendered, context));
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
    if (!hasRequests) client.setRequests([user.request as autocannon.Request]);
    hasRequests = true;
  });
  events.on("response", (_statusCode: number, _bytes: number, latencyMs: number) => user.took(latencyMs));
}

/** autocannon builds what has a setup anew each time, with a dozen of copies; what is the same each time is built once here. */
export interface BuiltRequests {
  readonly bytesOf: (rendered: Rendered, build: (rendered: Rendered) => Buffer) => Buffer;
}

export function createBuiltRequests({ constant }: Crowd): BuiltRequests {
  const all = new Map<Rendered, Buffer | null>([...constant.values()].map((rendered) => [rendered, null]));
  return {
    bytesOf: (rendered, build) => {
      const known = all.get(rendered);
      if (known !== undefined && known !== null) return known;
      const bytes = build(rendered);
      if (known === null) all.set(rendered, bytes);
      return bytes;
    },
  };
}
