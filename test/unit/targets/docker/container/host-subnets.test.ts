import { describe, expect, it } from "vitest";
import { connectedSubnets } from "../../../../../src/targets/docker/container/host-subnets.ts";

const head = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
const route = (name: string, destination: string, gateway: string, flags: string, mask: string) =>
  `${name}\t${destination}\t${gateway}\t${flags}\t0\t0\t0\t${mask}\t0\t0\t0   \n`;

describe("connectedSubnets", () => {
  it("returns the subnets of routes without a gateway", () => {
    const routes =
      head +
      route("eth0", "00000000", "0101A8C0", "0003", "00000000") +
      route("eth0", "0001A8C0", "00000000", "0001", "00FFFFFF") +
      route("podman0", "0000580A", "00000000", "0001", "0000FFFF");
    expect(connectedSubnets(routes)).toEqual(["192.168.1.0/24", "10.88.0.0/16"]);
  });

  it.each([
    { name: "a default route without a gateway", line: route("ppp0", "00000000", "00000000", "0001", "00000000") },
    { name: "a route that is down", line: route("eth0", "0001A8C0", "00000000", "0000", "00FFFFFF") },
    { name: "a network behind a gateway", line: route("eth0", "0002A8C0", "0101A8C0", "0003", "00FFFFFF") },
    { name: "the loopback interface", line: route("lo", "0000007F", "00000000", "0001", "000000FF") },
    { name: "an empty list of routes", line: "" },
  ])("returns no subnet for $name", ({ line }) => {
    expect(connectedSubnets(head + line)).toEqual([]);
  });
});
