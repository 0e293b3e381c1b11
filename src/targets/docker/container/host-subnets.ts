// The networks that this machine is part of.
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";

/** Flags of a route. Source: linux/route.h. */
const up = 0x1;

/**
 * Subnets that are reached without a gateway, as 172.17.0.0/16. From the kernel's routes as well as from the interfaces:
 * Node leaves out interfaces without a carrier, and an engine's bridge may not have one yet when its first container
 * has just started.
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

/** @param routes as /proc/net/route has them: numbers in hexadecimal, of the machine's byte order (little-endian here) */
export function connectedSubnets(routes: string): readonly string[] {
  return routes
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [name, destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
      if (name === undefined || destination === undefined || flags === undefined || mask === undefined) return [];
      const isConnected = gateway === "00000000" && (Number.parseInt(flags, 16) & up) !== 0;
      const bits = bitsOf(Number.parseInt(mask, 16));
      return isConnected && bits > 0 && name !== "lo" ? `${dotted(destination)}/${bits}` : [];
    });
}

function dotted(hex: string): string {
  return Buffer.from(hex, "hex").reverse().join(".");
}

function bitsOf(mask: number): number {
  return mask.toString(2).replaceAll("0", "").length;
}
