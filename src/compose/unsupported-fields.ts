// Lists the fields of a Compose file that memgate changes or ignores, each with file, line and column. Pure.
import { createDiagnostics } from "../yaml/diagnostics.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import type { Path } from "./compose-yaml.ts";
import { at, type ComposeMap, closureOf, listOf, mapOf, scalarText, servicesOf } from "./model.ts";

/** The project name for `docker compose config`. Default names of volumes and networks contain it. */
export const checkProject = "memgate-check";

interface Notice {
  /** The path of the field in its service, volume or network. */
  readonly field: readonly string[];
  /** The field's name in the message, if it differs from the path. */
  readonly label?: string;
  readonly kind: "warning" | "unsupported";
  /** The sentence without its subject; for `unsupported`, what memgate does instead of applying the field. */
  readonly message: string;
}

/**
 * The notices about a service and the services that it needs. Equal notices of several services become one.
 *
 * @param model from the files, or from `docker compose config`
 */
export function composeNotices(
  model: unknown,
  service: string,
  placeOf: (path: Path) => SourcePlace,
): readonly string[] {
  const services = servicesOf(model);
  const closure = closureOf(model, service);
  const all = [
    ...closure.flatMap((name) => {
      const fields = mapOf(at(services, name));
      const notices = [...(name === service ? testedServiceNotices(fields) : []), ...serviceNotices(fields)];
      return notices.map((notice) => ({ ...notice, section: "services", name }));
    }),
    ...sharedNotices(model, closure, "volumes"),
    ...sharedNotices(model, closure, "networks"),
  ];
  const groups = new Map<string, (typeof all)[number][]>();
  for (const notice of all) {
    const key = JSON.stringify([notice.section, notice.field, notice.label, notice.kind, notice.message]);
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  const diagnostics = createDiagnostics();
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const { section, name, field, label, kind, message } = first;
    const also = others.length === 0 ? "" : ` (also in ${others.map((other) => other.name).join(", ")})`;
    const path = `${[section, name, ...(label === undefined ? field : [label])].join(".")}${also}`;
    diagnostics[kind]({ place: placeOf([section, name, ...field]), path }, message);
  }
  return diagnostics.notices();
}

function testedServiceNotices(service: ComposeMap): readonly Notice[] {
  const restart = scalarText(service["restart"]);
  const policy = scalarText(at(service, "deploy", "restart_policy", "condition"));
  const noRestart = "memgate does not restart the app, because a restart would hide its exit";
  const scale = scalarText(service["scale"]);
  const replicas = scalarText(at(service, "deploy", "replicas"));
  const oneContainer = "memgate starts one container, because the limit applies to each container";
  const swap = scalarText(service["memswap_limit"]);
  const driver = scalarText(at(service, "logging", "driver"));
  const check = mapOf(service["healthcheck"]);
  const image = scalarText(service["image"]);
  return [
    ...unsupportedIf(restart !== null && restart !== "no" && restart !== "false", ["restart"], noRestart),
    ...unsupportedIf(policy !== null && policy !== "none", ["deploy", "restart_policy"], noRestart),
    ...unsupportedIf(scale !== null && scale !== "1", ["scale"], oneContainer),
    ...unsupportedIf(replicas !== null && replicas !== "1", ["deploy", "replicas"], oneContainer),
    ...unsupportedIf(
      swap !== null && swap !== scalarText(service["mem_limit"]),
      ["memswap_limit"],
      "memgate sets it to the memory limit, so that the app has no swap, as in Kubernetes",
    ),
    ...unsupportedIf(
      scalarText(service["oom_kill_disable"]) === "true",
      ["oom_kill_disable"],
      "memgate leaves the OOM killer on, because without it an app that is out of memory hangs",
    ),
    ...unsupportedIf(
      Object.keys(check).length > 0 && scalarText(check["disable"]) !== "true" && !isNone(check["test"]),
      ["healthcheck"],
      "memgate turns it off, because the memory of a healthcheck would count as the app's; with ready: healthcheck it runs only until the app is ready",
    ),
    ...unsupportedIf(
      driver !== null && driver !== "json-file",
      ["logging"],
      "memgate uses json-file, because it reads the log from the engine",
    ),
    ...["post_start", "pre_stop"].flatMap((hook) =>
      unsupportedIf(listOf(service[hook]).length > 0, [hook], "memgate does not run hooks"),
    ),
    ...unsupportedIf(
      image !== null && service["build"] !== undefined && service["build"] !== null,
      ["image"],
      "memgate names the built image after the run",
    ),
  ];
}

/** True for a healthcheck test that disables the image's HEALTHCHECK. */
function isNone(test: unknown): boolean {
  return scalarText(test) === "NONE" || scalarText(listOf(test)[0]) === "NONE";
}

function serviceNotices(service: ComposeMap): readonly Notice[] {
  const containerName = scalarText(service["container_name"]);
  return [
    ...unsupportedIf(
      listOf(service["ports"]).length > 0,
      ["ports"],
      "memgate does not publish ports on this machine, so that they cannot conflict",
    ),
    ...unsupportedIf(
      containerName !== null,
      ["container_name"],
      "memgate names the container after the run; other services can still reach it by this name",
    ),
    ...listOf(service["volumes"]).flatMap(bindNotices),
    ...warningIf(
      listOf(service["external_links"]).length > 0,
      ["external_links"],
      "links to a container outside the run: memgate uses the existing container",
    ),
    ...warningIf(
      /^container:/.test(scalarText(service["network_mode"]) ?? ""),
      ["network_mode"],
      "refers to a container outside the run: memgate uses the network of the existing container",
    ),
    ...unsupportedIf(
      listOf(at(service, "build", "tags")).length > 0,
      ["build", "tags"],
      "memgate does not tag the built image",
    ),
  ];
}

/** Reports a writable bind mount. */
function bindNotices(mount: unknown, index: number): readonly Notice[] {
  const { source, target, readOnly } = bindOf(mount);
  if (source === null || readOnly) return [];
  return [
    {
      field: ["volumes", String(index)],
      label: `volumes ${target}`,
      kind: "warning",
      message: "is a bind mount: files that the run writes there remain, and other projects can see them",
    },
  ];
}

/** `source` is null if the mount is not a bind mount. */
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
  // Any other source is the name of a volume; a mount without a source is anonymous.
  const isPath = /^[./~]|^\$\{?PWD/.test(source) && target !== "";
  return { source: isPath ? source : null, target, readOnly: mode.join().split(",").includes("ro") };
}

/** Notices about the volumes or networks that the services use. */
function sharedNotices(model: unknown, closure: readonly string[], section: "volumes" | "networks") {
  const used = new Set(closure.flatMap((name) => usedBy(at(servicesOf(model), name), section)));
  return Object.entries(mapOf(at(model, section))).flatMap(([name, fields]) => {
    if (!used.has(name)) return [];
    const external = at(fields, "external");
    const isExternal = external !== undefined && external !== false;
    const ownName = scalarText(at(fields, "name"));
    const isVolume = section === "volumes";
    const existing = isVolume ? "volume and its data" : "network and its containers";
    const notices = isExternal
      ? warningIf(true, ["external"], `is set: memgate uses the existing ${existing}`)
      : unsupportedIf(
          ownName !== null && ownName !== `${checkProject}_${name}`,
          ["name"],
          `memgate creates ${isVolume ? "an empty volume" : "a network"} for the run`,
        );
    const device = ["driver_opts", "device"];
    const bound = warningIf(
      scalarText(at(fields, ...device)) !== null,
      device,
      "is mounted as it is: files that the run writes there remain",
    );
    return [...notices, ...bound].map((notice) => ({ ...notice, section, name }));
  });
}

/** The names of the volumes or networks that a service uses. */
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

function warningIf(condition: boolean, field: readonly string[], message: string): readonly Notice[] {
  return condition ? [{ field, kind: "warning", message }] : [];
}

/** @param instead what memgate does instead of applying the field */
function unsupportedIf(condition: boolean, field: readonly string[], instead: string): readonly Notice[] {
  return condition ? [{ field, kind: "unsupported", message: instead }] : [];
}
