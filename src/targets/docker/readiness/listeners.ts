// Finds out where a container on this machine listens, from the proc files of its PID 1 (proc_pid_net(5)).
import { readFileSync } from "node:fs";
import { endianness } from "node:os";
import type { ListeningSocket } from "../../../model/adapters.ts";

/** Null if memgate cannot know it: another machine, the host's network, another PID namespace. */
export function listenersOf(containerId: string, pid: number | null): readonly ListeningSocket[] | null {
  if (process.platform !== "linux" || endianness() !== "LE" || pid === null) return null;
  try {
    // With a remote engine, the PID belongs to another process of this machine.
    if (!readFileSync(`/proc/${pid}/cgroup`, "utf8").includes(containerId)) return null;
    const read = (name: string) => readFileSync(`/proc/${pid}/net/${name}`, "utf8");
    const isHostNetwork = interfacesIn(read("dev")) === interfacesIn(readFileSync("/proc/self/net/dev", "utf8"));
    return isHostNetwork ? null : [...listenersIn(read("tcp")), ...listenersIn(read("tcp6"))];
  } catch {
    return null;
  }
}

function interfacesIn(dev: string): string {
  return [...dev.matchAll(/^\s*([^:\s|]+):/gm)].map(([, name]) => name).join();
}

/** The sockets in state LISTEN (0A) of /proc/net/tcp or tcp6, without the engine's own name server. */
export function listenersIn(table: string): readonly ListeningSocket[] {
  const rows = table.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A /gm);
  const found = [...rows].map(([, address = "", port = ""]) => ({
    address: addressOf(address),
    port: Number.parseInt(port, 16),
  }));
  return found.filter(({ address }) => address !== "127.0.0.11");
}

/** The kernel prints an address in words of 4 bytes, each in the byte order of the machine. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, "hex")].reverse());
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  // The host name of a URL has the short form.
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
