import { describe, expect, it } from "vitest";
import { readRunInputs } from "../../../src/inputs/run-inputs.ts";
import type { RawInputs } from "../../../src/options/reader.ts";
import { disk, mebibyte, raw } from "../../builders.ts";

/** Reads a config of this text, with these options beside it. */
function read(text: string, beside: Readonly<Record<string, string | readonly string[]>> = {}) {
  const given = raw({ image: undefined, "memory-limit": undefined, config: "memgate.yml", ...beside });
  return readWith(given, text);
}

function readWith(given: RawInputs, text: string | null) {
  const readText = () => {
    if (text === null) throw new Error("ENOENT: no such file");
    return text;
  };
  return readRunInputs(given, { ...disk(["ctx", "out"], ["ctx/Dockerfile"]), readText }, (name) => `--${name}`);
}

function named(...args: Parameters<typeof read>) {
  const result = read(...args);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  const { gates } = result.run;
  return new Map(gates.kind === "one" ? [] : gates.named.map(({ name, inputs }) => [name, inputs]));
}

function problems(...args: Parameters<typeof read>): readonly string[] {
  const result = read(...args);
  return result.ok ? [] : result.problems;
}

const two = `
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
  it("have the defaults, and their own options before them", () => {
    const gates = named(two);
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

  it("give way to what is given beside the config", () => {
    const gates = named(two, { duration: "7s", "memory-limit": "300Mi", env: ["LOG=trace"] });
    for (const gate of gates.values()) expect(gate).toMatchObject({ durationMs: 7_000, limitBytes: 300 * mebibyte });
    expect(gates.get("upload")?.env).toContainEqual(["LOG", "trace"]);
    expect(gates.get("upload")?.env).not.toContainEqual(["LOG", "debug"]);
  });

  it("may be built where the defaults have an image, and the other way round", () => {
    const text = "defaults: {image: a, pull: never, memory-limit: 64Mi}\ngates:\n  built: {build: ctx}\n  plain:\n";
    const gates = named(text);
    expect(gates.get("built")?.source).toMatchObject({ kind: "build", context: "ctx" });
    expect(gates.get("plain")?.source).toMatchObject({ kind: "image", pull: "never" });
    const built = "gates:\n  one: {build: ctx, build-args: [A=1], memory-limit: 64Mi}\n";
    expect(named(built, { image: "b" }).get("one")?.source).toMatchObject({ kind: "image", image: "b" });
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
      name: "what goes with a build",
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
  ])("keep of the defaults what goes with their own: $name", ({ text, gate, source }) => {
    const whole = `defaults: ${text.replace("{", "{memory-limit: 64Mi, ")}\ngates: {one: ${gate}}\n`;
    expect(named(whole).get("one")?.source).toMatchObject(source);
  });

  it("are those that only names, in the order of the file", () => {
    expect([...named(two, { only: ["upload"] }).keys()]).toEqual(["upload"]);
    expect([...named(two, { only: ["upload", "api"] }).keys()]).toEqual(["api", "upload"]);
  });

  it("take values by anchors", () => {
    const text = "x-shared: &limit 64Mi\ngates:\n  a: {image: i, memory-limit: *limit}\n";
    expect(named(text).get("a")?.limitBytes).toBe(64 * mebibyte);
  });

  it("take numbers as they are written", () => {
    const text = 'gates:\n  a: {image: i, memory-limit: 129e6, env: {A: 007, B: 1e3, C: yes, D: "2"}}\n';
    expect(named(text).get("a")).toMatchObject({
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

describe("what is wrong in a config", () => {
  it("is told all at once, each with its line and its path, before anything starts", () => {
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
      'memgate.yml:19: "extra" is not known here; expected defaults and gates',
      "memgate.yml:8: gates.api.durration is not an option; did you mean duration?",
      "memgate.yml:13: gates.web.report-dir is for the whole run; give it beside config, not in it",
      "memgate.yml:14: gates.web.path is a list; expected one value",
      "memgate.yml:15: gates.web.comment is for the whole run; give it beside config, not in it",
      "memgate.yml:16: gates: \"no name\" can't be a gate's name; expected letters, digits, - and _, at most 63, the first a letter or digit",
      "memgate.yml:18: gates.WEB is there already, in other capitals",
      "memgate.yml:11: gates.api.env entry 2 of 2, the value (7 characters, not shown), is not accepted; expected NAME=value",
      expect.stringMatching(/^memgate\.yml:7: gates\.api\.memory-limit "1Mi" is not accepted; expected at least 6Mi/),
      expect.stringMatching(/^memgate\.yml:4: defaults\.max-ratio "80" is not accepted; expected a ratio/),
      expect.stringMatching(/^memgate\.yml:12: gates\.web\.memory-limit is required/),
      expect.stringMatching(/^memgate\.yml:18: gates\.WEB\.memory-limit is required/),
    ]);
  });

  it.each([
    { text: "", says: "memgate.yml:1: the file is empty; expected a map with defaults and gates" },
    { text: "- a\n", says: "memgate.yml:1: the file is a list" },
    { text: "defaults: {}\n", says: "memgate.yml:1: gates is missing" },
    { text: "gates:\n", says: "memgate.yml:1: gates is empty; expected a map of gates by name" },
    { text: "gates: {}\n", says: "memgate.yml:1: gates is empty; expected one at least" },
    { text: "gates:\n  a: text\n", says: "memgate.yml:2: gates.a is text; expected a map of options" },
    { text: "gates:\n  a: {}\n  a: {}\n", says: "memgate.yml:3: is no YAML that can be read: Map keys must be unique" },
    { text: "gates:\n  a: {\n", says: "memgate.yml:3: " },
    { text: "gates:\n a: {path: }\n", says: 'memgate.yml:2: gates.a.path is empty; expected a value (or "")' },
    { text: "gates:\n a: {env: {A: {}}}\n", says: "memgate.yml:2: gates.a.env.A is a map; expected one value" },
    { text: "gates:\n a: {env: {A: }}\n", says: "memgate.yml:2: gates.a.env.A is empty" },
    { text: "gates:\n a: {env: [[A=1]]}\n", says: "memgate.yml:2: gates.a.env[0] is a list" },
    { text: "gates:\n a: {port: {a: 1}}\n", says: "memgate.yml:2: gates.a.port is a map; expected one value" },
    { text: "gates:\n a:\n  <<: {}\n", says: "memgate.yml:3: gates.a.<< is not supported" },
    { text: "gates: &g\n a: *g\n", says: "memgate.yml:2: gates.a.a is not an option" },
    { text: "gates:\n a: *nobody\n", says: "memgate.yml:2: an alias (*name) stands for nothing" },
    {
      text: "gates: {a: {}}\n---\ngates: {}\n",
      says: "memgate.yml:2: is no YAML that can be read: Source contains multiple documents",
    },
  ])("is told of $text", ({ text, says }) => {
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
  ])("never repeats what may be a secret: %s", (options) => {
    const text = `gates:\n a: {image: i, memory-limit: 64Mi, ${options}}\n`;
    expect(problems(text).length).toBeGreaterThan(0);
    expect(problems(text).join("\n")).not.toContain("s3cret");
  });

  it("never repeats what may be a secret in a block", () => {
    const text = "gates:\n a:\n  env:\n   TOKEN: |s3cret\n";
    expect(problems(text).length).toBeGreaterThan(0);
    expect(problems(text).join("\n")).not.toContain("s3cret");
  });

  it.each(["!env 64Mi", "!!binary NjRNaQ=="])("is a tag, which would change nothing: %s", (value) => {
    expect(problems(`gates:\n a: {image: i, memory-limit: ${value}}\n`)).not.toEqual([]);
  });

  it("is a file with too many aliases, at once", () => {
    const text = `x-a: &a 1\ngates: {a: {env: {${Array.from({ length: 2_000 }, (_, n) => `V${n}: *a`).join(", ")}}}}\n`;
    expect(problems(text)).toEqual(["memgate.yml: has more than 500 aliases"]);
  });

  it("is not what is missing beside a config that was given twice", () => {
    expect(problems(two, { config: ["a.yml", "b.yml"] })).toEqual(["--config given 2 times; expected once"]);
  });

  it("is told of an option beside it by the name that the shell has for it", () => {
    expect(problems(two, { duration: "soon" })).toEqual([expect.stringMatching(/^--duration "soon" is not accepted/)]);
  });

  it("is a gate that only names and that is not there", () => {
    expect(problems(two, { only: ["apj", "zzzzz"] })).toEqual([
      '--only "apj" is no gate of memgate.yml; did you mean api?',
      '--only "zzzzz" is no gate of memgate.yml; expected one of api, upload',
    ]);
  });

  it("is a file that can't be read", () => {
    const result = readWith(raw({ image: undefined, "memory-limit": undefined, config: "nowhere.yml" }), null);
    expect(result).toEqual({ ok: false, problems: ['--config "nowhere.yml" can\'t be read: ENOENT: no such file'] });
  });
});

describe("a run of one gate", () => {
  it("refuses a report folder that is a file or empty, a token that is missing, and only", () => {
    const of = (values: Parameters<typeof raw>[0]) => {
      const result = readWith(raw(values), null);
      return result.ok ? [] : result.problems;
    };
    expect(of({ "report-dir": "out" })).toEqual([]);
    expect(of({ "report-dir": "ctx/Dockerfile" })).toEqual([expect.stringMatching(/^--report-dir ".*" is a file/)]);
    expect(of({ "report-dir": "" })).toEqual([expect.stringMatching(/^--report-dir is empty/)]);
    expect(of({ comment: "true" })).toEqual([expect.stringMatching(/^--github-token is required with comment/)]);
    expect(of({ comment: "yes" })).toEqual([expect.stringMatching(/^--comment "yes" is not accepted/)]);
    expect(of({ only: ["a"] })).toEqual(["--only needs config"]);
    expect(of({ typo: "1" })).toEqual([expect.stringMatching(/^--typo is not an option/)]);
  });

  it.each([
    { given: {}, token: null },
    { given: { comment: "false", "github-token": "t" }, token: null },
    { given: { comment: "true", "github-token": "t" }, token: "t" },
  ])("comments with a token where it is asked to: $given", ({ given, token }) => {
    const result = readWith(raw(given), null);
    expect(result.ok && result.run.commentToken).toBe(token);
  });
});
