// Reads the container's ports: the port that receives the load, and the port names that probes refer to.

import { nameAdvice } from "../lib/suggest.ts";
import type { Diagnostics } from "../yaml/diagnostics.ts";
import { describeNode, plainText, type YamlNode } from "../yaml/node.ts";
import { type MapFields, openMap } from "./typed-fields.ts";

export interface Ports {
  /** Null without a TCP port. With several TCP ports, null unless one has the name http or web. */
  readonly port: number | null;
  readonly names: ReadonlyMap<string, number>;
  /** True if a probe without a port uses the port that receives the load, as in a Knative Service. */
  readonly isProbePortOptional: boolean;
}

const protocols: readonly string[] = ["TCP", "UDP", "SCTP"];

const supported = { containerPort: null, name: null, protocol: null, hostPort: null, hostIP: null };

export function readPorts(diagnostics: Diagnostics, container: MapFields): Ports {
  const names = new Map<string, number>();
  const tcp = new Map<number, string | null>();
  for (const item of container.items("ports", "name")) {
    const fields = openMap(diagnostics, item, supported);
    if (fields === null) continue;
    if (fields.at("containerPort") === null) diagnostics.error(item, "has no containerPort; expected a port number");
    const number = fields.integer("containerPort", 1, 65_535);
    const name = fields.text("name");
    const protocol = fields.text("protocol") ?? "TCP";
    if (!protocols.includes(protocol)) {
      const advice = nameAdvice(protocol.toUpperCase(), protocols, "expected TCP, UDP or SCTP");
      diagnostics.error(fields.at("protocol") ?? item, `is ${protocol}; ${advice}`);
    }
    if (number === null) continue;
    if (name !== null) names.set(name, number);
    if (protocol === "TCP") tcp.set(number, tcp.get(number) ?? name);
  }
  const [only, ...others] = tcp.keys();
  if (others.length === 0) return { port: only ?? null, names, isProbePortOptional: false };
  const named = (wanted: string) => [...tcp].find(([, name]) => name === wanted)?.[0];
  const port = named("http") ?? named("web") ?? null;
  if (port === null) {
    const all = [...tcp].map(([number, name]) => (name === null ? number : `${number} (${name})`)).join(", ");
    const location = container.at("ports") ?? container.node;
    diagnostics.warning(location, `has several ports: ${all}; set port to the one that receives the load`);
  }
  return { port, names, isProbePortOptional: false };
}

/** A port given by number or name. Reports an error and returns null if it is neither. */
export function manifestPort(diagnostics: Diagnostics, node: YamlNode, { names }: Pick<Ports, "names">): number | null {
  const text = plainText(node);
  if (node.value.kind === "text" && names.has(node.value.text)) return names.get(node.value.text) ?? null;
  const number = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 65_535) return number;
  const known =
    names.size === 0 ? "the container has no named ports" : `the container has ${[...names.keys()].join(", ")}`;
  diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a port number or a port name (${known})`);
  return null;
}
