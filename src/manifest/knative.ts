// A Knative Service has the pod template of a Deployment, with defaults and variables of its own.
// Source: the Knative runtime contract and the Serving API.
import type { Pair } from "../options/parsers.ts";
import type { Ports } from "./ports.ts";
import { podFields } from "./supported-fields.ts";
import type { SupportedFields } from "./typed-fields.ts";

/** The name that Knative gives a container without a name. */
export const knativeContainer = "user-container";

const ownQueue = "memgate sends requests to the container itself, without Knative's queue";

/** The fields of a pod template of Knative, which Knative calls RevisionSpec. */
export const knativePodFields: SupportedFields = {
  ...podFields,
  containerConcurrency: ownQueue,
  timeoutSeconds: ownQueue,
  responseStartTimeoutSeconds: ownQueue,
  idleTimeoutSeconds: ownQueue,
};

const defaultPort = 8080;

/** Without a port the app must listen on 8080. A probe without a port uses the port of the app. */
export function knativePorts({ port, names }: Ports): Ports {
  return { port: port ?? defaultPort, names, isProbePortOptional: true };
}

/** The variables that Knative sets and that neither the container nor memgate's options set. */
export function knativeVariables(
  service: string,
  { port }: Ports,
  known: ReadonlyMap<string, string>,
): readonly Pair[] {
  const all: readonly Pair[] = [
    ["PORT", String(port)],
    ["K_SERVICE", service],
    ["K_CONFIGURATION", service],
    ["K_REVISION", `${service}-00001`],
  ];
  return all.filter(([name]) => !known.has(name));
}
