// Reads scenarios and recordings with a part replaced or removed. Reading must never throw.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Document, isMap, isSeq, parseDocument } from "yaml";
import { readHar } from "../../../src/scenario/har.ts";
import { readScenario } from "../../../src/scenario/read-scenario.ts";
import { seeded } from "../../random.ts";

const folder = new URL("../../fixtures/scenarios/", import.meta.url);
const readFile = (path: string) => readFileSync(fileURLToPath(new URL(path, folder)));
const rounds = 1_000;
const replacements = [
  null,
  {},
  [],
  7,
  -1,
  "text",
  { a: 1 },
  ["a"],
  true,
  "",
  "{{",
  "{{users.email}}",
  "{{users}}",
  Number.NaN,
  2 ** 60,
  { "<<": { a: 1 } },
  "json $..[",
  "é\r\n",
  { path: "/" },
];

type Path = readonly (string | number)[];

function pathsIn(node: unknown, path: Path = []): readonly Path[] {
  const children = isMap(node)
    ? node.items.map(({ key, value }) => [String(key), value] as const)
    : isSeq(node)
      ? node.items.map((value, index) => [index, value] as const)
      : [];
  return children.flatMap(([key, value]) => [[...path, key], ...pathsIn(value, [...path, key])]);
}

function cut(text: string, next: () => number): string {
  const from = Math.floor(next() * text.length);
  return text.slice(0, from) + text.slice(from + 1 + Math.floor(next() * 10));
}

function changed(text: string, next: () => number, write: (document: Document) => string): string {
  if (next() < 0.3) return cut(text, next);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const document = parseDocument(text);
  const path = pick(pathsIn(document.contents)) ?? [];
  if (next() < 0.2) document.deleteIn(path);
  else document.setIn(path, pick(replacements));
  try {
    return write(document);
  } catch {
    // The library throws on an alias whose anchor was removed.
    return cut(text, next);
  }
}

describe.each([
  ["scenarios", "shop.yml", (text: string) => readScenario("a.yml", text, readFile), String],
  [
    "recordings",
    "shop.har",
    (text: string) => readHar("a.yml", text),
    (document: Document) => JSON.stringify(document),
  ],
] as const)("mutated %s", (_, file, read, write) => {
  it("are read, or rejected with a place in the file, and never throw", { timeout: 60_000 }, () => {
    const next = seeded(20_261_125);
    const text = readFile(file).toString();
    let rejected = 0;
    for (let round = 0; round < rounds; round++) {
      const mutated = changed(text, next, write);
      const outcome = read(mutated);
      if (outcome.ok) {
        expect(structuredClone(outcome.scenario)).toEqual(outcome.scenario);
        expect(outcome.scenario.requests.every(({ steps }) => steps.length > 0)).toBe(true);
        continue;
      }
      rejected += 1;
      expect(outcome.problems).not.toEqual([]);
      for (const problem of outcome.problems) expect(problem).toMatch(/^a\.yml:[1-9]\d*:[1-9]\d*: \S/);
    }
    expect(rejected).toBeGreaterThan(rounds / 20);
    expect(rejected).toBeLessThan(rounds);
  });
});
