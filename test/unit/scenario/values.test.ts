// How a scenario sends the values of its file: empty strings, numbers and files.
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../../src/inputs/gate-inputs.ts";
import { scenarioJsonSchema } from "../../../src/scenario/schema.ts";
import { disk, inputs, raw } from "../../builders.ts";
import { files, inRequest, problemsOf, scenarioOf } from "../../scenarios.ts";

const isAllowed = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(scenarioJsonSchema());
const stepOf = (fields: string, read = files({})) => scenarioOf(inRequest(fields), read).requests[0]?.steps[0];

describe("an empty string", () => {
  it.each([
    ["form: { q: '' }", { body: { kind: "form", fields: [["q", []]] } }],
    ["body: ''", { method: "POST", body: { kind: "text", template: [] } }],
    ["headers: { X-Empty: '' }", { headers: [["X-Empty", []]] }],
  ])("is accepted in %s", (fields, step) => {
    expect(stepOf(fields)).toMatchObject(step);
    isAllowed(parse(inRequest(fields)));
    expect(isAllowed.errors ?? []).toEqual([]);
  });

  it.each([
    ["name: ''", "3:5", "requests[0].name is an empty string; expected a non-empty string"],
    ["body-file: ''", "3:5", "requests[0].body-file is an empty string; expected a path"],
    ["method: ''", "3:5", "requests[0].method is an empty string; expected one of GET"],
    ["expect: ''", "3:5", "requests[0].expect is an empty string; expected a status"],
    ["capture: { a: '' }", "3:16", "requests[0].capture.a is an empty string; expected json PATH"],
    ["form: { q: }", "3:13", "requests[0].form.q is empty; expected a string"],
  ])("is rejected as %s", (fields, position, problem) => {
    expect(problemsOf(inRequest(fields))).toEqual([expect.stringContaining(`load.yml:${position}: ${problem}`)]);
    expect(isAllowed(parse(inRequest(fields)))).toBe(false);
  });

  it.each([
    ["requests: [{ path: '' }]", "requests[0].path is an empty string; expected a path"],
    [
      "requests: [{ name: '', steps: [{ path: / }] }]",
      "requests[0].name is an empty string; expected a non-empty string",
    ],
  ])("is rejected in %s", (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(`load.yml:1:14: ${problem}`)]);
    expect(isAllowed(parse(text))).toBe(false);
  });
});

describe("a JSON body", () => {
  it.each([
    ["n: .nan", 7, "json.n is .nan, which JSON cannot represent"],
    ["n: -.inf", 7, "json.n is -.inf, which JSON cannot represent"],
    ["n: 1e400", 7, "json.n is 1e400, which JSON cannot represent"],
    ["n: 9007199254740993", 7, "json.n is 9007199254740993, which would lose digits"],
    ["n: -9007199254740993", 7, "json.n is -9007199254740993, which would lose digits"],
    ["n: [0x20000000000001]", 11, "json.n[0] is 0x20000000000001, which would lose digits"],
    ["n: 0x20000000000e01", 7, "json.n is 0x20000000000e01, which would lose digits"],
    ["<<: { b: 1 }", 7, "json has a merge key (<<), which is not supported"],
    ["n: { <<: { b: 1 } }", 12, "json.n has a merge key (<<), which is not supported"],
    ["n: {{token}}", 7, "json.n is a map (quote strings that contain {{)"],
  ])("with %s is rejected", (entry, column, problem) => {
    expect(problemsOf(inRequest(`json:\n      a: 1\n      ${entry}`))).toEqual([
      expect.stringContaining(`load.yml:5:${column}: requests[0].${problem}`),
    ]);
  });

  it("keeps numbers as written, up to the largest safe integer", () => {
    expect(stepOf("json: [9007199254740991, -9007199254740991, 1.5e30, 1e3, 0x1e]")?.body).toEqual({
      kind: "json",
      json: {
        kind: "list",
        items: [9007199254740991, -9007199254740991, 1.5e30, 1_000, 30].map((value) => ({ kind: "plain", value })),
      },
    });
  });
});

describe("merge keys", () => {
  it.each(["headers", "form", "capture"])("are rejected in %s", (field) => {
    expect(problemsOf(inRequest(`${field}:\n      <<: { a: json $.a }`))).toEqual([
      `load.yml:4:7: requests[0].${field} has a merge key (<<), which is not supported; expected the fields themselves`,
    ]);
  });

  it("are rejected in data", () => {
    expect(problemsOf(`data:\n  <<: { users: a.csv }\nrequests: [{ path: / }]`)).toEqual([
      "load.yml:2:3: data has a merge key (<<), which is not supported; expected the fields themselves",
    ]);
  });
});

describe("body-file", () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0x00, 0x80]);

  it("is sent byte for byte", () => {
    expect(stepOf("body-file: a.png", files({ "a.png": bytes }))?.body).toEqual({
      kind: "bytes",
      base64: bytes.toString("base64"),
    });
  });

  it("is read relative to the scenario file", () => {
    const machine = disk([], { "load/load.yml": inRequest("body-file: a.png"), "load/a.png": bytes });
    const { scenario } = inputs({ scenario: "load/load.yml" }, machine);
    expect(scenario?.requests[0]?.steps[0]?.body).toMatchObject({ base64: bytes.toString("base64") });
  });

  it("must be UTF-8 with `templates: true`", () => {
    const fields = "body-file: a.txt\n    templates: true";
    expect(stepOf(fields, files({ "a.txt": "é {{user}}" }))?.body).toEqual({
      kind: "text",
      template: [{ kind: "text", text: "é " }, { kind: "user" }],
    });
    const latin = Buffer.from("one\ntwo é {{user}}\nthree", "latin1");
    expect(problemsOf(inRequest(fields), files({ "a.txt": latin }))).toEqual([
      "load.yml:3:5: requests[0].body-file: line 2 of a.txt is not UTF-8; expected a UTF-8 text file",
    ]);
  });

  it("is not echoed if it is a body instead of a path", () => {
    const [problem, ...others] = problemsOf(inRequest(`body-file: '{"password": "hunter2"}'`));
    expect(others).toEqual([]);
    expect(problem).toMatch(/^load\.yml:3:5: requests\[0\]\.body-file: the file does not exist;/);
  });
});

describe("a CSV file", () => {
  const scenario = "data: { rows: rows.csv }\nrequests: [{ path: / }]";

  it.each(["a,b\r\n1,2\n3,4\n", "a,b\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\r\n1,2\r3,4\n"])(
    "can have mixed line endings: %j",
    (csv) => {
      const [{ columns, rows } = { columns: [], rows: [] }] = scenarioOf(scenario, files({ "rows.csv": csv })).data;
      expect([columns, ...rows]).toEqual([
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ]);
    },
  );

  it("that is not UTF-8 is rejected with the line", () => {
    const latin = Buffer.from("name\nann\nzoë\n", "latin1");
    expect(problemsOf(scenario, files({ "rows.csv": latin }))).toEqual([
      "load.yml:1:9: data.rows: line 3 of rows.csv is not UTF-8; expected a UTF-8 text file",
    ]);
  });
});

describe("stages", () => {
  const staged = (...durations: readonly string[]) =>
    `requests: [{ path: / }]\nstages:\n${durations.map((time) => `  - { duration: ${time}, connections: 5 }\n`).join("")}`;

  it.each([
    { durations: ["500ms", "400ms"], takes: "0.9s" },
    { durations: ["24h", "100ms"], takes: "86400.1s" },
  ])("that last $takes in total are rejected", ({ durations, takes }) => {
    expect(problemsOf(staged(...durations))).toEqual([
      `load.yml:2:1: stages last ${takes} in total; expected 1s to 24h`,
    ]);
    const machine = disk([], { "load.yml": staged(...durations) });
    expect(readInputs(raw({ scenario: "load.yml" }), machine).ok).toBe(false);
  });

  it.each([[["500ms", "500ms"]], [["24h"]], [["23h", "1h"]]])("of %j are accepted", (durations) => {
    expect(problemsOf(staged(...durations))).toEqual([]);
  });

  it("can last as long as the option duration", () => {
    const lengths = (duration: string) => readInputs(raw({ duration }), disk()).ok;
    expect(["999ms", "1s", "24h", "86400.1"].map(lengths)).toEqual([false, true, true, false]);
  });

  it("with an invalid duration are reported once, without the total", () => {
    expect(problemsOf(staged("hunter2"))).toEqual([
      expect.stringMatching(/^load\.yml:3:7: stages\[0\]\.duration is not valid; expected a duration/),
    ]);
  });
});
