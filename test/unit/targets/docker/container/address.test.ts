import { describe, expect, it } from "vitest";
import { addressesOf } from "../../../../../src/targets/docker/container/address.ts";

const local = { url: "unix:///var/run/docker.sock", isLocal: true, ownSubnets: ["172.17.0.1/16", "10.0.0.5/24"] };
const bridge = { hostNetwork: false, containerAddresses: ["172.17.0.2"], publishedPort: 32_768 };

describe("addressesOf", () => {
  it("returns the container's own address first, then the published port", () => {
    expect(addressesOf(bridge, 3_000, local).reachable).toEqual([
      { origin: "http://172.17.0.2:3000", via: "container-address" },
      { origin: "http://127.0.0.1:32768", via: "published-port" },
    ]);
  });

  it.each([
    { name: "the engine is not local", engine: { ...local, isLocal: false }, addresses: ["172.17.0.2"] },
    {
      name: "no interface is in the address's network",
      engine: { ...local, ownSubnets: ["10.0.0.5/24"] },
      addresses: ["172.17.0.2"],
    },
    { name: "the address is just outside the network", engine: local, addresses: ["172.18.0.2"] },
    { name: "the address is IPv6", engine: { ...local, ownSubnets: ["fd00::1/64"] }, addresses: ["fd00::2"] },
    { name: "the container has no address", engine: local, addresses: [] },
    { name: "this machine has no interfaces", engine: { ...local, ownSubnets: [] }, addresses: ["172.17.0.2"] },
  ])("returns only the published port if $name", ({ engine, addresses }) => {
    const network = { ...bridge, containerAddresses: addresses };
    expect(addressesOf(network, 3_000, engine).reachable).toEqual([
      { origin: "http://127.0.0.1:32768", via: "published-port" },
    ]);
  });

  it("lists the container's addresses outside this machine's networks, for a local engine only", () => {
    const network = { ...bridge, containerAddresses: ["172.17.0.2", "172.18.0.2", "172.19.0.2"] };
    expect(addressesOf(network, 3_000, local).outside).toEqual(["172.18.0.2", "172.19.0.2"]);
    expect(addressesOf(network, 3_000, { ...local, isLocal: false }).outside).toEqual([]);
    expect(addressesOf({ ...network, hostNetwork: true }, 3_000, local).outside).toEqual([]);
  });

  it("returns all reachable addresses of the container in their order", () => {
    const network = {
      hostNetwork: false,
      containerAddresses: ["10.0.0.9", "192.168.1.1", "172.17.0.2"],
      publishedPort: null,
    };
    expect(addressesOf(network, 80, local).reachable.map(({ origin }) => origin)).toEqual([
      "http://10.0.0.9:80",
      "http://172.17.0.2:80",
    ]);
  });

  it("returns nothing if no port is published and no address is reachable", () => {
    expect(addressesOf({ ...bridge, publishedPort: null }, 80, { ...local, isLocal: false }).reachable).toEqual([]);
  });

  it.each([
    ["unix:///var/run/docker.sock", "http://127.0.0.1:32768"],
    ["npipe:////./pipe/docker_engine", "http://127.0.0.1:32768"],
    ["tcp://10.1.2.3:2375", "http://10.1.2.3:32768"],
    ["tcp://[fd00::7]:2375", "http://[fd00::7]:32768"],
    ["ssh://me@builder", "http://builder:32768"],
    ["https://engine.example:2376", "http://engine.example:32768"],
  ])("returns the published port at the machine of engine %s", (url, origin) => {
    expect(addressesOf(bridge, 3_000, { url, isLocal: false, ownSubnets: [] }).reachable).toEqual([
      { origin, via: "published-port" },
    ]);
  });

  it("returns the app's own port at the engine's machine for the host network", () => {
    const network = { hostNetwork: true, containerAddresses: ["172.17.0.2"], publishedPort: null };
    expect(addressesOf(network, 3_000, local).reachable).toEqual([
      { origin: "http://127.0.0.1:3000", via: "host-network" },
    ]);
    expect(addressesOf(network, 3_000, { ...local, url: "tcp://10.1.2.3:2375" }).reachable).toEqual([
      { origin: "http://10.1.2.3:3000", via: "host-network" },
    ]);
  });
});
