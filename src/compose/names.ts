// Finds the names in a Compose model: of services, images, files, hosts and others. memgate never masks them.

import { at, listOf, mapOf, scalarText, servicesOf } from "./model.ts";

/** The fields of a service whose values are names or paths, at any depth. */
const nameFields = new Set([
  ...["image", "container_name", "hostname", "domainname", "network_mode", "user", "working_dir"],
  ...["build", "context", "dockerfile", "target", "env_file", "path", "file", "service"],
  ...["volumes", "source", "devices", "tmpfs", "extra_hosts", "links", "depends_on", "networks", "aliases"],
]);
/** The fields with variables. The keys of the variables are names, their values are not. */
const variableFields = new Set(["environment", "args", "labels"]);

/** @param model the model of the files, or the model that docker compose resolved */
export function namesInCompose(model: unknown): readonly string[] {
  const kinds = ["services", "networks", "volumes", "secrets", "configs"];
  return [
    ...kinds.flatMap((kind) => Object.keys(mapOf(at(model, kind)))),
    ...Object.values(servicesOf(model)).flatMap((service) => namesInFields(service, false)),
    ...["secrets", "configs"].flatMap((kind) =>
      Object.values(mapOf(at(model, kind))).flatMap((one) => scalarText(at(one, "file")) ?? []),
    ),
  ];
}

/** @param isName whether the value belongs to a field of `nameFields` */
function namesInFields(value: unknown, isName: boolean): readonly string[] {
  const scalar = scalarText(value);
  if (scalar !== null) return isName ? [scalar] : [];
  return [
    ...listOf(value).flatMap((item) => namesInFields(item, isName)),
    ...Object.entries(mapOf(value)).flatMap(([key, inner]) => {
      if (variableFields.has(key)) return variableNames(inner);
      return [...(isName ? [key] : []), ...namesInFields(inner, nameFields.has(key))];
    }),
  ];
}

/** The keys of a map, or the names in a list of NAME=VALUE or NAME. */
export function variableNames(variables: unknown): readonly string[] {
  const inList = listOf(variables).flatMap((one) => scalarText(one)?.split("=")[0] ?? []);
  return [...Object.keys(mapOf(variables)), ...inList];
}
