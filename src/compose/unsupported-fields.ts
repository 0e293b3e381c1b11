// What of a Compose file is not honoured, or changed, in a run of one of its services: in words, with file and line. Pure.
import type { FilePlace } from "../options/parsers.ts";
import { at, type ComposeMap, closureOf, listOf, mapOf, scalarText, servicesOf } from "./model.ts";
import type { Path } from "./yaml-tree.ts";

/** The project's name while its files are read. */
export const checkProject = "memgate-survey";

interface Finding {
  /** Where it is written, after the service's or the thing's own name. */
  readonly field: readonly string[];
  /** How it is called, where that is more than the field. */
  readonly shown?: string;
  readonly why: string;
}

/**
 * Of the service and of all that it needs. What is the same for several services is told once.
 * @param model as the files have it, or as docker compose resolves it
 */
export function composeNotices(
  model: unknown,
  service: string,
  placeOf: (path: Path) => FilePlace | null,
): readonly string[] {
  const services = servicesOf(model);
  const closure = closureOf(model, service);
  const found = [
    ...closure.flatMap((name) => {
      const fields = mapOf(at(services, name));
      const findings = [...(name === service ? ofTested(fields) : []), ...ofEach(fields)];
      return findings.map((finding) => ({ ...finding, section: "services", name }));
    }),
    ...ofShared(model, closure, "volumes"),
    ...ofShared(model, closure, "networks"),
  ];
  const groups = new Map<string, (typeof found)[number][]>();
  for (const one of found) {
    const key = JSON.stringify([one.section, one.field, one.shown, one.why]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    if (first === undefined) return "";
    const { section, name, field, shown, why } = first;
    const place = placeOf([section, name, ...field]);
    const where = place === null ? "" : `${place.file}${place.line === null ? "" : `:${place.line}`}: `;
    const also = others.length === 0 ? "" : ` (and of ${others.map((other) => other.name).join(", ")})`;
    return `${where}${[section, name, ...(shown === undefined ? field : [shown])].join(".")}${also} ${why}`;
  });
}

function ofTested(service: ComposeMap): readonly Finding[] {
  const restart = scalarText(service["restart"]);
  const policy = scalarText(at(service, "deploy", "restart_policy", "condition"));
  const noRestart = "is off in the run: a container that comes up again would hide its end";
  const scale = scalarText(service["scale"]);
  const replicas = scalarText(at(service, "deploy", "replicas"));
  const one = "is 1 in the run: the limit is each container's own";
  const swap = scalarText(service["memswap_limit"]);
  const driver = scalarText(at(service, "logging", "driver"));
  const check = mapOf(service["healthcheck"]);
  const image = scalarText(service["image"]);
  return [
    ...when(restart !== null && restart !== "no" && restart !== "false", ["restart"], noRestart),
    ...when(policy !== null && policy !== "none", ["deploy", "restart_policy"], noRestart),
    ...when(scale !== null && scale !== "1", ["scale"], one),
    ...when(replicas !== null && replicas !== "1", ["deploy", "replicas"], one),
    ...when(
      swap !== null && swap !== scalarText(service["mem_limit"]),
      ["memswap_limit"],
      "is the limit itself in the run: there is no swap, as in Kubernetes",
    ),
    ...when(
      scalarText(service["oom_kill_disable"]) === "true",
      ["oom_kill_disable"],
      "is off in the run: an app without memory would hang instead of being killed",
    ),
    ...when(
      Object.keys(check).length > 0 && scalarText(check["disable"]) !== "true" && !isNone(check["test"]),
      ["healthcheck"],
      "is not run by the engine, since what it takes would be charged to the app; ready: healthcheck asks it until it succeeds",
    ),
    ...when(
      driver !== null && driver !== "json-file",
      ["logging"],
      "is json-file in the run, which the engine can be asked for",
    ),
    ...["post_start", "pre_stop"].flatMap((hook) =>
      when(listOf(service[hook]).length > 0, [hook], "is not run: memgate starts and ends the container itself"),
    ),
    ...when(
      image !== null && service["build"] !== undefined && service["build"] !== null,
      ["image"],
      "is not touched: what is built has a name of the run's own",
    ),
  ];
}

function isNone(test: unknown): boolean {
  return scalarText(test) === "NONE" || scalarText(listOf(test)[0]) === "NONE";
}

function ofEach(service: ComposeMap): readonly Finding[] {
  const containerName = scalarText(service["container_name"]);
  return [
    ...when(listOf(service["ports"]).length > 0, ["ports"], "is not published on this machine: nothing can collide"),
    ...when(
      containerName !== null,
      ["container_name"],
      "is left to a project that is up: the run's container has a name of its own, and is found by both in its networks",
    ),
    ...listOf(service["volumes"]).flatMap(ofMount),
    ...when(
      listOf(service["external_links"]).length > 0,
      ["external_links"],
      "leads to a container that is not the run's, which is used as it is",
    ),
    ...when(
      /^container:/.test(scalarText(service["network_mode"]) ?? ""),
      ["network_mode"],
      "is that of a container that is not the run's",
    ),
    ...when(listOf(at(service, "build", "tags")).length > 0, ["build", "tags"], "is not given to what is built"),
  ];
}

/** A folder of this machine that the run could write to. */
function ofMount(mount: unknown, index: number): readonly Finding[] {
  const { source, target, readOnly } = bindOf(mount);
  if (source === null || readOnly) return [];
  return [
    {
      field: ["volumes", String(index)],
      shown: `volumes ${target}`,
      why: "is a folder or file of this machine: what the run writes there stays, and a project that is up sees it",
    },
  ];
}

function bindOf(mount: unknown): {
  readonly source: string | null;
  readonly target: string;
  readonly readOnly: boolean;
} {
  const short = scalarText(mount);
  if (short === null) {
    const isBind = scalarText(at(mount, "type")) === "bind";
    return {
      source: isBind ? scalarText(at(mount, "source")) : null,
      target: scalarText(at(mount, "target")) ?? "",
      readOnly: at(mount, "read_only") === true,
    };
  }
  const [source = "", target = "", ...mode] = short.split(/:(?!\\)/);
  // Anything else is a volume's name, or the target alone.
  const isPath = /^[./~]|^\$\{?PWD/.test(source) && target !== "";
  return { source: isPath ? source : null, target, readOnly: mode.join().split(",").includes("ro") };
}

/** Of the volumes or networks that the services use. */
function ofShared(model: unknown, closure: readonly string[], section: "volumes" | "networks") {
  const used = new Set(closure.flatMap((name) => usedBy(at(servicesOf(model), name), section)));
  return Object.entries(mapOf(at(model, section))).flatMap(([name, fields]) => {
    if (!used.has(name)) return [];
    const external = at(fields, "external");
    const isExternal = external !== undefined && external !== false;
    const own = scalarText(at(fields, "name"));
    const what = section === "volumes" ? "with what is in it" : "with the containers that are in it";
    const findings = isExternal
      ? when(true, ["external"], `is not the run's: it is used as it is, ${what}`)
      : when(
          own !== null && own !== `${checkProject}_${name}`,
          ["name"],
          `is left to a project that is up: the run has ${section === "volumes" ? "an empty one" : "one"} of its own`,
        );
    const device = ["driver_opts", "device"];
    const bound = when(
      scalarText(at(fields, ...device)) !== null,
      device,
      "is the place itself: what the run writes there stays",
    );
    return [...findings, ...bound].map((finding) => ({ ...finding, section, name }));
  });
}

function usedBy(service: unknown, section: "volumes" | "networks"): readonly string[] {
  if (section === "networks") {
    const networks = at(service, "networks");
    return Array.isArray(networks)
      ? networks.flatMap((one) => scalarText(one) ?? [])
      : ["default", ...Object.keys(mapOf(networks))];
  }
  return listOf(at(service, "volumes")).flatMap(
    (mount) => scalarText(at(mount, "source")) ?? scalarText(mount)?.split(":")[0] ?? [],
  );
}

function when(holds: boolean, field: readonly string[], why: string): readonly Finding[] {
  return holds ? [{ field, why }] : [];
}
