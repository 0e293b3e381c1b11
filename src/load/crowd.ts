// The virtual users of a run, and how one takes the place of the requests of an autocannon client.
import type autocannon from "autocannon";
import type { Scenario } from "../scenario/scenario.ts";
import { chooserOf } from "./by-weight.ts";
import type { LoadJob } from "./protocol.ts";
import type { Common } from "./render.ts";
import { createTallies } from "./step-figures.ts";
import type { Crowd, CrowdMemory, VirtualUser } from "./virtual-user.ts";

export function crowdOf(scenario: Scenario, { url, headers }: LoadJob, memory: CrowdMemory): Crowd {
  return {
    scenario,
    common: commonOf(url, headers),
    tallies: createTallies(scenario),
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

/** To be called from autocannon's setupClient, which comes before the client's first request. */
export function playAs(client: autocannon.Client, user: VirtualUser): void {
  let hasRequests = false;
  const onRequest = () => {
    user.begin();
    // Not before its first request is sent, which may be never: it is built then.
    if (!hasRequests) client.setRequests([user.request]);
    hasRequests = true;
  };
  const events: NodeJS.EventEmitter = client;
  // What is told here comes before the request is built.
  events.on("request", onRequest);
  events.on("response", (_statusCode: number, _bytes: number, latencyMs: number) => user.took(latencyMs));
}
