import { describe, expect, it } from "vitest";
import { activityBetween, readCounters } from "../../../src/gate/container-activity.ts";

const frame = (networks: unknown, total_usage: unknown) => ({ networks, cpu_stats: { cpu_usage: { total_usage } } });

describe("what a container received and worked", () => {
  it("is in a frame of the stats API, over all of its networks", () => {
    const networks = { eth0: { rx_bytes: 1_000, tx_bytes: 7 }, eth1: { rx_bytes: 24, tx_bytes: 7 } };
    expect(readCounters(frame(networks, 2_500_000))).toEqual({ receivedBytes: 1_024, cpuMs: 2.5 });
  });

  it.each([
    { of: "the host's network", networks: undefined },
    { of: "no network", networks: {} },
    { of: "nothing that is a map", networks: "eth0" },
    { of: "a network that is not counted", networks: { eth0: { rx_bytes: 1 }, eth1: {} } },
    { of: "a count below 0", networks: { eth0: { rx_bytes: -1 } } },
    { of: "null", networks: null },
  ])("is not known of $of", ({ networks }) => {
    expect(readCounters(frame(networks, 1e6))).toEqual({ receivedBytes: null, cpuMs: 1 });
  });

  it.each([null, undefined, "", 7, [], {}, { cpu_stats: null }])("is not known of a frame that is %j", (damaged) => {
    expect(readCounters(damaged)).toEqual({ receivedBytes: null, cpuMs: null });
  });

  it("between two looks is what has been added, and unknown where a counter began anew", () => {
    const before = { receivedBytes: 100, cpuMs: 5 };
    expect(activityBetween(before, { receivedBytes: 150, cpuMs: 7 })).toEqual({ receivedBytes: 50, cpuMs: 2 });
    expect(activityBetween(before, { receivedBytes: 99, cpuMs: 5 })).toEqual({ receivedBytes: null, cpuMs: 0 });
    expect(activityBetween(before, { receivedBytes: null, cpuMs: null })).toEqual({ receivedBytes: null, cpuMs: null });
    expect(activityBetween({ receivedBytes: null, cpuMs: null }, before)).toEqual({ receivedBytes: null, cpuMs: null });
  });
});
