// Gives every reader of users' files the same attacks and encodings. Each must end in time, with a message that
// names the file, and without an exception.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import { keyStyle } from "../../../src/options/mentions.ts";
import { readReport } from "../../../src/report/storage/read-report.ts";
import { disk, raw } from "../../builders.ts";

/** Returns the problems of a file with these bytes; none if the reader accepts it. */
type Read = (bytes: Buffer) => readonly string[];

const file = "given.txt";
const folder = mkdtempSync(join(tmpdir(), "memgate-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param others other files that the reader needs */
function option(values: Parameters<typeof raw>[0], others: Readonly<Record<string, string>> = {}): Read {
  return (bytes) => {
    const read = readRunInputs(raw(values), disk([], { ...others, [file]: bytes }), keyStyle);
    return read.ok ? [] : read.problems;
  };
}

const savedReport = readFileSync(new URL("../../fixtures/reports/0.1.0/report.json", import.meta.url), "utf8");
const alone = { image: undefined, "memory-limit": undefined };
const pod = (more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: web\n      image: caf\u00e9\n      resources: {limits: {memory: 64Mi}}\n${more}`;
const harWith = (more: string) =>
  `{"log": {"entries": [{"request": {"method": "GET", "url": "http://a/", "headers": []}, "response": {"status": 200}}]${more}}, "x": "caf\u00e9"}`;
const dataScenario = "data: {rows: given.txt}\nrequests: [{path: '/{{rows.a}}'}]\n";
const bodyScenario = "requests: [{path: /, body-file: given.txt, templates: true}]\n";

/** Each reader, with a file that it accepts. */
const yamlReaders: Readonly<Record<string, { readonly read: Read; readonly valid: string }>> = {
  manifest: { read: option({ ...alone, manifest: file }), valid: pod() },
  compose: { read: option({ ...alone, "compose-file": file }), valid: "services:\n  api: {image: caf\u00e9}\n" },
  scenario: { read: option({ scenario: file }), valid: "requests:\n  - {path: /, name: caf\u00e9}\n" },
  "memgate.yml": {
    read: option({ ...alone, config: file }),
    valid: "gates:\n  a: {image: a, memory-limit: 64Mi, env: {A: caf\u00e9}}\n",
  },
};
const jsonReaders: typeof yamlReaders = {
  har: { read: option({ har: file }), valid: harWith("") },
  "report.json": {
    read: (bytes) => {
      const path = join(folder, file);
      writeFileSync(path, bytes);
      const read = readReport(path);
      return read.ok ? [] : read.problems.map((problem) => problem.replace(path, file));
    },
    valid: savedReport.replace('"notices": []', '"notices": ["caf\u00e9"]'),
  },
};
const otherReaders: typeof yamlReaders = {
  "env-file": { read: option({ "env-file": file }), valid: "A=caf\u00e9\n" },
  csv: { read: option({ scenario: "s.yml" }, { "s.yml": dataScenario }), valid: "a,b\ncaf\u00e9,2\n" },
  "body-file": { read: option({ scenario: "s.yml" }, { "s.yml": bodyScenario }), valid: "caf\u00e9 {{user}}\n" },
};
const readers = { ...yamlReaders, ...jsonReaders, ...otherReaders };

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "big-endian UTF-16": (text) => Buffer.from(text, "utf16le").swap16(),
  "big-endian UTF-16 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "Latin-1": (text) => Buffer.from(text, "latin1"),
};

describe.each(Object.entries(readers))("the encoding of %s", (_, { read, valid }) => {
  it("can be UTF-8, with or without a byte order mark", () => {
    expect(read(Buffer.from(valid))).toEqual([]);
    expect(read(Buffer.from(`\ufeff${valid}`))).toEqual([]);
  });

  it.each(Object.entries(encodings))("is refused if it is %s", (_name, encode) => {
    expect(read(encode(valid))).toEqual([expect.stringMatching(/given\.txt.* is not UTF-8.*UTF-8/)]);
  });
});

const bomb = Array.from({ length: 30 }, (_, level) => `x-${level + 1}: &x${level + 1} [*x${level}, *x${level}]\n`);

/** Files that no reader of YAML accepts. */
const yamlAttacks: Readonly<Record<string, string>> = {
  "100,000 open lists": "[".repeat(100_000),
  "50,000 nested maps": `x-a: ${"{a: ".repeat(50_000)}${"}".repeat(50_000)}`,
  "101 levels": `x-a: ${"[".repeat(101)}${"]".repeat(101)}`,
  "2,000 levels of indentation": Array.from({ length: 2_000 }, (_, level) => `${" ".repeat(level)}x-a:\n`).join(""),
  "aliases that double 30 times": `x-0: &x0 [1, 2]\n${bomb.join("")}`,
  "an alias in its own value": "x-a: &a\n  b: [*a]\n",
  "an alias of a later anchor": "x-a: *a\nx-b: &a 1\n",
  "merge keys of itself": "x-a: &a\n  <<: *a\n",
  "10 MB of keys": Array.from({ length: 600_000 }, (_, n) => `x-key${n}: value\n`).join(""),
  "600,000 comment lines": "#\n".repeat(600_000),
  "10 MB in one value": `x-a: "${"x".repeat(10_000_000)}"\n`,
  "100,000 commas": `x-a: [${",".repeat(100_000)}]\n`,
  "20,000 open quotes": 'x-a: "\n'.repeat(20_000),
  "a NUL character": "x-a: \0\nx-b: [\n",
};

describe.each(Object.entries(yamlReaders))("a hostile file for %s", (_, { read, valid }) => {
  it.each(Object.entries(yamlAttacks))(
    "is refused in time, with its line: %s",
    { timeout: 60_000 },
    (_name, attack) => {
      const problems = read(Buffer.from(valid + attack));
      expect(problems).toEqual([expect.stringMatching(/^given\.txt:[1-9]\d*:[1-9]\d*: .{1,300}$/)]);
      expect(problems.join()).toMatch(/; expected |not valid YAML/);
      expect(problems.join()).not.toMatch(/call stack|\bat (\/|file:)/);
    },
  );

  it("has at most 100 problems of its own in the result, and the number of the others", { timeout: 60_000 }, () => {
    const keys = Array.from({ length: 100_000 }, (_, n) => `key${n}: value\n`).join("");
    const problems = read(Buffer.from(valid + keys));
    expect(problems.length).toBeLessThanOrEqual(101);
    for (const problem of problems) expect(problem).toMatch(/^given\.txt:\d+:\d+: /);
  });

  it("does not crash if a key is very long", () => {
    const problems = read(Buffer.from(`${valid}? ${"k".repeat(1_000_000)}\n: 1\n`));
    for (const problem of problems) expect(problem).toMatch(/^given\.txt:\d+:\d+: .{1,1001}$/);
  });

  it("cannot change the prototype of objects", () => {
    const keys = "__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n";
    for (const problem of read(Buffer.from(valid + keys))) expect(problem).toMatch(/^given\.txt:\d+:\d+: /);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("does not crash the reader because of a duplicate key", () => {
    const [first = ""] = valid.split("\n");
    const problems = read(Buffer.from(`${valid}${first} {}\n`));
    for (const problem of problems) expect(problem).toMatch(/^given\.txt:\d+:\d+: /);
  });
});

/** JSON that each reader accepts or refuses. It must not throw, hang, or name no file. */
const jsonAttacks: Readonly<Record<string, string>> = {
  "100,000 open lists": "[".repeat(100_000),
  "100,000 nested lists": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  "100,000 keys": `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}": 1`).join(",")}}`,
  "10 MB in one value": JSON.stringify({ a: "x".repeat(10_000_000) }),
  "a prototype": '{"__proto__": {"polluted": 1}, "log": {"__proto__": {"entries": [1]}}}',
  "duplicate keys": '{"log": 1, "log": {"entries": 2}, "schemaVersion": 1, "schemaVersion": 2}',
  "10 MB of commas": `[${",".repeat(10_000_000)}]`,
};

describe.each(Object.entries(jsonReaders))("a hostile file for %s", (_, { read }) => {
  it.each(Object.entries(jsonAttacks))("is refused in time: %s", { timeout: 60_000 }, (_name, attack) => {
    const problems = read(Buffer.from(attack));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(/^given\.txt(:[1-9]\d*:[1-9]\d*: | is not a report | has schemaVersion 2)/);
    expect(problems.join()).not.toMatch(/call stack|\bat (\/|file:)/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

const lineAttacks: Readonly<Record<string, string>> = {
  "100,000 names": Array.from({ length: 100_000 }, (_, n) => `N${n}`).join(","),
  "100,000 lines": "a b=\n".repeat(100_000),
  "an open quote before 10 MB": `a\n"${"x".repeat(10_000_000)}`,
  "100,000 columns, of which none is the one that is used": `${Array.from({ length: 100_000 }, (_, n) => `N${n}`).join(",")}\n${",".repeat(99_999)}\n`,
  "100,000 placeholders without an end": "{{".repeat(100_000),
};

describe.each(Object.entries(otherReaders))("a hostile file for %s", (_, { read }) => {
  it.each(Object.entries(lineAttacks))("is read in time: %s", { timeout: 60_000 }, (_name, attack) => {
    const problems = read(Buffer.from(attack));
    expect(problems.length).toBeLessThanOrEqual(101);
    for (const problem of problems) expect(problem).toMatch(/^(given\.txt|s\.yml):\d+:\d+: .{1,1001}$/);
  });
});
