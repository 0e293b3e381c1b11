// What the manifest refers to and does not have: told in one problem, so that one look gives all of it.
import type { DataKind } from "./config-data.ts";
import { type Diagnostics, sourceLineText, type Where } from "./diagnostics.ts";

export interface Missing {
  /** The variable or volume; null for all the variables of an object. */
  readonly name: string | null;
  readonly where: Where;
  /** What it would come from. */
  readonly source: string;
  /** Whether a further object in the manifest would help. */
  readonly isInObject: boolean;
}

export function missingKey(name: string | null, where: Where, kind: DataKind, object: string, key: string): Missing {
  return { name, where, source: `key ${key} of ${kind} ${object}`, isInObject: true };
}

export function missingObject(name: string | null, where: Where, kind: DataKind, object: string): Missing {
  return { name, where, source: `${kind} ${object}`, isInObject: true };
}

const addIt = "add the ConfigMap or Secret to manifest";

/** @param isGiven variables are given beside the manifest: they may be all that an object of it would bring */
export function reportMissingVariables(
  diagnostics: Diagnostics,
  container: Where,
  all: readonly Missing[],
  isGiven: boolean,
): void {
  for (const { name, where, source } of isGiven ? all : []) {
    if (name === null)
      diagnostics.notHonoured(where, `${source} is not in the manifest; env and env-file stand for it`);
  }
  const missing = isGiven ? all.filter(({ name }) => name !== null) : all;
  if (missing.length === 0) return;
  const inObject = missing.some(({ isInObject }) => isInObject);
  const advice = ["give them with env or env-file", ...(inObject ? [addIt] : [])].join(", or ");
  const message = `needs variables whose values the manifest does not have: ${list(container, missing)}; ${advice}`;
  diagnostics.problem({ place: missing[0]?.where.place ?? container.place, path: container.path }, message);
}

export function reportMissingFiles(diagnostics: Diagnostics, container: Where, missing: readonly Missing[]): void {
  if (missing.length === 0) return;
  const message = `needs files that the manifest does not have: ${list(container, missing)}; ${addIt}, or give what is mounted there with volumes`;
  diagnostics.problem({ place: missing[0]?.where.place ?? container.place, path: container.path }, message);
}

function list(container: Where, missing: readonly Missing[]): string {
  const each = missing.map(({ name, where, source }) => {
    const isHere = where.place.file === container.place.file;
    const place = isHere ? `line ${where.place.line}` : sourceLineText(where.place);
    return name === null ? `all of ${source} (${place})` : `${name} (${place}: ${source})`;
  });
  return each.join(", ");
}
