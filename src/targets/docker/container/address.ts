// How to reach the app's port. Pure.
import { BlockList, isIPv4 } from "node:net";
import type { Address, Addresses } from "../../../model/adapters.ts";

/** What the engine tells of a running container's network. */
export interface NetworkFacts {
  readonly hostNetwork: boolean;
  /** The container's own addresses, in its networks' order. */
  readonly containerAddresses: readonly string[];
  /** The port of the engine's machine that leads to the app; null where none was published. */
  readonly publishedPort: number | null;
}

export interface EnginePlace {
  /** As in DOCKER_HOST. */
  readonly url: string;
  readonly isLocal: boolean;
  /** Subnets of this machine's own interfaces, as 172.17.0.1/16. */
  readonly ownSubnets: readonly string[];
}

/**
 * The addresses to try, best first. The container's own comes before the published port, whose proxy process costs half
 * the throughput and more; it is used only where it can't be another machine's: a local engine, on a network that this
 * machine is part of.
 */
export function addressesOf(network: NetworkFacts, port: number, engine: EnginePlace): Addresses {
  const host = engineHostname(engine.url);
  const at = (where: string, to: number, via: Address["via"]) => ({ origin: origin(where, to), via });
  if (network.hostNetwork) return { reachable: [at(host, port, "host-network")], outside: [] };
  const candidates = engine.isLocal ? network.containerAddresses : [];
  const own = candidates.filter((ip) => isWithin(ip, engine.ownSubnets));
  const reachable: Address[] = own.map((ip) => at(ip, port, "container-address"));
  if (network.publishedPort !== null) reachable.push(at(host, network.publishedPort, "published-port"));
  return { reachable, outside: candidates.filter((ip) => !own.includes(ip)) };
}

/** The machine whose ports are published: this one, or the one that DOCKER_HOST names. */
function engineHostname(url: string): string {
  return /^(tcp|ssh|https?):/.test(url) ? new URL(url).hostname : "127.0.0.1";
}

function origin(host: string, port: number): string {
  return `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
}

function isWithin(ip: string, subnets: readonly string[]): boolean {
  if (!isIPv4(ip)) return false;
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix = ""] = subnet.split("/");
    if (isIPv4(network)) list.addSubnet(network, Number(prefix), "ipv4");
  }
  return list.check(ip, "ipv4");
}
