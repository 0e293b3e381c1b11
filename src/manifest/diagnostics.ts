// What is wrong with a manifest, and what of it is not honoured: sentences, each with file, line and field.

import type { SourceLine } from "./tree.ts";
export interface Where {
  readonly place: SourceLine;
  /** As keys: `spec.template.spec.containers[web].image`. */
  readonly path: string;
}

export interface Diagnostics {
  /** By file and line. */
  readonly problems: () => readonly string[];
  readonly notices: () => readonly string[];
  /** @param message what was seen and what is expected; never a value of a Secret or of a variable */
  readonly problem: (where: Where, message: string) => void;
  readonly notice: (where: Where, message: string) => void;
  readonly notHonoured: (where: Where, why: string) => void;
}

export function createDiagnostics(): Diagnostics {
  // By sentence: what aliases share is found wherever it is used.
  const problems = new Map<string, SourceLine>();
  const notices = new Map<string, SourceLine>();
  const report = (list: Map<string, SourceLine>, where: Where, message: string): void => {
    list.set(sentence(where, message), where.place);
  };
  return {
    problems: () => inOrder(problems),
    notices: () => inOrder(notices),
    problem: (where, message) => report(problems, where, message),
    notice: (where, message) => report(notices, where, message),
    notHonoured: (where, why) => report(notices, where, `is not honoured: ${why}`),
  };
}

/** As in the files, from top to bottom. */
function inOrder(list: ReadonlyMap<string, SourceLine>): readonly string[] {
  const found = [...list].sort(([, a], [, b]) => a.file.localeCompare(b.file) || a.line - b.line);
  return found.map(([text]) => text);
}

export function sentence({ place, path }: Where, message: string): string {
  const text = `${sourceLineText(place)}: ${path === "" ? "" : `${path} `}${message}`;
  // Keys may hold anything, and a sentence is one line.
  return text.replace(/\p{Cc}+/gu, " ");
}

export function sourceLineText({ file, line }: SourceLine): string {
  return `${file}:${line}`;
}
