// The port that the load goes to, and the ports that probes refer to by name.

import type { Diagnostics } from "./diagnostics.ts";
import { describeNode, type MapFields, openMap, plainText, type Spot } from "./typed-fields.ts";

export interface Ports {
  /** Null where none, or several of which none is called http or web. */
  readonly port: number | null;
  readonly names: ReadonlyMap<string, number>;
}

const supported = { containerPort: null, name: null, protocol: null, hostPort: null, hostIP: null };

export function readPorts(diagnostics: Diagnostics, container: MapFields): Ports {
  const names = new Map<string, number>();
  const tcp = new Map<number, string | null>();
  for (const item of container.items("ports", "name")) {
    const fields = openMap(diagnostics, item, supported);
    if (fields === null) continue;
    if (fields.at("containerPort") === null)
      diagnostics.problem(item, "has no containerPort; expected a port's number");
    const number = fields.whole("containerPort", 1, 65_535);
    const name = fields.text("name");
    const protocol = fields.text("protocol") ?? "TCP";
    if (!["TCP", "UDP", "SCTP"].includes(protocol)) {
      diagnostics.problem(fields.at("protocol") ?? item, `is ${protocol}; expected TCP, UDP or SCTP`);
    }
    if (number === null) continue;
    if (name !== null) names.set(name, number);
    if (protocol === "TCP") tcp.set(number, tcp.get(number) ?? name);
  }
  const [only, ...others] = tcp.keys();
  if (others.length === 0) return { port: only ?? null, names };
  const named = (wanted: string) => [...tcp].find(([, name]) => name === wanted)?.[0];
  const port = named("http") ?? named("web") ?? null;
  if (port === null) {
    const all = [...tcp].map(([number, name]) => (name === null ? number : `${number} (${name})`)).join(", ");
    const where = container.at("ports") ?? container.spot;
    diagnostics.notice(where, `has several ports: ${all}; give the one to send load to as port`);
  }
  return { port, names };
}

/** A port by number or name; null, with a problem, for one that is none. */
export function manifestPort(diagnostics: Diagnostics, spot: Spot, { names }: Ports): number | null {
  const text = plainText(spot);
  if (spot.value.kind === "text" && names.has(spot.value.text)) return names.get(spot.value.text) ?? null;
  const number = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 65_535) return number;
  const known = names.size === 0 ? "the container names none" : `the container's are ${[...names.keys()].join(", ")}`;
  diagnostics.problem(
    spot,
    `is ${text ?? describeNode(spot.value)}; expected a port's number, or the name of one (${known})`,
  );
  return null;
}
