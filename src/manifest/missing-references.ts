// References to ConfigMaps, Secrets and values that the manifest lacks. One message lists all of them.

import { otherPlaceText } from "../lib/place-text.ts";
import type { Diagnostics, FieldLocation } from "../yaml/diagnostics.ts";
import type { DataKind } from "./config-data.ts";

export interface MissingReference {
  /** The variable or volume. Null if envFrom refers to the object: then all its keys are missing. */
  readonly name: string | null;
  readonly location: FieldLocation;
  /** The missing object or value, as in `key password of Secret db`. */
  readonly source: string;
  /** The kind of the source. Null if it is not an object that the user can add to the manifest. */
  readonly kind: DataKind | null;
}

export function missingKey(
  name: string | null,
  location: FieldLocation,
  kind: DataKind,
  object: string,
  key: string,
): MissingReference {
  return { name, location, source: `key ${key} of ${kind} ${object}`, kind };
}

export function missingObject(
  name: string | null,
  location: FieldLocation,
  kind: DataKind,
  object: string,
): MissingReference {
  return { name, location, source: `${kind} ${object}`, kind };
}

const addObject = "add the ConfigMap or Secret to `manifest`";

/**
 * @param hasOverrides true if memgate's options set variables. They may replace all keys of an object in envFrom, so a
 *   missing object is then a notice, not an error.
 */
export function reportMissingVariables(
  diagnostics: Diagnostics,
  container: FieldLocation,
  all: readonly MissingReference[],
  hasOverrides: boolean,
): void {
  for (const { name, location, source } of hasOverrides ? all : []) {
    if (name !== null) continue;
    diagnostics.unsupported(location, `${source} is not in the manifest; memgate uses env and env-file instead`);
  }
  const missing = hasOverrides ? all.filter(({ name }) => name !== null) : all;
  if (missing.length === 0) return;
  const inObject = missing.some(({ kind }) => kind !== null);
  const advice = ["set them with `env` or `env-file`", ...(inObject ? [addObject] : [])].join(", or ");
  const message = `uses variables whose values are not in the manifest: ${list(container, missing)}; ${advice}`;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}

export function reportMissingFiles(
  diagnostics: Diagnostics,
  container: FieldLocation,
  missing: readonly MissingReference[],
): void {
  if (missing.length === 0) return;
  const message = `uses files that are not in the manifest: ${list(container, missing)}; ${addObject}, or mount other files with \`volumes\``;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}

function list(container: FieldLocation, missing: readonly MissingReference[]): string {
  const each = missing.map(({ name, location, source }) => {
    const place = otherPlaceText(location.place, container.place);
    return name === null ? `all keys of ${source} (${place})` : `${name} (${place}: ${source})`;
  });
  return each.join(", ");
}
