// The file that memgate puts over the user's own ones for a run: the limit, and nothing that another project could feel.
// Pure.
import { at, listOf, mapOf, scalarText, servicesOf } from "../../../compose/model.ts";
import { runLabel } from "../container/container.ts";
import { composeBytes } from "./resolve.ts";

export interface OverridePlan {
  /** The project's name. */
  readonly project: string;
  readonly runId: string;
  readonly service: string;
  readonly limitBytes: number;
  /** TCP ports of the app that are published, each at a port that is free; none where its own address can be reached. */
  readonly publish: readonly number[];
  /** Empty for all addresses. */
  readonly publishAt: string;
  /** Variables whose values docker compose config shows then, under `x-memgate`. */
  readonly shownVariables: readonly string[];
}

/** Under which the merge tag of a value is kept. */
const mark = Symbol("tag");

/** A value with a merge tag of Compose's, or a variable that is to be filled in. */
function tagged(tag: "!reset" | "!override" | "variable", value: unknown) {
  return { [mark]: tag, value };
}

const reset = tagged("!reset", null);

function variable(name: string) {
  return tagged("variable", name);
}

/** @param model the service and what it needs, as docker compose resolved them */
export function overrideOf(model: unknown, plan: OverridePlan): string {
  const services = Object.entries(servicesOf(model)).map(([name, service]) => {
    const ofTested = name === plan.service ? testedService(service, plan) : {};
    return [name, { ...eachService(name, service, servicesOf(model), plan), ...ofTested }];
  });
  return `${flow({
    services: Object.fromEntries(services),
    volumes: ownNames(at(model, "volumes")),
    networks: ownNames(at(model, "networks")),
    "x-memgate": Object.fromEntries(plan.shownVariables.map((name) => [name, variable(name)])),
  })}\n`;
}

/** The name of the image that is built for a service. It is the project's alone. */
export function builtImage(project: string, service: string): string {
  return `${project}-${service}`.toLowerCase();
}

function eachService(name: string, service: unknown, services: unknown, { project }: OverridePlan): object {
  const isBuilt = at(service, "build") !== undefined;
  const image = scalarText(at(service, "image"));
  // Of several services with one image it is often only one that builds it.
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

/** The name is still the container's in its networks. */
function aliased(service: unknown): object {
  const aliases = [at(service, "container_name")];
  const networks = Object.keys(mapOf(at(service, "networks")));
  if (networks.length === 0) return {};
  return { networks: Object.fromEntries(networks.map((network) => [network, { aliases }])) };
}

function testedService(service: unknown, { limitBytes, runId, publish, publishAt }: OverridePlan): object {
  const tooMuch = (value: unknown) => (composeBytes(scalarText(value)) ?? 0) > limitBytes;
  const deploy = at(service, "deploy");
  // Compose refuses two limits, or two numbers of containers, that differ.
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
    // What it takes would be charged to the app.
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

/** Without a name of their own they have one with the project's in it. */
function ownNames(section: unknown): object {
  const own = Object.entries(mapOf(section)).filter(([, fields]) => at(fields, "external") !== true);
  return Object.fromEntries(own.map(([name]) => [name, { name: reset }]));
}

/** YAML in the form of JSON, for JSON has no tags. A dollar sign would begin a variable. */
function flow(value: unknown): string {
  if (isTagged(value)) {
    return value[mark] === "variable" ? `"\${${value.value}}"` : `${value[mark]} ${flow(value.value)}`;
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
  return value !== null && typeof value === "object" && mark in value;
}
