// Reads Compose files without docker compose. Pure. docker compose resolves extends, include and variables
// (targets/docker/compose/resolve.ts).
import { posix } from "node:path";
import { suggestion } from "../lib/suggest.ts";
import type { FilePlace, Pair } from "../options/parsers.ts";
import { passwordsIn, secretsInVariable } from "../redaction/secret-names.ts";
import { at, listOf, mapOf, overlay, scalarText, servicesOf } from "./model.ts";
import { namesInCompose } from "./names.ts";
import { composeNotices } from "./unsupported-fields.ts";
import { type ComposeText, type ComposeYaml, type Path, readComposeYaml } from "./yaml-tree.ts";

export interface ComposeFiles {
  /** The service under test. Null if only docker compose can determine it. */
  readonly service: string | null;
  /** Fields of the service and its dependencies that memgate changes or ignores, each with file, line and field. */
  readonly notices: readonly string[];
  /** Errors, each with file, line and field. */
  readonly problems: readonly string[];
  /** The line of a field, or of the innermost enclosing field in the files. Null if the files have neither. */
  readonly placeOf: (path: Path) => FilePlace | null;
  /** The line of the service's limit. Null if there is no limit in these files. */
  readonly limitPlace: FilePlace | null;
  /** Values of variables, build arguments and labels with secret names, passwords in addresses, contents of secrets. */
  readonly secrets: readonly string[];
  /** Names of services, images, files, hosts and others, which memgate never masks. */
  readonly names: readonly string[];
  /** Paths as written: the env files of services and of `include`, and the `.env` next to each included file. */
  readonly envFiles: readonly string[];
}

/** The fields that can set the limit. */
const limitFields: readonly Path[] = [["mem_limit"], ["deploy", "resources", "limits", "memory"]];

/**
 * @param files at least one; later files override earlier ones
 * @param service null selects the only one
 */
export function readComposeFiles(files: readonly ComposeText[], service: string | null): ComposeFiles {
  const yamls = files.map(readComposeYaml);
  const placeOf = (path: Path) => placeIn(yamls, path);
  const problems = [...yamls.flatMap((yaml) => yaml.problems), ...yamls.flatMap(structureProblems)];
  const model = yamls.flatMap(({ documents }) => documents).reduce<unknown>(overlay, {});
  const selected = selectService(model, service, files[0]?.path ?? "", placeOf);
  // If a file cannot be read, the service may be in that file.
  if (problems.length === 0 && selected.problem !== null) problems.push(selected.problem);
  const limit = selected.service === null ? null : limitPath(model, selected.service);
  return {
    service: selected.service,
    notices: selected.service === null ? [] : composeNotices(model, selected.service, placeOf),
    problems,
    placeOf,
    limitPlace: limit === null ? null : placeOf(limit),
    secrets: secretsInCompose(model).flatMap(withoutInterpolation),
    names: namesInCompose(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded),
    ],
  };
}

/** The line in the file that contains the longest part of the path. Among equals the last file wins: it overrides. */
function placeIn(yamls: readonly ComposeYaml[], path: Path): FilePlace | null {
  let best: ReturnType<ComposeYaml["find"]> | null = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
}

/** Errors of a file whose services are not a map of maps. */
function structureProblems({ path, documents, find }: ComposeYaml): readonly string[] {
  return documents.flatMap((document) => {
    const problem = (location: Path, field: string, value: unknown, expected: string) => {
      const { place } = find(location);
      return `${path}:${place.line}: ${field} is ${typeName(value)}; expected ${expected}`;
    };
    if (document === null) return [];
    if (!isMap(document)) return [problem([], "the file", document, "a map with services")];
    const services = at(document, "services");
    if (services === undefined || isTag(services)) return [];
    if (!isMap(services)) return [problem(["services"], "services", services, "a map of services by name")];
    return Object.entries(services).flatMap(([name, fields]) =>
      isMap(fields)
        ? []
        : [problem(["services", name], `services.${name}`, fields, "a map with fields such as image or build")],
    );
  });
}

/** Finds the service under test. `problem` is the error if the files do not determine it. */
function selectService(
  model: unknown,
  wanted: string | null,
  file: string,
  placeOf: (path: Path) => FilePlace | null,
): { readonly service: string | null; readonly problem: string | null } {
  const names = Object.keys(servicesOf(model));
  // Only docker compose reads the included files.
  if (at(model, "include") !== undefined) return { service: wanted, problem: null };
  const location = composePlaceText(placeOf(["services"]) ?? { file, line: 1 });
  const refuse = (text: string) => ({ service: null, problem: `${location}: ${text}` });
  const [only, ...others] = names;
  if (only === undefined) return refuse("services is missing or empty; expected a map of services by name");
  if (wanted === null) {
    if (others.length === 0) return { service: only, problem: null };
    return refuse(`services has several entries; set service to one of ${names.join(", ")}`);
  }
  if (names.includes(wanted)) return { service: wanted, problem: null };
  const nearest = suggestion(wanted, names);
  const expected = others.length === 0 ? only : `one of ${names.join(", ")}`;
  const advice = nearest === null ? `expected ${expected}` : `did you mean ${nearest}?`;
  return refuse(`services has no "${wanted}"; ${advice}`);
}

/**
 * The path of the service's limit, or of the limit of a service that it extends in the same files.
 *
 * @param extendedBy the services from which `extends` led here, to stop at a cycle
 */
function limitPath(model: unknown, service: string, extendedBy: readonly string[] = []): Path | null {
  const fields = at(model, "services", service);
  for (const path of limitFields) {
    const value = at(fields, ...path.map(String));
    if (value !== undefined && value !== null) return ["services", service, ...path];
  }
  const extended = at(fields, "extends");
  const base =
    scalarText(extended) ?? (at(extended, "file") === undefined ? scalarText(at(extended, "service")) : null);
  return base === null || extendedBy.includes(base) ? null : limitPath(model, base, [...extendedBy, service]);
}

/** @param model of files, or as docker compose resolved it */
export function secretsInCompose(model: unknown): readonly string[] {
  const variables = Object.values(servicesOf(model)).flatMap((service) =>
    [at(service, "environment"), at(service, "build", "args"), at(service, "labels")].flatMap(pairsOf),
  );
  const contents = Object.values(mapOf(at(model, "secrets"))).flatMap((one) => scalarText(at(one, "content")) ?? []);
  const contexts = Object.values(servicesOf(model)).flatMap((service) => {
    const build = at(service, "build");
    return scalarText(build) ?? scalarText(at(build, "context")) ?? [];
  });
  return [...variables.flatMap(secretsInVariable), ...contents, ...contexts.flatMap(passwordsIn)];
}

/** The fixed text of a value such as `${NAME:-text}` in a file. docker compose resolves the rest. */
function withoutInterpolation(value: string): readonly string[] {
  const text = value.replace(/^\$(?:\w+|\{\w+(?::?[-?+](.*))?\})$/s, "$1");
  return text === "" ? [] : [text.replaceAll("$$", "$")];
}

function envFilesOfIncluded(include: unknown): readonly string[] {
  const folder = scalarText(at(include, "project_directory"));
  const folders =
    folder === null ? pathsOf(at(include, "path") ?? include).map((path) => posix.dirname(path)) : [folder];
  return [...pathsOf(at(include, "env_file")), ...folders.map((one) => posix.join(one, ".env"))];
}

/** The paths in a string, in a list of strings, or in a list of maps with `path`. */
function pathsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => scalarText(one) ?? scalarText(at(one, "path")) ?? []);
}

/** The variables of a map, or of a list of NAME=VALUE. */
function pairsOf(variables: unknown): readonly Pair[] {
  const inMap = Object.entries(mapOf(variables)).flatMap(([name, value]) => pairOf(name, scalarText(value)));
  const inList = listOf(variables).flatMap((one) => {
    const [name = "", ...rest] = scalarText(one)?.split("=") ?? [];
    return pairOf(name, rest.length === 0 ? null : rest.join("="));
  });
  return [...inMap, ...inList];
}

function pairOf(name: string, value: string | null): readonly Pair[] {
  return value === null ? [] : [[name, value]];
}

/** `FILE:LINE`, or `FILE` if the line is unknown. */
export function composePlaceText({ file, line }: FilePlace): string {
  return line === null ? file : `${file}:${line}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isTag(value: unknown): boolean {
  return /^!/.test(scalarText(at(value, "tag")) ?? "");
}

/** The type of a value, in messages. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : "a string";
}
