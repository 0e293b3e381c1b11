// Compares memgate with the JSON Schema of memgate.yml: the schema must not refuse a file that memgate accepts.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../src/inputs/config-file.ts";
import { readRunInputs } from "../../src/inputs/run-inputs.ts";
import { keyStyle } from "../../src/options/mentions.ts";
import { optionNames, optionOf } from "../../src/options/table.ts";
import { disk } from "../builders.ts";

const schemaText = readFileSync(new URL("../../dist/memgate.schema.json", import.meta.url), "utf8");
const schema: Readonly<Record<string, unknown>> = JSON.parse(schemaText);
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
const onDisk = disk(["ctx"], ["ctx/Dockerfile", "k8s.yml"]);

function isAccepted(text: string): boolean {
  const raw = new Map([["config", ["memgate.yml"]]]);
  return readRunInputs(raw, { ...onDisk, readText: () => text }, keyStyle).ok;
}

const base = "image: app:1, memory-limit: 64Mi";
const gate = (options: string) => `gates:\n  api: {${base}${options === "" ? "" : `, ${options}`}}\n`;

const accepted = [
  gate(""),
  gate("max-ratio: 0.8, max-error-rate: 1%"),
  gate('max-ratio: "80%", max-error-rate: 0'),
  gate("warn-ratio: 70%, enforce: false"),
  gate('warn-ratio: "0.7", enforce: "true"'),
  gate("port: 8080, connections: 50, rate: 100"),
  gate('port: "8080", connections: "50"'),
  gate("duration: 30, warmup: 0s, ready-timeout: 1m30s"),
  gate('duration: "45", warmup: 500ms'),
  gate("path: /a?b=c, ready-path: /up, method: post, body: x"),
  gate("headers: {Accept: text/html, X-N: 1}, env: [A=1, B=2]"),
  gate("headers: 'A: b', env: A=1"),
  gate("command: [node, 1], cpus: .5, network: host, pull: never"),
  gate("entrypoint: [node, 1]"),
  gate("command: node server.js, cpus: 2, annotate-file: k8s.yml:3"),
  "gates: {a: {build: ctx, dockerfile: ctx/Dockerfile, build-args: {A: 1}, memory-limit: 67108864}}\n",
  "x-shared: &l 64Mi\ndefaults: {image: a, memory-limit: *l}\ngates: {a: , B-2_c: {}}\n",
];
const refusedByBoth = [
  "",
  "gates:\n",
  "gates: {}\n",
  "gates: []\n",
  "defaults: {image: a}\n",
  "gates: {a b: {}}\n",
  "other: 1\ngates: {a: {}}\n",
  gate("imag: x"),
  gate("report-dir: out"),
  gate("comment: true"),
  gate("config: other.yml"),
  gate("port: 0"),
  gate("port: http"),
  gate("port: [80]"),
  gate("path: items"),
  gate("pull: sometimes"),
  gate("duration: soon"),
  gate("max-ratio: 1.5"),
  gate("max-ratio: most"),
  gate("cpus: 0"),
  gate("env: {A: [1]}"),
  gate("env: [[A=1]]"),
];

describe("memgate.yml", () => {
  it.each(accepted)("is accepted by memgate and by the schema: %s", (text) => {
    expect(isAccepted(text)).toBe(true);
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each(refusedByBoth)("is refused by memgate and by the schema: %s", (text) => {
    expect(isAccepted(text)).toBe(false);
    expect(validate(parse(text))).toBe(false);
  });

  it("accepts each option of a gate with its default, and refuses the options of a whole run", () => {
    for (const name of optionNames) {
      const { default: preset, scope } = optionOf(name);
      const text = `gates: {a: {${name}: ${JSON.stringify(preset ?? "x")}}}\n`;
      expect(schemaText.includes(`"${name}": {`)).toBe(scope !== "run");
      if (preset === undefined) continue;
      expect(readConfig("f", text).problems.length === 0).toBe(scope !== "run");
      expect(validate(parse(text))).toBe(scope !== "run");
    }
  });
});
