// What the app sees when a load ends by time.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { scenarioOf } from "../../scenarios.ts";
import { serve } from "../surroundings.ts";
import { open, plan, send } from "./load.ts";

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

const respondAfter =
  (latencyMs: number): Respond =>
  (response) =>
    setTimeout(() => response.end("ok"), latencyMs);
const never: Respond = () => {};

/** An app that records what happens to its requests. */
async function watchedApp(respond: Respond) {
  const seen = { arrivedMs: [] as number[], cutOffMs: [] as number[], open: 0, mostOpen: 0 };
  const origin = await serve((request, response) => {
    seen.arrivedMs.push(performance.now());
    seen.open += 1;
    seen.mostOpen = Math.max(seen.mostOpen, seen.open);
    response.on("close", () => {
      seen.open -= 1;
      if (!response.writableFinished) seen.cutOffMs.push(performance.now());
    });
    respond(response, request);
  });
  return { origin, seen };
}

describe("a load that ends by time", () => {
  const scenario = scenarioOf("requests: [{ name: a, steps: [{ path: /a }, { path: /b }] }]");
  it.each([
    ["without a rate", {}],
    ["with a rate", { rate: 100 }],
    ["with connections that close after two requests", { requestsPerConnection: 2 }],
    ["with planned requests that it does not reach", { requests: 10_000 }],
    ["with a scenario", { scenario }],
  ])("cuts off no request that gets its response soon: %s", async (_, changes) => {
    const { origin, seen } = await watchedApp(respondAfter(60));
    const { figures, tookMs } = await send(origin, { connections: 8, ...changes }, { durationMs: 400 });
    expect(seen.open).toBe(0);
    expect(tookMs).toBeLessThan(1_000);
    await sleep(200);
    expect(figures.requests).toBeGreaterThan(8);
    expect(figures.errors).toBe(0);
    expect(seen.cutOffMs).toEqual([]);
  });

  it("sends no request after its end", async () => {
    const { origin, seen } = await watchedApp(respondAfter(150));
    await send(origin, {}, { durationMs: 400 });
    await sleep(300);
    const firstMs = seen.arrivedMs[0] ?? 0;
    // Four connections send at 0, 150 and 300 ms.
    expect(seen.arrivedMs.filter((ms) => ms - firstMs > 450)).toEqual([]);
    expect(seen.arrivedMs).toHaveLength(12);
  });

  it("does not repeat a request whose connection the app closes after the end", async () => {
    // At this rate, memgate sends requests at 200 and 400 ms.
    const { origin, seen } = await watchedApp((response, request) => {
      if (seen.arrivedMs.length < 2) response.end("ok");
      else setTimeout(() => request.socket.destroy(), 200);
    });
    await send(origin, { connections: 1, rate: 5 }, { durationMs: 500 });
    await sleep(200);
    expect(seen.arrivedMs).toHaveLength(2);
  });

  it("closes a connection without a response after a second", async () => {
    const { origin, seen } = await watchedApp(never);
    const { figures, tookMs } = await send(origin, { connections: 3 }, { durationMs: 400 });
    await sleep(100);
    expect(seen.cutOffMs).toHaveLength(3);
    for (const [index, ms] of seen.cutOffMs.entries()) expect(ms - (seen.arrivedMs[index] ?? 0)).toBeGreaterThan(1_300);
    expect(tookMs).toBeLessThan(1_700);
    expect(figures.durationMs).toBeLessThan(600);
  });

  it("does not count the responses that come after its end", async () => {
    const { origin } = await watchedApp(respondAfter(300));
    const { figures } = await send(origin, { connections: 2 }, { durationMs: 400 });
    expect(figures).toMatchObject({ requests: 2, unfinished: 0, errors: 0 });
    expect(figures.durationMs).toBeLessThan(500);
  });

  it("has no request open when the next load begins", async () => {
    const { origin, seen } = await watchedApp(respondAfter(300));
    const load = await open();
    for (const durationMs of [400, 200, 400]) {
      const address = { origin, via: "published-port" } as const;
      await load.run(plan, address, durationMs, () => {}, new AbortController().signal);
    }
    expect(seen.mostOpen).toBe(plan.connections);
    expect(seen.cutOffMs).toEqual([]);
  });

  it("ends at once if memgate stops it while it waits for the last responses", async () => {
    const { origin, seen } = await watchedApp(never);
    const { tookMs } = await send(origin, {}, { durationMs: 200, signal: AbortSignal.timeout(600) });
    await sleep(100);
    expect(tookMs).toBeLessThan(1_100);
    expect(seen.cutOffMs).toHaveLength(4);
  });
});
