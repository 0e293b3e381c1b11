// Reads Compose files without docker compose. Pure. docker compose resolves extends, include and variables
// (targets/docker/compose/resolve.ts).
import { posix } from "node:path";
import { nameAdvice, suggestion } from "../lib/suggest.ts";
import type { Pair } from "../options/parsers.ts";
import { passwordsIn, secretsInVariable } from "../redaction/secret-names.ts";
import { createDiagnostics, type Diagnostics } from "../yaml/diagnostics.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import { type ComposeText, type ComposeYaml, type Path, readComposeYaml } from "./compose-yaml.ts";
import { at, isMap, isTagged, listOf, mapOf, overlay, scalarText, servicesOf } from "./model.ts";
import { namesInCompose, variableNames } from "./names.ts";
import { type UnsetVariables, unsetVariables } from "./unset-variables.ts";
import { composeNotices } from "./unsupported-fields.ts";
import { type WrittenValue, writtenAs, writtenAt } from "./written-values.ts";

export interface ComposeFiles {
  /** The service under test. Null if only docker compose can determine it. */
  readonly service: string | null;
  /** Fields of the service and its dependencies that memgate changes or ignores, each with file, line, column and field. */
  readonly notices: readonly string[];
  /** Errors, each with file, line, column and field. */
  readonly problems: readonly string[];
  /** The place of a field, or of the innermost enclosing field in the files. Null if the files have neither. */
  readonly placeOf: (path: Path) => SourcePlace | null;
  /** Finds a value by its path, in the last file that has it. Null if it has no variable. */
  readonly writtenAt: (path: Path) => WrittenValue | null;
  /** Finds a value by its text after docker compose has replaced the variables. Null if none or several fit. */
  readonly writtenAs: (field: string, value: string) => WrittenValue | null;
  /** The place of the service's limit. Null if there is no limit in these files. */
  readonly limitPlace: SourcePlace | null;
  /**
   * Secrets in the files: variables, build arguments and labels with secret names, passwords in addresses, and the
   * contents of the field `secrets`.
   */
  readonly secrets: readonly string[];
  /** Names of services, images, files, hosts and others, which memgate never masks. */
  readonly names: readonly string[];
  /** Paths as written: the env files of services and of `include`, and the `.env` next to each included file. */
  readonly envFiles: readonly string[];
  /** The Compose files that these files include or extend. The paths are as written. */
  readonly otherFiles: readonly string[];
  /**
   * Finds the uses of variables that are not set.
   *
   * @param others the readable files that these files include or extend
   * @param services the services that memgate starts; null for all
   */
  readonly unset: (
    names: readonly string[],
    others: readonly ComposeText[],
    services: readonly string[] | null,
  ) => UnsetVariables;
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
    writtenAt: (path) => writtenAt(yamls, path),
    writtenAs: (field, value) => writtenAs(yamls, field, value),
    limitPlace: limit === null ? null : placeOf(limit),
    secrets: secretsInCompose(model).flatMap(withoutInterpolation),
    names: namesInCompose(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded),
    ],
    otherFiles: [
      ...listOf(at(model, "include")).flatMap((include) => pathsOf(at(include, "path") ?? include)),
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "extends", "file"))),
    ],
    unset: (names, others, services) =>
      unsetVariables(
        names,
        [...yamls, ...others.map((file) => readComposeYaml(file, createDiagnostics()))],
        model,
        services,
      ),
    writtenVariables: (name) => new Set(variableNames(at(model, "services", name, "environment"))),
  };
}

/**
 * The place of the path, in the file that contains the longest part of the path. If several files contain that part, the
 * last one wins, because it overrides the others.
 */
function placeIn(yamls: readonly ComposeYaml[], path: Path): SourcePlace | null {
  let best: ReturnType<ComposeYaml["find"]> | null = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
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
    if (document === null || services === undefined || isTagged(services)) continue;
    if (!isMap(services)) report(["services"], services, "a map of services by name");
    for (const [name, fields] of Object.entries(mapOf(services))) {
      if (!isMap(fields)) report(["services", name], fields, "a map with fields such as image or build");
    }
  }
}

/**
 * The service under test. Null if the files do not determine it. This is an error, unless docker compose may know the
 * service.
 */
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
    return refuse(`has several entries; set \`service\` to one of ${names.join(", ")}`);
  }
  if (names.includes(wanted)) return wanted;
  const expected = others.length === 0 ? only : `one of ${names.join(", ")}`;
  return refuse(`has no "${wanted}"; ${nameAdvice(wanted, names, `expected ${expected}`)}`);
}

/**
 * The path of the service's limit, or of the limit of a service that it extends in the same files.
 *
 * @param extendedBy the services that `extends` has already visited; a repeated one is a cycle
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

/** @param model the model of the files, or the model that docker compose resolved */
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

/** The type of a value, in messages. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `a ${typeof value}`;
}
