// Collects the diagnostics of a manifest. Each is one line with file, line number and field.

import type { SourceLine } from "./tree.ts";

/** The location of a field. */
export interface FieldLocation {
  readonly place: SourceLine;
  /** The path, as in `spec.template.spec.containers[web].image`. Empty if the message has its own subject. */
  readonly path: string;
}

export interface Diagnostics {
  /** Sorted by file and line. */
  readonly errors: () => readonly string[];
  /** Warnings and unsupported fields, sorted by file and line. */
  readonly notices: () => readonly string[];
  /** @param message the actual and the expected value; never the value of a Secret or of a variable */
  readonly error: (location: FieldLocation, message: string) => void;
  readonly warning: (location: FieldLocation, message: string) => void;
  /** @param instead what memgate does instead of applying the field */
  readonly unsupported: (location: FieldLocation, instead: string) => void;
}

export function createDiagnostics(): Diagnostics {
  // Keyed by text, because memgate reads a value once for each alias that refers to it.
  const errors = new Map<string, SourceLine>();
  const notices = new Map<string, SourceLine>();
  const report = (list: Map<string, SourceLine>, location: FieldLocation, message: string): void => {
    list.set(diagnosticText(location, message), location.place);
  };
  return {
    errors: () => inOrder(errors),
    notices: () => inOrder(notices),
    error: (location, message) => report(errors, location, message),
    warning: (location, message) => report(notices, location, message),
    unsupported: (location, instead) => report(notices, location, `is not applied: ${instead}`),
  };
}

function inOrder(list: ReadonlyMap<string, SourceLine>): readonly string[] {
  const sorted = [...list].sort(([, a], [, b]) => a.file.localeCompare(b.file) || a.line - b.line);
  return sorted.map(([text]) => text);
}

/** `FILE:LINE: FIELD MESSAGE`, on one line. */
export function diagnosticText({ place, path }: FieldLocation, message: string): string {
  const text = `${sourceLineText(place)}: ${path === "" ? "" : `${path} `}${message}`;
  // A key may contain control characters, such as line breaks.
  return text.replace(/\p{Cc}+/gu, " ");
}

export function sourceLineText({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}
