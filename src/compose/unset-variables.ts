// Finds the variables of Compose files that are not set. docker compose only warns, and uses an empty value. The app under
// test would then differ from the deployed one. Pure.

import { otherPlaceText, placeText } from "../lib/place-text.ts";
import type { SourcePlace } from "../yaml/tree.ts";
import type { ComposeYaml, Path } from "./compose-yaml.ts";
import { at, closureOf, scalarText, servicesOf } from "./model.ts";
import { textsIn } from "./written-values.ts";

/** The names of the variables about which docker compose warns on stderr. Each occurs once. */
export function unsetIn(stderr: string): readonly string[] {
  const warnings = stderr.matchAll(/The \\?"([A-Za-z_]\w*)\\?" variable is not set/g);
  return [...new Set([...warnings].map(([, name = ""]) => name))];
}

export interface UnsetVariables {
  /** The unset variables whose values matter to the run: one sentence for each owner, without advice. */
  readonly problems: readonly string[];
  /** The other unset variables: memgate does not start the service that uses them, or a later file replaces the field. */
  readonly notices: readonly string[];
  /** `FILE:LINE` of each use. */
  readonly lines: ReadonlySet<string>;
  /** The variables that do not occur in these files. Another file, which these files name, must use them. */
  readonly unfound: readonly string[];
}

interface Use {
  readonly name: string;
  /** `services.api`, or a field at the top of the file, such as `networks.front` or `include`. */
  readonly owner: string;
  readonly place: SourcePlace;
  readonly isNeeded: boolean;
}

/**
 * @param names variables that are not set
 * @param yamls the Compose files, and the files that they include or extend
 * @param model the files, merged
 * @param services the services that memgate starts. Null if all count, because docker compose refuses the whole file.
 */
export function unsetVariables(
  names: readonly string[],
  yamls: readonly ComposeYaml[],
  model: unknown,
  services: readonly string[] | null,
): UnsetVariables {
  const extended = services === null ? [] : withExtended(yamls, services);
  const isNeeded = (path: Path, name: string) => {
    const [section, owner] = path.map(String);
    // Ignores extension fields (x-…). A service uses such a field through an alias, and the alias counts as a use.
    if (section === undefined || section.startsWith("x-") || isOverridden(model, path, name)) return false;
    return services === null || section !== "services" || extended.includes(owner ?? "");
  };
  const uses = yamls.flatMap((yaml) =>
    yaml.documents.flatMap((document) =>
      textsIn(document, []).flatMap(({ path, text }): readonly Use[] => {
        const used = names.filter((name) => refersTo(text, name));
        if (used.length === 0) return [];
        const { place } = yaml.find(path);
        return used.map((name) => ({ name, owner: ownerOf(path), place, isNeeded: isNeeded(path, name) }));
      }),
    ),
  );
  const needed = uses.filter((use) => use.isNeeded);
  const lines = new Set(needed.map(lineOf));
  const unneeded = uses.filter((use) => !use.isNeeded && !lines.has(lineOf(use)));
  return {
    problems: sentences(needed),
    notices: services === null ? [] : sentences(unneeded).map((text) => `${text}; ${unneededReason}`),
    lines: new Set(uses.map(lineOf)),
    unfound: names.filter((name) => uses.every((use) => use.name !== name)),
  };
}

const unneededReason = "memgate does not start it, or another value replaces this one";

/**
 * The advice for variables that are not set.
 * @param mayBeEmpty true if docker compose accepts the files with empty values
 */
export function unsetAdvice(mayBeEmpty: boolean): string {
  const [accept, value] = mayBeEmpty ? [", name them in `allow-unset` to accept empty values", ""] : ["", "value"];
  return `set them in the environment of memgate, in .env or in \`env-file\`${accept}, or write a default such as \${NAME:-${value}}; for a literal $ write $$`;
}

function lineOf({ place }: Use): string {
  return placeText({ ...place, column: null });
}

/** One sentence for each owner. */
function sentences(uses: readonly Use[]): readonly string[] {
  const byOwner = new Map<string, Use[]>();
  for (const use of uses) byOwner.set(use.owner, [...(byOwner.get(use.owner) ?? []), use]);
  return [...byOwner].flatMap(([owner, [first, ...others]]) => {
    if (first === undefined) return [];
    const each = [first, ...others].map(({ name, place }) => `${name} (${otherPlaceText(place, first.place)})`);
    return `${placeText(first.place)}: ${owner} uses variables that are not set: ${[...new Set(each)].join(", ")}`;
  });
}

function ownerOf([section = "", name]: Path): string {
  const isNamed = ["services", "networks", "volumes", "secrets", "configs"].includes(String(section));
  return isNamed && name !== undefined ? `${section}.${name}` : String(section);
}

/** Adds the services that these services extend or need. */
function withExtended(yamls: readonly ComposeYaml[], services: readonly string[]): readonly string[] {
  const documents = yamls.flatMap((yaml) => yaml.documents);
  const found = new Set(services);
  for (const name of found) {
    for (const document of documents) {
      const base = at(servicesOf(document), name, "extends");
      const extended = scalarText(base) ?? scalarText(at(base, "service"));
      if (extended !== null) found.add(extended);
      for (const needed of closureOf(document, name)) found.add(needed);
    }
  }
  return [...found];
}

/** True if a later file has another value at the same place. Lists are joined, so their items stay. */
function isOverridden(model: unknown, path: Path, name: string): boolean {
  if (path.some((step) => typeof step === "number")) return false;
  const merged = scalarText(at(model, ...path.map(String)));
  return merged !== null && !refersTo(merged, name);
}

/**
 * `$NAME` or `${NAME}`. A form with a default, such as `${NAME:-x}`, needs no value, and `$$NAME` is the text `$NAME`.
 * @param name letters, digits and underscores
 */
function refersTo(text: string, name: string): boolean {
  return new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}(?!\\w)|\\{${name}\\})`).test(text);
}

/** The variables of an env file whose values refer to one of the names. In single quotes `$` is literal. */
export function placesWithUnset(file: string, envFile: string, names: readonly string[]): readonly SourcePlace[] {
  return envFile.split(/\r?\n/).flatMap((text, index) => {
    const [, space = "", value = ""] = /^(\s*)(?:export\s+)?[\w.-]+\s*[=:]\s*(.*)$/.exec(text) ?? [];
    const isUnset = !value.startsWith("'") && names.some((name) => refersTo(value, name));
    return isUnset ? [{ file, line: index + 1, column: space.length + 1 }] : [];
  });
}
