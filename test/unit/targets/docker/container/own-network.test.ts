import { expect, it } from "vitest";
import { firstAddress } from "../../../../../src/targets/docker/container/own-network.ts";

it.each([
  ["172.18.0.0/16", "172.18.0.1", "172.18.0.2"],
  ["192.168.96.0/20", "192.168.96.2", "192.168.96.1"],
  ["10.89.3.0/24", "", "10.89.3.1"],
  ["10.0.255.248/29", "10.0.255.249", "10.0.255.250"],
  ["10.0.0.0/30", "10.0.0.1", null],
  ["fd00::/64", "fd00::1", null],
  ["", "", null],
])("the first address of %s beside the gateway %s is %s", (subnet, gateway, address) => {
  expect(firstAddress(subnet, gateway)).toBe(address);
});
