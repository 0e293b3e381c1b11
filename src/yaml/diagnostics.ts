// Collects the diagnostics of a user's files: errors, warnings and unsupported fields, each with its place.
import { placeText } from "../lib/place-text.ts";
import type { SourcePlace } from "./tree.ts";

/** The location of a field. */
export interface FieldLocation {
  readonly place: SourcePlace;
  /** The path, as in `spec.template.spec.containers[web].image`. Empty if the message has its own subject. */
  readonly path: string;
}

export interface Diagnostics {
  /** Sorted by file and position. */
  readonly errors: () => readonly string[];
  /** Warnings and unsupported fields, sorted by file and position. */
  readonly notices: () => readonly string[];
  /** @param message the actual and the expected value, with options in backticks; never a value that may be a secret */
  readonly error: (location: FieldLocation, message: string) => void;
  readonly warning: (location: FieldLocation, message: string) => void;
  /** @param instead what memgate does instead of applying the field */
  readonly unsupported: (location: FieldLocation, instead: string) => void;
}

interface Diagnostic extends FieldLocation {
  readonly kind: "error" | "warning" | "unsupported";
  readonly message: string;
}

/** In characters. A key may have several megabytes. */
const maxLength = 1_000;
/** If a file has more problems than this, most of them have the same cause. */
const maxShown = 100;

export function createDiagnostics(): Diagnostics {
  // Keyed by text, because memgate reads a value once for each alias that refers to it.
  const all = new Map<string, Diagnostic>();
  const add = (kind: Diagnostic["kind"], { place, path }: FieldLocation, message: string): void => {
    all.set(`${kind} ${diagnosticText({ place, path }, message)}`, { kind, place, path, message });
  };
  const textsOf = (isWanted: (kind: Diagnostic["kind"]) => boolean) =>
    inOrder([...all.values()].filter(({ kind }) => isWanted(kind)));
  return {
    errors: () => textsOf((kind) => kind === "error"),
    notices: () => textsOf((kind) => kind !== "error"),
    error: (location, message) => add("error", location, message),
    warning: (location, message) => add("warning", location, message),
    unsupported: (location, instead) => add("unsupported", location, `is not applied: ${instead}`),
  };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly string[] {
  const sorted = diagnostics.toSorted(
    ({ place: a }, { place: b }) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
  const shown = sorted.slice(0, maxShown).map((one) => diagnosticText(one, one.message));
  const [next] = sorted.slice(maxShown);
  if (next === undefined) return shown;
  return [...shown, diagnosticText({ ...next, path: "" }, `${sorted.length - maxShown} more of these follow`)];
}

/** `FILE:LINE:COLUMN: FIELD MESSAGE`, on one line. */
export function diagnosticText({ place, path }: FieldLocation, message: string): string {
  const text = `${placeText(place)}: ${path === "" ? "" : `${path} `}${message}`;
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  // A key may contain control characters, such as line breaks.
  return shown.replace(/\p{Cc}+/gu, " ");
}
