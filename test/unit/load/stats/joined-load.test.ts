import { describe, expect, it } from "vitest";
import { maxPoints } from "../../../../src/load/stats/in-pairs.ts";
import { joinedLoad } from "../../../../src/load/stats/joined-load.ts";
import { loadFigures, stepFigures } from "../../../builders.ts";

const planned = { requests: 200, unit: "request", sent: 200, open: 0, endedLoad: true } as const;

describe("the figures of several loads", () => {
  it("are those of the load if there is only one", () => {
    const load = loadFigures({ planned, requests: 10_000, durationMs: 10_000, requestsPerSecond: 1_000 });
    expect(joinedLoad([load])).toEqual(load);
  });

  it("add up, and the rates follow from the sums", () => {
    const joined = joinedLoad([
      loadFigures({
        planned,
        requests: 150,
        errors: 50,
        non2xx: 10,
        durationMs: 1_000,
        timeouts: 2,
        responseGapsMs: 5,
      }),
      loadFigures({ planned, requests: 200, errors: 0, non2xx: 0, durationMs: 4_000, timeouts: 1, responseGapsMs: 7 }),
    ]);
    expect(joined).toMatchObject({
      planned: { requests: 400, sent: 400, open: 0, endedLoad: true },
      requests: 350,
      errors: 50,
      timeouts: 3,
      durationMs: 5_000,
      requestsPerSecond: 70,
      errorRate: 60 / 400,
      responseGapsMs: 12,
    });
  });

  it("have the counts of each status", () => {
    const loads = [{ "200": 150 }, { "200": 100, "404": 3 }].map((statusCodes) => loadFigures({ statusCodes }));
    expect(joinedLoad([loads[0] ?? loadFigures(), ...loads.slice(1)]).statusCodes).toEqual({ "200": 250, "404": 3 });
  });

  it("accept redirects only if each of the loads does", () => {
    const [accepted, refused] = [true, false].map((acceptsRedirects) => loadFigures({ acceptsRedirects }));
    if (accepted === undefined || refused === undefined) throw new Error("two loads are needed");
    expect(joinedLoad([accepted, accepted]).acceptsRedirects).toBe(true);
    expect(joinedLoad([accepted, refused]).acceptsRedirects).toBe(false);
    expect(joinedLoad([refused, accepted]).acceptsRedirects).toBe(false);
  });

  it("have the highest percentiles, because percentiles cannot be added", () => {
    const slow = loadFigures({ latencyMs: { p50: 9, p90: 10, p99: 11, max: 12 }, longestResponseGapMs: 50 });
    const spiky = loadFigures({ latencyMs: { p50: 1, p90: 2, p99: 30, max: 90 }, longestResponseGapMs: 40 });
    const none = loadFigures({ latencyMs: null });
    expect(joinedLoad([slow, none, spiky])).toMatchObject({
      latencyMs: { p50: 9, p90: 10, p99: 30, max: 90 },
      longestResponseGapMs: 50,
    });
    expect(joinedLoad([none, none]).latencyMs).toBeNull();
  });

  it("did not end after all requests if one of the loads did not", () => {
    const late = loadFigures({ planned: { ...planned, sent: 150, open: 2, endedLoad: false } });
    const joined = joinedLoad([loadFigures({ planned }), late]);
    expect(joined.planned).toEqual({ requests: 400, unit: "request", sent: 350, open: 2, endedLoad: false });
  });

  it("have the sums of each step, and its first failure", () => {
    const step = (requests: number, firstFailure: string | null) => [stepFigures({ requests, firstFailure })];
    const joined = joinedLoad([
      loadFigures({ steps: step(10, null) }),
      loadFigures({ steps: step(20, "HTTP 500") }),
      loadFigures({ steps: step(30, "HTTP 503") }),
    ]);
    expect(joined.steps).toEqual([
      stepFigures({ requests: 60, firstFailure: "HTTP 500", failed: joined.steps?.[0]?.failed ?? -1 }),
    ]);
  });

  it("keep the timeline within its bound, with all failures and the highest latency", () => {
    const point = (atMs: number) => ({ atMs, requestsPerSecond: 10, p99Ms: atMs, failed: 1 });
    const timelineOf = (fromMs: number) => Array.from({ length: 500 }, (_, index) => point(fromMs + index));
    const { timeline } = joinedLoad([
      loadFigures({ timeline: timelineOf(0) }),
      loadFigures({ timeline: timelineOf(1_000) }),
    ]);
    expect(timeline.length).toBeLessThanOrEqual(maxPoints);
    expect(timeline.reduce((sum, { failed }) => sum + failed, 0)).toBe(1_000);
    expect(Math.max(...timeline.map(({ p99Ms }) => p99Ms ?? 0))).toBe(1_499);
  });
});
