import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../src/action/outputs.ts";
import { inconclusiveReasonSchema } from "../../src/model/evidence.ts";
import { optionNames, optionOf } from "../../src/options/table.ts";
import { evidence, oneGate } from "../builders.ts";
import { memgate } from "./surroundings.ts";

const actionYml = readFileSync(new URL("../../action.yml", import.meta.url), "utf8");
const readme = () => readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const outputNames = Object.keys(outputsOf(oneGate(evidence()), "report.json"));

type Section = ReadonlyMap<string, ReadonlyMap<string, string | boolean>>;

/** One top-level section of action.yml, which is two levels of keys with scalars of JSON's forms: all it may be. */
function section(name: string): Section {
  const lines = actionYml.split("\n");
  const begin = lines.indexOf(`${name}:`);
  const found = new Map<string, Map<string, string | boolean>>();
  let entry = new Map<string, string | boolean>();
  for (const line of lines.slice(begin + 1)) {
    if (/^\S/.test(line)) break;
    const key = /^ {2}([\w-]+):$/.exec(line)?.[1];
    const [, field, value] = /^ {4}([\w-]+): (.+)$/.exec(line) ?? [];
    if (key !== undefined) {
      entry = new Map();
      found.set(key, entry);
    } else if (field !== undefined && value !== undefined) entry.set(field, JSON.parse(value) as string | boolean);
    else if (line.trim() !== "") throw new Error(`action.yml: can't be read in this simple way: ${line}`);
  }
  return found;
}

describe("action.yml", () => {
  const inputs = section("inputs");

  it("has every option as an input, and no other", () => {
    expect([...inputs.keys()]).toEqual(optionNames);
  });

  it.each(optionNames)("has %s with the option's help and default", (name) => {
    const { help, default: preset, list } = optionOf(name);
    const input = inputs.get(name);
    const more = `${list === true ? " One a line." : ""}${preset === undefined ? "" : ` Default: ${preset}.`}`;
    expect(input?.get("description")).toBe(help + more);
    // The runner would hand a default over as if it had been given: it could not stand back for config.
    expect(input?.get("default")).toBeUndefined();
    expect(input?.get("required")).toBe(false);
  });

  it("has every output that is set, and no other, each with a description", () => {
    const outputs = section("outputs");
    expect([...outputs.keys()]).toEqual(outputNames);
    for (const output of outputs.values()) expect(output.get("description")).toMatch(/\w/);
  });

  it("runs dist on Node 24", () => {
    expect(actionYml).toMatch(/^runs:\n {2}using: node24\n {2}main: dist\/action\.js$/m);
  });
});

describe("memgate run --help", () => {
  it("names every option with its placeholder, its help and its default", async () => {
    const { code, stdout } = await memgate(["run", "--help"]);
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, " ");
    for (const name of optionNames) {
      const { placeholder, help, default: preset } = optionOf(name);
      expect(text).toContain(`--${name} ${placeholder} ${help}${preset === undefined ? "" : ` Default: ${preset}.`}`);
    }
  });

  it("stays within 88 columns", async () => {
    const { stdout } = await memgate(["run", "--help"]);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(88);
  });
});

describe("the README", () => {
  it.each(optionNames)("has %s in its table, with its help and default", (name) => {
    const { help, default: preset } = optionOf(name);
    const row = readme()
      .split("\n")
      .find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toContain(help);
    if (preset !== undefined) expect(row).toContain(`\`${preset}\``);
  });

  it.each(outputNames)("has the output %s in its table", (name) => {
    expect(readme()).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "m"));
  });

  it.each([...inconclusiveReasonSchema.options, "pass", "over-ratio", "oom-killed", "inconclusive"])(
    "explains %s",
    (word) => {
      expect(readme()).toMatch(new RegExp(`^\\| \`${word}\` \\|`, "m"));
    },
  );
});
