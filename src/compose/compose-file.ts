// Reads Compose files without docker compose. Pure. docker compose resolves extends, include and variables
// (targets/docker/compose/resolve.ts).
import { posix } from "node:path";
import { nameAdvice, suggestion } from "../lib/suggest.ts";
import type { FilePlace } from "../options/parsers.ts";
import { minLengthInWords } from "../redaction/encodings.ts";
import { createDiagnostics, type Diagnostics } from "../yaml/diagnostics.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { type ComposeText, type ComposeYaml, type Path, readComposeYaml } from "./compose-yaml.ts";
import { at, listOf, mapOf, overlay, scalarText, servicesOf } from "./model.ts";
import { composeNotices } from "./unsupported-fields.ts";

export interface ComposeFiles {
  /** The service under test. Null if only docker compose can determine it. */
  readonly service: string | null;
  /** Fields of the service and its dependencies that memgate changes or ignores, each with file, line and field. */
  readonly notices: readonly string[];
  /** Errors, each with file, line and field. */
  readonly problems: readonly string[];
  /** The place of a field, or of the innermost enclosing field in the files. Null if the files have neither. */
  readonly placeOf: (path: Path) => SourcePlace | null;
  /** The line of the service's limit. Null if there is no limit in these files. */
  readonly limitPlace: FilePlace | null;
  /** Possible secrets: values of variables, build arguments and labels, and the content of configs and secrets. */
  readonly secrets: readonly string[];
  /** Paths as written: the env files of services and of `include`, and the `.env` next to each included file. */
  readonly envFiles: readonly string[];
  /** The names of the variables in a service's `environment`, without the variables of its `env_file`. */
  readonly writtenVariables: (service: string) => ReadonlySet<string>;
}

/** The fields that can set the limit. */
const limitFields: readonly Path[] = [["mem_limit"], ["deploy", "resources", "limits", "memory"]];

/**
 * @param files at least one; later files override earlier ones
 * @param service null selects the only one
 */
export function readComposeFiles(files: readonly ComposeText[], service: string | null): ComposeFiles {
  const diagnostics = createDiagnostics();
  const yamls = files.map((file) => readComposeYaml(file, diagnostics));
  const placeOf = (path: Path) => placeIn(yamls, path);
  const start = { file: files[0]?.path ?? "", line: 1, column: 1 };
  const known = (path: Path) => placeOf(path) ?? start;
  for (const yaml of yamls) checkStructure(yaml, diagnostics);
  const model = yamls.flatMap(({ documents }) => documents).reduce<unknown>(overlay, {});
  const selection = createDiagnostics();
  const selected = selectService(model, service, known, selection);
  const limit = selected === null ? null : limitPath(model, selected);
  const problems = diagnostics.errors();
  return {
    service: selected,
    notices: selected === null ? [] : composeNotices(model, selected, known),
    // If a file cannot be read, the service may be in that file.
    problems: problems.length > 0 ? problems : selection.errors(),
    placeOf,
    limitPlace: limit === null ? null : linePlace(placeOf(limit)),
    secrets: secretsOf(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded),
    ],
    writtenVariables: (name) => new Set(namesOf(at(model, "services", name, "environment"))),
  };
}

/** The line in the file that contains the longest part of the path. Among equals the last file wins: it overrides. */
function placeIn(yamls: readonly ComposeYaml[], path: Path): SourcePlace | null {
  let best: ReturnType<ComposeYaml["find"]> | null = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
}

function linePlace(place: SourcePlace | null): FilePlace | null {
  return place === null ? null : { file: place.file, line: place.line };
}

/** Reports a file whose services are not a map of maps. */
function checkStructure({ documents, find }: ComposeYaml, diagnostics: Diagnostics): void {
  const report = (location: Path, value: unknown, expected: string) => {
    const subject = location.length === 0 ? "the file" : location.join(".");
    diagnostics.error({ ...find(location), path: subject }, `is ${typeName(value)}; expected ${expected}`);
  };
  for (const document of documents) {
    const services = at(document, "services");
    if (document !== null && !isMap(document)) report([], document, "a map with services");
    if (document === null || services === undefined || isTag(services)) continue;
    if (!isMap(services)) report(["services"], services, "a map of services by name");
    for (const [name, fields] of Object.entries(mapOf(services))) {
      if (!isMap(fields)) report(["services", name], fields, "a map with fields such as image or build");
    }
  }
}

/** The service under test. Null if the files do not determine it, which it reports unless docker compose may know it. */
function selectService(
  model: unknown,
  wanted: string | null,
  placeOf: (path: Path) => SourcePlace,
  diagnostics: Diagnostics,
): string | null {
  const names = Object.keys(servicesOf(model));
  // Only docker compose reads the included files.
  if (at(model, "include") !== undefined) return wanted;
  const refuse = (message: string, path: Path = ["services"]) => {
    diagnostics.error({ place: placeOf(path), path: path.join(".") }, message);
    return null;
  };
  const [only, ...others] = names;
  if (only === undefined) {
    const typo = Object.keys(mapOf(model)).find((key) => key !== "services" && suggestion(key, ["services"]) !== null);
    if (typo !== undefined) return refuse("is not a Compose field; did you mean services?", [typo]);
    return refuse("is missing or empty; expected a map of services by name");
  }
  if (wanted === null) {
    if (others.length === 0) return only;
    return refuse(`has several entries; set service to one of ${names.join(", ")}`);
  }
  if (names.includes(wanted)) return wanted;
  const expected = others.length === 0 ? only : `one of ${names.join(", ")}`;
  return refuse(`has no "${wanted}"; ${nameAdvice(wanted, names, `expected ${expected}`)}`);
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

function secretsOf(model: unknown): readonly string[] {
  const names = new Set(Object.keys(servicesOf(model)));
  const services = Object.values(servicesOf(model)).flatMap((service) =>
    [at(service, "environment"), at(service, "build", "args"), at(service, "labels")].flatMap(valuesOf),
  );
  const mounted = ["configs", "secrets"].flatMap((kind) =>
    Object.values(mapOf(at(model, kind))).flatMap((one) => scalarText(at(one, "content")) ?? []),
  );
  // Shorter values may be ordinary words in messages of docker compose.
  return [...services, ...mounted].filter((text) => text.length >= minLengthInWords && !names.has(text));
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

/** The values of a map, or of a list of NAME=VALUE. */
function valuesOf(value: unknown): readonly string[] {
  const inMap = Object.values(mapOf(value)).flatMap((one) => scalarText(one) ?? []);
  const inList = listOf(value).flatMap((one) => scalarText(one)?.split("=").slice(1).join("=") ?? []);
  return [...inMap, ...inList];
}

/** The keys of a map, or the names in a list of NAME=VALUE or NAME. */
function namesOf(value: unknown): readonly string[] {
  return [...Object.keys(mapOf(value)), ...listOf(value).flatMap((one) => scalarText(one)?.split("=")[0] ?? [])];
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
