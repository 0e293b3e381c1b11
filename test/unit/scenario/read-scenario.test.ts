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
  it("is read with its data, sequences, captures and stages, as data that goes over IPC", () => {
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

  it("need not have more than one path", () => {
    const { requests, stages, once } = scenarioOf("requests: [{ path: / }]");
    expect({ stages, once }).toEqual({ stages: null, once: [] });
    expect(requests).toMatchObject([{ weight: 1, steps: [{ method: "GET", expect: [{ from: 200, to: 399 }] }] }]);
  });

  it("has the name of a sequence in those of its steps, where it has one of its own", () => {
    const steps = "steps: [{ path: /session, method: POST }, { name: log in, path: /log-in }]";
    const text = `requests:\n  - { name: order, ${steps} }\n  - { ${steps} }\n  - { name: look, path: /look }\n`;
    expect(stepsOf(scenarioOf(text)).map(({ name }) => name)).toEqual([
      "order / POST /session",
      "order / log in",
      "POST /session",
      "log in",
      "look",
    ]);
  });

  it("may capture in one step what the next ones use, and not the other way round, nor in another sequence", () => {
    const steps = (first: string, second: string) =>
      `requests:\n  - steps:\n      - ${first}\n      - ${second}\n  - path: /other/{{id}}\n`;
    const [makes, uses] = ["{ path: /a, capture: { id: json $.id } }", "{ path: '/b/{{id}}' }"];
    const later = "id is not captured before this step";
    expect(problemsOf(steps(makes, uses))).toEqual([
      expect.stringMatching(`^load.yml:5: requests\\[1\\].path has .*${later}`),
    ]);
    expect(problemsOf(steps(uses, makes))).toEqual([
      expect.stringMatching(`^load.yml:3: requests\\[0\\].steps\\[0\\].path has .*${later}`),
      expect.stringMatching("^load.yml:5: "),
    ]);
  });
});

describe("what is wrong with a scenario", () => {
  it.each<[what: string, text: string, line: number, problem: string, isSchema: boolean]>([
    ["an empty file", "", 1, "the file is empty; expected a map with data, once, requests or stages", true],
    ["no requests", "stages: [{ duration: 1s, connections: 1 }]", 1, "requests is missing", true],
    ["requests that are none", "requests: []", 1, "requests is empty", true],
    [
      "an unknown field",
      inRequest("metod: GET"),
      3,
      'requests[0] "metod" is not known here; did you mean method?',
      true,
    ],
    ["an unknown field at the top", `${inRequest("name: a")}reqests: []`, 4, "did you mean requests?", true],
    ["YAML that is broken", "requests:\n  - path: [", 2, "the file is no YAML", false],
    ["a tag", "requests:\n  - path: !secret a", 2, "tags (!name) are not supported", false],
    ["no path", "requests:\n  - name: a", 2, "requests[0] has no path", true],
    ["a whole URL", "requests:\n  - path: http://app/a", 2, "is a URL; expected a path", true],
    ["a path without a slash", "requests:\n  - path: a", 2, "does not begin with /", true],
    ["a path with a fragment", "requests:\n  - path: /a#b", 2, "has a #", false],
    ["a weight of 0", inRequest("weight: 0"), 3, "requests[0].weight is 0; expected a whole number from 1", true],
    ["a weight below 0", inRequest("weight: -2"), 3, "weight is -2", true],
    ["a weight that is text", inRequest("weight: many"), 3, "weight is text", true],
    ["an unknown method", inRequest("method: GRAB"), 3, "method is text; expected one of GET", true],
    ["two bodies", inRequest("json: {}\n    body: x"), 4, "has json and body; expected one of", true],
    ["templates without a file", inRequest("body: x\n    templates: true"), 4, "templates is for body-file", true],
    ["a status that is none", inRequest("expect: 7xx"), 3, "expect is text; expected a status", true],
    ["a list of no statuses", inRequest("expect: []"), 3, "expect is empty", true],
    ["a header's name that is none", inRequest("headers: { 'a b': c }"), 3, '"a b" is no name of a header', false],
    ["a header twice", inRequest("headers: { Accept: a, accept: b }"), 3, "is there already as Accept", false],
    ["a header that is memgate's", inRequest("headers: { Content-Length: 3 }"), 3, "is memgate's own to set", false],
    ["a header of two lines", inRequest('headers: { A: "b\\r\\nc: d" }'), 3, "can't be sent", false],
    ["a bad JSON path", inRequest("capture: { a: 'json $.a[' }"), 3, "is no JSON path: its character", false],
    [
      "a capture that is none",
      inRequest("capture: { a: body x }"),
      3,
      "expected json PATH, header NAME or cookie NAME",
      true,
    ],
    ["a captured name that is taken", inRequest("capture: { random: json $.a }"), 3, "random is taken", false],
    ["a captured name that is none", inRequest("capture: { 1a: json $.a }"), 3, '"1a" can\'t be a name', true],
    ["an unknown placeholder", inRequest("body: '{{indx}}'"), 3, "did you mean {{index}}?", false],
    ["a placeholder without an end", inRequest("body: 'a {{index'"), 3, "has {{ without }}", false],
    [
      "a random with one bound",
      inRequest("body: '{{random 5}}'"),
      3,
      "expected {{random}} or {{random MIN MAX}}",
      false,
    ],
    ["a random whose bounds are swapped", inRequest("body: '{{random 5 1}}'"), 3, "{{random MIN MAX}}", false],
    ["data that is not there", inRequest("body: '{{users.email}}'"), 3, "the file has no data", false],
    ["steps and a path", "requests:\n  - path: /a\n    steps: [{ path: /b }]", 2, "has steps and path", true],
    ["steps that are empty", "requests:\n  - steps: []", 2, "requests[0].steps is empty", true],
    [
      "a stage without a duration",
      `${inRequest("name: a")}stages:\n  - { connections: 5 }`,
      5,
      "has no duration",
      true,
    ],
    [
      "a stage without an aim",
      `${inRequest("name: a")}stages:\n  - { duration: 5s }`,
      5,
      "no connections and no rate",
      true,
    ],
    [
      "a stage of no time",
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
    ["pauses only", `${inRequest("name: a")}stages:\n  - { duration: 5s, pause: true }`, 4, "pauses only", false],
    [
      "a file that is not there",
      inRequest("body-file: none.json"),
      3,
      "none.json, which can't be read (ENOENT)",
      false,
    ],
    ["an alias that goes in a circle", "requests: &a\n  - steps: *a", 2, "go in a circle", false],
  ])("%s is told with its line", (_, text, line, problem, isSchema) => {
    const problems = problemsOf(text);
    expect(problems.join("\n")).toContain(problem);
    expect(problems.find((each) => each.includes(problem))).toMatch(new RegExp(`^load\\.yml:${line}: `));
    if (isSchema) expect(isAllowed(parse(text))).toBe(false);
  });

  it("is told all at once, in the order of the lines", () => {
    const text = "requests:\n  - weight: 0\n    path: a\n  - name: b\nstages: 5\n";
    expect(problemsOf(text).map((problem) => problem.split(":")[1])).toEqual(["2", "3", "4", "5"]);
  });

  it.each([
    ["", "which has no rows"],
    ["a,b\n", "which has no rows"],
    ["a,a\n1,2\n", "which has the column a twice"],
    ["a,b\n1,2\n3\n", "whose line 3 has another number of values"],
    ['a,b\n"1,2\n', "whose line 2 is no CSV"],
  ])("of a CSV file %j is told", (csv, problem) => {
    const text = "data: { rows: rows.csv }\nrequests: [{ path: / }]";
    expect(problemsOf(text, files({ "rows.csv": csv })).join("\n")).toMatch(
      `load.yml:1: data.rows is rows.csv, ${problem}`,
    );
  });

  it("names the column that a CSV file has not, and the one that was meant", () => {
    const text = "data: { rows: rows.csv }\nrequests:\n  - path: /{{rows.nmae}}\n  - path: /{{rows.age}}";
    expect(problemsOf(text, files({ "rows.csv": "name,id\na,1\n" }))).toEqual([
      expect.stringMatching(/^load.yml:3: .*did you mean \{\{rows.name\}\}\?/),
      expect.stringMatching(/^load.yml:4: .*rows has no column age; its columns are name, id/),
    ]);
  });

  it("is more requests than a report can hold", () => {
    const text = `requests:\n${"  - path: /a\n".repeat(501)}`;
    expect(problemsOf(text)).toEqual([expect.stringContaining("501 requests in all; expected 500 at most")]);
  });
});

describe("the JSON Schema of scenarios", () => {
  it.each([
    shop,
    "requests: [{ path: / }]",
    "requests: [{ steps: [{ path: /, method: HEAD, expect: 404 }] }]",
    "requests: [{ path: /, form: { a: 1 } }]\nstages: [{ duration: 3, rate: 0.5 }, { duration: 1m, pause: true }]",
  ])("allows what the reader reads (%#)", (text) => {
    expect(problemsOf(text, readFile)).toEqual([]);
    isAllowed(parse(text, { merge: false }));
    expect(isAllowed.errors ?? []).toEqual([]);
  });
});
