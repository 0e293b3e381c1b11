// Finds the addresses at which the app's port can be reached. Pure.
import { BlockList, isIPv4 } from "node:net";
import type { Address, Addresses } from "../../../model/adapters.ts";

/** The network of a running container, as the engine reports it. */
export interface NetworkFacts {
  readonly hostNetwork: boolean;
  /** The container's own addresses, in its networks' order. */
  readonly containerAddresses: readonly string[];
  /** The port of the engine's machine that leads to the app; null if the port is not published. */
  readonly publishedPort: number | null;
}

export interface EnginePlace {
  /** In the form of DOCKER_HOST. */
  readonly url: string;
  readonly isLocal: boolean;
  /** Subnets of this machine's interfaces, such as 172.17.0.1/16. */
  readonly ownSubnets: readonly string[];
}

/**
 * The addresses to try, best first. The container's own address comes before the published port, whose proxy process
 * costs half of the throughput or more. memgate uses the container's own address only if it can't belong to another
 * machine: the engine must be local, and this machine must be in the address's network.
 */
export function addressesOf(network: NetworkFacts, port: number, engine: EnginePlace): Addresses {
  const host = engineHostname(engine.url);
  const at = (hostname: string, port: number, via: Address["via"]) => ({ origin: origin(hostname, port), via });
  if (network.hostNetwork) return { reachable: [at(host, port, "host-network")], outside: [] };
  const candidates = engine.isLocal ? network.containerAddresses : [];
  const own = candidates.filter((ip) => isWithin(ip, engine.ownSubnets));
  const reachable: Address[] = own.map((ip) => at(ip, port, "container-address"));
  if (network.publishedPort !== null) reachable.push(at(host, network.publishedPort, "published-port"));
  return { reachable, outside: candidates.filter((ip) => !own.includes(ip)) };
}

/** The host name of the machine that publishes ports: this machine, or the host in DOCKER_HOST. */
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
