// Reads values from a Compose model, in the forms that files and `docker compose config` use. A value in another form
// counts as absent, because docker compose reports it.
import type { Tagged } from "./compose-yaml.ts";

export type ComposeMap = Readonly<Record<string, unknown>>;

/** The value if it is a map; else an empty map. */
export function mapOf(value: unknown): ComposeMap {
  return isMap(value) ? value : {};
}

/** The value if it is a list; else an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value at a path of keys; undefined if a key is absent. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((map, key) => {
    const fields = mapOf(map);
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
  }, value);
}

/** A scalar as a string; null for any other value. */
export function scalarText(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

export function servicesOf(model: unknown): ComposeMap {
  return mapOf(at(model, "services"));
}

/** The strings of a list, or the keys of a map. */
function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => scalarText(item) ?? []) : Object.keys(mapOf(value));
}

/**
 * The service, followed by all services that it needs, directly or indirectly: services that it depends on, links to,
 * or shares namespaces or volumes with.
 */
export function closureOf(model: unknown, service: string): readonly string[] {
  const services = servicesOf(model);
  const found = new Set([service]);
  for (const name of found) {
    for (const other of neededBy(at(services, name))) {
      if (Object.hasOwn(services, other)) found.add(other);
    }
  }
  return [...found];
}

/** The services that a service needs directly. */
function neededBy(service: unknown): readonly string[] {
  const shared = ["network_mode", "ipc", "pid"].flatMap((field) => {
    const [, name] = /^service:(.+)$/.exec(scalarText(at(service, field)) ?? "") ?? [];
    return name ?? [];
  });
  const beforeColon = (field: string) => namesOf(at(service, field)).map((text) => text.split(":")[0] ?? "");
  return [...namesOf(at(service, "depends_on")), ...shared, ...beforeColon("links"), ...beforeColon("volumes_from")];
}

/**
 * Merges one model over another, roughly like docker compose: maps by key, lists joined, other values replaced.
 * `!reset` removes a value, `!override` replaces it. Returns undefined if `over` is a reset.
 */
export function overlay(base: unknown, over: unknown): unknown {
  if (isTagged(over)) return over.tag === "!reset" ? undefined : untagged(over.value);
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over.map(untagged)];
  if (!isMap(base) || !isMap(over)) return untagged(over);
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const result = overlay(at(base, key), value);
    if (result === undefined) delete merged[key];
    else setKey(merged, key, result);
  }
  return merged;
}

function untagged(value: unknown): unknown {
  if (isTagged(value)) return value.tag === "!reset" ? undefined : untagged(value.value);
  if (Array.isArray(value)) return value.map(untagged);
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([key, item]) => pairOf(key, untagged(item))))
    : value;
}

function pairOf(key: string, value: unknown): readonly (readonly [string, unknown])[] {
  return value === undefined ? [] : [[key, value]];
}

/** Sets a key, even if it is `__proto__`. */
function setKey(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** True for a value with `!reset` or `!override`. */
export function isTagged(value: unknown): value is Tagged {
  const tag = isMap(value) ? value["tag"] : undefined;
  return tag === "!reset" || tag === "!override";
}
