// What the app sees when a load ends by time.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { serve } from "../surroundings.ts";
import { send } from "./load.ts";

/** An app that responds after `latencyMs`, or never. Counts the requests whose connection closed before the response. */
async function watchedApp(latencyMs: number | null) {
  const arrivedMs: number[] = [];
  const cutOffMs: number[] = [];
  const origin = await serve((_, response) => {
    arrivedMs.push(performance.now());
    response.on("close", () => {
      if (!response.writableFinished) cutOffMs.push(performance.now());
    });
    if (latencyMs !== null) setTimeout(() => response.end("ok"), latencyMs);
  });
  return { origin, arrivedMs, cutOffMs };
}

describe("a load that ends by time", () => {
  it.each([
    ["without a rate", {}],
    ["with a rate", { rate: 100 }],
    ["in a warmup of connections that are used again", { requestsPerConnection: 2 }],
  ])("cuts off no request that gets its response soon: %s", async (_, changes) => {
    const { origin, cutOffMs } = await watchedApp(60);
    const { figures } = await send(origin, { connections: 8, ...changes }, { durationMs: 400 });
    await sleep(400);
    expect(figures.requests).toBeGreaterThan(8);
    expect(figures.errors).toBe(0);
    expect(cutOffMs).toEqual([]);
  });

  it("sends no request after its end", async () => {
    const { origin, arrivedMs } = await watchedApp(20);
    await send(origin, {}, { durationMs: 400 });
    const endMs = performance.now();
    await sleep(300);
    expect(arrivedMs.filter((ms) => ms > endMs + 50)).toEqual([]);
  });

  it("closes a connection without a response after a second", async () => {
    const { origin, cutOffMs } = await watchedApp(null);
    await send(origin, { connections: 3 }, { durationMs: 400 });
    const endMs = performance.now();
    await sleep(1_500);
    expect(cutOffMs).toHaveLength(3);
    for (const ms of cutOffMs) expect(ms - endMs).toBeGreaterThan(800);
  });

  it("does not count the last responses, as they came after the load", async () => {
    const { origin } = await watchedApp(300);
    const { figures } = await send(origin, { connections: 2 }, { durationMs: 400 });
    expect(figures).toMatchObject({ requests: 2, unfinished: 0, errors: 0 });
  });
});
