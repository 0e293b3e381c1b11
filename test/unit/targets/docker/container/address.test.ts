import { describe, expect, it } from "vitest";
import { addressesOf } from "../../../../../src/targets/docker/container/address.ts";

const local = { url: "unix:///var/run/docker.sock", isLocal: true, ownSubnets: ["172.17.0.1/16", "10.0.0.5/24"] };
const bridge = { hostNetwork: false, containerAddresses: ["172.17.0.2"], publishedPort: 32_768 };

describe("the addresses of an app", () => {
  it("are the container's own first, then the published port", () => {
    expect(addressesOf(bridge, 3_000, local).reachable).toEqual([
      { origin: "http://172.17.0.2:3000", via: "container-address" },
      { origin: "http://127.0.0.1:32768", via: "published-port" },
    ]);
  });

  it.each([
    { name: "the engine is not local", engine: { ...local, isLocal: false }, addresses: ["172.17.0.2"] },
    {
      name: "no interface is in its network",
      engine: { ...local, ownSubnets: ["10.0.0.5/24"] },
      addresses: ["172.17.0.2"],
    },
    { name: "it is just outside the network", engine: local, addresses: ["172.18.0.2"] },
    { name: "it is IPv6", engine: { ...local, ownSubnets: ["fd00::1/64"] }, addresses: ["fd00::2"] },
    { name: "it is none", engine: local, addresses: [] },
    { name: "there are no interfaces", engine: { ...local, ownSubnets: [] }, addresses: ["172.17.0.2"] },
  ])("leave the container's own out where $name", ({ engine, addresses }) => {
    const network = { ...bridge, containerAddresses: addresses };
    expect(addressesOf(network, 3_000, engine).reachable).toEqual([
      { origin: "http://127.0.0.1:32768", via: "published-port" },
    ]);
  });

  it("tell which of the container's are in no network of this machine, of a local engine alone", () => {
    const network = { ...bridge, containerAddresses: ["172.17.0.2", "172.18.0.2", "172.19.0.2"] };
    expect(addressesOf(network, 3_000, local).outside).toEqual(["172.18.0.2", "172.19.0.2"]);
    expect(addressesOf(network, 3_000, { ...local, isLocal: false }).outside).toEqual([]);
    expect(addressesOf({ ...network, hostNetwork: true }, 3_000, local).outside).toEqual([]);
  });

  it("are all of the container's that can be reached, in their order", () => {
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

  it("are none where no port is published and no address can be reached", () => {
    expect(addressesOf({ ...bridge, publishedPort: null }, 80, { ...local, isLocal: false }).reachable).toEqual([]);
  });

  it.each([
    ["unix:///var/run/docker.sock", "http://127.0.0.1:32768"],
    ["npipe:////./pipe/docker_engine", "http://127.0.0.1:32768"],
    ["tcp://10.1.2.3:2375", "http://10.1.2.3:32768"],
    ["tcp://[fd00::7]:2375", "http://[fd00::7]:32768"],
    ["ssh://me@builder", "http://builder:32768"],
    ["https://engine.example:2376", "http://engine.example:32768"],
  ])("name the machine that the engine %s publishes on", (url, origin) => {
    expect(addressesOf(bridge, 3_000, { url, isLocal: false, ownSubnets: [] }).reachable).toEqual([
      { origin, via: "published-port" },
    ]);
  });

  it("are the app's own port on the engine's machine on the host network", () => {
    const network = { hostNetwork: true, containerAddresses: ["172.17.0.2"], publishedPort: null };
    expect(addressesOf(network, 3_000, local).reachable).toEqual([
      { origin: "http://127.0.0.1:3000", via: "host-network" },
    ]);
    expect(addressesOf(network, 3_000, { ...local, url: "tcp://10.1.2.3:2375" }).reachable).toEqual([
      { origin: "http://10.1.2.3:3000", via: "host-network" },
    ]);
  });
});
