import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { stepsOf } from "../../../src/model/scenario.ts";
import { scenarioJsonSchema } from "../../../src/scenario/schema.ts";
import { files, inRequest, problemsOf, scenarioOf } from "../../scenarios.ts";

const folder = new URL("../../fixtures/scenarios/", import.meta.url);
const shop = readFileSync(new URL("shop.yml", folder), "utf8");
const isAllowed = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(scenarioJsonSchema());

function readFile(path: string): Buffer {
  return readFileSync(fileURLToPath(new URL(path, folder)));
}

describe("a scenario", () => {
  it("is read with data, sequences, captures and stages, as plain data for IPC", () => {
    const scenario = scenarioOf(shop, readFile);
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(scenario.data).toEqual([
      {
        name: "users",
        columns: ["email", "password"],
        rows: [
          ["a@example.com", "one"],
          ["b@example.com", "two, three"],
        ],
      },
    ]);
    expect(scenario.requests.map(({ name, weight, steps }) => [name, weight, steps.length])).toEqual([
      ["list items", 8, 1],
      ["buy", 2, 4],
    ]);
    expect(scenario.requests[1]?.steps.map(({ name, method }) => [name, method])).toEqual([
      ["buy / POST /orders", "POST"],
      ["buy / look", "GET"],
      ["buy / PUT /orders/{{order}}", "PUT"],
      ["buy / POST /orders/{{order}}/notes", "POST"],
    ]);
    expect(scenario.once[0]).toMatchObject({
      line: 6,
      expect: [{ from: 200, to: 200 }],
      captures: [
        { name: "token", line: 12, from: { kind: "json", path: "$.token" } },
        { name: "session", line: 13, from: { kind: "cookie", name: "session" } },
      ],
    });
    expect(
      scenario.stages?.map((stage) => [stage.durationMs, stage.connections, stage.rate, stage.isRamp, stage.isPause]),
    ).toEqual([
      [10_000, 50, null, true, false],
      [20_000, 50, null, true, false],
      [5_000, 200, null, false, false],
      [5_000, null, null, false, true],
      [10_000, 20, 100, true, false],
    ]);
  });

  it("requires only one path", () => {
    const { requests, stages, once } = scenarioOf("requests: [{ path: / }]");
    expect({ stages, once }).toEqual({ stages: null, once: [] });
    expect(requests).toMatchObject([{ weight: 1, steps: [{ method: "GET", expect: [{ from: 200, to: 399 }] }] }]);
  });

  it("prefixes the names of steps with the name of their sequence, if it has one", () => {
    const steps = "steps: [{ path: /session, method: POST }, { name: log in, path: /log-in }]";
    const text = `requests:\n  - { name: order, ${steps} }\n  - { ${steps} }\n  - { name: view, path: /view }\n`;
    expect(stepsOf(scenarioOf(text)).map(({ name }) => name)).toEqual([
      "order / POST /session",
      "order / log in",
      "POST /session",
      "log in",
      "view",
    ]);
  });

  it("can use a captured value only in later steps of the same sequence", () => {
    const steps = (first: string, second: string) =>
      `requests:\n  - steps:\n      - ${first}\n      - ${second}\n  - path: /other/{{id}}\n`;
    const [captures, uses] = ["{ path: /a, capture: { id: json $.id } }", "{ path: '/b/{{id}}' }"];
    const later = "no earlier step captures id";
    expect(problemsOf(steps(captures, uses))).toEqual([
      expect.stringMatching(`^load.yml:5:5: requests\\[1\\].path contains .*${later}`),
    ]);
    expect(problemsOf(steps(uses, captures))).toEqual([
      expect.stringMatching(`^load.yml:3:11: requests\\[0\\].steps\\[0\\].path contains .*${later}`),
      expect.stringMatching("^load.yml:5:5: "),
    ]);
  });
});

describe("a problem in a scenario", () => {
  it.each<[name: string, text: string, line: number, problem: string, isSchema: boolean]>([
    ["an empty file", "", 1, "the file is empty; expected a map with data, once, requests or stages", true],
    ["no requests", "stages: [{ duration: 1s, connections: 1 }]", 1, "requests is missing", true],
    ["an empty list of requests", "requests: []", 1, "requests is empty", true],
    [
      "an unknown field",
      inRequest("metod: GET"),
      3,
      'requests[0] has an unknown field "metod"; did you mean method?',
      true,
    ],
    ["an unknown top-level field", `${inRequest("name: a")}reqests: []`, 4, "did you mean requests?", true],
    ["invalid YAML", "requests:\n  - path: [", 2, "the file is not valid YAML", false],
    ["a tag", "requests:\n  - path: !secret a", 2, "YAML tags (!name) are not supported", false],
    ["no path", "requests:\n  - name: a", 2, "requests[0] has no path", true],
    ["a whole URL", "requests:\n  - path: http://app/a", 2, "is a URL; expected a path", true],
    ["a path without a slash", "requests:\n  - path: a", 2, "does not start with /", true],
    ["a path with a fragment", "requests:\n  - path: /a#b", 2, "has a fragment (#)", false],
    ["a weight of 0", inRequest("weight: 0"), 3, "requests[0].weight is 0; expected a whole number from 1", true],
    ["a negative weight", inRequest("weight: -2"), 3, "weight is -2", true],
    ["a weight that is a string", inRequest("weight: many"), 3, "weight is a string", true],
    ["an unknown method", inRequest("method: GRAB"), 3, "method is not valid; expected one of GET", true],
    ["two bodies", inRequest("json: {}\n    body: x"), 4, "has both json and body; expected only one of", true],
    [
      "templates without a file",
      inRequest("body: x\n    templates: true"),
      4,
      "templates applies to body-file only",
      true,
    ],
    ["an invalid status", inRequest("expect: 7xx"), 3, "expect is not valid; expected a status", true],
    ["an empty list of statuses", inRequest("expect: []"), 3, "expect is empty", true],
    ["an invalid header name", inRequest("headers: { 'a b': c }"), 3, 'has the invalid header name "a b"', false],
    ["a repeated header", inRequest("headers: { Accept: a, accept: b }"), 3, "repeats the header Accept", false],
    ["a header that memgate sets", inRequest("headers: { Content-Length: 3 }"), 3, "memgate sets itself", false],
    ["a header of two lines", inRequest('headers: { A: "b\\r\\nc: d" }'), 3, "HTTP does not allow", false],
    [
      "an invalid JSON path",
      inRequest("capture: { a: 'json $.a[' }"),
      3,
      "is not a valid JSON path (syntax error at character",
      false,
    ],
    [
      "an invalid capture",
      inRequest("capture: { a: body x }"),
      3,
      "expected json PATH, header NAME or cookie NAME",
      true,
    ],
    ["a reserved capture name", inRequest("capture: { random: json $.a }"), 3, "random is already taken", false],
    ["an invalid capture name", inRequest("capture: { 1a: json $.a }"), 3, 'has the invalid name "1a"', true],
    ["an unknown placeholder", inRequest("body: '{{indx}}'"), 3, "did you mean {{index}}?", false],
    ["an unclosed placeholder", inRequest("body: 'a {{index'"), 3, "contains {{ without }}", false],
    [
      "a random with one bound",
      inRequest("body: '{{random 5}}'"),
      3,
      "expected {{random}} or {{random MIN MAX}}",
      false,
    ],
    ["a random with swapped bounds", inRequest("body: '{{random 5 1}}'"), 3, "{{random MIN MAX}}", false],
    ["undefined data", inRequest("body: '{{users.email}}'"), 3, "the file has no data", false],
    ["steps and a path", "requests:\n  - path: /a\n    steps: [{ path: /b }]", 2, "has both steps and path", true],
    ["an empty list of steps", "requests:\n  - steps: []", 2, "requests[0].steps is empty", true],
    [
      "a stage without a duration",
      `${inRequest("name: a")}stages:\n  - { connections: 5 }`,
      5,
      "has no duration",
      true,
    ],
    [
      "a stage without connections and rate",
      `${inRequest("name: a")}stages:\n  - { duration: 5s }`,
      5,
      "neither connections nor rate",
      true,
    ],
    [
      "a stage of duration 0",
      `${inRequest("name: a")}stages:\n  - { duration: 0, rate: 5 }`,
      5,
      "duration is 0; expected",
      false,
    ],
    [
      "a pause with a rate",
      `${inRequest("name: a")}stages:\n  - { duration: 5s, pause: true, rate: 5 }`,
      5,
      "is a pause",
      true,
    ],
    ["pauses only", `${inRequest("name: a")}stages:\n  - { duration: 5s, pause: true }`, 4, "only pauses", false],
    [
      "a missing file",
      inRequest("body-file: none.json"),
      3,
      "none.json does not exist; expected a path relative to this file",
      false,
    ],
    [
      "an alias that contains itself",
      "requests: &a\n  - steps: *a",
      2,
      "an alias (*name) refers to a value that contains it",
      false,
    ],
  ])("%s is reported with its line", (_, text, line, problem, isSchema) => {
    const problems = problemsOf(text);
    expect(problems.join("\n")).toContain(problem);
    expect(problems.find((each) => each.includes(problem))).toMatch(new RegExp(`^load\\.yml:${line}:[1-9]\\d*: `));
    if (isSchema) expect(isAllowed(parse(text))).toBe(false);
  });

  it("is reported together with all others, in line order", () => {
    const text = "requests:\n  - weight: 0\n    path: a\n  - name: b\nstages: 5\n";
    expect(problemsOf(text).map((problem) => problem.split(":")[1])).toEqual(["2", "3", "4", "5"]);
  });

  it.each([
    ["", "rows.csv has no rows"],
    ["a,b\n", "rows.csv has no rows"],
    ["a,a\n1,2\n", "rows.csv has the column a twice"],
    ["a,b\n1,2\n3\n", "line 3 of rows.csv has more or fewer values than the first line"],
    ['a,b\n"1,2\n', "line 2 of rows.csv is not valid CSV"],
  ])("in the CSV file %j is reported", (csv, problem) => {
    const text = "data: { rows: rows.csv }\nrequests: [{ path: / }]";
    expect(problemsOf(text, files({ "rows.csv": csv })).join("\n")).toMatch(`load.yml:1:9: data.rows: ${problem}`);
  });

  it("names a missing CSV column, and the closest column or all columns", () => {
    const text = "data: { rows: rows.csv }\nrequests:\n  - path: /{{rows.nmae}}\n  - path: /{{rows.age}}";
    expect(problemsOf(text, files({ "rows.csv": "name,id\na,1\n" }))).toEqual([
      expect.stringMatching(/^load.yml:3:5: .*did you mean \{\{rows.name\}\}\?/),
      expect.stringMatching(/^load.yml:4:5: .*rows has no column age; expected one of name, id/),
    ]);
  });

  it("is reported for more than 500 requests", () => {
    const text = `requests:\n${"  - path: /a\n".repeat(501)}`;
    expect(problemsOf(text)).toEqual([expect.stringContaining("501 requests in total; expected at most 500")]);
  });
});

describe("the JSON Schema of scenarios", () => {
  it.each([
    shop,
    "requests: [{ path: / }]",
    "requests: [{ steps: [{ path: /, method: HEAD, expect: 404 }] }]",
    "requests: [{ path: /, form: { a: 1 } }]\nstages: [{ duration: 3, rate: 0.5 }, { duration: 1m, pause: true }]",
  ])("accepts what the reader accepts (%#)", (text) => {
    expect(problemsOf(text, readFile)).toEqual([]);
    isAllowed(parse(text, { merge: false }));
    expect(isAllowed.errors ?? []).toEqual([]);
  });
});
