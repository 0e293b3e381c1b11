// Mutates Compose files at random: reading them never throws.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Document, isMap, isSeq, parseDocument } from "yaml";
import { readComposeFiles } from "../../../src/compose/compose-file.ts";
import { seeded } from "../../random.ts";
import { composeCases } from "./cases.ts";

const rounds = 2000;
const replacements = [null, {}, [], 7, "text", { a: 1 }, ["a"], true, "!reset", ""] as const;

/** The paths of all values below a node. */
function pathsIn(node: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const children = isMap(node)
    ? node.items.map(({ key, value }) => [String(key), value] as const)
    : isSeq(node)
      ? node.items.map((value, index) => [index, value] as const)
      : [];
  return children.flatMap(([key, value]) => [[...path, key], ...pathsIn(value, [...path, key])]);
}

function mutated(text: string, next: () => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const document: Document = parseDocument(text, { logLevel: "silent" });
  const path = pick(pathsIn(document.contents));
  if (path === undefined || document.errors.length > 0) {
    // Invalid YAML cannot be mutated as a tree, so cut out a piece of its text.
    const from = Math.floor(next() * text.length);
    return text.slice(0, from) + text.slice(from + 1 + Math.floor(next() * 10));
  }
  if (next() < 0.2) document.deleteIn(path);
  else document.setIn(path, pick(replacements));
  return String(document);
}

describe("mutated Compose files", () => {
  it("are accepted, or rejected with a place in the file, without an exception", { timeout: 60_000 }, () => {
    const next = seeded(20_240_607);
    const sources = composeCases.map(({ files, service }) => ({
      service,
      texts: files.map((path) => {
        const url = new URL(`../../fixtures/compose/${path}`, import.meta.url);
        return { path, text: readFileSync(fileURLToPath(url), "utf8") };
      }),
    }));
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      const source = sources[round % sources.length];
      if (source === undefined) continue;
      const texts = source.texts.map(({ path, text }) => ({
        path,
        text: resultOrNull(() => mutated(text, next)) ?? text,
      }));
      const { problems, notices, placeOf } = readComposeFiles(texts, next() < 0.8 ? source.service : null);
      placeOf(["services", "api", "volumes", 0, "source"]);
      for (const problem of problems) expect(problem).toMatch(/^\S+\.yaml:\d+:\d+: \S/);
      for (const notice of notices) expect(notice).toMatch(/^\S+\.yaml:\d+:\d+: (services|volumes|networks)\./);
      if (problems.length > 0) refused += 1;
    }
    expect(refused).toBeGreaterThan(rounds / 20);
    expect(refused).toBeLessThan(rounds);
  });
});

/** Null if the yaml library cannot write the mutated document, for example an alias without its anchor. */
function resultOrNull(produce: () => string): string | null {
  try {
    return produce();
  } catch {
    return null;
  }
}
