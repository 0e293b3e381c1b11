import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../src/action/outputs.ts";
import { inconclusiveReasonSchema } from "../../src/model/evidence.ts";
import { groups, optionNames, optionOf, runFlagNames } from "../../src/options/table.ts";
import { evidence, oneGate } from "../builders.ts";
import { memgate } from "./surroundings.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const actionYml = read("action.yml");
const outputNames = Object.keys(outputsOf(oneGate(evidence()), "report.json"));

interface Entry {
  readonly fields: ReadonlyMap<string, string | boolean>;
  /** The last comment line before the entry. Null if there is none. */
  readonly heading: string | null;
}

/**
 * The entries of a top-level section of action.yml. This simple reader accepts only two levels of keys, scalars in JSON form
 * and comment lines.
 */
function section(name: string): ReadonlyMap<string, Entry> {
  const lines = actionYml.split("\n");
  const begin = lines.indexOf(`${name}:`);
  const entries = new Map<string, Entry>();
  let fields = new Map<string, string | boolean>();
  let heading: string | null = null;
  for (const line of lines.slice(begin + 1)) {
    if (/^\S/.test(line)) break;
    const comment = /^ {2}# (.+)$/.exec(line)?.[1];
    const key = /^ {2}([\w-]+):$/.exec(line)?.[1];
    const [, field, value] = /^ {4}([\w-]+): (.+)$/.exec(line) ?? [];
    if (comment !== undefined) heading = comment;
    else if (key !== undefined) {
      fields = new Map();
      entries.set(key, { fields, heading });
    } else if (field !== undefined && value !== undefined) fields.set(field, JSON.parse(value) as string | boolean);
    else if (line.trim() !== "") throw new Error(`action.yml: unexpected line: ${line}`);
  }
  return entries;
}

describe("the option table", () => {
  it("lists the options group by group, and no group is empty", () => {
    const order = optionNames.map((name) => groups.indexOf(optionOf(name).group));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect([...new Set(order)]).toEqual(groups.map((_, index) => index));
  });
});

describe("action.yml", () => {
  const inputs = section("inputs");

  it("has every option as an input, and no other, in the order of the table", () => {
    expect([...inputs.keys()]).toEqual(optionNames);
  });

  it("has only names of options in backticks", () => {
    const quoted = [...actionYml.matchAll(/`([^`:]*)(?:: [^`]*)?`/g)].map(([, name]) => name);
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((name) => !(optionNames as readonly (string | undefined)[]).includes(name))).toEqual([]);
  });

  it.each(optionNames)("has %s with the option's group, help and default", (name) => {
    const { group, help, default: preset, list } = optionOf(name);
    const input = inputs.get(name);
    expect(input?.heading).toBe(group);
    expect(input?.fields.get("description")).toBe(`${help}${list === true ? " One value per line." : ""}`);
    expect(input?.fields.get("default")).toBe(preset);
    expect(input?.fields.get("required")).toBe(false);
  });

  it("has one comment line for each group", () => {
    expect(actionYml.match(/^ *#.*$/gm)).toEqual(groups.map((group) => `  # ${group}`));
  });

  it("has every output that memgate sets, and no other, each with a description", () => {
    const outputs = section("outputs");
    expect([...outputs.keys()]).toEqual(outputNames);
    for (const { fields } of outputs.values()) expect(fields.get("description")).toMatch(/\w/);
  });

  it("has a description of less than 125 characters, the limit of GitHub Marketplace", () => {
    const description = /^description: (.+)$/m.exec(actionYml)?.[1] ?? "";
    expect(description).toMatch(/\w/);
    expect(description.length).toBeLessThan(125);
  });

  it("runs dist on Node 24", () => {
    expect(actionYml).toMatch(/^runs:\n {2}using: node24\n {2}main: dist\/action\.js$/m);
  });
});

describe("memgate run --help", () => {
  it("has every option except those of the Action, with its placeholder, help and default", async () => {
    const { code, stdout } = await memgate(["run", "--help"]);
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, " ");
    for (const name of optionNames.filter((name) => !runFlagNames.includes(name))) {
      expect(text).not.toContain(` --${name} `);
    }
    for (const name of runFlagNames) {
      const { placeholder, help, default: preset, list } = optionOf(name);
      const more = `${preset === undefined ? "" : ` Default: ${preset}.`}${list === true ? " Can be repeated." : ""}`;
      const flags = help.replace(/`([\w-]+)(?:: (\w+))?`/g, (_, option, value = "") => `--${option} ${value}`.trim());
      expect(text).toContain(`--${name} ${placeholder} ${flags}${more}`);
    }
  });

  it("lists the options under the headings of their groups, in the order of the table", async () => {
    const { stdout } = await memgate(["run", "--help"]);
    const expected = groups.flatMap((group) => [
      `${group}:`,
      ...runFlagNames.filter((name) => optionOf(name).group === group).map((name) => `--${name}`),
    ]);
    const lines = stdout.match(/^(\S.*:$| {2}--[\w-]+)/gm)?.map((line) => line.trim()) ?? [];
    const begin = lines.indexOf(`${groups[0]}:`);
    expect(lines.slice(begin, begin + expected.length)).toEqual(expected);
  });

  it.each([
    ["run", "--help"],
    ["judge", "--help"],
    ["show", "--help"],
    ["comment", "--help"],
    ["doctor", "--help"],
    ["--help"],
  ])("stays within 80 columns: %s %s", async (...args) => {
    const { stdout } = await memgate(args);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("the documentation", () => {
  it.each(outputNames)("has the output %s in docs/github-actions.md", (name) => {
    expect(read("docs/github-actions.md")).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "m"));
  });

  it.each([...inconclusiveReasonSchema.options, "pass", "over-ratio", "out-of-memory", "oom-killed", "inconclusive"])(
    "explains %s in docs/verdicts.md",
    (word) => {
      expect(read("docs/verdicts.md")).toMatch(new RegExp(`^\\| \`${word}\` \\|`, "m"));
    },
  );
});
