import { describe, expect, it } from "vitest";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import { readSizeInputs } from "../../../src/inputs/size-inputs.ts";
import { flagStyle } from "../../../src/options/mentions.ts";
import type { RawInputs } from "../../../src/options/reader.ts";
import { disk, mebibyte, raw } from "../../builders.ts";

/** Reads a memgate.yml of this text, with the given options beside it. */
function read(text: string, beside: Readonly<Record<string, string | readonly string[]>> = {}) {
  const options = raw({ image: undefined, "memory-limit": undefined, config: "memgate.yml", ...beside });
  return readWith(options, text);
}

function readWith(options: RawInputs, text: string | null) {
  const readText = () => {
    if (text === null) throw Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" });
    return text;
  };
  return readRunInputs(options, { ...disk(["ctx", "out"], ["ctx/Dockerfile"]), readText }, flagStyle);
}

function gatesByName(...args: Parameters<typeof read>) {
  const result = read(...args);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  const { gates } = result.run;
  return new Map(gates.kind === "one" ? [] : gates.named.map(({ name, inputs }) => [name, inputs]));
}

function problems(...args: Parameters<typeof read>): readonly string[] {
  const result = read(...args);
  return result.ok ? [] : result.problems;
}

const twoGates = `
defaults:
  image: app:1
  memory-limit: 100Mi
  max-ratio: 0.70
  env:
    LOG: warn
    VERSION: 1.10
gates:
  api:
    path: /items
  upload:
    memory-limit: 200Mi
    method: POST
    body: |
      two
      lines
    env: [LOG=debug, "EMPTY="]
    headers:
      Accept: text/html
    command: [node, "my server.js"]
`;

describe("gates of a config", () => {
  it("have the defaults, overridden by their own options", () => {
    const gates = gatesByName(twoGates);
    expect([...gates.keys()]).toEqual(["api", "upload"]);
    expect(gates.get("api")).toMatchObject({
      limitBytes: 100 * mebibyte,
      maxRatio: 0.7,
      path: "/items",
      env: [
        ["LOG", "warn"],
        ["VERSION", "1.10"],
      ],
    });
    expect(gates.get("upload")).toMatchObject({
      limitBytes: 200 * mebibyte,
      maxRatio: 0.7,
      body: "two\nlines\n",
      env: [
        ["VERSION", "1.10"],
        ["LOG", "debug"],
        ["EMPTY", ""],
      ],
      headers: [["Accept", "text/html"]],
      command: ["node", "my server.js"],
    });
  });

  it("are overridden by options beside the config", () => {
    const gates = gatesByName(twoGates, { duration: "7s", "memory-limit": "300Mi", env: ["LOG=trace"] });
    for (const gate of gates.values()) expect(gate).toMatchObject({ durationMs: 7_000, limitBytes: 300 * mebibyte });
    expect(gates.get("upload")?.env).toContainEqual(["LOG", "trace"]);
    expect(gates.get("upload")?.env).not.toContainEqual(["LOG", "debug"]);
  });

  it("can replace the image of the defaults by a build, and a build by an image", () => {
    const text = "defaults: {image: a, pull: never, memory-limit: 64Mi}\ngates:\n  built: {build: ctx}\n  plain:\n";
    const gates = gatesByName(text);
    expect(gates.get("built")?.source).toMatchObject({ kind: "build", context: "ctx" });
    expect(gates.get("plain")?.source).toMatchObject({ kind: "image", pull: "never" });
    const built = "gates:\n  one: {build: ctx, build-args: [A=1], memory-limit: 64Mi}\n";
    expect(gatesByName(built, { image: "b" }).get("one")?.source).toMatchObject({ kind: "image", image: "b" });
  });

  it.each([
    {
      name: "image",
      text: "{image: a, pull: never}",
      gate: "{image: b}",
      source: { kind: "image", image: "b", pull: "never" },
    },
    { name: "pull alone", text: "{pull: never}", gate: "{image: b}", source: { kind: "image", pull: "never" } },
    {
      name: "the options of a build",
      text: "{dockerfile: ctx/Dockerfile, build-args: {A: 1}}",
      gate: "{build: ctx, build-args: {B: 2}}",
      source: {
        kind: "build",
        dockerfile: "ctx/Dockerfile",
        buildArgs: [
          ["A", "1"],
          ["B", "2"],
        ],
      },
    },
  ])("keep the defaults that belong to their own source: $name", ({ text, gate, source }) => {
    const file = `defaults: ${text.replace("{", "{memory-limit: 64Mi, ")}\ngates: {one: ${gate}}\n`;
    expect(gatesByName(file).get("one")?.source).toMatchObject(source);
  });

  it.each([
    "duration: 5s",
    "warmup: 1s",
    "repeat: 3",
    "baseline: saved, max-increase: 10%",
    "base-image: app:0, max-increase: 10%",
    "base-build: ctx",
    "base-ref: auto",
  ])("with the leak check ignore defaults that it refuses: %s", (values) => {
    const of = (gate: string) => `defaults: {build: ctx, memory-limit: 64Mi, ${values}}\ngates: {one: ${gate}}\n`;
    const expected = { checksLeak: true, warmupMs: 0, comparison: null, baseline: null };
    expect(gatesByName(of("{leak: true}")).get("one")).toMatchObject(expected);
    expect(gatesByName(of(""), { leak: "true" }).get("one")).toMatchObject(expected);
    const own = problems(`gates: {one: {build: ctx, memory-limit: 64Mi, leak: true, ${values}}}\n`);
    expect(own.join()).toContain("cannot be used with");
  });

  it.each(["size", "run"])("without the leak check in the end keep those defaults: %s", (mode) => {
    const defaults = "build: ctx, memory-limit: 64Mi, duration: 61s, warmup: 7s, baseline: out, max-increase: 3%";
    const text = `defaults: {${defaults}}\ngates: {one: {leak: true}}\n`;
    const expected = { checksLeak: false, durationMs: 61_000, warmupMs: 7_000 };
    if (mode === "run") {
      const gate = gatesByName(text, { leak: "false" }).get("one");
      expect(gate).toMatchObject({ ...expected, baseline: { path: "out", maxIncrease: 0.03 } });
      return;
    }
    const given = raw({ image: undefined, "memory-limit": undefined, config: "memgate.yml", mode: "size" });
    const machine = { ...disk(["ctx", "out"], ["ctx/Dockerfile"]), readText: () => text };
    const read = readSizeInputs(given, machine, flagStyle);
    expect(read).toMatchObject({ ok: true, size: { inputs: { ...expected, baseline: null } } });
  });

  it.each([
    ["duration: 5s", ["duration"]],
    ["repeat: 3", ["repeat"]],
    ["base-build: ctx, max-increase: 3%", ["base-build", "max-increase"]],
  ] as const)("do not lose the gate's own options to the leak check: %s", (own, names) => {
    const text = (gate: string) =>
      `defaults: {duration: 61s}\ngates: {one: {build: ctx, memory-limit: 64Mi, ${gate}}}\n`;
    for (const found of [problems(text(own), { leak: "true" }), problems(text(`${own}, leak: true`))]) {
      expect(found).toHaveLength(names.length);
      for (const name of names)
        expect(found.join("\n")).toContain(`gates.one.${name} cannot be used with \`leak: true\`: `);
    }
  });

  it("keep the defaults that contradict a leak check in the defaults", () => {
    const text = "defaults: {image: a, memory-limit: 64Mi, leak: true, duration: 5s}\ngates: {one: {}}\n";
    expect(problems(text)).toEqual([expect.stringContaining("defaults.duration cannot be used with `leak: true`")]);
  });

  it("without the leak check keep those defaults", () => {
    const text =
      "defaults: {image: a, memory-limit: 64Mi, duration: 5s}\ngates: {one: {leak: false}, two: {leak: true}}\n";
    const gates = gatesByName(text);
    expect(gates.get("one")).toMatchObject({ checksLeak: false, durationMs: 5_000 });
    expect(gates.get("two")).toMatchObject({ checksLeak: true, durationMs: 600_000 });
  });

  it("are limited to the names in only, in the order of the file", () => {
    expect([...gatesByName(twoGates, { only: ["upload"] }).keys()]).toEqual(["upload"]);
    expect([...gatesByName(twoGates, { only: ["upload", "api"] }).keys()]).toEqual(["api", "upload"]);
  });

  it("can use YAML anchors", () => {
    const text = "x-shared: &limit 64Mi\ngates:\n  a: {image: i, memory-limit: *limit}\n";
    expect(gatesByName(text).get("a")?.limitBytes).toBe(64 * mebibyte);
  });

  it("can have each command as a list of words", () => {
    const text = 'gates:\n  a: {image: i, memory-limit: 64Mi, entrypoint: [/init, "a b"], load-command: [node, 1]}\n';
    expect(gatesByName(text).get("a")).toMatchObject({
      entrypoint: ["/init", "a b"],
      workload: { kind: "command", command: ["node", "1"] },
    });
  });

  it("keep numbers as written", () => {
    const text = 'gates:\n  a: {image: i, memory-limit: 129e6, env: {A: 007, B: 1e3, C: yes, D: "2"}}\n';
    expect(gatesByName(text).get("a")).toMatchObject({
      limitBytes: 129_000_000,
      env: [
        ["A", "007"],
        ["B", "1e3"],
        ["C", "yes"],
        ["D", "2"],
      ],
    });
  });
});

describe("a wrong config", () => {
  it("is refused with all problems at once, each with its line and its path", () => {
    const text = `
defaults:
  image: app:1
  max-ratio: 80
gates:
  api:
    memory-limit: 1Mi
    durration: 5s
    env:
      - A=1
      - nothing
  web:
    report-dir: out
    path: [1]
    comment: true
  "no name":
    image: x
  WEB: {}
extra: 1
`;
    expect(problems(text)).toEqual([
      "memgate.yml:8:5: gates.api.durration is not an option; did you mean duration?",
      "memgate.yml:13:5: gates.web.report-dir applies to the whole run; give it together with config, not in the file",
      "memgate.yml:14:5: gates.web.path is a list; expected one value",
      "memgate.yml:15:5: gates.web.comment applies to the whole run; give it together with config, not in the file",
      'memgate.yml:16:3: gates: "no name" is not a valid name; expected at most 63 letters, digits, - and _, beginning with a letter or digit',
      "memgate.yml:18:3: gates.WEB differs from another gate only in upper and lower case; expected another name",
      'memgate.yml:19:1: unknown key "extra"; expected defaults or gates',
      "memgate.yml:11:9: gates.api.env entry 2 of 2, the value (7 characters, not shown), is not accepted; expected NAME=value",
      expect.stringMatching(/^memgate\.yml:7:5: gates\.api\.memory-limit "1Mi" is not accepted; expected at least 6Mi/),
      expect.stringMatching(/^memgate\.yml:4:3: defaults\.max-ratio "80" is not accepted; expected a ratio/),
      expect.stringMatching(/^memgate\.yml:12:3: gates\.web\.memory-limit is required/),
      expect.stringMatching(/^memgate\.yml:18:3: gates\.WEB\.memory-limit is required/),
    ]);
  });

  it.each([
    { text: "", says: "memgate.yml:1:1: the file is empty; expected a map with defaults and gates" },
    { text: "- a\n", says: "memgate.yml:1:1: the file is a list" },
    { text: "defaults: {}\n", says: "memgate.yml:1:1: gates is missing" },
    { text: "gates:\n", says: "memgate.yml:1:1: gates is empty; expected a map of gates by name" },
    { text: "gates: {}\n", says: "memgate.yml:1:1: gates is empty; expected at least one gate" },
    { text: "gates:\n  a: text\n", says: "memgate.yml:2:3: gates.a is a string; expected a map of options" },
    {
      text: "gates:\n  a: {}\n  a: {}\n",
      says: "memgate.yml:3:3: the file is not valid YAML: Map keys must be unique",
    },
    { text: "gates:\n  a: {\n", says: "memgate.yml:3:1: " },
    { text: "gates:\n a: {path: }\n", says: 'memgate.yml:2:6: gates.a.path is empty; expected a value (or "")' },
    { text: "gates:\n a: {env: {A: {}}}\n", says: "memgate.yml:2:12: gates.a.env.A is a map; expected one value" },
    { text: "gates:\n a: {env: {A: }}\n", says: "memgate.yml:2:12: gates.a.env.A is empty" },
    { text: "gates:\n a: {env: [[A=1]]}\n", says: "memgate.yml:2:12: gates.a.env[0] is a list" },
    { text: "gates:\n a: {port: {a: 1}}\n", says: "memgate.yml:2:6: gates.a.port is a map; expected one value" },
    { text: "gates:\n a:\n  <<: {}\n", says: "memgate.yml:3:3: gates.a.<< is not supported" },
    { text: "gates: &g\n a: *g\n", says: "memgate.yml:2:5: an alias (*name) refers to a value that contains it" },
    { text: "gates:\n a: *nobody\n", says: "memgate.yml:2:5: an alias (*name) has no anchor" },
    {
      text: "gates: {a: {}}\n---\ngates: {}\n",
      says: "memgate.yml:2:1: a second YAML document starts here; expected one document",
    },
  ])("is refused with its line: $text", ({ text, says }) => {
    const all = problems(text);
    expect(all.join("\n")).toContain(says);
  });

  it.each([
    "env: [s3cret]",
    "headers: [s3cret]",
    "build-args: {A: s3cret}",
    "env: {A: 1, TOKEN=s3cret}",
    "env: {TOKEN=s3cret: 1}",
    "headers: {'Authorization: Bearer s3cret'}",
    "env: {TOKEN: *s3cret}",
    "env: {TOKEN: !s3cret word}",
    "env: {TOKEN: !s3cret!word x}",
    "env: {TOKEN: 's3cret}",
    "body: {s3cret",
  ])("is refused without repeating a possible secret: %s", (options) => {
    const text = `gates:\n a: {image: i, memory-limit: 64Mi, ${options}}\n`;
    expect(problems(text).length).toBeGreaterThan(0);
    expect(problems(text).join("\n")).not.toContain("s3cret");
  });

  it("is refused without repeating a possible secret in a block scalar", () => {
    const text = "gates:\n a:\n  env:\n   TOKEN: |s3cret\n";
    expect(problems(text).length).toBeGreaterThan(0);
    expect(problems(text).join("\n")).not.toContain("s3cret");
  });

  it.each(["!env 64Mi", "!!binary NjRNaQ=="])("is refused for a tag: %s", (value) => {
    expect(problems(`gates:\n a: {image: i, memory-limit: ${value}}\n`)).not.toEqual([]);
  });

  it("is refused for aliases that multiply, with the line of the one that is too many", () => {
    const env = Array.from({ length: 100 }, (_, n) => `V${n}=1`).join(", ");
    const text = `x-a: &a [${env}]\ngates:\n${Array.from({ length: 1_500 }, (_, n) => `  g${n}: {env: *a}\n`).join("")}`;
    expect(problems(text)).toEqual([
      "memgate.yml:963:15: an alias (*name) repeats too many values; expected at most 100,000 values",
    ]);
  });

  it("is suggested the key that a mistyped one means", () => {
    expect(problems("gate:\n  a: {}\ndefualts: {}\n")).toEqual([
      'memgate.yml:1:1: unknown key "gate"; did you mean gates?',
      expect.stringMatching(/^memgate\.yml:1:1: gates is missing/),
      'memgate.yml:3:1: unknown key "defualts"; did you mean defaults?',
    ]);
  });

  it("is the only problem if config is given twice", () => {
    expect(problems(twoGates, { config: ["a.yml", "b.yml"] })).toEqual(["--config is given 2 times; expected once"]);
  });

  it("is refused for an option beside it, under the name of the option in the shell", () => {
    expect(problems(twoGates, { duration: "soon" })).toEqual([
      expect.stringMatching(/^--duration "soon" is not accepted/),
    ]);
  });

  it("is refused if only names an unknown gate", () => {
    expect(problems(twoGates, { only: ["apj", "zzzzz"] })).toEqual([
      '--only "apj" is not a gate of memgate.yml; did you mean api?',
      '--only "zzzzz" is not a gate of memgate.yml; expected one of api, upload',
    ]);
  });

  it("is refused if the file does not exist", () => {
    const result = readWith(raw({ image: undefined, "memory-limit": undefined, config: "nowhere.yml" }), null);
    expect(result).toEqual({
      ok: false,
      problems: ['--config "nowhere.yml" does not exist'],
      codes: ["bad-input/config"],
    });
  });
});

describe("the codes of bad input", () => {
  const codesOf = (options: RawInputs, files: Readonly<Record<string, string>>) => {
    const result = readRunInputs(options, disk([], files), flagStyle);
    return result.ok ? [] : result.codes;
  };

  it("name each wrong option once, or the option that names the wrong file", () => {
    const files = { "pod.yml": "kind: Pod\n", "c.yml": "services: 3\n", "a.env": "A B\n", "s.yml": "requests: 3\n" };
    const given = { image: undefined, "memory-limit": undefined, "env-file": "a.env", scenario: "s.yml" };
    const values = { ...given, manifest: "pod.yml", env: ["A", "B"], comment: "yes", typo: "1" };
    expect(codesOf(raw(values), files).toSorted()).toEqual([
      "bad-input/comment",
      "bad-input/env",
      "bad-input/env-file",
      "bad-input/manifest",
      "bad-input/scenario",
      "bad-input/unknown-option",
    ]);
    expect(codesOf(raw({ image: undefined, "compose-file": "c.yml" }), files)).toEqual(["bad-input/compose-file"]);
  });

  it("name the wrong options of all gates, and the file of the gates", () => {
    const config = (text: string) => {
      const given = raw({ image: undefined, "memory-limit": undefined, config: "m.yml", only: "b" });
      return codesOf(given, { "m.yml": text });
    };
    expect(config("gates: { b: { image: app, port: 0 } }")).toEqual(["bad-input/memory-limit", "bad-input/port"]);
    expect(config("gates: { a: { image: app } }")).toEqual(["bad-input/only"]);
    expect(config("gates: 3")).toEqual(["bad-input/config"]);
  });
});

describe("the names of options in a problem", () => {
  const text = "gates:\n  api: { image: app:1, memory-limit: 64Mi, dockerfile: D }";

  it("are flags if the value is on the command line", () => {
    expect(problems("gates:\n  api: { image: app:1, memory-limit: 64Mi }", { load: "none", ready: "tcp" })).toEqual([
      "--ready cannot be used with --load none",
    ]);
  });

  it("are flags in a sentence about a file", () => {
    const files = { "c.yml": "services: { a: { image: a }, b: { image: b } }" };
    const given = raw({ image: undefined, "memory-limit": undefined, "compose-file": "c.yml" });
    expect(readRunInputs(given, disk([], files), flagStyle)).toMatchObject({
      problems: ["c.yml:1:1: services has several entries; set --service to one of a, b"],
    });
  });

  it("are keys in backticks if the value is in memgate.yml", () => {
    expect(problems(text)).toEqual(["memgate.yml:2:44: gates.api.dockerfile needs `build`"]);
  });
});

describe("a run of one gate", () => {
  it("refuses a report-dir that is a file or empty, a missing token, and only without config", () => {
    const of = (values: Parameters<typeof raw>[0]) => {
      const result = readWith(raw(values), null);
      return result.ok ? [] : result.problems;
    };
    expect(of({ "report-dir": "out" })).toEqual([]);
    expect(of({ "report-dir": "ctx/Dockerfile" })).toEqual([expect.stringMatching(/^--report-dir ".*" is a file/)]);
    expect(of({ "report-dir": "" })).toEqual([expect.stringMatching(/^--report-dir is empty/)]);
    expect(of({ comment: "true" })).toEqual([expect.stringMatching(/^--github-token is required with --comment;/)]);
    expect(of({ comment: "yes" })).toEqual([expect.stringMatching(/^--comment "yes" is not accepted/)]);
    expect(of({ only: ["a"] })).toEqual(["--only needs --config"]);
    expect(of({ typo: "1" })).toEqual([expect.stringMatching(/^--typo is not an option/)]);
  });

  it.each([
    { given: {}, token: null },
    { given: { comment: "false", "github-token": "t" }, token: null },
    { given: { comment: "true", "github-token": "t" }, token: "t" },
  ])("has a token for the comment only if comment is true: $given", ({ given, token }) => {
    const result = readWith(raw(given), null);
    expect(result.ok && result.run.commentToken).toBe(token);
  });
});
