// What a Compose model says, in the forms that its fields may have: as files are written, and as docker compose resolves
// them. What has no form that is known counts as absent: to refuse it is docker compose's part.
import type { Tagged } from "./yaml-tree.ts";

export type ComposeMap = Readonly<Record<string, unknown>>;

/** The map at a value; an empty one where it is none. */
export function mapOf(value: unknown): ComposeMap {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as ComposeMap) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What is at a path of maps. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((map, key) => {
    const fields = mapOf(map);
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
  }, value);
}

/** A scalar as text; null for anything else. */
export function scalarText(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

export function servicesOf(model: unknown): ComposeMap {
  return mapOf(at(model, "services"));
}

/** The names in a list, or of a map's keys. */
function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => scalarText(item) ?? []) : Object.keys(mapOf(value));
}

/**
 * The service and all that has to be there for it: what it depends on, links to and shares namespaces or volumes with.
 * The service is the first.
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

function neededBy(service: unknown): readonly string[] {
  const shared = ["network_mode", "ipc", "pid"].flatMap((field) => {
    const [, name] = /^service:(.+)$/.exec(scalarText(at(service, field)) ?? "") ?? [];
    return name ?? [];
  });
  const before = (field: string) => namesOf(at(service, field)).map((text) => text.split(":")[0] ?? "");
  return [...namesOf(at(service, "depends_on")), ...shared, ...before("links"), ...before("volumes_from")];
}

/**
 * One model over another, more or less as docker compose merges them: maps by key, lists joined, else the later one.
 * !reset takes a value away, !override replaces it.
 */
export function overlay(base: unknown, over: unknown): unknown {
  if (isTagged(over)) return over.tag === "!reset" ? undefined : untagged(over.value);
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over.map(untagged)];
  if (!isMap(base) || !isMap(over)) return untagged(over);
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const result = overlay(at(base, key), value);
    if (result === undefined) delete merged[key];
    else define(merged, key, result);
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

/** Also where the key is __proto__. */
function define(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isTagged(value: unknown): value is Tagged {
  const tag = isMap(value) ? value["tag"] : undefined;
  return tag === "!reset" || tag === "!override";
}
