// Finds the networks that this machine is in.
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";

/** Route flag RTF_UP. Source: linux/route.h. */
const routeUp = 0x1;

/**
 * Subnets that this machine reaches without a gateway, such as 172.17.0.0/16. Uses the interfaces and the kernel's
 * routes, because Node.js omits interfaces without a carrier, and an engine's bridge may lack one when its first
 * container starts.
 */
export function ownSubnets(): readonly string[] {
  const addressed = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).flatMap(({ cidr, internal }) => (cidr === null || internal ? [] : cidr)),
  );
  return [...addressed, ...connectedSubnets(readRoutes())];
}

function readRoutes(): string {
  try {
    return readFileSync("/proc/net/route", "utf8");
  } catch {
    // Not Linux.
    return "";
  }
}

/** @param routes content of /proc/net/route: hexadecimal numbers in the machine's byte order (little-endian here) */
export function connectedSubnets(routes: string): readonly string[] {
  return routes
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [name, destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
      if (name === undefined || destination === undefined || flags === undefined || mask === undefined) return [];
      const isConnected = gateway === "00000000" && (Number.parseInt(flags, 16) & routeUp) !== 0;
      const bits = bitCountOf(Number.parseInt(mask, 16));
      return isConnected && bits > 0 && name !== "lo" ? `${dotted(destination)}/${bits}` : [];
    });
}

function dotted(hex: string): string {
  return Buffer.from(hex, "hex").reverse().join(".");
}

function bitCountOf(mask: number): number {
  return mask.toString(2).replaceAll("0", "").length;
}
