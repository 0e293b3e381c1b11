import { expect, it } from "vitest";
import { createLatencies } from "../../../../src/load/stats/latency-histogram.ts";

it("rounds latencies down to whole milliseconds, so that 0 means below 1 ms", () => {
  const latencies = createLatencies();
  for (const ms of [0.2, 0.9, 0.99, 4.7]) latencies.add(ms);
  expect(latencies.stats()).toEqual({ p50: 0, p90: 4, p99: 4, max: 4 });
});

it("has no statistics without latencies", () => {
  expect(createLatencies().stats()).toBe(null);
});
