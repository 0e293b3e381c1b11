// The override file that memgate adds to the user's Compose files: sets the limit and removes fixed names and published
// ports, so that the run does not affect other projects. Pure.
import { at, listOf, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { runLabel } from "../container/container.ts";
import { composeBytes } from "./resolve.ts";

export interface OverridePlan {
  /** The project's name. */
  readonly project: string;
  readonly runId: string;
  readonly service: string;
  readonly limitBytes: number;
  /** TCP ports of the app to publish, each at a free port. Empty if memgate can reach the container's own address. */
  readonly publish: readonly number[];
  /** The address to publish at; empty for all addresses. */
  readonly publishAt: string;
  /** Variables whose values docker compose config prints under `x-memgate`. */
  readonly exposedVariables: readonly string[];
}

const tagKey = Symbol("tag");

/** A value with a merge tag of Compose, or a variable that docker compose replaces with its value. */
function tagged(tag: "!reset" | "!override" | "variable", value: unknown) {
  return { [tagKey]: tag, value };
}

const reset = tagged("!reset", null);

function variable(name: string) {
  return tagged("variable", name);
}

/** @param model the service and its dependencies in the form that docker compose resolved */
export function overrideOf(model: unknown, plan: OverridePlan): string {
  const services = Object.entries(servicesOf(model)).map(([name, service]) => {
    const ofTested = name === plan.service ? testedService(service, plan) : {};
    return [name, { ...eachService(name, service, servicesOf(model), plan), ...ofTested }];
  });
  return `${flow({
    services: Object.fromEntries(services),
    volumes: ownNames(at(model, "volumes")),
    networks: ownNames(at(model, "networks")),
    "x-memgate": Object.fromEntries(plan.exposedVariables.map((name) => [name, variable(name)])),
  })}\n`;
}

/** The name of the image that is built for a service. The run's project name makes it unique. */
export function builtImage(project: string, service: string): string {
  return `${project}-${service}`.toLowerCase();
}

function eachService(name: string, service: unknown, services: unknown, { project }: OverridePlan): object {
  const isBuilt = at(service, "build") !== undefined;
  const image = scalarText(at(service, "image"));
  // If several services share an image, often only one of them builds it.
  const builder = Object.entries(mapOf(services)).find(
    ([, other]) => image !== null && at(other, "build") !== undefined && scalarText(at(other, "image")) === image,
  );
  const from = isBuilt ? name : builder?.[0];
  return {
    ports: reset,
    ...(at(service, "container_name") === undefined ? {} : { container_name: reset, ...aliased(service) }),
    ...(from === undefined ? {} : { image: builtImage(project, from) }),
    ...(isBuilt && listOf(at(service, "build", "tags")).length > 0 ? { build: { tags: reset } } : {}),
  };
}

/** Keeps the container name as a network alias, because other services may use it as a host name. */
function aliased(service: unknown): object {
  const aliases = [at(service, "container_name")];
  const networks = Object.keys(mapOf(at(service, "networks")));
  if (networks.length === 0) return {};
  return { networks: Object.fromEntries(networks.map((network) => [network, { aliases }])) };
}

function testedService(service: unknown, { limitBytes, runId, publish, publishAt }: OverridePlan): object {
  const tooMuch = (value: unknown) => (composeBytes(scalarText(value)) ?? 0) > limitBytes;
  const deploy = at(service, "deploy");
  // Compose refuses a service if its mem_limit differs from deploy's limit, or its scale from replicas.
  const resources = {
    ...(at(deploy, "resources", "limits", "memory") === undefined ? {} : { limits: { memory: String(limitBytes) } }),
    ...(tooMuch(at(deploy, "resources", "reservations", "memory")) ? { reservations: { memory: reset } } : {}),
  };
  const deployed = {
    ...(Object.keys(resources).length === 0 ? {} : { resources }),
    ...(at(deploy, "replicas") === undefined ? {} : { replicas: 1 }),
    ...(at(deploy, "restart_policy") === undefined ? {} : { restart_policy: { condition: "none" } }),
  };
  return {
    mem_limit: limitBytes,
    // Equal to mem_limit: no swap.
    memswap_limit: limitBytes,
    ...(tooMuch(at(service, "mem_reservation")) ? { mem_reservation: reset } : {}),
    ...(Object.keys(deployed).length === 0 ? {} : { deploy: deployed }),
    ...(at(service, "scale") === undefined ? {} : { scale: 1 }),
    ...(at(service, "oom_kill_disable") === undefined ? {} : { oom_kill_disable: false }),
    restart: "no",
    // The memory of a healthcheck would count as the app's.
    healthcheck: { disable: true },
    logging: tagged("!override", { driver: "json-file", options: { "max-size": "10m", "max-file": "2" } }),
    labels: { [runLabel]: runId },
    ...(publish.length === 0
      ? {}
      : {
          ports: tagged(
            "!override",
            publish.map((port) => published(port, publishAt)),
          ),
        }),
  };
}

function published(port: number, publishAt: string): string {
  return publishAt === "" ? String(port) : `${publishAt}::${port}`;
}

/** Resets the fixed names of volumes and networks, so that their names contain the project's name. */
function ownNames(section: unknown): object {
  const own = Object.entries(mapOf(section)).filter(([, fields]) => at(fields, "external") !== true);
  return Object.fromEntries(own.map(([name]) => [name, { name: reset }]));
}

/** Writes YAML in flow style: like JSON, but with tags. Doubles dollar signs, because one would begin a variable. */
function flow(value: unknown): string {
  if (isTagged(value)) {
    return value[tagKey] === "variable" ? `"\${${value.value}}"` : `${value[tagKey]} ${flow(value.value)}`;
  }
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)}: ${flow(one)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value).replaceAll("$", "$$$$");
}

function isTagged(value: unknown): value is ReturnType<typeof tagged> {
  return value !== null && typeof value === "object" && tagKey in value;
}
