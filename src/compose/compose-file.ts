// Compose files as they are written: what can be told of them without docker compose. Pure. What they come to, with
// extends, include and variables, is docker compose's to say (target/compose-config.ts).
import { posix } from "node:path";
import { suggestion } from "../lib/suggest.ts";
import type { FilePlace } from "../options/parsers.ts";
import { anywhere } from "../redaction/encodings.ts";
import { at, listOf, mapOf, overlay, scalarText, servicesOf } from "./model.ts";
import { composeNotices } from "./unsupported-fields.ts";
import { type ComposeText, type ComposeYaml, type Path, readComposeYaml } from "./yaml-tree.ts";

export interface ComposeFiles {
  /** The one to test; null where that can't be told from the files alone. */
  readonly service: string | null;
  /** What of the service and its dependencies is not honoured, or changed, a sentence each with file, line and field. */
  readonly notices: readonly string[];
  /** What is wrong with the files, a sentence each with file, line and field. */
  readonly problems: readonly string[];
  /** Where a field is written, or the innermost of the maps around it that is; null for none of them. */
  readonly placeOf: (path: Path) => FilePlace | null;
  /** Where the service's limit is written; null where it has none, or it stands in another file. */
  readonly limitPlace: FilePlace | null;
  /** Texts that may be secret: values of variables, build arguments, labels and of what is mounted. */
  readonly secrets: readonly string[];
  /** The env files that services and `include` name, as they are written, and those that are read beside an included file. */
  readonly envFiles: readonly string[];
  /** The names of the variables that a service's `environment` sets in these files; those of an `env_file` are not among them. */
  readonly writtenVariables: (service: string) => ReadonlySet<string>;
}

/** The fields that may hold the limit. */
const limitFields: readonly Path[] = [["mem_limit"], ["deploy", "resources", "limits", "memory"]];

/**
 * @param files in the order in which later ones change earlier ones; one at least
 * @param service null: the only one that there is
 */
export function readComposeFiles(files: readonly ComposeText[], service: string | null): ComposeFiles {
  const yamls = files.map(readComposeYaml);
  const placeOf = (path: Path) => placeIn(yamls, path);
  const problems = [...yamls.flatMap((yaml) => yaml.problems), ...yamls.flatMap(formProblems)];
  const model = yamls.flatMap(({ documents }) => documents).reduce<unknown>(overlay, {});
  const chosen = chooseService(model, service, files[0]?.path ?? "", placeOf);
  // Of files that can't be read it is not known what is in them.
  if (problems.length === 0 && chosen.problem !== null) problems.push(chosen.problem);
  const limit = chosen.service === null ? null : limitPath(model, chosen.service);
  return {
    service: chosen.service,
    notices: chosen.service === null ? [] : composeNotices(model, chosen.service, placeOf),
    problems,
    placeOf,
    limitPlace: limit === null ? null : placeOf(limit),
    secrets: secretsOf(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded),
    ],
    writtenVariables: (name) => new Set(namesOf(at(model, "services", name, "environment"))),
  };
}

/** A later file's value replaces an earlier one's, so the last of those that have the most of the path. */
function placeIn(yamls: readonly ComposeYaml[], path: Path): FilePlace | null {
  let best: ReturnType<ComposeYaml["find"]> | null = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
}

function formProblems({ path, documents, find }: ComposeYaml): readonly string[] {
  return documents.flatMap((document) => {
    const problem = (where: Path, field: string, value: unknown, expected: string) => {
      const { place } = find(where);
      return `${path}:${place.line}: ${field} is ${seen(value)}; expected ${expected}`;
    };
    // An empty document says nothing.
    if (document === null) return [];
    if (!isMap(document)) return [problem([], "the file", document, "a map with services")];
    const services = at(document, "services");
    if (services === undefined || isTag(services)) return [];
    if (!isMap(services)) return [problem(["services"], "services", services, "a map of services by name")];
    return Object.entries(services).flatMap(([name, fields]) =>
      isMap(fields)
        ? []
        : [problem(["services", name], `services.${name}`, fields, "a map with image or build, and the like")],
    );
  });
}

function chooseService(
  model: unknown,
  wanted: string | null,
  file: string,
  placeOf: (path: Path) => FilePlace | null,
): { readonly service: string | null; readonly problem: string | null } {
  const names = Object.keys(servicesOf(model));
  // What include brings only docker compose knows.
  if (at(model, "include") !== undefined) return { service: wanted, problem: null };
  const where = composePlaceText(placeOf(["services"]) ?? { file, line: 1 });
  const refuse = (text: string) => ({ service: null, problem: `${where}: ${text}` });
  const [only, ...others] = names;
  if (only === undefined) return refuse("services is missing or empty; expected a map of services by name");
  if (wanted === null) {
    if (others.length === 0) return { service: only, problem: null };
    return refuse(`services has several (${names.join(", ")}); expected service to name the one to test`);
  }
  if (names.includes(wanted)) return { service: wanted, problem: null };
  const meant = suggestion(wanted, names);
  const advice = meant === null ? `expected one of ${names.join(", ")}` : `did you mean ${meant}?`;
  return refuse(`services has no "${wanted}"; ${advice}`);
}

/** Also of a service of the same files that it extends. */
function limitPath(model: unknown, service: string, through: readonly string[] = []): Path | null {
  const fields = at(model, "services", service);
  for (const path of limitFields) {
    const value = at(fields, ...path.map(String));
    if (value !== undefined && value !== null) return ["services", service, ...path];
  }
  const extended = at(fields, "extends");
  const base =
    scalarText(extended) ?? (at(extended, "file") === undefined ? scalarText(at(extended, "service")) : null);
  return base === null || through.includes(base) ? null : limitPath(model, base, [...through, service]);
}

function secretsOf(model: unknown): readonly string[] {
  const names = new Set(Object.keys(servicesOf(model)));
  const services = Object.values(servicesOf(model)).flatMap((service) =>
    [at(service, "environment"), at(service, "build", "args"), at(service, "labels")].flatMap(valuesOf),
  );
  const mounted = ["configs", "secrets"].flatMap((kind) =>
    Object.values(mapOf(at(model, kind))).flatMap((one) => scalarText(at(one, "content")) ?? []),
  );
  // Shorter ones would be words of what docker compose says.
  return [...services, ...mounted].filter((text) => text.length >= anywhere && !names.has(text));
}

function envFilesOfIncluded(include: unknown): readonly string[] {
  const folder = scalarText(at(include, "project_directory"));
  const beside =
    folder === null ? pathsOf(at(include, "path") ?? include).map((path) => posix.dirname(path)) : [folder];
  return [...pathsOf(at(include, "env_file")), ...beside.map((one) => posix.join(one, ".env"))];
}

/** A path, or a list of paths or of maps with a path. */
function pathsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => scalarText(one) ?? scalarText(at(one, "path")) ?? []);
}

/** Of a map the values, of a list of NAME=VALUE the parts behind the sign. */
function valuesOf(value: unknown): readonly string[] {
  const inMap = Object.values(mapOf(value)).flatMap((one) => scalarText(one) ?? []);
  const inList = listOf(value).flatMap((one) => scalarText(one)?.split("=").slice(1).join("=") ?? []);
  return [...inMap, ...inList];
}

/** Of a map the keys, of a list of NAME=VALUE or NAME the parts before the sign. */
function namesOf(value: unknown): readonly string[] {
  return [...Object.keys(mapOf(value)), ...listOf(value).flatMap((one) => scalarText(one)?.split("=")[0] ?? [])];
}

/** FILE:LINE, or FILE where the line is not known. */
export function composePlaceText({ file, line }: FilePlace): string {
  return line === null ? file : `${file}:${line}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isTag(value: unknown): boolean {
  return /^!/.test(scalarText(at(value, "tag")) ?? "");
}

function seen(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : "text";
}
