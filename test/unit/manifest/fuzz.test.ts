// Mutates manifests at random: reading them never throws, and no message contains a secret.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { noManifestInputs, readManifest } from "../../../src/manifest/read-manifest.ts";
import type { Selector } from "../../../src/options/workload-selector.ts";
import { pickFrom, seeded } from "../../random.ts";

const folder = new URL("../../fixtures/manifests/", import.meta.url);
const fixtures = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }));
const selectors: readonly (Selector | null)[] = [
  null,
  { by: "container", namespace: null, container: "web" },
  { by: "workload", namespace: null, kind: "Deployment", name: "second", container: null },
];

/** The position of a value in a document. */
interface Slot {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

function slotsOf(node: unknown): Slot[] {
  if (typeof node !== "object" || node === null) return [];
  const parent = node as Slot["parent"];
  const keys = Array.isArray(parent) ? parent.map((_, index) => index) : Object.keys(parent);
  return keys.flatMap((key) => [{ parent, key }, ...slotsOf(valueAt({ parent, key }))]);
}

function valueAt({ parent, key }: Slot): unknown {
  return (parent as Record<string | number, unknown>)[key];
}

const replacements: readonly (() => unknown)[] = [
  () => null,
  () => ({}),
  () => [],
  () => [null],
  () => ({ "": null }),
  () => 7,
  () => -1.5,
  () => true,
  () => "",
  () => "../\u0000\n$(A$$",
  () => "9".repeat(40),
];

function mutate(documents: readonly unknown[], random: () => number): void {
  const slots = documents.flatMap(slotsOf);
  if (slots.length === 0) return;
  const slot = pickFrom(random, slots);
  const parent = slot.parent as Record<string | number, unknown>;
  if (random() < 0.25) {
    if (Array.isArray(parent)) parent.splice(Number(slot.key), 1);
    else delete parent[slot.key];
  } else if (random() < 0.2 && !Array.isArray(parent)) {
    parent[`${slot.key}x`] = parent[slot.key];
    delete parent[slot.key];
  } else parent[slot.key] = pickFrom(random, replacements)();
}

/** Values of Secrets, encoded and decoded, and values of variables. */
function secretsIn(documents: readonly unknown[]): readonly string[] {
  const found: string[] = [];
  const add = (map: unknown, isEncoded: boolean): void => {
    for (const value of Object.values((map ?? {}) as Record<string, unknown>).map(String)) {
      found.push(value, ...(isEncoded ? [Buffer.from(value, "base64").toString()] : []));
    }
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const map = node as Record<string, unknown>;
    if (map["kind"] === "Secret") {
      add(map["data"], true);
      add(map["stringData"], false);
    }
    if (typeof map["name"] === "string" && typeof map["value"] === "string") found.push(map["value"]);
    for (const value of Object.values(map)) visit(value);
  };
  documents.forEach(visit);
  // Messages may contain short words and mount paths for other reasons.
  return found.filter((value) => value.length >= 8 && !value.startsWith("/"));
}

function check(text: string, secrets: readonly string[], random: () => number): boolean {
  const result = readManifest([{ path: "app.yaml", text }], pickFrom(random, selectors), {
    ...noManifestInputs,
    variables: new Map([["POD", "x"]]),
  });
  const messages = result.ok ? result.app.notices : result.problems;
  for (const message of messages) {
    expect(message).toMatch(/^app\.yaml:[1-9]\d*:[1-9]\d*: .*$/);
    for (const secret of secrets) expect(message).not.toContain(secret);
  }
  if (!result.ok) expect(messages).not.toEqual([]);
  return result.ok;
}

function documentsOf(text: string): unknown[] {
  const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: "error" });
  return documents.flatMap((document) => (document.errors.length === 0 ? [document.toJS()] : []));
}

describe("a mutated manifest", () => {
  it.each(fixtures)(
    "is read without an exception or a leaked secret if values and keys of $file change",
    ({ file, text }) => {
      const random = seeded(file.length * 7919);
      const secrets = secretsIn(documentsOf(text));
      for (let round = 0; round < 80; round += 1) {
        const documents = documentsOf(text);
        for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) mutate(documents, random);
        check(documents.map((document) => JSON.stringify(document, null, 1)).join("\n---\n"), secrets, random);
      }
    },
  );

  it.each(fixtures)("is read without an exception or a leaked secret if lines of $file change", ({ file, text }) => {
    const random = seeded(file.length * 104_729);
    const secrets = secretsIn(documentsOf(text));
    const lines = text.split("\n");
    for (let round = 0; round < 25; round += 1) {
      const at = Math.floor(random() * lines.length);
      const changes = [[], [` ${lines[at]}`], [lines[at] ?? "", lines[at] ?? ""], [`${lines[at]}: [`], ["- &a *a"]];
      check(lines.toSpliced(at, 1, ...pickFrom(random, changes)).join("\n"), secrets, random);
    }
  });

  it("is accepted after some mutations and rejected after others", () => {
    const random = seeded(1);
    const plain = fixtures.filter(({ file }) => file === "deployment-plain.yaml");
    const read = plain.flatMap(({ text }) =>
      Array.from({ length: 50 }, () => {
        const documents = documentsOf(text);
        mutate(documents, random);
        return check(JSON.stringify(documents[0]), [], random);
      }),
    );
    expect(new Set(read)).toEqual(new Set([true, false]));
  });
});
