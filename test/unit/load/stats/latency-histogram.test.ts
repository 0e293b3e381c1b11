import { expect, it } from "vitest";
import { createLatencies } from "../../../../src/load/stats/latency-histogram.ts";

it("are whole milliseconds that have passed: 0 is below 1 ms, as in the figures of all requests", () => {
  const latencies = createLatencies();
  for (const ms of [0.2, 0.9, 0.99, 4.7]) latencies.add(ms);
  expect(latencies.figures()).toEqual({ p50: 0, p90: 4, p99: 4, max: 4 });
});

it("are none without any", () => {
  expect(createLatencies().figures()).toBe(null);
});
