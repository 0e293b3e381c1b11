import { describe, expect, it } from "vitest";
import { activityBefore, activityBetween, activitySince, readCounters } from "../../../src/gate/container-activity.ts";
import type { TargetContainer } from "../../../src/model/adapters.ts";
import { createFakeClock } from "../../fakes.ts";

const frame = (networks: unknown, total_usage: unknown) => ({ networks, cpu_stats: { cpu_usage: { total_usage } } });

describe("the activity of a container", () => {
  it("is read from a frame of the stats API, over all networks", () => {
    const networks = { eth0: { rx_bytes: 1_000, tx_bytes: 7 }, eth1: { rx_bytes: 24, tx_bytes: 7 } };
    expect(readCounters(frame(networks, 2_500_000))).toEqual({ receivedBytes: 1_024, cpuMs: 2.5, readMs: null });
  });

  it.each([
    { of: "the host's network", networks: undefined },
    { of: "no network", networks: {} },
    { of: "networks that are not a map", networks: "eth0" },
    { of: "a network without a counter", networks: { eth0: { rx_bytes: 1 }, eth1: {} } },
    { of: "a negative counter", networks: { eth0: { rx_bytes: -1 } } },
    { of: "null", networks: null },
  ])("has no received bytes with $of", ({ networks }) => {
    expect(readCounters(frame(networks, 1e6))).toEqual({ receivedBytes: null, cpuMs: 1, readMs: null });
  });

  it.each([null, undefined, "", 7, [], {}, { cpu_stats: null }])("is unknown in a frame that is %j", (damaged) => {
    expect(readCounters(damaged)).toEqual({ receivedBytes: null, cpuMs: null, readMs: null });
  });

  it("between two readings is the increase, and unknown for a counter that decreased", () => {
    const before = { receivedBytes: 100, cpuMs: 5 };
    expect(activityBetween(before, { receivedBytes: 150, cpuMs: 7 })).toEqual({ receivedBytes: 50, cpuMs: 2 });
    expect(activityBetween(before, { receivedBytes: 99, cpuMs: 5 })).toEqual({ receivedBytes: null, cpuMs: 0 });
    expect(activityBetween(before, { receivedBytes: null, cpuMs: null })).toEqual({
      receivedBytes: null,
      cpuMs: null,
    });
    expect(activityBetween({ receivedBytes: null, cpuMs: null }, before)).toEqual({
      receivedBytes: null,
      cpuMs: null,
    });
  });
});

it("the counters have the time at which the engine read them", () => {
  expect(readCounters({ read: "1970-01-01T00:00:02.5Z" }).readMs).toBe(2_500);
});

describe("the CPU time without load", () => {
  /** An engine that takes a second to read its counters. */
  async function activityOf(cpuMsAt: (elapsedMs: number) => number) {
    const clock = createFakeClock();
    const startMs = clock.nowMs();
    const statsOnce = async () => {
      await clock.sleep(1_000);
      const elapsedMs = clock.nowMs() - startMs;
      const cpuNs = cpuMsAt(elapsedMs) * 1e6;
      return { read: new Date(elapsedMs).toISOString(), cpu_stats: { cpu_usage: { total_usage: cpuNs } } };
    };
    const container = { statsOnce } as unknown as TargetContainer;
    const counting = { container, clock, signal: new AbortController().signal };
    const measure = async () => {
      const before = await activityBefore(counting, "socket", 250);
      await clock.sleep(2_000);
      return activitySince(before, counting, 2_000);
    };
    return clock.finish(measure());
  }

  it("is for the time that the counters cover, not for the duration of the command", async () => {
    const steady = await activityOf((elapsedMs) => elapsedMs * 0.05);
    expect(steady.cpuMs).toBeCloseTo(150, 5);
    expect(steady.idleCpuMs).toBeCloseTo(150, 5);
  });
});
